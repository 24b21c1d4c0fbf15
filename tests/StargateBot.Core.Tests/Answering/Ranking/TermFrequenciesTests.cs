using CsCheck;
using StargateBot.Core.Answering.Ranking;
using StargateBot.Core.Languages;
using StargateBot.Core.Retrieval;
using StargateBot.Core.Tests.Retrieval;
using Xunit;

namespace StargateBot.Core.Tests.Answering.Ranking;

public sealed class TermFrequenciesTests
{
    [Fact]
    public void WeightOf_WordInMorePassages_NeverWeighsMore() => Gen.Select(Gen.Int[1, 40], Gen.Int[0, 40], Gen.Int[0, 40]).Sample((units, a, b) =>
    {
        using var index = IndexWith(units, Math.Min(a, units), Math.Min(b, units));
        var frequencies = new TermFrequencies(index);

        // Neither word is in the list of general language, so only the passages tell them apart.
        var first = frequencies.WeightOf("zzqa", "zzqa", Language.Indonesian, listedUnits: 0);
        var second = frequencies.WeightOf("zzqb", "zzqb", Language.Indonesian, listedUnits: 0);

        var order = Math.Min(a, units).CompareTo(Math.Min(b, units));
        Assert.Equal(order == 0 ? 0 : -order, first.CompareTo(second));
        Assert.InRange(first, 0, 15);
    }, iter: 60);

    [Fact]
    public void WeightOf_OnePassage_StillTellsCommonWordsFromRareOnes()
    {
        using var index = IndexWith(1, 1, 0);
        var frequencies = new TermFrequencies(index);

        Assert.True(frequencies.WeightOf("orang", "orang", Language.Indonesian, listedUnits: 0) < frequencies.WeightOf("zzqa", "zzqa", Language.Indonesian, listedUnits: 0));
        Assert.True(frequencies.WeightOf("zzqa", "zzqa", Language.Indonesian, listedUnits: 0) < frequencies.WeightOf("zzqb", "zzqb", Language.Indonesian, listedUnits: 0));
    }

    [Fact]
    public void WeightOf_NoPassage_IsFinite()
    {
        using var index = IndexWith(0, 0, 0);

        Assert.InRange(new TermFrequencies(index).WeightOf("kolam", "kolam", Language.Indonesian, listedUnits: 0), 0, 15);
    }

    [Fact]
    public void WeightOf_StemInMorePassagesThanTheWord_CountsTheStem()
    {
        using var index = new PassageIndexBuilder(new TextAnalyzer(Lexicon.Empty), RetrievalOptions.Default)
            .Build([Units.Single("a", Language.Indonesian, "membangun zzqa", "dibangun zzqa", "bangunan")], "v", [], TestContext.Current.CancellationToken).Index;
        var frequencies = new TermFrequencies(index);
        var token = TextAnalyzer.Tokenize("membangun", Language.Indonesian)[0];

        Assert.True(frequencies.WeightOf(token.Exact, token.Stem, Language.Indonesian, listedUnits: 0) < frequencies.WeightOf(token.Exact, token.Exact, Language.Indonesian, listedUnits: 0));
    }

    [Fact]
    public void WeightOf_ListsLeadToMorePassages_WeighsLess()
    {
        using var index = IndexWith(30, 1, 0);
        var frequencies = new TermFrequencies(index);

        Assert.True(frequencies.WeightOf("zzqa", "zzqa", Language.Indonesian, listedUnits: 9) < frequencies.WeightOf("zzqa", "zzqa", Language.Indonesian, listedUnits: 0));
    }

    [Fact]
    public void ShareOf_Words_CommonOnesHaveMoreInEitherLanguage()
    {
        Assert.True(TermFrequencies.ShareOf("orang", Language.Indonesian) > TermFrequencies.ShareOf("zzqa", Language.Indonesian));
        Assert.True(TermFrequencies.ShareOf("people", Language.Indonesian) > TermFrequencies.ShareOf("zzqa", Language.Indonesian));
        Assert.True(TermFrequencies.IsListed("orang", Language.Indonesian));
        Assert.False(TermFrequencies.IsListed("zzqa", Language.Indonesian));
    }

    private static IPassageIndex IndexWith(int units, int withA, int withB)
    {
        var texts = Enumerable.Range(0, units).Select(i => $"kolam {(i < withA ? "zzqa" : "")} {(i < withB ? "zzqb" : "")}").ToArray();
        return new PassageIndexBuilder(new TextAnalyzer(Lexicon.Empty), RetrievalOptions.Default)
            .Build(units == 0 ? [] : [Units.Single("a", Language.Indonesian, texts)], "v", [], CancellationToken.None).Index;
    }
}
