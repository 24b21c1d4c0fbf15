using System.Globalization;
using Markdig;
using StargateBot.Core.Chat.Insights;
using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Chat.Insights;

public sealed class ReportTests
{
    private static readonly InsightReport Report = new(
        Periods.Now.AddDays(-30),
        Periods.Now,
        Periods.Figures,
        [
            new Gap("Berapa harga saham OpenAI?", 12, 5, 1, Periods.Now, ["tahun salah"]),
            new Gap("=HYPERLINK(\"http://evil.example\",\"x\"), | <b>@everyone</b> [a](b)\nsecond", 1, 1, 0, Periods.Now, ["-2+3", "\t@x"]),
        ]);

    [Theory]
    [InlineData(Language.Indonesian, "# Laporan StargateBot\n\nDari 2026-10-25 sampai 2026-11-24 (UTC).\n1.500 pertanyaan dari 1.056 orang\n", "| terjawab | 1.200 | 80% |\n")]
    [InlineData(Language.English, "# StargateBot report\n\nFrom 2026-10-25 to 2026-11-24 (UTC).\n1,500 questions from 1,056 people\n", "| answered | 1,200 | 80% |\n")]
    public void Markdown_Report_HasTablesInTheLanguage(Language language, string beginning, string row)
    {
        var text = Markdown(Report, language);

        Assert.StartsWith(beginning, text, StringComparison.Ordinal);
        Assert.Contains(row, text, StringComparison.Ordinal);
        Assert.Contains("| 12 | Berapa harga saham OpenAI? | 5 | 1 | 2026-11-24 | tahun salah |\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_HostileQuestion_IsTextInOneCell()
    {
        var html = Markdig.Markdown.ToHtml(Markdown(Report, Language.English), new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().Build());

        Assert.DoesNotContain("<a ", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.Contains("<td>=HYPERLINK(&quot;http://evil.example&quot;,&quot;x&quot;), | &lt;b&gt;@everyone&lt;/b&gt; [a](b) second</td>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_Report_IsRfc4180AndNoFormula()
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        CsvReport.Write(Report, output);
        var text = output.ToString();
        var rows = Rows(text);

        Assert.Equal(["section", "name", "value", "askers", "voted_down", "last", "reasons"], rows[0]);
        Assert.All(rows, row => Assert.Equal(7, row.Count));
        Assert.Contains(rows, row => row is ["outcomes", "answered", "1200", "", "", "", ""]);
        Assert.Contains(rows, row => row is ["gaps", "Berapa harga saham OpenAI?", "12", "5", "1", "2026-11-24", "tahun salah"]);
        Assert.Equal("'=HYPERLINK(\"http://evil.example\",\"x\"), | <b>@everyone</b> [a](b) second", rows[^1][1]);
        Assert.Equal("'-2+3; \t@x".Replace('\t', ' '), rows[^1][6]);
        Assert.All(rows.SelectMany(row => row), field => Assert.False(field.Length > 0 && "=+-@".Contains(field[0], StringComparison.Ordinal), field));
    }

    [Theory]
    [InlineData("  =1+1")]
    [InlineData("\r\n=1+1")]
    [InlineData("\u00a0@SUM(A1)")]
    [InlineData("＝1+1")]
    public void Csv_FormulaBehindWhiteSpace_IsText(string wording)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        CsvReport.Write(Report with { Gaps = [new Gap(wording, 1, 1, 0, Periods.Now, [])] }, output);

        Assert.StartsWith("'", Rows(output.ToString())[^1][1], StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_Nothing_IsATableWithoutRows() =>
        Assert.EndsWith("| --- | --- | --- | --- | --- | --- |\n", Markdown(Report with { Figures = Periods.Nothing, Gaps = [] }, Language.English), StringComparison.Ordinal);

    private static string Markdown(InsightReport report, Language language)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        MarkdownReport.Write(report, language, output);
        return output.ToString();
    }

    // Reads by the rules of RFC 4180, section 2.
    private static List<List<string>> Rows(string text)
    {
        List<List<string>> rows = [];
        List<string> row = [];
        var field = new System.Text.StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (quoted)
            {
                if (text[i] != '"')
                {
                    field.Append(text[i]);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    field.Append(text[i++]);
                }
                else
                {
                    quoted = false;
                }

                continue;
            }

            switch (text[i])
            {
                case '"':
                    Assert.Equal(0, field.Length);
                    quoted = true;
                    break;
                case ',':
                    row.Add(field.ToString());
                    field.Clear();
                    break;
                case '\r':
                    Assert.Equal('\n', text[++i]);
                    row.Add(field.ToString());
                    field.Clear();
                    rows.Add(row);
                    row = [];
                    break;
                default:
                    field.Append(text[i]);
                    break;
            }
        }

        Assert.Empty(row);
        return rows;
    }
}
