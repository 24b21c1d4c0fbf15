using System.Globalization;
using System.Net.Http.Headers;

namespace StargateBot.Discord.Connection;

/// <summary>What an answer told about limits. Source: Discord documentation, "Rate Limits", Header Format.</summary>
/// <param name="Bucket">Id of the bucket, or null.</param>
/// <param name="Limit">Size of the bucket, or null.</param>
/// <param name="Remaining">Calls left in it, or null.</param>
/// <param name="ResetAfter">Time until it is full again, or null.</param>
internal readonly record struct LimitHeaders(string? Bucket, int? Limit, int? Remaining, TimeSpan? ResetAfter)
{
    /// <summary>Reads the headers of an answer; what makes no sense is absent.</summary>
    /// <param name="headers">The headers.</param>
    public static LimitHeaders From(HttpResponseHeaders headers)
    {
        var all = headers.NonValidated;
        return all.TryGetValues("X-RateLimit-Bucket", out var bucket)
            ? new LimitHeaders(bucket.ToString(), Whole(all, "X-RateLimit-Limit"), Whole(all, "X-RateLimit-Remaining"), Seconds(all, "X-RateLimit-Reset-After"))
            : default;
    }

    /// <summary>Reads a header of seconds with decimals.</summary>
    /// <param name="headers">The headers.</param>
    /// <param name="name">Name of the header.</param>
    public static TimeSpan? Seconds(HttpHeadersNonValidated headers, string name) =>
        headers.TryGetValues(name, out var text)
        && double.TryParse(text.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 1e6
            ? TimeSpan.FromSeconds(seconds)
            : null;

    private static int? Whole(HttpHeadersNonValidated headers, string name) =>
        headers.TryGetValues(name, out var text) && int.TryParse(text.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}

/// <summary>
/// Learns the limits from the answers, so that a call that would be refused is not made. Safe for many threads; bounded.
/// Source: Discord documentation, "Rate Limits".
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class RateLimits(TimeProvider time)
{
    /// <summary>Calls a second over all routes with the bot's token.</summary>
    public const int GlobalPerSecond = 50;

    /// <summary>How long a call queues for its turn among the calls of the bot's token; whoever would queue longer comes back.</summary>
    public static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(10);

    private const int MaxBuckets = 4096;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Bucket, string TopLevel), Bucket> _buckets = [];
    private readonly Dictionary<string, string> _bucketOfTemplate = [];
    private readonly long[] _recent = new long[GlobalPerSecond];
    private long _count;
    private long _globalUntil = long.MinValue;
    private long _everythingUntil = long.MinValue;

    /// <summary>Takes a place for a call, or tells how long to wait.</summary>
    /// <param name="call">The call.</param>
    /// <returns>Zero: wait for the turn that <see cref="TakeTurn"/> tells, go, and report with <see cref="Learn"/> or <see cref="Forget"/>.</returns>
    public TimeSpan TryEnter(in RestCall call)
    {
        lock (_gate)
        {
            var wait = ClosedFor(call);
            var now = time.GetTimestamp();
            if (call.Kind == RestKind.Bot)
            {
                wait = Longer(wait, call.IsCourtesy ? UntilGlobal(GlobalPerSecond / 2, now) : UntilGlobal(GlobalPerSecond, now) - LongestTurn);
            }

            var bucket = Find(call);
            wait = Longer(wait, bucket?.Wait(call.IsCourtesy, now, time) ?? TimeSpan.Zero);
            if (wait > TimeSpan.Zero)
            {
                return wait;
            }

            bucket?.Enter();
            return TimeSpan.Zero;
        }
    }

    /// <summary>
    /// Takes the next turn among the calls of the bot's token. Turns are given in the order that they are asked for: callers who only
    /// were told to come back would all come at once, and some never get through.
    /// </summary>
    /// <param name="call">The call, which <see cref="TryEnter"/> let in.</param>
    /// <returns>How long until the turn.</returns>
    public TimeSpan TakeTurn(in RestCall call)
    {
        if (call.Kind != RestKind.Bot)
        {
            return TimeSpan.Zero;
        }

        lock (_gate)
        {
            var now = time.GetTimestamp();
            var turn = UntilGlobal(GlobalPerSecond, now);
            _recent[_count % GlobalPerSecond] = now + Ticks(turn);
            _count++;
            return turn;
        }
    }

    /// <summary>Gets how long a call must still wait whose turn has come: the platform may have closed its routes since.</summary>
    /// <param name="call">The call.</param>
    public TimeSpan ClosedFor(in RestCall call)
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            var wait = Until(_everythingUntil, now);
            return call.Kind == RestKind.Bot ? Longer(wait, Until(_globalUntil, now)) : wait;
        }
    }

    /// <summary>Takes note of an answer's headers.</summary>
    /// <param name="call">The call.</param>
    /// <param name="headers">What it told.</param>
    public void Learn(in RestCall call, LimitHeaders headers)
    {
        lock (_gate)
        {
            Find(call)?.Leave();
            if (headers is not { Bucket: { } id, Remaining: { } remaining, ResetAfter: { } after })
            {
                return;
            }

            // Every interaction has a bucket of its own that is used a few times at most: only one that runs low is worth remembering.
            if (call.Kind != RestKind.Bot && remaining > headers.Limit.GetValueOrDefault() / 2)
            {
                return;
            }

            _bucketOfTemplate[call.Template] = id;
            Add(id, call.TopLevel).Learn(headers.Limit ?? remaining, remaining, time.GetTimestamp() + Ticks(after), time);
        }
    }

    /// <summary>Takes note that a call ended without an answer.</summary>
    /// <param name="call">The call.</param>
    public void Forget(in RestCall call)
    {
        lock (_gate)
        {
            Find(call)?.Leave();
        }
    }

    /// <summary>Closes one bucket for a while.</summary>
    /// <param name="call">The call that was refused.</param>
    /// <param name="wait">How long.</param>
    public void Close(in RestCall call, TimeSpan wait)
    {
        lock (_gate)
        {
            Add(_bucketOfTemplate.GetValueOrDefault(call.Template, call.Template), call.TopLevel).Close(time.GetTimestamp() + Ticks(wait));
        }
    }

    /// <summary>Closes all routes that use the bot's token for a while.</summary>
    /// <param name="wait">How long.</param>
    public void CloseGlobal(TimeSpan wait)
    {
        lock (_gate)
        {
            _globalUntil = Math.Max(_globalUntil, time.GetTimestamp() + Ticks(wait));
        }
    }

    /// <summary>Closes every route for a while: the address itself was blocked.</summary>
    /// <param name="wait">How long.</param>
    public void CloseEverything(TimeSpan wait)
    {
        lock (_gate)
        {
            _everythingUntil = Math.Max(_everythingUntil, time.GetTimestamp() + Ticks(wait));
        }
    }

    // So many turns back must be a second ago; turns that were given and have not come lie ahead.
    private TimeSpan UntilGlobal(int limit, long now) =>
        _count < limit
            ? TimeSpan.Zero
            : Longer(TimeSpan.Zero, TimeSpan.FromSeconds(1) - time.GetElapsedTime(_recent[(_count - limit) % GlobalPerSecond], now));

    private Bucket? Find(in RestCall call) =>
        _buckets.GetValueOrDefault((_bucketOfTemplate.GetValueOrDefault(call.Template, call.Template), call.TopLevel));

    private Bucket Add(string id, string topLevel)
    {
        if (_buckets.TryGetValue((id, topLevel), out var bucket))
        {
            return bucket;
        }

        if (_buckets.Count >= MaxBuckets)
        {
            Shrink();
        }

        return _buckets[(id, topLevel)] = new Bucket();
    }

    private void Shrink()
    {
        var now = time.GetTimestamp();
        foreach (var (key, bucket) in _buckets)
        {
            if (bucket.IsIdle(now))
            {
                _buckets.Remove(key);
            }
        }

        if (_buckets.Count >= MaxBuckets)
        {
            // All of them closed at once: forgetting costs a refused call each, growing for ever costs the process.
            _buckets.Clear();
        }
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);

    private TimeSpan Until(long moment, long now) => moment > now ? time.GetElapsedTime(now, moment) : TimeSpan.Zero;

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private sealed class Bucket
    {
        private int _limit = int.MaxValue;
        private int _remaining = int.MaxValue;
        private int _inFlight;
        private long _resetAt;
        private long _closedUntil;

        public bool IsIdle(long now) => _inFlight == 0 && _resetAt <= now && _closedUntil <= now;

        public TimeSpan Wait(bool isCourtesy, long now, TimeProvider time)
        {
            if (_closedUntil > now)
            {
                return time.GetElapsedTime(now, _closedUntil);
            }

            if (_resetAt <= now)
            {
                _remaining = Math.Max(1, _limit - _inFlight);
            }

            // The last half is kept for what matters.
            var kept = isCourtesy && _limit < int.MaxValue ? _limit / 2 : 0;
            return _remaining > kept ? TimeSpan.Zero : time.GetElapsedTime(now, _resetAt);
        }

        public void Enter()
        {
            _remaining--;
            _inFlight++;
        }

        public void Leave() => _inFlight = Math.Max(0, _inFlight - 1);

        // An answer of the running window can only lower what is left, since others may be on their way; a later reset is a new window.
        public void Learn(int limit, int remaining, long resetAt, TimeProvider time)
        {
            var isNewWindow = resetAt > _resetAt + (time.TimestampFrequency / 20);
            _limit = limit;
            _remaining = isNewWindow ? Math.Max(0, remaining - _inFlight) : Math.Min(_remaining, remaining);
            _resetAt = Math.Max(_resetAt, resetAt);
        }

        public void Close(long until) => _closedUntil = Math.Max(_closedUntil, until);
    }
}
