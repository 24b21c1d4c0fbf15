using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using StargateBot.CommandLine;
using StargateBot.Configuration;
using StargateBot.Conversation;
using StargateBot.Core.Languages;
using StargateBot.Localization;
using StargateBot.Output;

namespace StargateBot.Commands;

/// <summary><c>chat</c>: the conversation in the terminal.</summary>
internal sealed class ChatCommand : Command
{
    private const int MaxExamples = 4;

    /// <summary>Makes the command.</summary>
    /// <param name="texts">Texts in the person's language.</param>
    public ChatCommand(Texts texts)
        : base("chat", texts.ChatDescription)
    {
        var knowledge = CommonOptions.Knowledge(texts);
        var language = CommonOptions.ReplyLanguage(texts);
        Add(language);
        Add(knowledge);
        SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(knowledge), parsed.GetLanguage(language), texts, cancellationToken));
    }

    private static async Task<int> RunAsync(string? knowledge, Language? language, Texts texts, CancellationToken cancellationToken)
    {
        try
        {
            using var services = await Loading.ShowAsync(
                texts, (progress, token) => KnowledgeOpener.Open(knowledge, texts, progress, token), cancellationToken);
            var view = ViewOf(texts);
            if (services.Snapshot.Faults.Count > 0)
            {
                await Console.Error.WriteLineAsync(texts.FaultsSkipped.With(services.Snapshot.Faults.Count));
            }

            var examples = await SuggestedQuestions.ReadAsync(services.KnowledgePath, cancellationToken);
            view.Greet(examples.Find(language ?? texts.Language, typed: "", MaxExamples));
            var session = new ChatSession(services.Answers, view, texts)
            {
                ReplyLanguage = language,
                Locale = Texts.LocaleOf(CultureInfo.CurrentUICulture),
            };
            await session.RunAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C is one of the ways to leave a conversation; the shell's prompt begins on a line of its own.
            if (!Console.IsOutputRedirected)
            {
                Console.Out.WriteLine();
            }
        }

        return ExitCode.Done;
    }

    private static IChatView ViewOf(Texts texts) => Console.IsInputRedirected || Console.IsOutputRedirected
        ? new PlainChatView(Console.In, Console.Out)
        : new TerminalChatView(AnsiConsole.Console, Console.In, texts);
}
