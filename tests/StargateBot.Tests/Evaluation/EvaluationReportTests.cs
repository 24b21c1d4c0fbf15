using StargateBot.Core.Answering;
using StargateBot.Core.Languages;
using StargateBot.Evaluation;

namespace StargateBot.Tests.Evaluation;

public sealed class EvaluationReportTests
{
    [Fact]
    public void Of_MixedVerdicts_CountsSharesByKindAndLanguage()
    {
        var report = EvaluationReport.Of(
        [
            Folder(Language.Indonesian, answerable: true, right: true),
            Folder(Language.English, answerable: true, right: false),
            Folder(Language.English, answerable: true, right: true),
            Folder(Language.English, answerable: false, right: true),
        ]);

        Assert.Equal(new Share(2, 3), report.Answerable);
        Assert.Equal(new Share(1, 1), report.NotAnswerable);
        Assert.Equal(new Share(1, 2), report.Kinds[0].English);
        Assert.Equal(new Share(1, 1), report.Kinds[0].Indonesian);
        Assert.Equal(66.7, report.LowerPercent, tolerance: 0.1);
        Assert.Equal(new Share(3, 3), report.Folder!.RecallAt1);
    }

    [Fact]
    public void Of_OneSortOnly_LowerShareIsThatOne()
    {
        Assert.Equal(0, EvaluationReport.Of([Folder(Language.English, answerable: false, right: false)]).LowerPercent);
        Assert.Equal(100, EvaluationReport.Of([Folder(Language.English, answerable: false, right: true)]).LowerPercent);
    }

    [Theory]
    [InlineData(0, 0, "–")]
    [InlineData(1, 3, "1/3 33.3 %")]
    [InlineData(3, 3, "3/3 100.0 %")]
    public void ToString_Share_IsInvariant(int right, int total, string expected) => Assert.Equal(expected, new Share(right, total).ToString());

    private static Verdict Folder(Language language, bool answerable, bool right)
    {
        var golden = new FolderCase
        {
            Line = 1,
            Id = "1",
            Language = language,
            Kind = "folder",
            Question = new Question("x"),
            Answerable = answerable,
            Answers = ["y"],
            Document = "doc",
            Locator = "¶1",
        };
        var answer = new Answer
        {
            Outcome = AnswerOutcome.Answered,
            Language = language,
            Text = "y",
            TraceId = "t",
            Citations = [new Citation(1, "doc", "Title", "¶1", "y", language)],
            Retrieved = [new RetrievedPassage("doc", "¶1", 1)],
        };
        return new Verdict(golden, answer, right ? [] : ["wrong"]);
    }
}
