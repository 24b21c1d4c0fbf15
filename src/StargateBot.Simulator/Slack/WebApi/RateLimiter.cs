using System.Collections.Concurrent;

namespace StargateBot.Simulator.Slack.WebApi;

/// <summary>The limits of the methods, when they hold, and limits that a test asked for.</summary>
/// <remarks>Source: docs "Rate limits"; java-slack-sdk <c>MethodsRateLimits.java</c>. A bucket allows a burst of one minute's worth, at most 20.</remarks>
internal sealed class RateLimiter(SlackState state)
{
    private readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);

    /// <summary>Counts a call.</summary>
    /// <returns>How long the caller must wait, or null when the call may go on.</returns>
    public TimeSpan? Check(string method, string? channel)
    {
        if (state.ApiFaults.LimitedFor(method, channel) is { } wait)
        {
            return wait;
        }

        if (state.Settings.ClampHistory && method is ("conversations.history" or "conversations.replies"))
        {
            return Take(method, perMinute: 1, burst: 1);
        }

        if (!state.Settings.RateLimits)
        {
            return null;
        }

        return method is "chat.postMessage" or "assistant.threads.setStatus"
            ? Take($"{method} {channel}", perMinute: 60, burst: 5)
            : Take(method, PerMinute(method), burst: Math.Min(20, PerMinute(method)));
    }

    private static int PerMinute(string method) => method switch
    {
        "apps.connections.open" => 20,
        "chat.startStream" or "chat.stopStream" => 20,
        "chat.update" or "chat.delete" or "reactions.add" or "conversations.open" or "conversations.history" or "conversations.replies" => 50,
        "auth.test" => 300,
        _ => 100,
    };

    private TimeSpan? Take(string key, int perMinute, int burst) =>
        _buckets.GetOrAdd(key, _ => new Bucket(state.Clock.Now, burst)).Take(state.Clock.Now, perMinute, burst);

    private sealed class Bucket(DateTimeOffset start, double tokens)
    {
        private DateTimeOffset _at = start;
        private double _tokens = tokens;

        public TimeSpan? Take(DateTimeOffset now, int perMinute, int burst)
        {
            lock (this)
            {
                _tokens = Math.Min(burst, _tokens + ((now - _at).TotalMinutes * perMinute));
                _at = now;
                if (_tokens >= 1)
                {
                    _tokens--;
                    return null;
                }

                return TimeSpan.FromMinutes((1 - _tokens) / perMinute);
            }
        }
    }
}
