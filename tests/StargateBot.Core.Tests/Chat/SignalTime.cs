using Microsoft.Extensions.Time.Testing;
using StargateBot.Testing.Chat;
using Xunit;

namespace StargateBot.Core.Tests.Chat;

/// <summary>A clock that stands until it is moved, and tells when somebody begins to wait for it.</summary>
public sealed class SignalTime : FakeTimeProvider
{
    private readonly Lock _gate = new();
    private readonly Signal _signal = new();
    private readonly List<TimeSpan> _timers = [];

    /// <summary>Gets how long everybody who waited wanted to wait, in the order in which they began.</summary>
    public IReadOnlyList<TimeSpan> Timers
    {
        get
        {
            lock (_gate)
            {
                return [.. _timers];
            }
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        lock (_gate)
        {
            _timers.Add(dueTime);
        }

        _signal.Changed();
        return timer;
    }

    /// <summary>Waits until so many timers were started, then moves the clock on by the time of the last one.</summary>
    /// <param name="timers">How many, from the beginning.</param>
    public async Task PassAsync(int timers)
    {
        await WaitForTimersAsync(timers);
        Advance(Timers[timers - 1]);
    }

    /// <summary>Waits until so many timers were started.</summary>
    /// <param name="timers">How many, from the beginning.</param>
    public Task WaitForTimersAsync(int timers) => _signal.WaitAsync(() => Timers.Count >= timers, TestContext.Current.CancellationToken);
}
