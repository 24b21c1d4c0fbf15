using Microsoft.Extensions.Logging;
using StargateBot.Conversation;
using StargateBot.Core.Answering;
using StargateBot.Core.Knowledge.Reloading;

namespace StargateBot.Hosting;

/// <summary>The knowledge of the worker, read on a thread of its own while the platforms connect. Questions wait for it.</summary>
internal sealed partial class LiveKnowledge : IDisposable
{
    private readonly DeferredLogger<AnswerService> _answerLogger = new();
    private readonly TaskCompletionSource<(ILogger Log, KnowledgeReloader Reloader)> _host = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimeProvider _time;

    /// <summary>Makes the knowledge; nothing is read yet.</summary>
    /// <param name="time">Measures the loading.</param>
    public LiveKnowledge(TimeProvider time) => _time = time;

    /// <summary>Gets the end of the loading; it fails as the opening failed.</summary>
    public Task Loaded => Current.Ready;

    /// <summary>Gets what answers.</summary>
    public CurrentKnowledge Current { get; } = new();

    /// <summary>Reads the knowledge and ends <see cref="Loaded"/>. Call it once; never throws.</summary>
    /// <param name="open">Opens the folder; it may keep its thread busy.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task LoadAsync(Func<ILogger<AnswerService>, CancellationToken, AnsweringServices> open, CancellationToken cancellationToken)
    {
        try
        {
            var started = _time.GetTimestamp();
            // Not a thread of the pool: there are as few of these as processors at first, and the platforms connect on them.
            var folder = await Task.Factory.StartNew(
                () => open(_answerLogger, cancellationToken), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            var (log, reloader) = await _host.Task.WaitAsync(cancellationToken);
            var first = await reloader.ChooseFirstAsync(folder, cancellationToken);
            var snapshot = first.Services.Snapshot;
            Current.Begin(
                first.Services,
                new ServedKnowledge(
                    new LoadedKnowledge(
                        snapshot.Version, _time.GetUtcNow(), ReloadReason.Start, By: "", snapshot.DocumentCount, snapshot.UnitCount, snapshot.Faults.Count),
                    first.IsPinned));
            var elapsed = _time.GetElapsedTime(started);
            LogLoaded(log, snapshot.DocumentCount, snapshot.UnitCount, snapshot.Version, elapsed.TotalMilliseconds);
            if (snapshot.Faults.Count > 0)
            {
                LogFaults(log, snapshot.Faults.Count);
            }

            Current.Suggest(first.Suggested ?? await SuggestedQuestions.ReadAsync(first.Services.KnowledgePath, cancellationToken));
            await reloader.BeginHistoryAsync(cancellationToken);
        }
        catch (Exception exception)
        {
            // Whoever waits for the loading is told; a fault after it concerns the suggestions and the history alone.
            if (!Current.Fail(exception) && exception is not OperationCanceledException)
            {
                LogFault((await _host.Task).Log, exception);
            }
        }
    }

    /// <summary>Goes on with the loading, which may have begun before there was a host.</summary>
    /// <param name="loggers">Makes the loggers.</param>
    /// <param name="reloader">Knows what was served before.</param>
    public void GoOn(ILoggerFactory loggers, KnowledgeReloader reloader)
    {
        _answerLogger.WriteTo(loggers);
        _host.TrySetResult((loggers.CreateLogger<LiveKnowledge>(), reloader));
    }

    /// <summary>Closes the knowledge when the last question is answered.</summary>
    public void Dispose() => Current.Dispose();

    [LoggerMessage(EventId = 500, Level = LogLevel.Information,
        Message = "Read {DocumentCount} documents with {PassageCount} passages, version {Version}, in {ElapsedMs:0} ms.")]
    private static partial void LogLoaded(ILogger logger, int documentCount, int passageCount, string version, double elapsedMs);

    [LoggerMessage(EventId = 501, Level = LogLevel.Warning,
        Message = "The knowledge folder has {FaultCount} faults; 'stargatebot knowledge check' lists them.")]
    private static partial void LogFaults(ILogger logger, int faultCount);

    [LoggerMessage(EventId = 502, Level = LogLevel.Warning, Message = "Suggested questions or the history of snapshots could not be read.")]
    private static partial void LogFault(ILogger logger, Exception exception);
}
