using StargateBot.Core.Languages;

namespace StargateBot.Core.Chat.Intake;

/// <summary>Commands that are written as a message of one or two words.</summary>
internal static class WrittenCommands
{
    /// <summary>Makes a question that is only the name of a command that command.</summary>
    /// <param name="question">Any question.</param>
    /// <returns>The command in the word's language, or the same question.</returns>
    public static IncomingQuestion Read(IncomingQuestion question)
    {
        if (question.Request.Command != ChatCommand.Ask)
        {
            return question;
        }

        var word = question.Request.Text.AsSpan().Trim();
        return Is(word, "sources") ? Command(ChatCommand.Sources, Language.English)
            : Is(word, "sumber") ? Command(ChatCommand.Sources, Language.Indonesian)
            : Is(word, "help") ? Command(ChatCommand.Help, Language.English)
            : Is(word, "bantuan") ? Command(ChatCommand.Help, Language.Indonesian)
            : Is(word, "privacy") ? Command(ChatCommand.Privacy, Language.English)
            : Is(word, "privasi") ? Command(ChatCommand.Privacy, Language.Indonesian)
            : Is(word, "forget me") || Is(word, "forget-me") ? Command(ChatCommand.ForgetMe, Language.English)
            : Is(word, "lupakan saya") || Is(word, "lupakan-saya") ? Command(ChatCommand.ForgetMe, Language.Indonesian)
            : question;

        IncomingQuestion Command(ChatCommand command, Language language) =>
            question with { Request = new ChatRequest(command), Language = question.Language ?? language };
    }

    private static bool Is(ReadOnlySpan<char> word, string command) => word.Equals(command, StringComparison.OrdinalIgnoreCase);
}
