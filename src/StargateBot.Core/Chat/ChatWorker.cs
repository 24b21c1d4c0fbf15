using Microsoft.Extensions.Logging;
using StargateBot.Core.Chat.Handling;
using StargateBot.Core.Chat.Intake;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Telemetry;

namespace StargateBot.Core.Chat;

/// <summary>The beginning and the end of the work on questions.</summary>
public sealed partial class ChatWorker
{
    private readonly ChatIntake _intake;
    private readonly ChatQueues _queues;
    private static readonly TimeSpan RoomWait = TimeSpan.FromMilliseconds(50);

    private readonly QuestionHandler _handler;
    private readonly ChatPlatforms _platforms;
    private readonly IQuestionLog _questions;
    private readonly IOutboxStore _outbox;
    private readonly TimeProvider _time;
    private readonly ILogger<ChatWorker> _logger;

    /// <summary>Makes the worker.</summary>
    /// <param name="intake">Where questions come in.</param>
    /// <param name="queues">Where they wait.</param>
    /// <param name="handler">What works on them.</param>
    /// <param name="platforms">Where replies go.</param>
    /// <param name="questions">What was taken and not replied to.</param>
    /// <param name="outbox">What was not delivered.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Told of beginning and end.</param>
    internal ChatWorker(
        ChatIntake intake,
        ChatQueues queues,
        QuestionHandler handler,
        ChatPlatforms platforms,
        IQuestionLog questions,
        IOutboxStore outbox,
        TimeProvider time,
        ILogger<ChatWorker> logger)
    {
        _intake = intake;
        _queues = queues;
        _handler = handler;
        _platforms = platforms;
        _questions = questions;
        _outbox = outbox;
        _time = time;
        _logger = logger;
        ChatTelemetry.ObserveInbox(() => Pending);
    }

    /// <summary>Gets how many questions wait or are being answered.</summary>
    public int Pending => _queues.All.Sum(queues => queues.Answers.Count);

    /// <summary>Goes on with what an earlier process took and did not finish: first replies that are on their way, then questions. New questions may arrive meanwhile.</summary>
    /// <param name="cancellationToken">Gives up; what is not finished stays kept.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task ResumeAsync(CancellationToken cancellationToken)
    {
        var deliveries = await _outbox.ReadPendingAsync(cancellationToken).ConfigureAwait(false);
        var questions = await _questions.ReadPendingAsync(cancellationToken).ConfigureAwait(false);
        if (deliveries.Count + questions.Count == 0)
        {
            return;
        }

        LogResuming(questions.Count, deliveries.Count);
        var underWay = deliveries.Select(kept => kept.Reply.Key).ToHashSet(StringComparer.Ordinal);
        var resumed = Parallel.ForEachAsync(
            deliveries,
            new ParallelOptions { MaxDegreeOfParallelism = PlatformQueues.AnswerBounds.AtOnce, CancellationToken = cancellationToken },
            async (kept, token) => await _handler.ResumeAsync(_platforms.Of(kept.Reply.Target.Place), kept, token).ConfigureAwait(false));
        foreach (var taken in questions.Where(taken => !underWay.Contains(taken.Question.EventKey)))
        {
            Admission? admission;
            while ((admission = _intake.Readmit(taken.Question)) is null)
            {
                await Task.Delay(RoomWait, _time, cancellationToken).ConfigureAwait(false);
            }

            _intake.Begin(admission, Task.FromResult(true));
        }

        await resumed.ConfigureAwait(false);
    }

    /// <summary>
    /// Takes no more questions and waits for those that were taken. To be called while the platforms are still connected, because replies
    /// go through them.
    /// </summary>
    /// <param name="deadline">
    /// When cancelled: those who still wait are told to ask again, or answered after the restart where the store keeps them; one second is given to that, and this returns. It is no fault.
    /// </param>
    public async Task DrainAsync(CancellationToken deadline)
    {
        _intake.Stop();
        LogDraining(Pending);
        try
        {
            await WhenEmptyAsync(deadline).ConfigureAwait(false);
            LogDrained();
            return;
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            // What follows is the end for those who still wait.
        }

        var waiting = _queues.All.SelectMany(queues => queues.Close()).ToList();
        LogClosing(waiting.Count);
        using var grace = new CancellationTokenSource(QuestionHandler.ClosingLimit, _time);
        try
        {
            await Task.WhenAll([WhenEmptyAsync(grace.Token), .. waiting.Select(pending => _handler.CloseAsync(pending, grace.Token))]).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (grace.IsCancellationRequested)
        {
            LogUnfinished(Pending);
        }
    }

    private Task WhenEmptyAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_queues.All.Select(queues => queues.WaitUntilEmptyAsync(cancellationToken)));

    [LoggerMessage(EventId = 250, Level = LogLevel.Information, Message = "Stopping: {Pending} questions are finished first.")]
    private partial void LogDraining(int pending);

    [LoggerMessage(EventId = 251, Level = LogLevel.Information, Message = "Every question was finished.")]
    private partial void LogDrained();

    [LoggerMessage(EventId = 252, Level = LogLevel.Warning, Message = "The time is up: {Waiting} people who still wait are told to ask again.")]
    private partial void LogClosing(int waiting);

    [LoggerMessage(EventId = 253, Level = LogLevel.Warning, Message = "{Pending} questions were not finished.")]
    private partial void LogUnfinished(int pending);

    [LoggerMessage(EventId = 254, Level = LogLevel.Information, Message = "Going on after a restart: {Questions} questions, {Deliveries} replies on their way.")]
    private partial void LogResuming(int questions, int deliveries);
}
