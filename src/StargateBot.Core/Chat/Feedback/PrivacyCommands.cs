using Microsoft.Extensions.Logging;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat.Commands;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Chat.Feedback;

/// <summary>Tells people what is kept of them, and removes it.</summary>
/// <param name="privacy">Counts and removes.</param>
/// <param name="status">How the store is and how long it keeps.</param>
/// <param name="logger">Told of what could not be removed.</param>
internal sealed partial class PrivacyCommands(IPrivacyStore privacy, IStoreStatus status, ILogger<PrivacyCommands> logger) : IChatCommandHandler
{
    /// <summary>The text of <see cref="ChatCommand.ForgetMe"/> that is meant.</summary>
    public const string Confirmed = "yes";

    /// <inheritdoc/>
    public IReadOnlyCollection<ChatCommand> Commands { get; } = [ChatCommand.Privacy, ChatCommand.ForgetMe];

    /// <summary>Makes the button that asks to be forgotten, where the platform has buttons.</summary>
    /// <param name="language">Its language.</param>
    /// <param name="capabilities">What the platform can do.</param>
    public static IReadOnlyList<ReplyAction> ForgetButton(Language language, PlatformCapabilities capabilities) =>
        capabilities.MaxActions > 0 ? [new ReplyAction(FeedbackTexts.For(language).ForgetButton, new ChatRequest(ChatCommand.ForgetMe))] : [];

    /// <inheritdoc/>
    public async ValueTask<Reply> HandleAsync(CommandCall command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var place = command.Question.Place;
        var person = command.Question.Author.UserId;
        var texts = FeedbackTexts.For(command.Language);
        if (command.Request.Command == ChatCommand.ForgetMe && command.Request.Text == Confirmed)
        {
            return await ForgetAsync(command, cancellationToken).ConfigureAwait(false);
        }

        var kept = await privacy.CountAsync(place, person, cancellationToken).ConfigureAwait(false);
        if (command.Request.Command == ChatCommand.Privacy)
        {
            return ReplyComposer.Notice(command.Language, texts.Privacy(kept, status.RetentionDays), AnswerOutcome.Help) with
            {
                Actions = ForgetButton(command.Language, command.Capabilities),
            };
        }

        // Where nothing can be pressed the word itself is the confirmation; nothing else could follow it.
        return command.Capabilities.MaxActions == 0
            ? await ForgetAsync(command, cancellationToken).ConfigureAwait(false)
            : ReplyComposer.Notice(command.Language, texts.ConfirmForget(kept), AnswerOutcome.Help) with
            {
                Actions = [new ReplyAction(texts.ConfirmForgetButton, new ChatRequest(ChatCommand.ForgetMe, Confirmed))],
            };
    }

    private async ValueTask<Reply> ForgetAsync(CommandCall command, CancellationToken cancellationToken)
    {
        var texts = FeedbackTexts.For(command.Language);
        try
        {
            var removed = await privacy.ForgetAsync(command.Question.Place, command.Question.Author.UserId, cancellationToken).ConfigureAwait(false);
            LogForgotten(removed.Answers, removed.Votes, removed.Subscriptions);
            return ReplyComposer.Notice(command.Language, texts.Forgotten(removed), AnswerOutcome.Help);
        }
        catch (IOException exception)
        {
            LogNotForgotten(exception);
            return ReplyComposer.Notice(command.Language, texts.NotForgotten, AnswerOutcome.Failed);
        }
    }

    [LoggerMessage(EventId = 262, Level = LogLevel.Information, Message = "Somebody was forgotten: {Answers} answers, {Votes} votes, {Subscriptions} subscriptions.")]
    private partial void LogForgotten(int answers, int votes, int subscriptions);

    [LoggerMessage(EventId = 263, Level = LogLevel.Error, Message = "Somebody who wanted to be forgotten could not be.")]
    private partial void LogNotForgotten(Exception exception);
}
