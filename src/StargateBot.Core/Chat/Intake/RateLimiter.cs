using Microsoft.Extensions.Options;
using StargateBot.Core.Chat.State;

namespace StargateBot.Core.Chat.Intake;

/// <summary>Counts what people and channels ask in token buckets that fill evenly. Safe for many callers at once.</summary>
/// <param name="options">The rates.</param>
/// <param name="time">The clock.</param>
internal sealed class RateLimiter(IOptions<LimitOptions> options, TimeProvider time)
{
    /// <summary>How many persons, and how many channels, are watched: one more drops the one that was quiet longest.</summary>
    public const int MaxBuckets = 10_000;

    // A bucket that nobody took from for so long is full again, like a new one.
    private static readonly TimeSpan FillTime = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly LimitOptions _options = options.Value;
    private readonly ExpiringMap<(string Platform, string Tenant, string User, bool Unasked), Bucket> _users = new(MaxBuckets, FillTime, time);
    private readonly ExpiringMap<(string Platform, string Tenant, string Channel, bool Unasked), Bucket> _channels = new(MaxBuckets, FillTime, time);

    /// <summary>Gets how many buckets are held.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _users.Count + _channels.Count;
            }
        }
    }

    /// <summary>Counts one question, unless that is too many.</summary>
    /// <param name="place">Where it was asked.</param>
    /// <param name="userId">Who asked.</param>
    /// <param name="unasked">Whether nobody asked the bot: what people say among themselves is counted apart, so that it uses up nobody's questions.</param>
    /// <returns>Zero when it was counted; else how long to wait, and nothing was counted.</returns>
    public TimeSpan Take(ChatPlace place, string userId, bool unasked = false)
    {
        if (!_options.Enabled)
        {
            return TimeSpan.Zero;
        }

        var userKey = (place.Platform, place.Tenant, userId, unasked);
        var channelKey = (place.Platform, place.Tenant, place.SettingsChannel, unasked);
        lock (_gate)
        {
            var now = time.GetTimestamp();
            var user = Refilled(_users.Find(userKey), _options.PerUserPerMinute, now);
            var channel = Refilled(_channels.Find(channelKey), _options.PerChannelPerMinute, now);
            var wait = Math.Max(SecondsUntilOne(user, _options.PerUserPerMinute), SecondsUntilOne(channel, _options.PerChannelPerMinute));
            if (wait > 0)
            {
                return TimeSpan.FromSeconds(wait);
            }

            _users.Set(userKey, user with { Tokens = user.Tokens - 1 });
            _channels.Set(channelKey, channel with { Tokens = channel.Tokens - 1 });
            return TimeSpan.Zero;
        }
    }

    private Bucket Refilled(Bucket? bucket, int perMinute, long now) => bucket is null
        ? new Bucket(perMinute, now)
        : new Bucket(Math.Min(perMinute, bucket.Tokens + (time.GetElapsedTime(bucket.At, now) / FillTime * perMinute)), now);

    // The sum of many small refills falls short of the whole by rounding.
    private static double SecondsUntilOne(Bucket bucket, int perMinute) =>
        bucket.Tokens >= 1 - 1e-9 ? 0 : (1 - bucket.Tokens) * FillTime.TotalSeconds / perMinute;

    private sealed record Bucket(double Tokens, long At);
}
