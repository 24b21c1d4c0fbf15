namespace StargateBot.Benchmarks.Evaluation;

/// <summary>A share with its 95 % interval.</summary>
internal readonly record struct Share(double Value, double Low, double High, int Count)
{
    private const int Resamples = 1_000;
    private const int Seed = 20_250_101;

    /// <summary>Computes a share and its interval by the percentile bootstrap (B. Efron, 1979), seeded.</summary>
    public static Share Of(IReadOnlyList<bool> cases)
    {
        if (cases.Count == 0)
        {
            return new Share(double.NaN, double.NaN, double.NaN, 0);
        }

        var random = new Random(Seed);
        var means = new double[Resamples];
        for (var i = 0; i < Resamples; i++)
        {
            var hits = 0;
            for (var j = 0; j < cases.Count; j++)
            {
                hits += cases[random.Next(cases.Count)] ? 1 : 0;
            }

            means[i] = (double)hits / cases.Count;
        }

        Array.Sort(means);
        return new Share(cases.Count(c => c) / (double)cases.Count, means[Resamples * 25 / 1000], means[Resamples * 975 / 1000], cases.Count);
    }
}

/// <summary>The figures of one system on one set, as the evaluation folders define them.</summary>
internal sealed record Figures(
    string System, Share RecallAt1, Share RecallAt3, Share CitedAt30, Share CitedAt60, double MedianWords,
    Share AbstainedInDomain, Share AbstainedOutOfDomain, int LostToAbstention, double PerSecond, double P50, double P95)
{
    /// <summary>Counts.</summary>
    /// <param name="system">Name of the system.</param>
    /// <param name="records">The set's questions, then the ones out of domain.</param>
    /// <param name="set">The set.</param>
    /// <param name="always">What the same system says when it never abstains for lack of confidence, or null when it never does anyway.</param>
    public static Figures Of(string system, List<Record> records, EvaluationSet set, List<Record>? always)
    {
        var inDomain = records.Take(set.Questions.Count).ToList();
        var outOfDomain = records.Skip(set.Questions.Count).ToList();
        var answerable = inDomain.Where(r => r.Question.Answerable).ToList();
        var times = records.Select(r => r.Milliseconds).Order().ToList();
        return new Figures(
            system,
            Share.Of([.. answerable.Select(r => r.Found(1))]),
            Share.Of([.. answerable.Select(r => r.Found(3))]),
            Share.Of([.. answerable.Select(r => r.CitedCorrect(30))]),
            Share.Of([.. answerable.Select(r => r.CitedCorrect(60))]),
            Percentile([.. inDomain.Where(r => r.Answer.Answered).Select(r => (double)r.Words.Length).Order()], 0.5),
            Share.Of([.. inDomain.Where(r => !r.Question.Answerable).Select(r => !r.Answer.Answered)]),
            Share.Of([.. outOfDomain.Select(r => !r.Answer.Answered)]),
            always is null ? 0 : inDomain.Zip(always).Count(pair => !pair.First.Answer.Answered && pair.Second.CitedCorrect(30)),
            records.Count / (times.Sum() / 1000),
            Percentile(times, 0.5),
            Percentile(times, 0.95));
    }

    /// <summary>Gets the value below which a part of sorted values lies (nearest rank).</summary>
    public static double Percentile(List<double> sorted, double part) =>
        sorted.Count == 0 ? double.NaN : sorted[Math.Max(0, (int)Math.Ceiling(part * sorted.Count) - 1)];
}
