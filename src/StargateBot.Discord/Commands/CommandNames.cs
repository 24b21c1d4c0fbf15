using StargateBot.Core.Chat;

namespace StargateBot.Discord.Commands;

/// <summary>The names that interactions carry: always the unlocalised ones (Discord documentation, "Application Commands", Localization).</summary>
internal static class CommandNames
{
    public const string Ask = "ask";
    public const string Sources = "sources";
    public const string Help = "help";
    public const string Reload = "reload";
    public const string Rollback = "rollback";
    public const string Knowledge = "knowledge";
    public const string Gaps = "gaps";
    public const string Stats = "stats";
    public const string Teach = "teach";
    public const string Settings = "settings";
    public const string Privacy = "privacy";
    public const string ForgetMe = "forget-me";

    public const string Question = "question";
    public const string Language = "language";
    public const string Private = "private";
    public const string Version = "version";

    /// <summary>Type of a slash command.</summary>
    public const int SlashType = 1;

    /// <summary>Type of an entry in a message's menu.</summary>
    public const int MessageType = 3;

    /// <summary>The options that are handed on as fields of the request, under the same names.</summary>
    public static readonly IReadOnlyList<string> Fields =
    [
        RequestFields.Days, RequestFields.Allowed, RequestFields.WithoutMention, RequestFields.Language, RequestFields.Private, RequestFields.Everywhere,
    ];

    /// <summary>Gets the command that a name means; <see cref="ChatCommand.Help"/> for an unknown one.</summary>
    /// <param name="name">The name.</param>
    public static ChatCommand CommandOf(string? name) => name switch
    {
        Ask => ChatCommand.Ask,
        Sources => ChatCommand.Sources,
        Reload => ChatCommand.Reload,
        Rollback => ChatCommand.Rollback,
        Knowledge => ChatCommand.Knowledge,
        Gaps => ChatCommand.Gaps,
        Stats => ChatCommand.Stats,
        Teach => ChatCommand.Teach,
        Settings => ChatCommand.Settings,
        Privacy => ChatCommand.Privacy,
        ForgetMe => ChatCommand.ForgetMe,
        _ => ChatCommand.Help,
    };
}
