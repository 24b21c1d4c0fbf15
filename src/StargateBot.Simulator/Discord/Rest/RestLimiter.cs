using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace StargateBot.Simulator.Discord.Rest;

/// <summary>
/// The rate limits (topics/rate-limits): a bucket for each route and top-level id, and the global limit. The headers are
/// sent always; without enforcement they tell of so large a bucket that nobody has to wait.
/// </summary>
internal sealed class RestLimiter(DiscordSettings settings, TimeProvider time)
{
    private const int BoundlessLimit = 100_000;
    private const int OtherRoutesLimit = 50;
    private const string MessageRoute = "channels/*/messages";
    private static readonly TimeSpan BucketWindow = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan GlobalWindow = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(string Bucket, string Major), Window> _windows = new();
    private readonly Window _global = new();

    /// <summary>Counts a request and writes the headers.</summary>
    /// <returns>The refusal; null when the request may go on.</returns>
    public RestResult? Check(RestRoute route, string majorId, IHeaderDictionary headers)
    {
        headers["X-RateLimit-Bucket"] = route.Bucket;
        if (!settings.EnforceRateLimits)
        {
            WriteWindow(headers, BoundlessLimit, BoundlessLimit - 1, TimeSpan.FromSeconds(1));
            return null;
        }

        if (route.Access == RestAccess.Bot && !_global.TryTake(settings.RequestsPerSecond, GlobalWindow, time, out _, out var globalReset))
        {
            headers["X-RateLimit-Global"] = "true";
            return Refuse(headers, "global", globalReset, global: true);
        }

        var limit = route is { Method: "POST", Template: MessageRoute } ? settings.MessagesPerFiveSeconds : OtherRoutesLimit;
        var window = _windows.GetOrAdd((route.Bucket, majorId), static _ => new Window());
        var taken = window.TryTake(limit, BucketWindow, time, out var remaining, out var reset);
        WriteWindow(headers, limit, remaining, reset);
        return taken ? null : Refuse(headers, "user", reset, global: false);
    }

    private static RestResult Refuse(IHeaderDictionary headers, string scope, TimeSpan reset, bool global)
    {
        headers["X-RateLimit-Scope"] = scope;
        headers.RetryAfter = Math.Ceiling(reset.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return RestResult.RateLimited(reset.TotalSeconds, global);
    }

    private void WriteWindow(IHeaderDictionary headers, int limit, int remaining, TimeSpan reset)
    {
        headers["X-RateLimit-Limit"] = limit.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Remaining"] = remaining.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Reset-After"] = reset.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
        var resetAt = (time.GetUtcNow() + reset).ToUnixTimeMilliseconds() / 1000d;
        headers["X-RateLimit-Reset"] = resetAt.ToString("0.000", CultureInfo.InvariantCulture);
    }

    /// <summary>Counts within a window that begins with its first request.</summary>
    private sealed class Window
    {
        private readonly Lock _lock = new();
        private long? _start;
        private int _taken;

        public bool TryTake(int limit, TimeSpan length, TimeProvider time, out int remaining, out TimeSpan reset)
        {
            lock (_lock)
            {
                var now = time.GetTimestamp();
                if (_start is not { } start || time.GetElapsedTime(start, now) >= length)
                {
                    _start = start = now;
                    _taken = 0;
                }

                reset = length - time.GetElapsedTime(start, now);
                var taken = _taken < limit;
                _taken += taken ? 1 : 0;
                remaining = limit - _taken;
                return taken;
            }
        }
    }
}
