namespace StargateBot.Benchmarks.Load;

/// <summary>One figure of the worker, beside what is expected of it.</summary>
/// <param name="Platform">The platform.</param>
/// <param name="Subject">What the figure is, with its unit.</param>
/// <param name="Measured">The figure.</param>
/// <param name="Limit">What it must stay below.</param>
/// <param name="Format">How both are written.</param>
internal sealed record Expectation(PlatformName Platform, string Subject, double Measured, double Limit, string Format)
{
    private const double CpuOfPeer = 0.5;
    private const double ReadyMilliseconds = 600;
    private const double PeakMebibytes = 150;
    private const double BackMilliseconds = 500;

    /// <summary>The load at which acknowledgements are compared: few enough that a bot is not just measured queueing.</summary>
    private const int EasyConcurrency = 8;

    /// <summary>Gets whether the worker does what is expected.</summary>
    public bool Holds => Measured < Limit;

    /// <summary>Compares the worker with what is expected, on each platform.</summary>
    /// <param name="subjects">What was measured.</param>
    public static IEnumerable<Expectation> Of(IReadOnlyList<SubjectFigures> subjects)
    {
        foreach (var worker in subjects.Where(subject => subject.IsWorker))
        {
            foreach (var load in worker.Loads)
            {
                if (PeerLoad(subjects, worker, load) is not { } peer)
                {
                    continue;
                }

                yield return new(worker.Platform, $"CPU of the peer's, {load.Concurrency} at once", load.CpuMilliseconds / peer.CpuMilliseconds, CpuOfPeer, "0.00");
                if (load.Concurrency == EasyConcurrency)
                {
                    yield return new(worker.Platform, $"ack p99 ms, {load.Concurrency} at once", load.Acknowledged.At(0.99), peer.Acknowledged.At(0.99), "0.0");
                }
            }

            yield return new(worker.Platform, "ready ms", worker.Ready.At(0.5), ReadyMilliseconds, "0");
            yield return new(worker.Platform, "peak MiB", worker.PeakMemory / 1024.0 / 1024.0, PeakMebibytes, "0");
            if (worker.Back.Count > 0)
            {
                yield return new(worker.Platform, "back after a drop, ms", worker.Back.At(0.5), BackMilliseconds, "0");
            }
        }
    }

    /// <summary>Gets what the peer did under the same load, or null when there was none.</summary>
    /// <param name="subjects">What was measured.</param>
    /// <param name="worker">The worker.</param>
    /// <param name="load">Its load.</param>
    public static LoadFigures? PeerLoad(IReadOnlyList<SubjectFigures> subjects, SubjectFigures worker, LoadFigures load) =>
        subjects.FirstOrDefault(subject => !subject.IsWorker && subject.Platform == worker.Platform)
            ?.Loads.FirstOrDefault(other => other.Concurrency == load.Concurrency);
}
