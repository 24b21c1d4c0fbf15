namespace StargateBot.Discord.Connection;

/// <summary>
/// Keeps the number of identifies under 500 in any 24 hours: Discord ends all sessions and resets the token after 1,000
/// (Discord documentation, "Gateway", Session Start Limit). Resumes are free.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class IdentifyBudget(TimeProvider time)
{
    /// <summary>How many may follow each other without a pause.</summary>
    public const int Burst = 50;

    /// <summary>How many more a day may have.</summary>
    public const int PerDay = 400;

    private static readonly TimeSpan Refill = TimeSpan.FromDays(1) / PerDay;

    private double _left = Burst;
    private long _seen = time.GetTimestamp();

    /// <summary>Takes one, or tells how long to wait for it.</summary>
    /// <returns>Zero when it was taken.</returns>
    public TimeSpan TryTake()
    {
        var now = time.GetTimestamp();
        _left = Math.Min(Burst, _left + (time.GetElapsedTime(_seen, now) / Refill));
        _seen = now;
        if (_left >= 1)
        {
            _left--;
            return TimeSpan.Zero;
        }

        // One tick more than computed, so that rounding never leaves a wait that ends a hair too early.
        return (Refill * (1 - _left)) + TimeSpan.FromMilliseconds(1);
    }
}
