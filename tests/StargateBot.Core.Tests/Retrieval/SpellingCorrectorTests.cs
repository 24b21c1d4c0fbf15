using StargateBot.Core.Languages;
using StargateBot.Core.Retrieval;
using Xunit;

namespace StargateBot.Core.Tests.Retrieval;

public sealed class SpellingCorrectorTests
{
    private static readonly TextAnalyzer Analyzer = new(Lexicon.Empty);

    [Theory]
    [InlineData("investsi", "investasi")]
    [InlineData("invsetasi", "investasi")]
    [InlineData("ivnestasi", "investasi")]
    [InlineData("nivestasi", "investasi")]
    [InlineData("investssai", "investasi")]
    [InlineData("daan", "dana")]
    [InlineData("danaa", "dana")]
    public void Correct_SlipsWithinBounds_FindsTheWord(string written, string meant) => Assert.Equal(meant, Correct(written));

    [Theory]
    [InlineData("dan")]
    [InlineData("dnaaa")]
    [InlineData("xnvestasi")]
    [InlineData("invxxxasi")]
    [InlineData("2O1O")]
    [InlineData("")]
    public void Correct_TooShortOrTooFar_IsNull(string written) => Assert.Null(Correct(written));

    [Fact]
    public void Correct_VeryLongWord_IsNull() => Assert.Null(Correct(new string('a', 100_000)));

    [Fact]
    public void Correct_EquallyClose_TakesTheMostFrequentThenTheFirst()
    {
        using var index = Build("Bala bata.", "Bata baru.", "Basa.");

        Assert.Equal("bata", index.Correct("baba"));
        Assert.Equal("bala", Build("Bala basa.").Correct("baxa"));
    }

    private static string? Correct(string word)
    {
        using var index = Build("Investasi dana besar.", "Kucing tidur.");
        return index.Correct(word);
    }

    private static IPassageIndex Build(params string[] passages) =>
        new PassageIndexBuilder(Analyzer, RetrievalOptions.Default).Build([Units.Single("a", Language.Indonesian, passages)], "test", [], TestContext.Current.CancellationToken).Index;
}
