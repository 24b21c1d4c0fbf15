namespace StargateBot.Simulator.Discord.World;

/// <summary>A user of the platform: a person or a bot.</summary>
/// <param name="Id">The user's id.</param>
/// <param name="Username">The unique name.</param>
/// <param name="GlobalName">The name that is shown; null for bots.</param>
/// <param name="Locale">The language of the user's client, for example <c>id</c> or <c>en-US</c>.</param>
/// <param name="IsBot">Whether the user is a bot.</param>
public sealed record DiscordPerson(string Id, string Username, string? GlobalName, string Locale, bool IsBot = false)
{
    /// <summary>The permissions of somebody with no right beyond talking: a bit above 2^53, as real ones have.</summary>
    public const string OrdinaryPermissions = "2251799813685248";

    /// <summary>Gets the person's permissions in the server, a bit field of any size as text (topics/permissions).</summary>
    public string Permissions { get; init; } = OrdinaryPermissions;

    /// <summary>Gets the ids of the person's roles in the server.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Gets the person's name in the server; null for none.</summary>
    public string? Nick { get; init; }

    /// <summary>Gets a value indicating whether direct messages of the bot are refused.</summary>
    public bool BlocksDirectMessages { get; init; }
}
