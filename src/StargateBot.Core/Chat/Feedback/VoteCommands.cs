using StargateBot.Core.Answering;
using StargateBot.Core.Chat.Commands;
using StargateBot.Core.Chat.Stores;

namespace StargateBot.Core.Chat.Feedback;

/// <summary>Takes votes on answers and the reasons for them. A vote can be changed: the last one counts.</summary>
/// <param name="answers">Where answers are kept.</param>
/// <param name="feedback">Where votes are kept.</param>
internal sealed class VoteCommands(IAnswerLog answers, IFeedbackStore feedback) : IChatCommandHandler
{
    /// <summary>How much of a reason is kept, in UTF-16 units: what the form takes.</summary>
    public const int MaxReason = 1000;

    /// <inheritdoc/>
    public IReadOnlyCollection<ChatCommand> Commands { get; } = [ChatCommand.Helpful, ChatCommand.NotHelpful, ChatCommand.GiveReason];

    /// <inheritdoc/>
    public async ValueTask<Reply> HandleAsync(CommandCall command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var found = command.Request.AnswerId is { } id ? await answers.FindAsync(id, cancellationToken).ConfigureAwait(false) : null;
        var language = command.Question.Language ?? found?.Answer.Language ?? command.Language;
        var texts = FeedbackTexts.For(language);
        if (found is null)
        {
            return ReplyComposer.Notice(language, texts.AnswerForgotten, AnswerOutcome.Help);
        }

        var isHelpful = command.Request.Command == ChatCommand.Helpful;
        var reason = isHelpful ? null : ReasonOf(command.Request);
        await feedback.VoteAsync(found.Answer.TraceId, command.Asker, isHelpful, reason, cancellationToken).ConfigureAwait(false);
        return ReplyComposer.Notice(
            language, isHelpful ? texts.ThanksHelpful : reason is null ? texts.ThanksNotHelpful : texts.ThanksReason, AnswerOutcome.Help);
    }

    private static string? ReasonOf(ChatRequest request)
    {
        var reason = request.Fields.GetValueOrDefault(RequestFields.Reason)?.Trim();
        return string.IsNullOrEmpty(reason) ? null : ShortText.Cut(reason, MaxReason);
    }
}
