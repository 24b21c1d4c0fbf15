namespace StargateBot.Discord.Commands;

/// <summary>The names that interactions carry: always the unlocalised ones (Discord documentation, "Application Commands", Localization).</summary>
internal static class CommandNames
{
    public const string Ask = "ask";
    public const string Sources = "sources";
    public const string Help = "help";
    public const string Question = "question";
    public const string Language = "language";
    public const string Private = "private";

    /// <summary>Type of a slash command.</summary>
    public const int SlashType = 1;

    /// <summary>Type of an entry in a message's menu.</summary>
    public const int MessageType = 3;
}
