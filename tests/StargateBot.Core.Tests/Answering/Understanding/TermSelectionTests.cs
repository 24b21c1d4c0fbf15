using StargateBot.Core.Answering;
using StargateBot.Core.Answering.Understanding;
using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Answering.Understanding;

public sealed class TermSelectionTests
{
    [Fact]
    public void Read_FunctionAndFrameWords_AreNoTerms()
    {
        var read = Asked.Read("Tolong jelaskan siapa yang menguras kolam itu");

        Assert.Equal(["menguras", "kolam"], read.Terms.Select(term => term.Exact));
        Assert.All(read.Terms, term => Assert.Equal(1, term.Strength));
    }

    [Fact]
    public void Read_CueWord_CountsLessThanContent()
    {
        var read = Asked.Read("Apa alasan kolam dikuras?");

        Assert.InRange(read.StrengthOf("alasan"), 0.01f, 0.99f);
        Assert.Equal(1, read.StrengthOf("kolam"));
    }

    [Fact]
    public void Read_LightWord_CountsLessThanContent()
    {
        var read = Asked.Read("What thing lives in the pond?");

        Assert.True(LightWords.Contains("thing", Language.English));
        Assert.InRange(read.StrengthOf("thing"), 0.01f, 0.99f);
        Assert.Equal(1, read.StrengthOf("pond"));
    }

    [Fact]
    public void Read_LightWordWithoutOwnLists_IsAllThereIsToGoBy() =>
        Assert.Equal(1, Asked.Read(new Question("What thing lives in the pond?"), lexicon: Lexicon.Empty).StrengthOf("thing"));

    [Fact]
    public void Read_FunctionWordOfTheOtherLanguage_CountsLess()
    {
        var read = Asked.Read("kolam the Sari itu sebenarnya kapan dikuras ya");

        Assert.Equal(Language.Indonesian, read.Analyzed.Language);
        Assert.InRange(read.StrengthOf("the"), 0.01f, 0.99f);
        Assert.Equal(1, read.StrengthOf("kolam"));
    }

    [Fact]
    public void Read_AcronymSpeltLikeAFunctionWord_KeepsItsStrength() =>
        Assert.Equal(1, Asked.Read("Kapan dokter dari AS datang ke desa itu?").StrengthOf("as"));

    [Fact]
    public void Read_GreetingBeforeAQuestion_IsNoTerm()
    {
        var read = Asked.Read("Halo, siapa yang menguras kolam?");

        Assert.Equal(["menguras", "kolam"], read.Terms.Select(term => term.Exact));
    }

    [Fact]
    public void Read_FocusNoun_PointsAtItsTerm()
    {
        var read = Asked.Read("Sungai mana yang mengairi kolam?");

        Assert.Equal("sungai", read.Terms[read.Focus].Exact);
        Assert.Equal(-1, Asked.Read("kolam dikuras kemarin").Focus);
    }

    [Fact]
    public void Read_Terms_PointAtTheirTokens()
    {
        var read = Asked.Read("Apakah kolam 12 milik Sari dikuras?");

        Assert.All(read.Terms, term => Assert.Equal(term.Exact, read.Analyzed.Tokens[term.Token].Exact));
        Assert.True(read.Terms.Single(term => term.Exact == "12").IsNumber);
        Assert.True(read.Terms.Single(term => term.Exact == "sari").IsName);
        Assert.False(read.Terms.Single(term => term.Exact == "kolam").IsName);
    }
}
