using Microsoft.Extensions.Logging;
using StargateBot.Core.Chat.Intake;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Telemetry;

namespace StargateBot.Core.Chat.Handling;

/// <summary>
/// Goes on with what an earlier process took and did not finish: replies that are on their way, and questions. What is older than a day is
/// dropped, what belongs to a platform that is not configured is left.
/// </summary>
internal sealed partial class ChatResumption(
    ChatIntake intake,
    QuestionHandler handler,
    ChatPlatforms platforms,
    IQuestionLog questions,
    IOutboxStore outbox,
    TimeProvider time,
    ILogger<ChatResumption> logger) : IBackgroundWork
{
    /// <summary>How old something may be and still be replied to: later, nobody waits for it any more.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromHours(24);

    private static readonly TimeSpan RoomWait = TimeSpan.FromMilliseconds(50);
    private static readonly Task<bool> Acknowledged = Task.FromResult(true);

    /// <summary>Goes on, and ends when every reply was delivered or given up and every question has its place in the inbox. New questions may arrive meanwhile.</summary>
    /// <param name="cancellationToken">Gives up; what is not finished stays kept.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var deliveries = await outbox.ReadPendingAsync(cancellationToken).ConfigureAwait(false);
        var taken = await questions.ReadPendingAsync(cancellationToken).ConfigureAwait(false);
        if (deliveries.Count + taken.Count == 0)
        {
            return;
        }

        var underWay = deliveries.Select(kept => kept.Reply.Key).ToHashSet(StringComparer.Ordinal);
        var toDeliver = deliveries.Where(IsToBeDelivered).ToList();
        var toAnswer = taken.Where(question => !underWay.Contains(question.Question.EventKey) && IsToBeAnswered(question)).ToList();
        LogResuming(toAnswer.Count, toDeliver.Count, deliveries.Count - toDeliver.Count + taken.Count - toAnswer.Count);

        // What one platform holds up must not hold up another.
        var delivering = toDeliver.GroupBy(kept => kept.Reply.Target.Place.Platform, StringComparer.Ordinal).Select(group => Parallel.ForEachAsync(
            group,
            new ParallelOptions { MaxDegreeOfParallelism = PlatformQueues.AnswerBounds.AtOnce, CancellationToken = cancellationToken },
            async (kept, token) => await DeliverAsync(kept, token).ConfigureAwait(false)));
        await Task.WhenAll([.. delivering, AnswerAsync(toAnswer, cancellationToken)]).ConfigureAwait(false);
    }

    private async Task DeliverAsync(KeptDelivery kept, CancellationToken cancellationToken)
    {
        var place = kept.Reply.Target.Place;
        Count(place, "reply");
        await handler.ResumeAsync(platforms.Of(place), kept, cancellationToken).ConfigureAwait(false);
    }

    private async Task AnswerAsync(List<TakenQuestion> waiting, CancellationToken cancellationToken)
    {
        while (true)
        {
            // A conversation without room keeps its order, and holds up no other.
            var full = new HashSet<string>(StringComparer.Ordinal);
            waiting = [.. waiting.Where(taken => full.Contains(taken.Question.Conversation) || (!TryBegin(taken.Question) && full.Add(taken.Question.Conversation)))];
            if (waiting.Count == 0)
            {
                return;
            }

            await Task.Delay(RoomWait, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private bool TryBegin(IncomingQuestion question)
    {
        switch (intake.Readmit(question))
        {
            case null:
                return false;
            case { WantsReply: true } admission:
                Count(question.Place, "question");
                intake.Begin(admission, Acknowledged);
                return true;
            default:
                questions.Complete(question.EventKey);
                return true;
        }
    }

    private bool IsToBeAnswered(TakenQuestion taken)
    {
        var question = taken.Question;
        if (IsTooOld(taken.Taken))
        {
            LogTooOld(question.EventKey, taken.Taken);
            questions.Complete(question.EventKey);
            return false;
        }

        return IsConfigured(question.Place, question.EventKey);
    }

    private bool IsToBeDelivered(KeptDelivery kept)
    {
        var key = kept.Reply.Key;
        if (IsTooOld(kept.Kept))
        {
            LogTooOld(key, kept.Kept);
            outbox.Record(key, kept.Progress with { IsDone = true });
            questions.Complete(key);
            return false;
        }

        return IsConfigured(kept.Reply.Target.Place, key);
    }

    private bool IsTooOld(DateTimeOffset kept) => time.GetUtcNow() - kept > MaxAge;

    // It may be configured again at the next start.
    private bool IsConfigured(ChatPlace place, string key)
    {
        if (platforms.Contain(place))
        {
            return true;
        }

        LogNotConfigured(key, place.Platform);
        return false;
    }

    private static void Count(ChatPlace place, string what) =>
        ChatTelemetry.Resumed.Add(1, new KeyValuePair<string, object?>("platform", place.Platform), new KeyValuePair<string, object?>("what", what));

    [LoggerMessage(EventId = 254, Level = LogLevel.Information, Message = "Going on after a restart: {Questions} questions, {Deliveries} replies on their way; {Left} others are left.")]
    private partial void LogResuming(int questions, int deliveries, int left);

    [LoggerMessage(EventId = 255, Level = LogLevel.Warning, Message = "{Key} of {Kept:u} is dropped: it waited too long for a restart.")]
    private partial void LogTooOld(string key, DateTimeOffset kept);

    [LoggerMessage(EventId = 256, Level = LogLevel.Warning, Message = "{Key} stays kept: {Platform} is not configured.")]
    private partial void LogNotConfigured(string key, string platform);
}
