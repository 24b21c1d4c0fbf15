using StargateBot.Benchmarks.Evaluation;

namespace StargateBot.Benchmarks.Load;

/// <summary>Times in milliseconds, by rank.</summary>
internal sealed class Times
{
    private readonly List<double> _sorted;

    public Times(IEnumerable<double> milliseconds)
    {
        _sorted = [.. milliseconds];
        _sorted.Sort();
    }

    /// <summary>Gets how many there are.</summary>
    public int Count => _sorted.Count;

    /// <summary>Gets the time that a share of all does not exceed; NaN when there is none.</summary>
    /// <param name="share">The share, from 0 to 1.</param>
    public double At(double share) => Figures.Percentile(_sorted, share);
}

/// <summary>One measurement: so many conversations at once.</summary>
/// <param name="Concurrency">How many conversations went on at once.</param>
/// <param name="Acknowledged">From the platform's event to the bot's acknowledgement, where the platform wants one.</param>
/// <param name="Answered">From the platform's event to the final answer.</param>
/// <param name="Seconds">How long all of it took.</param>
/// <param name="CpuMilliseconds">Processor time of the bot for one answer.</param>
/// <param name="Unanswered">Questions that had no answer in time.</param>
internal sealed record LoadFigures(int Concurrency, Times Acknowledged, Times Answered, double Seconds, double CpuMilliseconds, int Unanswered)
{
    /// <summary>Gets the rate of answers, by the second.</summary>
    public double Rate => Answered.Count / Seconds;
}

/// <summary>All that was measured of one program on one platform.</summary>
internal sealed record SubjectFigures
{
    public required PlatformName Platform { get; init; }

    /// <summary>Gets how the program is called.</summary>
    public required string Name { get; init; }

    /// <summary>Gets whether it is the worker, and not a peer.</summary>
    public required bool IsWorker { get; init; }

    /// <summary>Gets the time from the start of the process to being ready, one a start.</summary>
    public required Times Ready { get; init; }

    public required IReadOnlyList<LoadFigures> Loads { get; init; }

    /// <summary>Gets the time from a reset connection to the next one that is ready.</summary>
    public required Times Back { get; init; }

    /// <summary>Gets the most memory that was resident, in bytes.</summary>
    public required long PeakMemory { get; init; }

    /// <summary>Gets what the simulator found wrong in what it was sent.</summary>
    public required IReadOnlyList<string> Violations { get; init; }

    /// <summary>Gets how many questions of the warm-up had no answer in time.</summary>
    public required int UnansweredWarmUp { get; init; }

    /// <summary>Gets what the program wrote last.</summary>
    public required string LastLines { get; init; }
}
