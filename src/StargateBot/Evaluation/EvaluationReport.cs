using StargateBot.Core.Languages;

namespace StargateBot.Evaluation;

/// <summary>The figures of one kind of question.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Answerable">Whether the knowledge states the answers.</param>
/// <param name="Indonesian">Those asked in Indonesian.</param>
/// <param name="English">Those asked in English.</param>
internal sealed record KindFigures(string Kind, bool Answerable, Share Indonesian, Share English)
{
    /// <summary>Gets both languages together.</summary>
    public Share All => new(Indonesian.Right + English.Right, Indonesian.Total + English.Total);
}

/// <summary>The figures that only the folder form has.</summary>
/// <param name="RecallAt1">The right passage was the first retrieved one.</param>
/// <param name="RecallAt3">It was among the first three.</param>
/// <param name="CitedAt30">Right within 30 words, the first citation in the right place.</param>
/// <param name="CitedAt60">Right within 60 words, likewise.</param>
/// <param name="MedianWords">Median number of words shown.</param>
internal sealed record FolderFigures(Share RecallAt1, Share RecallAt3, Share CitedAt30, Share CitedAt60, double MedianWords);

/// <summary>What an evaluation found.</summary>
internal sealed class EvaluationReport
{
    private EvaluationReport(IReadOnlyList<Verdict> verdicts)
    {
        Verdicts = verdicts;
        Answerable = Share.Of([.. verdicts.Where(v => v.Case.Answerable)], v => v.IsRight);
        NotAnswerable = Share.Of([.. verdicts.Where(v => !v.Case.Answerable)], v => v.IsRight);
        Kinds =
        [
            .. verdicts.GroupBy(v => (v.Case.Kind, v.Case.Answerable))
                .OrderByDescending(group => group.Key.Answerable)
                .ThenBy(group => group.Key.Kind, StringComparer.Ordinal)
                .Select(group => new KindFigures(group.Key.Kind, group.Key.Answerable, In(group, Language.Indonesian), In(group, Language.English))),
        ];
        var elapsed = verdicts.Select(v => v.Answer.Elapsed.TotalMilliseconds).Order().ToArray();
        MedianMs = Quantile(elapsed, 0.5);
        P95Ms = Quantile(elapsed, 0.95);
        Folder = FolderOf([.. verdicts.Where(v => v.Case is FolderCase { Answerable: true })]);
    }

    /// <summary>Gets the verdicts in the order of the file.</summary>
    public IReadOnlyList<Verdict> Verdicts { get; }

    /// <summary>Gets the share of the answerable questions that were answered right.</summary>
    public Share Answerable { get; }

    /// <summary>Gets the share of the others that were handled right.</summary>
    public Share NotAnswerable { get; }

    /// <summary>Gets the figures of each kind, answerable ones first, then by name.</summary>
    public IReadOnlyList<KindFigures> Kinds { get; }

    /// <summary>Gets the figures of the folder form, or null when the file has no answerable question of it.</summary>
    public FolderFigures? Folder { get; }

    /// <summary>Gets the median time of one answer in milliseconds.</summary>
    public double MedianMs { get; }

    /// <summary>Gets the 95th percentile of the time of one answer in milliseconds.</summary>
    public double P95Ms { get; }

    /// <summary>Gets the lower of the two shares in percent.</summary>
    public double LowerPercent => Math.Min(Answerable.Percent, NotAnswerable.Percent);

    /// <summary>Adds up verdicts.</summary>
    /// <param name="verdicts">At least one.</param>
    public static EvaluationReport Of(IReadOnlyList<Verdict> verdicts) => new(verdicts);

    private static Share In(IEnumerable<Verdict> verdicts, Language language) =>
        Share.Of([.. verdicts.Where(v => v.Case.Language == language)], v => v.IsRight);

    private static FolderFigures? FolderOf(IReadOnlyCollection<Verdict> verdicts)
    {
        if (verdicts.Count == 0)
        {
            return null;
        }

        var words = verdicts.Where(v => v.Answer.Citations.Count > 0)
            .Select(v => (double)AnswerWords.Count(AnswerWords.Plain(v.Answer.Text))).Order().ToArray();
        return new FolderFigures(
            Share.Of(verdicts, v => IsRetrieved(v, 1)),
            Share.Of(verdicts, v => IsRetrieved(v, 3)),
            Share.Of(verdicts, v => v.IsRight),
            Share.Of(verdicts, v => IsCited(v, 60)),
            Quantile(words, 0.5));
    }

    private static bool IsRetrieved(Verdict verdict, int top) =>
        verdict.Answer.Retrieved.Take(top).Any(passage => AnswerJudge.IsRightPlace((FolderCase)verdict.Case, passage.Document, passage.Locator));

    private static bool IsCited(Verdict verdict, int words) =>
        verdict.Answer.Citations is [var first, ..]
        && AnswerJudge.IsRightPlace((FolderCase)verdict.Case, first.Document, first.Locator)
        && AnswerWords.HeadHoldsAny(AnswerWords.Plain(verdict.Answer.Text), words, ((FolderCase)verdict.Case).Answers);

    // Nearest rank.
    private static double Quantile(double[] ordered, double share) =>
        ordered.Length == 0 ? 0 : ordered[Math.Max(0, (int)Math.Ceiling(share * ordered.Length) - 1)];
}
