using System.Globalization;
using System.Security.Cryptography;

namespace StargateBot.Simulator.Slack;

/// <summary>Makes the times and ids of one workspace.</summary>
internal sealed class SlackClock(TimeProvider time)
{
    private long _lastMicroseconds;
    private long _lastId;

    public TimeProvider Time { get; } = time;

    public DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>Makes a message id: seconds and microseconds since 1970, growing, unique in the workspace.</summary>
    public string NextTs()
    {
        var now = (Now - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        while (true)
        {
            var last = Interlocked.Read(ref _lastMicroseconds);
            var next = Math.Max(now, last + 1);
            if (Interlocked.CompareExchange(ref _lastMicroseconds, next, last) == last)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{next / 1_000_000}.{next % 1_000_000:D6}");
            }
        }
    }

    /// <summary>Makes an id that nobody has to guess, such as <c>Ev0000000012</c>.</summary>
    public string NextId(string prefix) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}{Interlocked.Increment(ref _lastId):D10}");

    /// <summary>Makes a text that cannot be guessed: tokens, tickets, addresses.</summary>
    public static string Secret() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
