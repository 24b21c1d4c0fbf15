using StargateBot.Core.Chat.Insights;
using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Chat.Insights;

public sealed class StatsTextTests
{
    [Fact]
    public void Write_Figures_AreShortLinesWithBars()
    {
        const string Expected = """
            **The last 30 days**
            1,500 questions from 1,056 people

            **Outcomes**
            ████████░░ 80% answered
            ██░░░░░░░░ 20% not covered
            █░░░░░░░░░ <1% greetings and help

            **Languages**
            ██████░░░░ 60% Indonesian
            ████░░░░░░ 40% English

            **Votes**
            ███████░░░ 70% helpful (20 votes)

            **Answers per day**
            ▂▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁█▆
            2026-10-26 – 2026-11-24
            at most 900 in a day

            **Time to answer**
            half of them under 1.3 ms
            95 of 100 under 1,235 ms

            **Cited most**
            1,012× announcement.id ¶3
            7× …r/a-very-long-name-of-a-document ¶12
            """;

        Assert.Equal(Expected.ReplaceLineEndings("\n"), StatsText.Write(Periods.Figures, 30, Periods.Now, Language.English));
    }

    [Theory]
    [InlineData(Language.Indonesian, 1)]
    [InlineData(Language.Indonesian, 365)]
    [InlineData(Language.English, 31)]
    [InlineData(Language.English, 365)]
    public void Write_AnyPeriod_HasNoLineThatAPhoneWraps(Language language, int days)
    {
        var text = StatsText.Write(Periods.Figures, days, Periods.Now, language);

        Assert.All(text.Replace("**", "", StringComparison.Ordinal).Split('\n'), line => Assert.InRange(line.Length, 0, StatsText.MaxLine));
    }

    [Fact]
    public void Write_LongPeriod_CountsEveryDay()
    {
        var figures = Periods.Figures with { Days = [.. Enumerable.Range(0, 366).Select(back => (new DateOnly(2026, 11, 24).AddDays(back - 365), 1))] };

        // 365 days are 31 characters of 12 days, the first of fewer; the 366th day is the rest of the day that the period begins in.
        Assert.Contains("\nat most 12 in 12 days", StatsText.Write(figures, 365, Periods.Now, Language.English), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.Indonesian, "**30 hari terakhir**\nBelum ada pertanyaan.")]
    [InlineData(Language.English, "**The last 30 days**\nNothing was asked.")]
    public void Write_Nothing_SaysSo(Language language, string expected) =>
        Assert.Equal(expected, StatsText.Write(Periods.Nothing, 30, Periods.Now, language));

    [Theory]
    [InlineData(0, "░░░░")]
    [InlineData(0.001, "█░░░")]
    [InlineData(0.5, "██░░")]
    [InlineData(0.999, "███░")]
    [InlineData(1, "████")]
    public void Bar_Share_ShowsWhatIsThereAndWhatIsNot(double share, string expected) => Assert.Equal(expected, TextBars.Bar(share, 4));

    [Fact]
    public void Row_Counts_ShowsTheGreatestHighest() => Assert.Equal(("▁▂▅█", "▁▁", ""), (TextBars.Row([0, 1, 50, 100]), TextBars.Row([0, 0]), TextBars.Row([])));
}
