using System.Collections.Concurrent;

namespace StargateBot.Slack.Api;

/// <summary>Remembers until when Slack wants no more calls of a method, for one channel where the call has one, so that others go on.</summary>
/// <param name="time">The clock.</param>
internal sealed class RateMemory(TimeProvider time)
{
    private const int MaxEntries = 1024;

    private readonly ConcurrentDictionary<(string Method, string Channel), DateTimeOffset> _until = new();

    /// <summary>Gets how long to wait; zero when a call may be made now.</summary>
    public TimeSpan Remaining(string method, string channel)
    {
        if (_until.IsEmpty || !_until.TryGetValue((method, channel), out var until))
        {
            return TimeSpan.Zero;
        }

        var rest = until - time.GetUtcNow();
        if (rest > TimeSpan.Zero)
        {
            return rest;
        }

        _until.TryRemove(new((method, channel), until));
        return TimeSpan.Zero;
    }

    /// <summary>Remembers what Slack said.</summary>
    public void Remember(string method, string channel, TimeSpan after)
    {
        var now = time.GetUtcNow();
        if (_until.Count >= MaxEntries)
        {
            foreach (var entry in _until.Where(entry => entry.Value <= now))
            {
                _until.TryRemove(entry);
            }
        }

        // More limited channels than that at once: the wait is still kept by the outbox for the message itself.
        if (_until.Count < MaxEntries)
        {
            _until[(method, channel)] = now + after;
        }
    }
}
