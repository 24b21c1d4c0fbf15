namespace StargateBot.Simulator.Discord.People;

/// <summary>How a person uses a command.</summary>
public sealed record CommandUse
{
    /// <summary>
    /// Gets the options by name, as they are typed; numbers and booleans are read by the option's type. Names may be the
    /// default ones or those of the person's language.
    /// </summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets a value indicating whether only the person installed the app, not the server.</summary>
    public bool UserInstalledOnly { get; init; }

    /// <summary>Gets the permissions that the person has in the channel, a bit field of any size as text; null for those in the server.</summary>
    public string? Permissions { get; init; }
}
