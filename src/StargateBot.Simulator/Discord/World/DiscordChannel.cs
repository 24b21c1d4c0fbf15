namespace StargateBot.Simulator.Discord.World;

/// <summary>A text channel, a thread or a direct message channel.</summary>
/// <param name="Id">The channel's id.</param>
/// <param name="Type">0 text, 1 direct message, 3 group, 11 public thread.</param>
/// <param name="Name">Its name; empty for direct messages.</param>
public sealed record DiscordChannel(string Id, int Type, string Name)
{
    /// <summary>The type of a server's text channel.</summary>
    public const int Text = 0;

    /// <summary>The type of a direct message channel.</summary>
    public const int Direct = 1;

    /// <summary>The type of a public thread.</summary>
    public const int PublicThread = 11;

    /// <summary>Gets the server; null for direct messages.</summary>
    public string? GuildId { get; init; }

    /// <summary>Gets the channel that a thread belongs to.</summary>
    public string? ParentId { get; init; }

    /// <summary>Gets the person at the other end of a direct message channel.</summary>
    public string? RecipientId { get; init; }

    /// <summary>Gets a value indicating whether the bot sees the channel; if not, it gets no event of it and 403 with code 50001.</summary>
    public bool BotMaySee { get; init; } = true;

    /// <summary>Gets a value indicating whether the bot may write; if not, 403 with code 50013.</summary>
    public bool BotMaySend { get; init; } = true;

    /// <summary>Gets a value indicating whether the bot may read what was said; if not, lists are empty and replies are refused with code 160002.</summary>
    public bool BotMayReadHistory { get; init; } = true;

    /// <summary>Gets a value indicating whether a thread is locked: 400 with code 50083.</summary>
    public bool Locked { get; init; }
}
