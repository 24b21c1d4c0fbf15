using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Chat.Insights;

/// <summary>Writes figures as short lines with bars, which a phone does not wrap.</summary>
internal static class StatsText
{
    /// <summary>The longest line, in characters as they are seen.</summary>
    public const int MaxLine = 40;

    private const int BarWidth = 10;
    private const int MaxRow = 31;

    /// <summary>Writes figures.</summary>
    /// <param name="figures">The figures.</param>
    /// <param name="days">The days of the period.</param>
    /// <param name="now">Its end.</param>
    /// <param name="language">The language.</param>
    public static string Write(AnswerFigures figures, int days, DateTimeOffset now, Language language)
    {
        var texts = InsightTexts.For(language);
        var asked = figures.Outcomes.Values.Sum();
        if (asked == 0)
        {
            return $"**{texts.StatsTitle(days)}**\n{texts.NothingAsked}";
        }

        List<string> lines = [$"**{texts.StatsTitle(days)}**", texts.Asked(asked, figures.Askers), "", $"**{texts.Outcomes}**"];
        lines.AddRange(Bars(texts, figures.Outcomes.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Select(pair => (texts.NameOf(pair.Key), pair.Value))));
        lines.AddRange(["", $"**{texts.Languages}**"]);
        lines.AddRange(Bars(texts, figures.Languages.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Select(pair => (texts.NameOf(pair.Key), pair.Value))));
        lines.AddRange(["", $"**{texts.Feedback}**", HelpfulLine(texts, figures), "", $"**{texts.PerDay}**"]);
        lines.AddRange(DayLines(texts, figures, days, now));
        lines.AddRange(["", $"**{texts.Speed}**", texts.Median(figures.MedianMs), texts.P95(figures.P95Ms)]);
        if (figures.TopPassages.Count > 0)
        {
            lines.AddRange(["", $"**{texts.TopPassages}**"]);
            lines.AddRange(figures.TopPassages.Select(passage => PassageLine($"{texts.Number(passage.Times)}× ", passage.Document, $" {passage.Locator}")));
        }

        return string.Join('\n', lines);
    }

    private static IEnumerable<string> Bars(InsightTexts texts, IEnumerable<(string Name, int Count)> counts)
    {
        var all = counts.Where(pair => pair.Count > 0).ToList();
        double sum = all.Sum(pair => pair.Count);
        return all.Select(pair => $"{TextBars.Bar(pair.Count / sum, BarWidth)} {texts.Percent(pair.Count / sum)} {pair.Name}");
    }

    private static string HelpfulLine(InsightTexts texts, AnswerFigures figures)
    {
        var votes = figures.Helpful + figures.NotHelpful;
        var share = votes == 0 ? 0 : (double)figures.Helpful / votes;
        return votes == 0 ? texts.NoVotes : $"{TextBars.Bar(share, BarWidth)} {texts.HelpfulShare(share, votes)}";
    }

    // A day for each character, or several where the period is long; the last character ends with today.
    private static string[] DayLines(InsightTexts texts, AnswerFigures figures, int days, DateTimeOffset now)
    {
        var width = (days + MaxRow - 1) / MaxRow;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var counts = new int[(days + width - 1) / width];
        foreach (var (day, answers) in figures.Days)
        {
            var back = (today.DayNumber - day.DayNumber) / width;
            if (back >= 0)
            {
                // A period that begins in the middle of a day reaches into one more.
                counts[Math.Max(0, counts.Length - 1 - back)] += answers;
            }
        }

        return [TextBars.Row(counts), $"{InsightTexts.Day(today.AddDays(1 - days))} – {InsightTexts.Day(today)}", texts.Most(width, counts.Max())];
    }

    private static string PassageLine(string count, string document, string locator)
    {
        // The end of a path tells documents apart best.
        var line = ShortText.Line(document, 500);
        var room = Math.Max(1, MaxLine - count.Length - locator.Length);
        return count + (line.Length <= room ? line : $"…{line[^(room - 1)..]}") + locator;
    }
}
