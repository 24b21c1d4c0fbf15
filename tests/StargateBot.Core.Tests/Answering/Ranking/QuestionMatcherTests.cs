using StargateBot.Core.Answering.Ranking;
using StargateBot.Core.Answering.Understanding;
using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Answering.Ranking;

public sealed class QuestionMatcherTests
{
    private static readonly TextAnalyzer Analyzer = new(Lexicon.FromLines(["kolam, empang, pond"], ["penjaga, juru kunci, keeper"]));

    [Theory]
    [InlineData("menguras", "menguras", nameof(MatchKind.Exact))]
    [InlineData("membangun", "dibangun", nameof(MatchKind.Stem))]
    [InlineData("kolam", "empang", nameof(MatchKind.Concept))]
    [InlineData("penjaga", "juru", nameof(MatchKind.OwnConcept))]
    [InlineData("infrastruktur", "infrasonik", nameof(MatchKind.Prefix))]
    [InlineData("kolam", "sungai", nameof(MatchKind.None))]
    [InlineData("2010", "2011", nameof(MatchKind.None))]
    [InlineData("2010", "2010", nameof(MatchKind.Exact))]
    public void Match_Word_IsTheBestWay(string asked, string passage, string expected)
    {
        var (terms, kinds) = Match(MatcherOf(asked), passage + " kunci");

        Assert.Equal(expected, kinds[0].ToString());
        Assert.Equal(kinds[0] == MatchKind.None ? 0u : 1u, terms[0]);
    }

    [Fact]
    public void Match_OtherLanguage_StemsAreNotCompared()
    {
        var text = Analyzer.Analyze("dibangun pond", Language.English, LexiconSide.Passage);
        var kinds = new MatchKind[text.Tokens.Length];

        MatcherOf("membangun kolam").Match(text, new uint[text.Tokens.Length], kinds);

        Assert.Equal([MatchKind.None, MatchKind.Concept], kinds);
    }

    [Fact]
    public void Match_PhraseOfAConcept_StandsInEveryTokenOfIt()
    {
        var (terms, kinds) = Match(MatcherOf("kolam penjaga"), "Si juru kunci tidur");

        Assert.Equal([0u, 2u, 2u, 0u], terms);
        Assert.Equal([MatchKind.None, MatchKind.OwnConcept, MatchKind.OwnConcept, MatchKind.None], kinds);
    }

    [Fact]
    public void Match_UsedAgain_ForgetsThePassageBefore()
    {
        var matcher = MatcherOf("kolam");
        var text = Analyzer.Analyze("sungai", Language.Indonesian, LexiconSide.Passage);
        uint[] terms = [7];
        MatchKind[] kinds = [MatchKind.Exact];

        matcher.Match(text, terms, kinds);

        Assert.Equal([0u], terms);
        Assert.Equal([MatchKind.None], kinds);
    }

    [Fact]
    public void QualityOf_BetterWay_CountsMore()
    {
        var qualities = Enum.GetValues<MatchKind>().Select(QuestionMatcher.QualityOf).ToArray();

        Assert.Equal(qualities.Order(), qualities);
        Assert.Equal((0, 1), (qualities[0], qualities[^1]));
    }

    [Fact]
    public void New_Masks_TellNamesNumbersAndOwnTerms()
    {
        var question = MatcherOf("kolam Sari 2010").Question;
        var terms = question.Terms.Select((term, i) => i == 0 ? term with { Strength = 0.4f } : term).ToArray();

        var matcher = new QuestionMatcher(question, terms, [1, 1, 1], Analyzer.Lexicon);

        Assert.Equal((0b010u, 0b100u, 0b110u), (matcher.NameTerms, matcher.NumberTerms, matcher.OwnTerms));
    }

    private static QuestionMatcher MatcherOf(string question)
    {
        var analyzed = Analyzer.Analyze(question, Language.Indonesian, LexiconSide.Question);
        var terms = analyzed.Tokens.Select((t, i) => new QuestionTerm(t.Exact, t.Stem, i, t.Traits, 1)).ToArray();
        var understood = new UnderstoodQuestion { Language = Language.Indonesian, Kind = QuestionKind.Fact, Analyzed = analyzed, Searched = analyzed, Terms = terms };
        return new QuestionMatcher(understood, terms, [.. terms.Select(_ => 1f)], Analyzer.Lexicon);
    }

    private static (uint[] Terms, MatchKind[] Kinds) Match(QuestionMatcher matcher, string passage)
    {
        var text = Analyzer.Analyze(passage, Language.Indonesian, LexiconSide.Passage);
        var terms = new uint[text.Tokens.Length];
        var kinds = new MatchKind[text.Tokens.Length];
        matcher.Match(text, terms, kinds);
        return (terms, kinds);
    }
}
