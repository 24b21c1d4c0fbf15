using StargateBot.Core.Answering;
using StargateBot.Core.Chat.Commands;
using StargateBot.Core.Chat.Stores;

namespace StargateBot.Core.Chat.Feedback;

/// <summary>Takes the wish to be told when a question becomes covered.</summary>
/// <param name="answers">Where abstentions are kept.</param>
/// <param name="subscriptions">Where the wish is kept.</param>
/// <param name="time">The clock.</param>
internal sealed class SubscriptionCommands(IAnswerLog answers, ISubscriptionStore subscriptions, TimeProvider time) : IChatCommandHandler
{
    /// <inheritdoc/>
    public IReadOnlyCollection<ChatCommand> Commands { get; } = [ChatCommand.NotifyMe];

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

        if (found.Answer.Outcome == AnswerOutcome.Answered)
        {
            return ReplyComposer.Notice(language, texts.AlreadyCovered, AnswerOutcome.Help);
        }

        // Who wants to be told where the question was answered belongs to the place of the press, not of the question: there they can be reached.
        var subscription = new GapSubscription(
            found.Answer.TraceId, command.Question.Place, command.Question.Author.UserId, found.Question, found.Answer.Language, time.GetUtcNow());
        await subscriptions.AddAsync(subscription, cancellationToken).ConfigureAwait(false);
        return ReplyComposer.Notice(language, texts.Subscribed, AnswerOutcome.Help) with
        {
            Actions = PrivacyCommands.ForgetButton(language, command.Capabilities),
        };
    }
}
