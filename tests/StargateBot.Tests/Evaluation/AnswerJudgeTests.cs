using System.Text;
using StargateBot.Core.Answering;
using StargateBot.Core.Languages;
using StargateBot.Evaluation;
using StargateBot.Localization;

namespace StargateBot.Tests.Evaluation;

public sealed class AnswerJudgeTests
{
    private static readonly Texts Words = Texts.For(Language.English);

    [Fact]
    public async Task Judge_EveryGroupHitAndPassageCited_IsRight()
    {
        var golden = await ReadAsync("""{"id":"1","lang":"en","kind":"list","q":"x","must":[["samsung"],["sk\\s*hynix","skh"]],"paras":[2,3],"answerable":true}""");

        Assert.True(Judge(golden, Answered("The partners are **Samsung** and SK Hynix. [1]", "¶3")).IsRight);
        Assert.False(Judge(golden, Answered("The partner is Samsung. [1]", "¶3")).IsRight);
        Assert.False(Judge(golden, Answered("The partners are Samsung and SK Hynix. [1]", "¶4")).IsRight);
    }

    [Fact]
    public async Task Judge_TextWithMarks_IsMatchedWithoutThem()
    {
        var golden = await ReadAsync("""{"id":"1","lang":"en","kind":"fact","q":"x","must":[["^100 billion was spent\\.\\s*$"]],"paras":[1],"answerable":true}""");

        Assert.True(Judge(golden, Answered("**100 billion** was spent. [1]", "¶1")).IsRight);
    }

    [Theory]
    [InlineData(AnswerOutcome.Abstained)]
    [InlineData(AnswerOutcome.Help)]
    [InlineData(AnswerOutcome.Limited)]
    [InlineData(AnswerOutcome.Failed)]
    public async Task Judge_AnswerableButNotAnswered_IsWrong(AnswerOutcome outcome)
    {
        var golden = await ReadAsync("""{"id":"1","lang":"en","kind":"fact","q":"x","must":[["x"]],"paras":[1],"answerable":true}""");

        Assert.False(Judge(golden, Answered("x", "¶1") with { Outcome = outcome }).IsRight);
    }

    [Theory]
    [InlineData(AnswerOutcome.Abstained, true)]
    [InlineData(AnswerOutcome.Help, true)]
    [InlineData(AnswerOutcome.Answered, false)]
    [InlineData(AnswerOutcome.Limited, false)]
    [InlineData(AnswerOutcome.Failed, false)]
    public async Task Judge_NotAnswerable_IsRightOnlyWhenAbstainedOrHelping(AnswerOutcome outcome, bool right)
    {
        var golden = await ReadAsync("""{"id":"1","lang":"en","kind":"near","q":"x","answerable":false}""");

        Assert.Equal(right, Judge(golden, Answered("The text.", "¶1") with { Outcome = outcome }).IsRight);
    }

    [Theory]
    [InlineData("It was announced by OpenAI. [1]", "¶1", true)]
    [InlineData("It was announced by OpenAI. [1]", "¶2", false)]
    [InlineData("It was announced by nobody. [1]", "¶1", false)]
    [InlineData("Hal itu diumumkan oleh OpenAI dan tidak oleh yang lain. [1]", "¶1", false)]
    public async Task Judge_FalsePremiseSetRight_NeedsPatternPassageAndLanguage(string text, string locator, bool right)
    {
        var golden = await ReadAsync("""{"id":"1","lang":"en","kind":"premise","q":"x","or_must":[["openai"]],"paras":[1],"answerable":false}""");

        Assert.Equal(right, Judge(golden, Answered(text, locator)).IsRight);
    }

    [Theory]
    [InlineData("false", false)]
    [InlineData("true", true)]
    public async Task Judge_ReplyInTheOtherLanguage_IsWrongUnlessAnyLanguageWillDo(string anyLanguage, bool right)
    {
        var golden = await ReadAsync(
            """{"id":"1","lang":"en","kind":"fact","q":"x","must":[["2028"]],"paras":[1],"answerable":true,"any_lang":ANY}""".Replace("ANY", anyLanguage, StringComparison.Ordinal));

        Assert.Equal(right, Judge(golden, Answered("Superkomputer itu akan selesai pada tahun 2028 dan tidak lebih cepat. [1]", "¶1")).IsRight);
    }

    [Fact]
    public async Task Judge_QuotationInTheOtherLanguage_DoesNotCountForTheLanguage()
    {
        var golden = await ReadAsync("""{"id":"1","lang":"en","kind":"quote","q":"x","must":[["mitra"]],"paras":[1],"answerable":true}""");

        Assert.True(Judge(golden, Answered("This is only stated in the Indonesian text: “Microsoft adalah mitra yang didukung oleh dan untuk semua.” [1]", "¶1")).IsRight);
    }

    [Fact]
    public async Task Judge_DocumentNamed_MustBeTheOneCited()
    {
        var golden = await ReadAsync("""{"id":"1","lang":"en","kind":"fact","q":"x","must":[["x"]],"paras":[1],"document":"other","answerable":true}""");

        Assert.False(Judge(golden, Answered("x", "¶1")).IsRight);
        Assert.True(Judge(golden, Answered("x", "¶1", "other")).IsRight);
    }

    [Fact]
    public async Task Judge_FolderForm_NeedsTheAnswerInThirtyWordsAndTheFirstCitationInPlace()
    {
        var golden = await ReadAsync("""{"id":"1","lang":"en","q":"x","answerable":true,"answers":["The Blue House"],"document":"doc","locator":"¶2"}""");
        var late = string.Concat(Enumerable.Repeat("word ", 29)) + "blue house";

        Assert.True(Judge(golden, Answered("It is (blue) house! [1]", "¶2", "doc")).IsRight);
        Assert.False(Judge(golden, Answered("It is a bluehouse.", "¶2", "doc")).IsRight);
        Assert.False(Judge(golden, Answered(late, "¶2", "doc")).IsRight);
        Assert.False(Judge(golden, Answered("blue house", "¶1", "doc")).IsRight);
        Assert.False(Judge(golden, Answered("blue house", "¶2", "other")).IsRight);
    }

    [Fact]
    public async Task Judge_PatternThatBacktracksForever_IsNoHitAndEnds()
    {
        var golden = await ReadAsync("""{"id":"1","lang":"en","kind":"fact","q":"x","must":[["(a+)+$"]],"paras":[],"answerable":true}""");

        Assert.False(Judge(golden, Answered(new string('a', 40) + "!", "¶1")).IsRight);
    }

    private static Verdict Judge(GoldenCase golden, Answer answer) => new AnswerJudge(Words).Judge(golden, answer);

    private static async Task<GoldenCase> ReadAsync(string line)
    {
        var file = await GoldenFile.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(line)), Words, TestContext.Current.CancellationToken);
        Assert.Empty(file.Faults);
        return Assert.Single(file.Cases);
    }

    private static Answer Answered(string text, string locator, string document = "announcement.en") => new()
    {
        Outcome = AnswerOutcome.Answered,
        Language = Language.English,
        Text = text,
        Citations = [new Citation(1, document, "Title", locator, "quote", Language.English)],
        TraceId = "t",
    };
}
