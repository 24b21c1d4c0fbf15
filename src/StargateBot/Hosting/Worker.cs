using Microsoft.Extensions.Logging;
using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Knowledge.Reloading;
using StargateBot.Health;

namespace StargateBot.Hosting;

/// <summary>The hosted worker: starts the platforms side by side, and ends them so that what is in flight is finished.</summary>
internal sealed partial class Worker : IDisposable
{
    /// <summary>How long the questions in flight may take when the worker stops; those who still wait then are told to ask again.</summary>
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(10);

    /// <summary>How long saying goodbye to the platforms may take.</summary>
    private static readonly TimeSpan GoodbyeTime = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _goodbye = new();
    private readonly LiveKnowledge _knowledge;
    private readonly PlatformSupervisor[] _platforms;
    private readonly ChatWorker _questions;
    private readonly IBackgroundWork[] _background;
    private readonly IStoreStatus? _store;
    private readonly TimeProvider _time;
    private readonly ILogger<Worker> _logger;
    private Task _running = Task.CompletedTask;

    /// <summary>Makes the worker; nothing runs yet.</summary>
    /// <param name="knowledge">The knowledge.</param>
    /// <param name="reloader">Changes the knowledge.</param>
    /// <param name="platforms">The configured platforms.</param>
    /// <param name="intake">Takes what arrives.</param>
    /// <param name="questions">Works on what was taken.</param>
    /// <param name="background">What goes on beside the questions.</param>
    /// <param name="time">The clock.</param>
    /// <param name="loggers">Makes the loggers.</param>
    /// <param name="store">How the store is, where there is one.</param>
    public Worker(
        LiveKnowledge knowledge,
        KnowledgeReloader reloader,
        IEnumerable<IChatPlatform> platforms,
        IChatIntake intake,
        ChatWorker questions,
        IEnumerable<IBackgroundWork> background,
        TimeProvider time,
        ILoggerFactory loggers,
        IStoreStatus? store = null)
    {
        _store = store;
        _knowledge = knowledge;
        var logger = loggers.CreateLogger<PlatformSupervisor>();
        _platforms = [.. platforms.Select(platform => new PlatformSupervisor(platform, intake, time, logger))];
        _questions = questions;
        _background = [.. background];
        knowledge.GoOn(loggers, reloader);
        _time = time;
        _logger = loggers.CreateLogger<Worker>();
    }

    /// <summary>Starts the platforms and returns at once.</summary>
    public void Start()
    {
        var token = _goodbye.Token;
        _running = Task.WhenAll(
        [
            .. _platforms.Select(platform => Task.Run(() => platform.RunAsync(token), CancellationToken.None)),
            .. _background.Select(work => Task.Run(() => RunAsync(work, token), CancellationToken.None)),
        ]);
    }

    /// <summary>Sums up how the parts are.</summary>
    public HealthReport Report() => HealthReport.Of(_knowledge.Current.Served, _platforms.Select(platform => (platform.Name, platform.Status)), _store);

    /// <summary>Takes no more questions, finishes those that were taken, says goodbye to the platforms. Bounded by about 15 seconds.</summary>
    /// <param name="cancellationToken">Finishes nothing more.</param>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(DrainTime, _time);
        await using var giveUp = cancellationToken.UnsafeRegister(source => ((CancellationTokenSource)source!).Cancel(), limit);
        await _questions.DrainAsync(limit.Token);
        await _goodbye.CancelAsync();
        try
        {
            await _running.WaitAsync(GoodbyeTime, _time, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            LogNoGoodbye(GoodbyeTime.TotalSeconds);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _goodbye.Dispose();

    private async Task RunAsync(IBackgroundWork work, CancellationToken cancellationToken)
    {
        try
        {
            await work.RunAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The end: what is left stays kept.
        }
        catch (Exception exception)
        {
            LogBackgroundEnded(exception, work.GetType().Name);
        }
    }

    [LoggerMessage(EventId = 520, Level = LogLevel.Warning, Message = "A platform did not say goodbye within {Seconds} s; it is left.")]
    private partial void LogNoGoodbye(double seconds);

    [LoggerMessage(EventId = 521, Level = LogLevel.Error, Message = "{Work} ended by a fault; questions are answered all the same.")]
    private partial void LogBackgroundEnded(Exception exception, string work);
}
