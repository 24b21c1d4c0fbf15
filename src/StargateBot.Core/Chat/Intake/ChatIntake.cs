using Microsoft.Extensions.Logging;
using StargateBot.Core.Chat.Commands;
using StargateBot.Core.Chat.Handling;
using StargateBot.Core.Chat.State;
using StargateBot.Core.Chat.Stores;

namespace StargateBot.Core.Chat.Intake;

/// <summary>Judges what the adapters read, in this order: a person, for us, new, permitted, within limits, room in the inbox.</summary>
internal sealed partial class ChatIntake(
    ChatPlatforms platforms,
    IQuestionLog questions,
    IConversationMemory memory,
    UserPseudonyms pseudonyms,
    PlaceSettings settings,
    ChatRefusals refusals,
    ChatQueues queues,
    ReplyComposer composer,
    IEnumerable<IFormObserver> formObservers,
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

        var keys = KeysOf(question);
        if (!_seen.TryAdd(keys))
        {
            LogDuplicate(question.EventKey);
            return new Admission(AdmissionKind.Duplicate, question);
        }

        question = InLanguageOfPlace(Understood(question));
        if (ChatForms.For(question.Request, composer.LanguageOf(question)) is { } form)
        {
            // A form is opened at once or not at all: there is nothing to keep.
            var barred = _stopped ? refusals.Restarting(question)
                : refusals.OfPlace(question) ?? await refusals.OfRankAsync(question, cancellationToken).ConfigureAwait(false);
            if (barred is not null)
            {
                return Refuse(question, barred, Admission.AlreadyTaken, arrived);
            }

            foreach (var observer in formObservers)
            {
                observer.OnOpening(question);
            }

            return new Admission(AdmissionKind.Form, question) { Form = form };
        }

        var taken = TakeAsync(keys, question);
        var refusal = _stopped ? refusals.Restarting(question)
            : refusals.OfPlace(question) ?? refusals.OfLimits(question)
                ?? (queues.Of(question.Place).Answers.TryReserve(question.Conversation) ? null : refusals.Busy(question));
        return refusal is null
            ? new Admission(AdmissionKind.Answer, AsSeen(question)) { Arrived = arrived, Taken = taken }
            : Refuse(question, refusal, taken, arrived);
    }

    /// <summary>Takes what an earlier process left behind. It was counted then; whether the bot answers there is looked at again.</summary>
    /// <param name="question">What was taken.</param>
    /// <returns>The admission; one that wants no reply is not to be replied to; null: there is no room for it now.</returns>
    public Admission? Readmit(IncomingQuestion question)
    {
        _seen.TryAdd(KeysOf(question));
        if (_stopped)
        {
            return null;
        }

        var refusal = refusals.OfPlace(question);
        if (refusal is not null && question.OnlyIfAnswered)
        {
            return new Admission(AdmissionKind.Ignore, question);
        }

        var inboxes = queues.Of(question.Place);
        if (!(refusal is null ? inboxes.Answers : inboxes.Refusals).TryReserve(question.Conversation))
        {
            return null;
        }

        var admission = refusal is null
            ? new Admission(AdmissionKind.Answer, AsSeen(question))
            : new Admission(AdmissionKind.Refuse, Privately(question), refusal);
        return admission with { Arrived = time.GetTimestamp(), IsResumed = true };
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

    private static string[] KeysOf(IncomingQuestion question) =>
        question.MessageKey is { } message ? [question.EventKey, message] : [question.EventKey];

    // A store that fails must not fail the question: the keys are seen now, and what the platform sends again is a duplicate.
    private async Task<bool> TakeAsync(IReadOnlyList<string> keys, IncomingQuestion question)
    {
        try
        {
            return await questions.TakeAsync(keys, question).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            LogNotKept(exception, question.EventKey);
            return true;
        }
    }

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
        if (IsEmpty(question.Request) || settings.Of(question.Place).WithoutMention != true)
        {
            return false;
        }

        question = question with { OnlyIfAnswered = true };
        return true;
    }

    // What an admin set for the place holds where the person did not say otherwise.
    private IncomingQuestion InLanguageOfPlace(IncomingQuestion question) =>
        question is { Language: null, Request.Command: ChatCommand.Ask } && settings.Of(question.Place).Language is { } language
            ? question with { Language = language }
            : question;

    private Admission Refuse(IncomingQuestion question, Reply refusal, Task<bool> taken, long arrived)
    {
        // Who did not ask the bot is not told that it does not answer.
        if (!question.OnlyIfAnswered)
        {
            if (queues.Of(question.Place).Refusals.TryReserve(question.Conversation))
            {
                return new Admission(AdmissionKind.Refuse, Privately(question), refusal) { Arrived = arrived, Taken = taken };
            }

            if (_stopped && questions.IsDurable)
            {
                LogLeft(question.EventKey);
                return new Admission(AdmissionKind.Ignore, question) { Taken = taken };
            }

            LogRefusalDropped(question.EventKey);
        }

        _ = CompleteAsync(question.EventKey, taken);
        return new Admission(AdmissionKind.Ignore, question) { Taken = taken };
    }

    // What an earlier process took is not ours to complete: it may still be answered.
    private async Task CompleteAsync(string eventKey, Task<bool> taken)
    {
        if (await taken.ConfigureAwait(false))
        {
            questions.Complete(eventKey);
        }
    }

    // Who calls the bot and says nothing wants to know what it is for. A single word among people is no command to the bot.
    private static IncomingQuestion Understood(IncomingQuestion question) =>
        IsEmpty(question.Request) && question.Addressing is Addressing.Mention or Addressing.Direct
            ? question with { Request = new ChatRequest(ChatCommand.Help) }
            : question.OnlyIfAnswered ? question : WrittenCommands.Read(question);

    private static bool IsEmpty(ChatRequest request) => request.Command == ChatCommand.Ask && string.IsNullOrWhiteSpace(request.Text);

    private IncomingQuestion AsSeen(IncomingQuestion question) =>
        question.Request.Command is not (ChatCommand.Ask or ChatCommand.Topic) || settings.Of(question.Place).PrivateByDefault == true ? Privately(question) : question;

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

    [LoggerMessage(EventId = 202, Level = LogLevel.Warning, Message = "{EventKey} gets no reply: too many refusals wait to be sent.")]
    private partial void LogRefusalDropped(string eventKey);

    [LoggerMessage(EventId = 204, Level = LogLevel.Error, Message = "{EventKey} could not be kept; it is answered, but lost if the program ends now.")]
    private partial void LogNotKept(Exception exception, string eventKey);

    [LoggerMessage(EventId = 205, Level = LogLevel.Information, Message = "{EventKey} came while the program ends; it is kept and answered after the restart.")]
    private partial void LogLeft(string eventKey);
}
