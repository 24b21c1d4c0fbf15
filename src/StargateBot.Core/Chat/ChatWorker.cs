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
    private readonly QuestionHandler _handler;
    private readonly IQuestionLog _questions;
    private readonly TimeProvider _time;
    private readonly ILogger<ChatWorker> _logger;

    /// <summary>Makes the worker.</summary>
    /// <param name="intake">Where questions come in.</param>
    /// <param name="queues">Where they wait.</param>
    /// <param name="handler">What works on them.</param>
    /// <param name="questions">Tells whether what waits outlives the process.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Told of beginning and end.</param>
    internal ChatWorker(
        ChatIntake intake,
        ChatQueues queues,
        QuestionHandler handler,
        IQuestionLog questions,
        TimeProvider time,
        ILogger<ChatWorker> logger)
    {
        _intake = intake;
        _queues = queues;
        _handler = handler;
        _questions = questions;
        _time = time;
        _logger = logger;
        ChatTelemetry.ObserveInbox(() => Pending);
    }

    /// <summary>Gets how many questions wait or are being answered.</summary>
    public int Pending => _queues.All.Sum(queues => queues.Answers.Count);

    /// <summary>
    /// Takes no more questions and waits for those that were taken. To be called while the platforms are still connected, because replies
    /// go through them.
    /// </summary>
    /// <param name="deadline">
    /// When cancelled: those who still wait are told to ask again, or answered after the restart where the store keeps them; one second is
    /// given to that, and this returns. It is no fault.
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
        if (_questions.IsDurable)
        {
            LogKeeping(waiting.Count);
        }
        else
        {
            LogClosing(waiting.Count);
        }

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

    [LoggerMessage(EventId = 257, Level = LogLevel.Information, Message = "The time is up: {Waiting} people who still wait are answered after the restart.")]
    private partial void LogKeeping(int waiting);

    [LoggerMessage(EventId = 253, Level = LogLevel.Warning, Message = "{Pending} questions were not finished.")]
    private partial void LogUnfinished(int pending);
}
