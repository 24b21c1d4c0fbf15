using System.Globalization;
using System.Text;

namespace StargateBot.Core.Chat.Insights;

/// <summary>
/// Writes a report as comma-separated values (RFC 4180) that look the same in every language: one line for each figure, with its section and
/// name, so that a spreadsheet can filter them. What people wrote is made harmless for spreadsheets, which take some texts for formulas.
/// </summary>
public static class CsvReport
{
    private const string LineEnd = "\r\n";

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where to.</param>
    public static void Write(InsightReport report, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        var figures = report.Figures;
        WriteLine(output, "section", "name", "value", "askers", "voted_down", "last", "reasons");
        WriteValue(output, "period", "since", report.Since.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        WriteValue(output, "period", "until", report.Until.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        WriteValue(output, "askers", "all", Number(figures.Askers));
        foreach (var (outcome, count) in figures.Outcomes.OrderBy(pair => pair.Key))
        {
            WriteValue(output, "outcomes", outcome.ToString().ToLowerInvariant(), Number(count));
        }

        foreach (var (language, count) in figures.Languages.OrderBy(pair => pair.Key))
        {
            WriteValue(output, "languages", Languages.LanguageCodes.ToCode(language), Number(count));
        }

        WriteValue(output, "votes", "helpful", Number(figures.Helpful));
        WriteValue(output, "votes", "not_helpful", Number(figures.NotHelpful));
        WriteValue(output, "milliseconds", "median", figures.MedianMs.ToString("0.###", CultureInfo.InvariantCulture));
        WriteValue(output, "milliseconds", "p95", figures.P95Ms.ToString("0.###", CultureInfo.InvariantCulture));
        foreach (var (document, locator, times) in figures.TopPassages)
        {
            WriteValue(output, "passages", $"{document} {locator}", Number(times));
        }

        foreach (var (day, answers) in figures.Days)
        {
            WriteValue(output, "days", InsightTexts.Day(day), Number(answers));
        }

        foreach (var gap in report.Gaps)
        {
            WriteLine(
                output, "gaps", gap.Wording, Number(gap.Questions), Number(gap.Askers), Number(gap.VotedDown), InsightTexts.Day(gap.Last), string.Join("; ", gap.Reasons));
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void WriteValue(TextWriter output, string section, string name, string value) => WriteLine(output, section, name, value, "", "", "", "");

    private static void WriteLine(TextWriter output, params ReadOnlySpan<string> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            output.Write(i > 0 ? "," : "");
            output.Write(Field(fields[i]));
        }

        output.Write(LineEnd);
    }

    private static string Field(string text)
    {
        var field = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            // A spreadsheet reads such characters as the beginning of a formula, also behind white space (OWASP, "CSV Injection").
            if (field.Length == 0 && !char.IsWhiteSpace(c) && c is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' or '|' or '%')
            {
                field.Append('\'');
            }

            if (char.IsControl(c) || char.IsWhiteSpace(c))
            {
                field.Append(field.Length > 0 ? " " : "");
            }
            else
            {
                field.Append(c);
            }
        }

        var written = field.ToString().TrimEnd();
        return written.AsSpan().ContainsAny(',', '"') ? $"\"{written.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : written;
    }
}
