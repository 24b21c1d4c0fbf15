using Microsoft.Extensions.Logging;
using StargateBot.Conversation;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;

namespace StargateBot.Hosting;

/// <summary>The knowledge of the worker, read on a thread of its own while the platforms connect. Questions wait for it.</summary>
internal sealed partial class LiveKnowledge : IAnswerService, ISuggestedQuestions, IDisposable
{
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly DeferredLogger<AnswerService> _answerLogger = new();
    private readonly TaskCompletionSource<ILogger> _log = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimeProvider _time;
    private volatile AnsweringServices? _services;
    private volatile SuggestedQuestions _suggested = SuggestedQuestions.None;

    /// <summary>Makes the knowledge; nothing is read yet.</summary>
    /// <param name="time">Measures the loading.</param>
    public LiveKnowledge(TimeProvider time) => _time = time;

    /// <summary>Gets the end of the loading; it fails as the opening failed.</summary>
    public Task Loaded => _loaded.Task;

    /// <summary>Gets the knowledge that is being asked, or null while there is none.</summary>
    public KnowledgeSnapshot? Snapshot => _services?.Snapshot;

    /// <summary>Reads the knowledge and ends <see cref="Loaded"/>. Call it once; never throws.</summary>
    /// <param name="open">Opens the folder; it may keep its thread busy.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task LoadAsync(Func<ILogger<AnswerService>, CancellationToken, AnsweringServices> open, CancellationToken cancellationToken)
    {
        try
        {
            var started = _time.GetTimestamp();
            // Not a thread of the pool: there are as few of these as processors at first, and the platforms connect on them.
            var services = await Task.Factory.StartNew(
                () => open(_answerLogger, cancellationToken), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            _services = services;
            _loaded.SetResult();
            var snapshot = services.Snapshot;
            var elapsed = _time.GetElapsedTime(started);
            var logger = await _log.Task.WaitAsync(cancellationToken);
            LogLoaded(logger, snapshot.DocumentCount, snapshot.UnitCount, snapshot.Version, elapsed.TotalMilliseconds);
            if (snapshot.Faults.Count > 0)
            {
                LogFaults(logger, snapshot.Faults.Count);
            }

            _suggested = await SuggestedQuestions.ReadAsync(services.KnowledgePath, cancellationToken);
        }
        catch (Exception exception)
        {
            // Whoever waits for the loading is told; a fault after it concerns the suggestions alone.
            if (!_loaded.TrySetException(exception) && exception is not OperationCanceledException)
            {
                LogSuggestionFault(await _log.Task, exception);
            }
        }
    }

    /// <summary>Opens the log: the loading may have begun before there was one.</summary>
    /// <param name="loggers">Makes the loggers.</param>
    public void WriteTo(ILoggerFactory loggers)
    {
        _answerLogger.WriteTo(loggers);
        _log.TrySetResult(loggers.CreateLogger<LiveKnowledge>());
    }

    /// <inheritdoc/>
    public ValueTask<Answer> AnswerAsync(Question question, CancellationToken cancellationToken) =>
        _services is { } services ? services.Answers.AnswerAsync(question, cancellationToken) : WaitAndAnswerAsync(question, cancellationToken);

    /// <inheritdoc/>
    public IReadOnlyList<string> Find(Language language, string typed, int count) => _suggested.Find(language, typed, count);

    /// <summary>Closes the index. Nobody may be asking any more.</summary>
    public void Dispose() => _services?.Dispose();

    private async ValueTask<Answer> WaitAndAnswerAsync(Question question, CancellationToken cancellationToken)
    {
        await _loaded.Task.WaitAsync(cancellationToken);
        return await _services!.Answers.AnswerAsync(question, cancellationToken);
    }

    [LoggerMessage(EventId = 500, Level = LogLevel.Information,
        Message = "Read {DocumentCount} documents with {PassageCount} passages, version {Version}, in {ElapsedMs:0} ms.")]
    private static partial void LogLoaded(ILogger logger, int documentCount, int passageCount, string version, double elapsedMs);

    [LoggerMessage(EventId = 501, Level = LogLevel.Warning,
        Message = "The knowledge folder has {FaultCount} faults; 'stargatebot knowledge check' lists them.")]
    private static partial void LogFaults(ILogger logger, int faultCount);

    [LoggerMessage(EventId = 502, Level = LogLevel.Warning, Message = "There are no suggested questions.")]
    private static partial void LogSuggestionFault(ILogger logger, Exception exception);
}
