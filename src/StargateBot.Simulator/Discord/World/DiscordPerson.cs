namespace StargateBot.Simulator.Discord.World;

/// <summary>A user of the platform: a person or a bot.</summary>
/// <param name="Id">The user's id.</param>
/// <param name="Username">The unique name.</param>
/// <param name="GlobalName">The name that is shown; null for bots.</param>
/// <param name="Locale">The language of the user's client, for example <c>id</c> or <c>en-US</c>.</param>
/// <param name="IsBot">Whether the user is a bot.</param>
public sealed record DiscordPerson(string Id, string Username, string? GlobalName, string Locale, bool IsBot = false)
{
    /// <summary>Gets a value indicating whether direct messages of the bot are refused.</summary>
    public bool BlocksDirectMessages { get; init; }
}
