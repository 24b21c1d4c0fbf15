using System.Security.Cryptography;

namespace StargateBot.Storage.Stores;

/// <summary>Numbers of answers: the time in milliseconds above a count of twenty bits, so that a period is a range of numbers and needs no index.</summary>
internal static class AnswerNumber
{
    private const int CountBits = 20;

    private static int _count = RandomNumberGenerator.GetInt32(1 << CountBits);

    /// <summary>Makes the number of an answer.</summary>
    /// <param name="at">When it was given.</param>
    public static long Next(DateTimeOffset at) =>
        First(at) | (uint)(Interlocked.Increment(ref _count) & ((1 << CountBits) - 1));

    /// <summary>Gets the lowest number of a time.</summary>
    /// <param name="at">The time.</param>
    public static long First(DateTimeOffset at) => Math.Max(0, at.ToUnixTimeMilliseconds()) << CountBits;

    /// <summary>Gets the day (UTC) of a number.</summary>
    /// <param name="number">The number.</param>
    public static DateOnly Day(long number) => DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(number >> CountBits).UtcDateTime);
}
