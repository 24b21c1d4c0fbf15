using Microsoft.Extensions.Logging;
using StargateBot.Core.Chat;

namespace StargateBot.Hosting;

/// <summary>Keeps one platform running: a fault of it is logged and tried again, a refusal for good stops it, and nothing of it reaches the others.</summary>
/// <param name="platform">The platform.</param>
/// <param name="intake">Takes what arrives there.</param>
/// <param name="time">Measures runs and waits between them.</param>
/// <param name="logger">Told of faults.</param>
internal sealed partial class PlatformSupervisor(IChatPlatform platform, IChatIntake intake, TimeProvider time, ILogger<PlatformSupervisor> logger)
{
    /// <summary>A run as long as this ends a row of failures.</summary>
    public static readonly TimeSpan StableAfter = TimeSpan.FromMinutes(2);

    // The platforms reconnect by themselves; this is for faults of ours, which seldom heal within a second and must not fill the log.
    private static readonly Backoff Delays = new(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(5));

    private volatile PlatformStatus? _ours;

    /// <summary>Gets the platform's name.</summary>
    public string Name => platform.Name;

    /// <summary>Gets how the platform is: what it says itself, or that it has stopped or waits to be started again.</summary>
    public PlatformStatus Status => _ours ?? platform.Status;

    /// <summary>Runs the platform until it is told to stop or the platform refuses for good. Never throws.</summary>
    /// <param name="cancellationToken">Lets the platform say goodbye, then ends.</param>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        for (var failures = 0; !cancellationToken.IsCancellationRequested;)
        {
            var started = time.GetTimestamp();
            _ours = null;
            var fault = await TryRunAsync(cancellationToken);
            if (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            if (fault is ChatPlatformException refusal)
            {
                LogRefused(refusal, platform.Name, refusal.ErrorCode, refusal.Mend);
                _ours = new PlatformStatus(PlatformState.Stopped, refusal.Message, platform.Status.Warnings);
                return;
            }

            failures = time.GetElapsedTime(started) >= StableAfter ? 1 : failures + 1;
            var delay = Delays.Delay(failures, Random.Shared.NextDouble());
            LogFault(fault, platform.Name, delay.TotalSeconds);
            _ours = new PlatformStatus(
                PlatformState.Connecting, $"An unexpected fault ended the connection; it is tried again. The log tells more ({fault?.GetType().Name ?? "no exception"}).", platform.Status.Warnings);
            await Task.Delay(delay, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<Exception?> TryRunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await platform.RunAsync(intake, cancellationToken);
            return null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception exception)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                LogGoodbyeFault(exception, platform.Name);
            }

            return exception;
        }
    }

    [LoggerMessage(EventId = 510, Level = LogLevel.Error,
        Message = "{Platform} has stopped for good ({ErrorCode}). {Mend} The rest goes on; restart when it is mended.")]
    private partial void LogRefused(Exception exception, string platform, string errorCode, string mend);

    [LoggerMessage(EventId = 511, Level = LogLevel.Error, Message = "{Platform} ended unexpectedly; it is started again in {DelaySeconds:0.0} s.")]
    private partial void LogFault(Exception? exception, string platform, double delaySeconds);

    [LoggerMessage(EventId = 512, Level = LogLevel.Warning, Message = "{Platform} was left without a goodbye.")]
    private partial void LogGoodbyeFault(Exception exception, string platform);
}
