namespace StargateBot.Core.Chat;

/// <summary>Delays between tries that grow and are spread by chance, so that many clients do not come back at once.</summary>
/// <param name="First">Upper bound of the first delay.</param>
/// <param name="Cap">Upper bound of every delay.</param>
public sealed record Backoff(TimeSpan First, TimeSpan Cap)
{
    private const int MaxDoublings = 30;

    /// <summary>Gets the delay before a try.</summary>
    /// <param name="attempt">How many tries failed before in a row, from 1.</param>
    /// <param name="chance">A number from 0 (inclusive) to 1 (exclusive).</param>
    /// <returns>Between half of the bound and the bound; the bound doubles with every failed try up to <see cref="Cap"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="attempt"/> is under 1.</exception>
    public TimeSpan Delay(int attempt, double chance)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1);
        var bound = Math.Min(Cap.TotalSeconds, First.TotalSeconds * Math.Pow(2, Math.Min(attempt - 1, MaxDoublings)));
        return TimeSpan.FromSeconds(bound * (0.5 + (chance / 2)));
    }
}
