using Microsoft.Extensions.Logging;

namespace StargateBot.Core.Knowledge.Reloading;

/// <summary>Tells those who want to know of swaps, one swap at a time.</summary>
/// <param name="observers">Those who want to know; asked for at the first swap, for they may need the knowledge themselves.</param>
/// <param name="time">Measures how long one takes.</param>
/// <param name="logger">Told of faults.</param>
internal sealed partial class SwapAnnouncer(Func<IEnumerable<IKnowledgeObserver>> observers, TimeProvider time, ILogger logger)
{
    // They only take note; one that does not come back must not keep the next reload waiting.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lazy<IReadOnlyList<IKnowledgeObserver>> _observers = new(() => [.. observers()]);

    /// <summary>Tells all of them. Never throws.</summary>
    /// <param name="swap">The swap.</param>
    public async Task TellAsync(KnowledgeSwap swap)
    {
        foreach (var observer in _observers.Value)
        {
            using var limit = new CancellationTokenSource(Patience, time);
            try
            {
                await observer.OnSwappedAsync(swap, limit.Token).AsTask().WaitAsync(limit.Token);
            }
            catch (Exception exception)
            {
                LogFault(exception, observer.GetType().Name, swap.NewVersion);
            }
        }
    }

    [LoggerMessage(EventId = 704, Level = LogLevel.Error, Message = "{Observer} did not take note of the swap to version {Version}.")]
    private partial void LogFault(Exception exception, string observer, string version);
}
