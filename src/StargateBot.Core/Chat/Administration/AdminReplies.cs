using StargateBot.Core.Answering;
using StargateBot.Core.Chat.Commands;
using StargateBot.Core.Chat.Living;
using StargateBot.Core.Knowledge.Reloading;

namespace StargateBot.Core.Chat.Administration;

/// <summary>Makes the replies to admins: words and the buttons that fit the platform.</summary>
/// <param name="living">Tells how many earlier answers a swap concerns.</param>
internal sealed class AdminReplies(LivingProgress living)
{
    /// <summary>Gets who gave a command, as it is kept in the history and shown to admins.</summary>
    /// <param name="command">The command.</param>
    public static string NameOf(CommandCall command)
    {
        var author = command.Question.Author;
        var name = AdministrationTexts.Plain(author.Name);
        return name.Length > 0 ? name : author.UserId;
    }

    /// <summary>Makes a reply.</summary>
    /// <param name="command">What it replies to.</param>
    /// <param name="text">What it says.</param>
    /// <param name="actions">Its buttons, most important first.</param>
    public static Reply Make(CommandCall command, string text, params ReadOnlySpan<ReplyAction> actions)
    {
        var fitting = new List<ReplyAction>();
        foreach (var action in actions)
        {
            if (fitting.Count < command.Capabilities.MaxActions && ActionCodec.Write(action.Request).Length <= command.Capabilities.MaxActionLength)
            {
                fitting.Add(action);
            }
        }

        return ReplyComposer.Notice(command.Language, text, AnswerOutcome.Help) with { Actions = fitting };
    }

    /// <summary>Makes the button that reloads.</summary>
    /// <param name="texts">The admin's language.</param>
    public static ReplyAction Reload(AdministrationTexts texts) => new(texts[AdministrationText.ReloadButton], new ChatRequest(ChatCommand.Reload));

    /// <summary>Makes the button that returns to a version.</summary>
    /// <param name="texts">The admin's language.</param>
    /// <param name="version">The version.</param>
    public static ReplyAction BackTo(AdministrationTexts texts, string version) =>
        new(texts.With(AdministrationText.BackButton, version), new ChatRequest(ChatCommand.Rollback, version));

    /// <summary>Makes the reply that tells what a reload found and did.</summary>
    /// <param name="command">What it replies to.</param>
    /// <param name="report">The report.</param>
    /// <param name="done">What is said first when the new snapshot is in use.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<Reply> MakeAsync(CommandCall command, ReloadReport report, string done, CancellationToken cancellationToken)
    {
        var corrections = report.Outcome == ReloadOutcome.Swapped
            ? await living.CountAsync(report.NewVersion, cancellationToken).ConfigureAwait(false)
            : null;
        var text = new ReloadReportWriter(command.Language).Write(report, done, corrections);
        var texts = AdministrationTexts.For(command.Language);
        return report.Outcome switch
        {
            ReloadOutcome.HeldBack => Make(
                command,
                text,
                new ReplyAction(texts[AdministrationText.SwapAnywayButton], new ChatRequest(ChatCommand.SwapAnyway, report.Id)),
                new ReplyAction(texts[AdministrationText.KeepOldButton], new ChatRequest(ChatCommand.DiscardReload, report.Id))),
            ReloadOutcome.Swapped when report.OldVersion.Length > 0 => Make(command, text, BackTo(texts, report.OldVersion)),
            ReloadOutcome.Failed or ReloadOutcome.Refused => Make(command, text, Reload(texts)),
            _ => Make(command, text),
        };
    }
}
