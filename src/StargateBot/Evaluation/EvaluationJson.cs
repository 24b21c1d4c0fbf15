using StargateBot.Core.Languages;
using StargateBot.Json;

namespace StargateBot.Evaluation;

/// <summary>An evaluation as other programs read it.</summary>
/// <param name="Answerable">Share of the answerable questions.</param>
/// <param name="NotAnswerable">Share of the others.</param>
/// <param name="LowerPercent">The lower of the two in percent.</param>
/// <param name="MedianMs">Median time of an answer in milliseconds.</param>
/// <param name="P95Ms">95th percentile of it.</param>
/// <param name="Kinds">The figures of each kind.</param>
/// <param name="Folder">The figures of the folder form, or null.</param>
/// <param name="Failures">What was not right.</param>
internal sealed record EvaluationJson(
    ShareJson Answerable,
    ShareJson NotAnswerable,
    double LowerPercent,
    double MedianMs,
    double P95Ms,
    IReadOnlyList<KindJson> Kinds,
    FolderJson? Folder,
    IReadOnlyList<FailureJson> Failures)
{
    /// <summary>Makes the form of a report.</summary>
    /// <param name="report">The report.</param>
    public static EvaluationJson From(EvaluationReport report) => new(
        ShareJson.From(report.Answerable),
        ShareJson.From(report.NotAnswerable),
        Math.Round(report.LowerPercent, 2),
        Math.Round(report.MedianMs, 3),
        Math.Round(report.P95Ms, 3),
        [.. report.Kinds.Select(kind => new KindJson(kind.Kind, kind.Answerable, ShareJson.From(kind.Indonesian), ShareJson.From(kind.English)))],
        report.Folder is { } folder ? FolderJson.From(folder) : null,
        [.. report.Verdicts.Where(verdict => !verdict.IsRight).Select(FailureJson.From)]);
}

/// <summary>How many of some were right.</summary>
/// <param name="Right">Right ones.</param>
/// <param name="Total">All.</param>
internal sealed record ShareJson(int Right, int Total)
{
    /// <summary>Makes the form of a share.</summary>
    /// <param name="share">The share.</param>
    public static ShareJson From(Share share) => new(share.Right, share.Total);
}

/// <summary>The figures of one kind of question.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Answerable">Whether the knowledge states the answers.</param>
/// <param name="Id">Those asked in Indonesian.</param>
/// <param name="En">Those asked in English.</param>
internal sealed record KindJson(string Kind, bool Answerable, ShareJson Id, ShareJson En);

/// <summary>The figures of the folder form.</summary>
/// <param name="RecallAt1">The right passage was the first retrieved one.</param>
/// <param name="RecallAt3">It was among the first three.</param>
/// <param name="CitedAt30">Right within 30 words.</param>
/// <param name="CitedAt60">Right within 60 words.</param>
/// <param name="MedianWords">Median number of words shown.</param>
internal sealed record FolderJson(ShareJson RecallAt1, ShareJson RecallAt3, ShareJson CitedAt30, ShareJson CitedAt60, double MedianWords)
{
    /// <summary>Makes the form of the figures.</summary>
    /// <param name="figures">The figures.</param>
    public static FolderJson From(FolderFigures figures) => new(
        ShareJson.From(figures.RecallAt1),
        ShareJson.From(figures.RecallAt3),
        ShareJson.From(figures.CitedAt30),
        ShareJson.From(figures.CitedAt60),
        figures.MedianWords);
}

/// <summary>A question whose answer was not right.</summary>
/// <param name="Id">Id of the question.</param>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Language">Language that it was asked in.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Question">The question.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Text">The answer given.</param>
/// <param name="Complaints">Why it is not right.</param>
internal sealed record FailureJson(
    string Id, int Line, string Language, string Kind, string Question, string Outcome, string Text, IReadOnlyList<string> Complaints)
{
    /// <summary>Makes the form of a failure.</summary>
    /// <param name="verdict">A verdict that is not right.</param>
    public static FailureJson From(Verdict verdict) => new(
        verdict.Case.Id,
        verdict.Case.Line,
        verdict.Case.Language.ToCode(),
        verdict.Case.Kind,
        verdict.Case.Question.Text,
        AnswerJson.CodeOf(verdict.Answer.Outcome),
        verdict.Answer.Text,
        verdict.Complaints);
}
