using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Languages;

public sealed class LexiconTests
{
    private static readonly Lexicon Words = Lexicon.FromLines(
    [
        "rumah sakit, hospital",
        "sakit, ill",
        "menyediakan, provide",
        "ayah, ibu => orang tua",
        "alone",
    ]);

    [Theory]
    [InlineData("rumah sakit itu", Language.Indonesian, "rumah sakit@0+2 sakit@1+1")]
    [InlineData("two hospitals", Language.English, "rumah sakit@1+1")]
    [InlineData("Hospital", Language.Indonesian, "rumah sakit@0+1")]
    [InlineData("disediakan", Language.Indonesian, "menyediakan@0+1")]
    [InlineData("provided provides", Language.English, "menyediakan@0+1 menyediakan@1+1")]
    [InlineData("rumah yang sakit", Language.Indonesian, "sakit@2+1")]
    [InlineData("alone", Language.English, "")]
    [InlineData("rumah", Language.Indonesian, "")]
    public void FindConcepts_Text_GivesRuns(string text, Language language, string expected) =>
        Assert.Equal(expected, Find(Words, text, language, LexiconSide.Passage));

    [Theory]
    [InlineData("ayah", LexiconSide.Question, "orang tua@0+1")]
    [InlineData("ayah", LexiconSide.Passage, "")]
    [InlineData("orang tua", LexiconSide.Passage, "orang tua@0+2")]
    public void FindConcepts_OneWayWord_CountsInQuestionsOnly(string text, LexiconSide side, string expected) =>
        Assert.Equal(expected, Find(Words, text, Language.Indonesian, side));

    [Fact]
    public void FindConcepts_ManyConcepts_StaysFast()
    {
        // Quadratic work over this text would take minutes.
        var text = string.Concat(Enumerable.Repeat("hospital ", 100_000));
        Assert.Equal(100_000, new TextAnalyzer(Words).Analyze(text, Language.English, LexiconSide.Question).Concepts.Length);
    }

    [Fact]
    public void FindConcepts_SameConceptInBothForms_IsFoundOnce()
    {
        var lexicon = Lexicon.FromLines(["provide, provides, provided"]);
        Assert.Single(new TextAnalyzer(lexicon).Analyze("provided", Language.English, LexiconSide.Question).Concepts);
    }

    [Fact]
    public void Empty_AnyText_HasNoConcept() => Assert.Equal("", Find(Lexicon.Empty, "rumah sakit", Language.Indonesian, LexiconSide.Question));

    private static string Find(Lexicon lexicon, string text, Language language, LexiconSide side) => string.Join(
        ' ',
        new TextAnalyzer(lexicon).Analyze(text, language, side).Concepts.Select(c => $"{lexicon.NameOf(c.Concept)}@{c.FirstToken}+{c.TokenCount}"));
}
