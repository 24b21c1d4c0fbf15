using System.Collections.Concurrent;

namespace StargateBot.Simulator.Slack.People;

/// <summary>The trigger ids: each opens one view within three seconds. Source: docs "Handling user interaction".</summary>
internal sealed class TriggerBook(SlackState state)
{
    private const int Kept = 10_000;
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, Trigger> _triggers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    /// <summary>Makes a trigger.</summary>
    /// <param name="user">Whose it is.</param>
    /// <param name="place">The command or press that it belongs to, or null.</param>
    public string Issue(string user, InteractionPlace? place = null)
    {
        var id = $"{state.Clock.NextId("")}.{SlackClock.Secret()}";
        _triggers[id] = new Trigger(user, place, state.Clock.Now + Life);
        _order.Enqueue(id);
        if (_order.Count > Kept && _order.TryDequeue(out var oldest))
        {
            _triggers.TryRemove(oldest, out _);
        }

        return id;
    }

    /// <summary>Uses a trigger.</summary>
    /// <returns>The error of the Web API or null, whose it was, and what it belongs to.</returns>
    public (string? Error, string User, InteractionPlace? Place) Use(string id)
    {
        if (!_triggers.TryGetValue(id, out var trigger))
        {
            return ("invalid_trigger_id", "", null);
        }

        if (trigger.Until < state.Clock.Now)
        {
            return ("expired_trigger_id", trigger.User, null);
        }

        return Interlocked.Exchange(ref trigger.Used, 1) == 0 ? (null, trigger.User, trigger.Place) : ("exchanged_trigger_id", trigger.User, null);
    }

    private sealed class Trigger(string user, InteractionPlace? place, DateTimeOffset until)
    {
        public int Used;

        public string User { get; } = user;

        public InteractionPlace? Place { get; } = place;

        public DateTimeOffset Until { get; } = until;
    }
}
