using System.Collections.Concurrent;

namespace StargateBot.Simulator.Slack.People;

/// <summary>The trigger ids: each opens one view within three seconds. Source: docs "Handling user interaction".</summary>
internal sealed class TriggerBook(SlackState state)
{
    private const int Kept = 10_000;
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, Trigger> _triggers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    public string Issue(string user)
    {
        var id = $"{state.Clock.NextId("")}.{SlackClock.Secret()}";
        _triggers[id] = new Trigger(user, state.Clock.Now + Life);
        _order.Enqueue(id);
        if (_order.Count > Kept && _order.TryDequeue(out var oldest))
        {
            _triggers.TryRemove(oldest, out _);
        }

        return id;
    }

    /// <summary>Uses a trigger.</summary>
    /// <returns>The error of the Web API or null, and whose it was.</returns>
    public (string? Error, string User) Use(string id)
    {
        if (!_triggers.TryGetValue(id, out var trigger))
        {
            return ("invalid_trigger_id", "");
        }

        if (trigger.Until < state.Clock.Now)
        {
            return ("expired_trigger_id", trigger.User);
        }

        return Interlocked.Exchange(ref trigger.Used, 1) == 0 ? (null, trigger.User) : ("exchanged_trigger_id", trigger.User);
    }

    private sealed class Trigger(string user, DateTimeOffset until)
    {
        public int Used;

        public string User { get; } = user;

        public DateTimeOffset Until { get; } = until;
    }
}
