using StargateBot.Localization;

namespace StargateBot.Conversation;

/// <summary>The list of the conversation's commands.</summary>
internal static class ChatHelp
{
    /// <summary>Gets one line for each command, names first.</summary>
    /// <param name="texts">Texts in the person's language.</param>
    public static string[] Lines(Texts texts)
    {
        (string Name, string Description)[] rows =
        [
            (ChatCommandParser.NameOf(ChatAction.Sources, texts.Language), texts.ChatHelpSources),
            (ChatCommandParser.NameOf(ChatAction.Language, texts.Language) + " id|en|auto", texts.ChatHelpLanguage),
            (ChatCommandParser.NameOf(ChatAction.Help, texts.Language), texts.ChatHelpHelp),
            (ChatCommandParser.NameOf(ChatAction.Quit, texts.Language), texts.ChatHelpQuit),
        ];
        var width = rows.Max(row => row.Name.Length);
        return [.. rows.Select(row => $"{row.Name.PadRight(width)}  {row.Description}")];
    }
}
