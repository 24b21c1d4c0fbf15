using StargateBot.Core.Languages;

namespace StargateBot.Conversation;

/// <summary>What a line beginning with a slash asks of the conversation.</summary>
internal enum ChatAction
{
    /// <summary>Show the evidence of the last answer.</summary>
    Sources,

    /// <summary>Reply in another language.</summary>
    Language,

    /// <summary>Show the commands.</summary>
    Help,

    /// <summary>End.</summary>
    Quit,

    /// <summary>No such command.</summary>
    Unknown,
}

/// <summary>A command of the conversation.</summary>
/// <param name="Action">What is asked.</param>
/// <param name="Name">The word as it was typed, with the slash.</param>
/// <param name="Argument">What followed, trimmed; maybe empty.</param>
internal readonly record struct ChatOrder(ChatAction Action, string Name, string Argument);

/// <summary>Reads the commands of the conversation, by their names in either language.</summary>
internal static class ChatCommandParser
{
    private static readonly (ChatAction Action, string English, string Indonesian)[] Names =
    [
        (ChatAction.Sources, "/sources", "/sumber"),
        (ChatAction.Language, "/language", "/bahasa"),
        (ChatAction.Help, "/help", "/bantuan"),
        (ChatAction.Quit, "/quit", "/keluar"),
    ];

    /// <summary>Reads a line.</summary>
    /// <param name="line">What the person typed.</param>
    /// <returns>The command, or null when the line is a question.</returns>
    public static ChatOrder? Read(string line)
    {
        var text = line.Trim();
        if (!text.StartsWith('/'))
        {
            return null;
        }

        var space = text.IndexOfAny([' ', '\t']);
        var name = space < 0 ? text : text[..space];
        var known = Array.Find(Names, n =>
            n.English.Equals(name, StringComparison.OrdinalIgnoreCase) || n.Indonesian.Equals(name, StringComparison.OrdinalIgnoreCase));
        return new ChatOrder(known.English is null ? ChatAction.Unknown : known.Action, name, space < 0 ? "" : text[space..].Trim());
    }

    /// <summary>Gets the name of a command in a language.</summary>
    /// <param name="action">The command.</param>
    /// <param name="language">The language.</param>
    public static string NameOf(ChatAction action, Language language)
    {
        var names = Array.Find(Names, n => n.Action == action);
        return language == Language.Indonesian ? names.Indonesian : names.English;
    }
}
