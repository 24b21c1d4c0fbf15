using System.Text;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Chat.Insights;

/// <summary>Writes a report as Markdown (GitHub Flavored Markdown, tables).</summary>
public static class MarkdownReport
{
    private const int MaxCell = 300;
    private const int MaxReasons = 10;

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="language">The language of the words around the figures.</param>
    /// <param name="output">Where to; lines end as its own do.</param>
    public static void Write(InsightReport report, Language language, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        var texts = InsightTexts.For(language);
        var figures = report.Figures;
        output.WriteLine($"# {texts.ReportTitle}");
        output.WriteLine();
        output.WriteLine(texts.ReportPeriod(report.Since, report.Until));
        output.WriteLine(texts.Asked(figures.Outcomes.Values.Sum(), figures.Askers));
        WriteShares(output, texts, texts.Outcomes, texts.ColumnOutcome, [.. figures.Outcomes.OrderBy(pair => pair.Key).Select(pair => (texts.NameOf(pair.Key), pair.Value))]);
        WriteShares(output, texts, texts.Languages, texts.ColumnLanguage, [.. figures.Languages.OrderBy(pair => pair.Key).Select(pair => (texts.NameOf(pair.Key), pair.Value))]);
        WriteShares(output, texts, texts.Feedback, texts.Feedback, [(texts.Helpful, figures.Helpful), (texts.NotHelpful, figures.NotHelpful)]);
        WriteTable(output, texts.Speed, [texts.Speed, "ms"], [["p50", texts.Milliseconds(figures.MedianMs)], ["p95", texts.Milliseconds(figures.P95Ms)]]);
        WriteTable(
            output, texts.TopPassages, [texts.ColumnPassage, texts.ColumnCount],
            figures.TopPassages.Select(passage => new[] { Cell($"{passage.Document} {passage.Locator}"), texts.Number(passage.Times) }));
        WriteTable(
            output, texts.PerDay, [texts.ColumnDay, texts.ColumnCount],
            figures.Days.Select(day => new[] { InsightTexts.Day(day.Day), texts.Number(day.Answers) }));
        WriteTable(
            output, texts.Gaps, [texts.ColumnCount, texts.ColumnQuestion, texts.ColumnAskers, texts.ColumnVotedDown, texts.ColumnLast, texts.ColumnReasons],
            report.Gaps.Select(gap => new[]
            {
                texts.Number(gap.Questions),
                Cell(gap.Wording),
                texts.Number(gap.Askers),
                texts.Number(gap.VotedDown),
                InsightTexts.Day(gap.Last),
                string.Join("<br>", gap.Reasons.Take(MaxReasons).Select(Cell)),
            }));
    }

    private static void WriteShares(TextWriter output, InsightTexts texts, string title, string column, (string Name, int Count)[] counts)
    {
        double sum = counts.Sum(pair => pair.Count);
        WriteTable(
            output, title, [column, texts.ColumnCount, texts.ColumnShare],
            counts.Select(pair => new[] { pair.Name, texts.Number(pair.Count), sum > 0 ? texts.Percent(pair.Count / sum) : "" }));
    }

    private static void WriteTable(TextWriter output, string title, string[] columns, IEnumerable<string[]> rows)
    {
        output.WriteLine();
        output.WriteLine($"## {title}");
        output.WriteLine();
        output.WriteLine($"| {string.Join(" | ", columns)} |");
        output.WriteLine($"|{string.Concat(columns.Select(_ => " --- |"))}");
        foreach (var row in rows)
        {
            output.WriteLine($"| {string.Join(" | ", row)} |");
        }
    }

    // What people write is text: every character that could be a mark is escaped (CommonMark 0.31, section 2.4), "@" so that nobody is called.
    private static string Cell(string text)
    {
        var line = ShortText.Line(text, MaxCell);
        var cell = new StringBuilder(line.Length + 16);
        foreach (var c in line)
        {
            cell.Append(c switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '@' => "&#64;",
                ':' => "&#58;",
                _ when char.IsAscii(c) && char.IsPunctuation(c) && c is not (',' or '.' or '?' or '\'' or '"' or '%' or '/') => $"\\{c}",
                '|' or '`' or '^' or '~' or '$' or '+' or '=' => $"\\{c}",
                _ => c.ToString(),
            });
        }

        return cell.ToString();
    }
}
