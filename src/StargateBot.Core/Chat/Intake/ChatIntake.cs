using Microsoft.Extensions.Logging;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat.Commands;
using StargateBot.Core.Chat.Handling;
using StargateBot.Core.Chat.State;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Chat.Intake;

/// <summary>Judges what the adapters read, in this order: a person, for us, new, permitted, within limits, room in the inbox.</summary>
internal sealed partial class ChatIntake(
    ChatPlatforms platforms,
    IQuestionLog questions,
    IConversationMemory memory,
    UserPseudonyms pseudonyms,
    ChatPermissions permissions,
    ChatAdmins admins,
    ISettingsStore settings,
    RateLimiter limits,
    ChatQueues queues,
    ReplyComposer composer,
    TimeProvider time,
    ILogger<ChatIntake> logger) : IChatIntake
{
    /// <summary>How many keys of events and messages are remembered.</summary>
    public const int SeenCapacity = 100_000;

    private readonly RecentKeys _seen = new(SeenCapacity, TimeSpan.FromHours(24), time);
    private volatile bool _stopped;

    /// <inheritdoc/>
    public async ValueTask<Admission> AdmitAsync(IncomingQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        cancellationToken.ThrowIfCancellationRequested();
        var arrived = time.GetTimestamp();
        if (question.Author.Kind != AuthorKind.Person
            || (question.Addressing == Addressing.Ambient && !await IsFollowUpAsync(question, cancellationToken).ConfigureAwait(false)
                && !IsAnsweredUnasked(ref question)))
        {
            return new Admission(AdmissionKind.Ignore, question);
        }

        string[] keys = question.MessageKey is { } message ? [question.EventKey, message] : [question.EventKey];
        if (!_seen.TryAdd(keys))
        {
            LogDuplicate(question.EventKey);
            return new Admission(AdmissionKind.Duplicate, question);
        }

        question = Set(Understood(question));
        if (ChatForms.For(question.Request, composer.LanguageOf(question)) is { } form)
        {
            // A form is opened at once or not at all: there is nothing to keep.
            return await FormAsync(question, form, arrived, cancellationToken).ConfigureAwait(false);
        }

        var taken = questions.TakeAsync(keys, question);
        var refusal = Refusal(question);
        return refusal is null
            ? new Admission(AdmissionKind.Answer, IsSeenByOne(question) ? Privately(question) : question) { Arrived = arrived, Taken = taken }
            : Refuse(question, refusal, arrived) with { Taken = taken };
    }

    /// <summary>Takes what an earlier process left behind.</summary>
    /// <param name="question">What was taken.</param>
    /// <returns>The admission, or null when there is no room for it now.</returns>
    public Admission? Readmit(IncomingQuestion question)
    {
        _seen.TryAdd(question.MessageKey is { } message ? [question.EventKey, message] : [question.EventKey]);
        return queues.Of(question.Place).Answers.TryReserve(question.Conversation)
            ? new Admission(AdmissionKind.Answer, IsSeenByOne(question) ? Privately(question) : question) { Arrived = time.GetTimestamp(), IsResumed = true }
            : null;
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
        return conversation.Askers.Contains(pseudonyms.Of(question.Place, question.Author.UserId));
    }

    private bool IsAnsweredUnasked(ref IncomingQuestion question)
    {
        if (IsEmpty(question.Request) || SettingsOf(question.Place).WithoutMention != true)
        {
            return false;
        }

        question = question with { OnlyIfAnswered = true };
        return true;
    }

    private ChatSettings SettingsOf(ChatPlace place) => settings.Find(place.SettingsKey).Over(settings.Find(place.TenantKey));

    // What an admin set for the place holds where the person did not say otherwise.
    private IncomingQuestion Set(IncomingQuestion question) =>
        question is { Language: null, Request.Command: ChatCommand.Ask } && SettingsOf(question.Place).Language is { } language
            ? question with { Language = language }
            : question;

    private bool IsSeenByOne(IncomingQuestion question) =>
        question.Request.Command != ChatCommand.Ask || SettingsOf(question.Place).PrivateByDefault == true;

    private async ValueTask<Admission> FormAsync(IncomingQuestion question, ChatForm form, long arrived, CancellationToken cancellationToken)
    {
        var language = form.Language;
        var refusal = AdminCommands.Contain(question.Request.Command) && !await admins.ContainAsync(question, cancellationToken).ConfigureAwait(false)
            ? Refused(question, language, ChatTexts.For(language).AdminsOnly, "no admin")
            : _stopped ? Refused(question, language, ChatTexts.For(language).Restarting, "restarting") : null;
        return refusal is null ? new Admission(AdmissionKind.Form, question) { Form = form } : Refuse(question, refusal, arrived);
    }

    private Admission Refuse(IncomingQuestion question, Reply refusal, long arrived)
    {
        if (queues.Of(question.Place).Refusals.TryReserve(question.Conversation))
        {
            return new Admission(AdmissionKind.Refuse, Privately(question), refusal) { Arrived = arrived };
        }

        LogRefusalDropped(question.EventKey);
        questions.Complete(question.EventKey);
        return new Admission(AdmissionKind.Ignore, question);
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

        if (!permissions.Permits(question.Place, question.Author.UserId) || IsForbidden(question))
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

    // What an admin forbade for a channel must be possible to permit again from that channel.
    private bool IsForbidden(IncomingQuestion question) =>
        !AdminCommands.Contain(question.Request.Command) && SettingsOf(question.Place).Allowed == false;

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

        // What one person alone sees can be changed with a token only.
        IsLasting = target.IsLasting && !target.Private && target.Recipient is null,
        Fallback = target.Fallback is { } fallback ? Privately(fallback) : null,
    };

    [LoggerMessage(EventId = 200, Level = LogLevel.Debug, Message = "{EventKey} was taken before.")]
    private partial void LogDuplicate(string eventKey);

    [LoggerMessage(EventId = 201, Level = LogLevel.Information, Message = "{EventKey} is refused: {Reason}.")]
    private partial void LogRefused(string eventKey, string reason);

    [LoggerMessage(EventId = 202, Level = LogLevel.Warning, Message = "{EventKey} gets no reply: too many refusals wait to be sent.")]
    private partial void LogRefusalDropped(string eventKey);
}
