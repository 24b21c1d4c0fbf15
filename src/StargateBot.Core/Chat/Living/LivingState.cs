using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using StargateBot.Core.Knowledge.Reloading;

namespace StargateBot.Core.Chat.Living;

/// <summary>What those who find answers to correct and those who correct them tell each other.</summary>
/// <param name="time">The clock.</param>
internal sealed class LivingState(TimeProvider time)
{
    /// <summary>When a swap is looked at again: answers that were being made or delivered while it happened are known by then.</summary>
    public static readonly TimeSpan SecondLook = Corrector.DeliveryTime + TimeSpan.FromSeconds(5);

    // Each holds the hashes of what the swap removed.
    private const int MaxSecondLooks = 16;

    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Lock _gate = new();
    private readonly Queue<(KnowledgeSwap Swap, DateTimeOffset Due)> _secondLooks = [];
    private int _swaps;
    private volatile KnowledgeSwap? _last;
    private volatile string? _lastChange;

    /// <summary>Gets how many swaps there were: an answer that was made before the last one may say what does not hold any more.</summary>
    public int Swaps => Volatile.Read(ref _swaps);

    /// <summary>Gets the last swap of this process, or null.</summary>
    public KnowledgeSwap? Last => _last;

    /// <summary>Gets or sets the last change that answers are, or were, corrected after, also one of an earlier process; null for none.</summary>
    public string? LastChange
    {
        get => _last?.Id ?? _lastChange;
        set => _lastChange = value;
    }

    /// <summary>Takes note of a swap, before answers are looked for.</summary>
    /// <param name="swap">The swap.</param>
    public void Begin(KnowledgeSwap swap)
    {
        _last = swap;
        Interlocked.Increment(ref _swaps);
        lock (_gate)
        {
            _secondLooks.Enqueue((swap, time.GetUtcNow() + SecondLook));
            if (_secondLooks.Count > MaxSecondLooks)
            {
                _secondLooks.Dequeue();
            }
        }
    }

    /// <summary>Gets the next swap that is to be looked at again, if its time has come.</summary>
    /// <param name="swap">The swap.</param>
    public bool TryTakeSecondLook([NotNullWhen(true)] out KnowledgeSwap? swap)
    {
        lock (_gate)
        {
            swap = _secondLooks.TryPeek(out var next) && next.Due <= time.GetUtcNow() ? _secondLooks.Dequeue().Swap : null;
            return swap is not null;
        }
    }

    /// <summary>Says that there is something to correct.</summary>
    public void Wake() => _wake.Writer.TryWrite(true);

    /// <summary>Waits until there is something to correct, or a swap is to be looked at again.</summary>
    /// <param name="limit">The longest wait; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask WaitAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(Soonest(limit), time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            await _wake.Reader.ReadAsync(both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time is up.
        }
    }

    private TimeSpan Soonest(TimeSpan limit)
    {
        lock (_gate)
        {
            if (!_secondLooks.TryPeek(out var next))
            {
                return limit;
            }

            var untilDue = next.Due - time.GetUtcNow();
            var wait = untilDue > TimeSpan.Zero ? untilDue : TimeSpan.Zero;
            return limit == Timeout.InfiniteTimeSpan || wait < limit ? wait : limit;
        }
    }
}
