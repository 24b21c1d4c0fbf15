namespace StargateBot.Simulator.Slack;

/// <summary>What the bot did, in order, and what it did wrong. The last <see cref="Capacity"/> acts are kept.</summary>
public sealed class SlackLog
{
    /// <summary>How many acts and violations are kept.</summary>
    public const int Capacity = 20_000;

    private readonly SlackClock _clock;
    private readonly Lock _lock = new();
    private readonly Queue<SlackAct> _acts = new();
    private readonly Queue<SlackViolation> _violations = new();
    private readonly List<Waiter> _waiters = [];
    private long _number;

    internal SlackLog(SlackClock clock) => _clock = clock;

    /// <summary>Gets the acts, oldest first.</summary>
    public IReadOnlyList<SlackAct> Acts
    {
        get
        {
            lock (_lock)
            {
                return [.. _acts];
            }
        }
    }

    /// <summary>Gets what the bot did wrong, oldest first. A test of good behaviour asserts that it is empty.</summary>
    public IReadOnlyList<SlackViolation> Violations
    {
        get
        {
            lock (_lock)
            {
                return [.. _violations];
            }
        }
    }

    /// <summary>Gets how many acts there were, also those no longer kept.</summary>
    public long Count => Interlocked.Read(ref _number);

    /// <summary>Called for each act, in order, while the log is held: return at once.</summary>
    internal Action<SlackAct>? Added { get; set; }

    /// <summary>Called for each violation, while the log is held: return at once.</summary>
    internal Action<SlackViolation>? Violated { get; set; }

    /// <summary>Gets the acts of one kind, oldest first.</summary>
    public IReadOnlyList<SlackAct> Of(SlackActKind kind) => [.. Acts.Where(act => act.Kind == kind)];

    /// <summary>Waits for the first act, past or to come, that fits.</summary>
    /// <param name="fits">Called while the log is held: return at once.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The act.</returns>
    public Task<SlackAct> WaitForAsync(Func<SlackAct, bool> fits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(fits);
        Waiter waiter;
        lock (_lock)
        {
            foreach (var act in _acts)
            {
                if (fits(act))
                {
                    return Task.FromResult(act);
                }
            }

            waiter = new Waiter(fits, new TaskCompletionSource<SlackAct>(TaskCreationOptions.RunContinuationsAsynchronously));
            _waiters.Add(waiter);
        }

        return AwaitAsync(waiter, cancellationToken);
    }

    internal SlackAct Add(SlackAct act)
    {
        lock (_lock)
        {
            var numbered = act with { Number = ++_number, At = _clock.Now };
            _acts.Enqueue(numbered);
            if (_acts.Count > Capacity)
            {
                _acts.Dequeue();
            }

            for (var i = _waiters.Count - 1; i >= 0; i--)
            {
                if (_waiters[i].Fits(numbered))
                {
                    _waiters[i].Found.TrySetResult(numbered);
                    _waiters.RemoveAt(i);
                }
            }

            Added?.Invoke(numbered);
            return numbered;
        }
    }

    internal void Violate(string where, string rule, string detail)
    {
        var violation = new SlackViolation(_clock.Now, where, rule, detail.Length <= 500 ? detail : detail[..500]);
        lock (_lock)
        {
            _violations.Enqueue(violation);
            if (_violations.Count > Capacity)
            {
                _violations.Dequeue();
            }

            Violated?.Invoke(violation);
        }
    }

    private async Task<SlackAct> AwaitAsync(Waiter waiter, CancellationToken cancellationToken)
    {
        try
        {
            return await waiter.Found.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            lock (_lock)
            {
                _waiters.Remove(waiter);
            }
        }
    }

    private sealed record Waiter(Func<SlackAct, bool> Fits, TaskCompletionSource<SlackAct> Found);
}
