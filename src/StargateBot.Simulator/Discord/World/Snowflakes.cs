using System.Globalization;

namespace StargateBot.Simulator.Discord.World;

/// <summary>Makes Discord ids: milliseconds since 2015-01-01 shifted left by 22 bits, unique and rising (API reference, Snowflakes).</summary>
internal sealed class Snowflakes(TimeProvider time)
{
    private const long EpochMilliseconds = 1_420_070_400_000;

    private long _last;

    /// <summary>Gets a new id of this moment.</summary>
    public string Next()
    {
        var earliest = Math.Max(0, time.GetUtcNow().ToUnixTimeMilliseconds() - EpochMilliseconds) << 22;
        while (true)
        {
            var last = Volatile.Read(ref _last);
            var next = Math.Max(earliest, last + 1);
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
            {
                return next.ToString(CultureInfo.InvariantCulture);
            }
        }
    }

    /// <summary>Gets whether a text is an id as the platform writes them.</summary>
    public static bool IsId(string? text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
