using Microsoft.Extensions.Logging;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat.Handling;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Chat.Intake;

/// <summary>Judges what the adapters read, in this order: a person, for us, new, permitted, within limits, room in the inbox.</summary>
internal sealed partial class ChatIntake(
    ChatPlatforms platforms,
    IEventLog events,
    IConversationMemory memory,
    ChatPermissions permissions,
    RateLimiter limits,
    ChatQueues queues,
    ReplyComposer composer,
    TimeProvider time,
    ILogger<ChatIntake> logger) : IChatIntake
{
    private volatile bool _stopped;

    /// <inheritdoc/>
    public async ValueTask<Admission> AdmitAsync(IncomingQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        cancellationToken.ThrowIfCancellationRequested();
        var arrived = time.GetTimestamp();
        if (question.Author.Kind != AuthorKind.Person
            || (question.Addressing == Addressing.Ambient && !await IsFollowUpAsync(question, cancellationToken).ConfigureAwait(false)))
        {
            return new Admission(AdmissionKind.Ignore, question);
        }

        string[] keys = question.MessageKey is { } message ? [question.EventKey, message] : [question.EventKey];
        if (!await events.TryClaimAsync(keys, cancellationToken).ConfigureAwait(false))
        {
            LogDuplicate(question.EventKey);
            return new Admission(AdmissionKind.Duplicate, question);
        }

        question = Understood(question);
        var refusal = Refusal(question);
        if (refusal is null)
        {
            return new Admission(AdmissionKind.Answer, question.Request.Command == ChatCommand.Sources ? Privately(question) : question) { Arrived = arrived };
        }

        if (!queues.Of(question.Place).Refusals.TryReserve(question.Conversation))
        {
            LogRefusalDropped(question.EventKey);
            return new Admission(AdmissionKind.Ignore, question);
        }

        return new Admission(AdmissionKind.Refuse, Privately(question), refusal) { Arrived = arrived };
    }

    /// <inheritdoc/>
    public void Begin(Admission admission, Task<bool> acknowledged)
    {
        ArgumentNullException.ThrowIfNull(admission);
        ArgumentNullException.ThrowIfNull(acknowledged);
        if (!admission.WantsReply)
        {
            throw new ArgumentException($"Nothing is to be done for '{admission.Kind}'.", nameof(admission));
        }

        var platform = platforms.Of(admission.Question.Place);
        var inboxes = queues.Of(admission.Question.Place);
        (admission.Kind == AdmissionKind.Refuse ? inboxes.Refusals : inboxes.Answers).Enqueue(new PendingQuestion(admission, acknowledged, platform));
    }

    /// <summary>From now on, everything that would be answered is refused: the program is going to end.</summary>
    public void Stop() => _stopped = true;

    private async ValueTask<bool> IsFollowUpAsync(IncomingQuestion question, CancellationToken cancellationToken)
    {
        // Where everybody has a conversation of their own, as in a channel, going on talking does not mean talking to the bot.
        if (IsEmpty(question.Request) || question.Conversation != question.Place.Key)
        {
            return false;
        }

        var conversation = await memory.RecallAsync(question.Conversation, cancellationToken).ConfigureAwait(false);
        return conversation.Askers.Contains(question.Author.UserId);
    }

    // Who calls the bot and says nothing wants to know what it is for.
    private static IncomingQuestion Understood(IncomingQuestion question) =>
        IsEmpty(question.Request) && question.Addressing is Addressing.Mention or Addressing.Direct
            ? question with { Request = new ChatRequest(ChatCommand.Help) }
            : WrittenCommands.Read(question);

    private static bool IsEmpty(ChatRequest request) => request.Command == ChatCommand.Ask && string.IsNullOrWhiteSpace(request.Text);

    private Reply? Refusal(IncomingQuestion question)
    {
        if (_stopped)
        {
            var language = composer.LanguageOf(question);
            return Refused(question, language, ChatTexts.For(language).Restarting, "restarting");
        }

        if (!permissions.Permits(question.Place, question.Author.UserId))
        {
            var language = composer.LanguageOf(question);
            return Refused(question, language, ChatTexts.For(language).NotAllowedHere, "not allowed");
        }

        var wait = limits.Take(question.Place, question.Author.UserId);
        if (wait > TimeSpan.Zero)
        {
            var language = composer.LanguageOf(question);
            return Refused(question, language, AnswerTexts.For(language).TooManyQuestions(wait), "too many");
        }

        if (!queues.Of(question.Place).Answers.TryReserve(question.Conversation))
        {
            var language = composer.LanguageOf(question);
            return Refused(question, language, AnswerTexts.For(language).Busy, "busy");
        }

        return null;
    }

    private Reply Refused(IncomingQuestion question, Language language, string text, string reason)
    {
        LogRefused(question.EventKey, reason);
        return ReplyComposer.Notice(language, text, AnswerOutcome.Limited);
    }

    private IncomingQuestion Privately(IncomingQuestion question)
    {
        // In a direct message nobody else reads along.
        var alone = question.Addressing == Addressing.Direct || question.Place.Tenant == ChatPlace.NoTenant;
        return !alone && platforms.Of(question.Place).Capabilities.PrivateReplies
            ? question with { ReplyTo = Privately(question.ReplyTo) }
            : question;
    }

    private static ReplyTarget Privately(ReplyTarget target) => target with
    {
        Private = target.Private || target.Recipient is not null,
        Fallback = target.Fallback is { } fallback ? Privately(fallback) : null,
    };

    [LoggerMessage(EventId = 200, Level = LogLevel.Debug, Message = "{EventKey} was taken before.")]
    private partial void LogDuplicate(string eventKey);

    [LoggerMessage(EventId = 201, Level = LogLevel.Information, Message = "{EventKey} is refused: {Reason}.")]
    private partial void LogRefused(string eventKey, string reason);

    [LoggerMessage(EventId = 202, Level = LogLevel.Warning, Message = "{EventKey} gets no reply: too many refusals wait to be sent.")]
    private partial void LogRefusalDropped(string eventKey);
}
