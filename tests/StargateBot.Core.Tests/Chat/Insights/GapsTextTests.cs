using StargateBot.Core.Chat.Insights;
using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Chat.Insights;

public sealed class GapsTextTests
{
    [Fact]
    public void Write_Gaps_ShowsTheTenthAndCountsTheRest()
    {
        var gaps = Enumerable.Range(1, 12).Select(i => new Gap($"Question {i}?", 20 - i, 3, i == 1 ? 2 : 0, Periods.Now, i == 1 ? ["wrong year", "too short"] : [])).ToList();
        var text = GapsText.Write(gaps, 30, Language.English);

        Assert.StartsWith(
            "**Open in the last 30 days: 162 questions about 12 things**\n\n"
            + "**19×** Question 1?\n3 askers · last 2026-11-24 · 2 voted down\n“wrong year”\n“too short”\n\n"
            + "**18×** Question 2?\n3 askers · last 2026-11-24\n\n",
            text,
            StringComparison.Ordinal);
        Assert.EndsWith("Question 10?\n3 askers · last 2026-11-24\n\n… and 2 more. The whole list: stargatebot report", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_HostileQuestions_StayInTheirLineWithoutMarks()
    {
        string[] hostile = ["**bold** and **", "line\nfeed\r\n# heading", "\u202egnirts\u0000", new string('x', 100_000), "", string.Concat(Enumerable.Repeat("e\u0301\u0301", 50_000)), "\ud83d\ud83d"];
        var text = GapsText.Write([.. hostile.Select(wording => new Gap(wording, 1, 1, 1, Periods.Now, [wording]))], 30, Language.Indonesian);

        Assert.InRange(text.Length, 1, 5_000);
        Assert.DoesNotContain('\u202e', text);
        Assert.DoesNotContain('\0', text);
        Assert.DoesNotContain("\n#", text, StringComparison.Ordinal);

        // The marks that are left are the leads of the bot itself, in pairs inside their lines.
        Assert.Equal(hostile.Length + 1, text.Split('\n').Count(line => line.StartsWith("**", StringComparison.Ordinal)));
        Assert.All(text.Split('\n'), line => Assert.True(line.Split("**").Length is 1 or 3, line));
    }

    [Theory]
    [InlineData(Language.Indonesian)]
    [InlineData(Language.English)]
    public void Write_NoGaps_IsPraise(Language language) => Assert.Equal(InsightTexts.For(language).NoGaps, GapsText.Write([], 30, language));
}
