using StargateBot.Core.Chat.Stores;

namespace StargateBot.Core.Chat.Insights;

/// <summary>What was asked and answered over a period.</summary>
/// <param name="Since">The beginning of the period.</param>
/// <param name="Until">Its end.</param>
/// <param name="Figures">The figures.</param>
/// <param name="Gaps">What was asked in vain, most asked first.</param>
public sealed record InsightReport(DateTimeOffset Since, DateTimeOffset Until, AnswerFigures Figures, IReadOnlyList<Gap> Gaps)
{
    /// <summary>Reads a report of all servers and workspaces.</summary>
    /// <param name="history">What was asked and answered.</param>
    /// <param name="words">The word lists that questions are compared by.</param>
    /// <param name="days">The days of the period.</param>
    /// <param name="now">Its end.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static async Task<InsightReport> ReadAsync(
        IAnswerHistory history, KnowledgeWords words, int days, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(words);
        var since = now.AddDays(-days);
        var figures = await history.SumAsync(null, since, cancellationToken).ConfigureAwait(false);
        var questions = await history.ReadOpenQuestionsAsync(null, since, InsightPeriod.MaxQuestions, cancellationToken).ConfigureAwait(false);
        return new InsightReport(since, now, figures, new GapGrouper(words.Analyzer).Group(questions, cancellationToken));
    }
}
