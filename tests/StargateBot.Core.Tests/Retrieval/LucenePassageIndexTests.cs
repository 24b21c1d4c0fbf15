using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;
using StargateBot.Core.Retrieval;
using Xunit;

namespace StargateBot.Core.Tests.Retrieval;

public sealed class LucenePassageIndexTests
{
    private static readonly TextAnalyzer Analyzer = new(Lexicon.FromLines(["listrik, electricity", "gempa bumi, earthquake", "ongkos => biaya"]));

    [Fact]
    public void Search_WordsOfOnePassage_RanksItFirst()
    {
        using var index = Build(Units.Single("a", Language.Indonesian, "Kucing tidur di atas kursi.", "Gunung Merapi meletus pada 2010.", "Harga beras naik."));

        Assert.Equal([1], Search(index, "Kapan Merapi meletus?"));
    }

    [Fact]
    public void Search_OtherFormOfAWord_FindsByStem()
    {
        using var index = Build(Units.Single("a", Language.Indonesian, "Harga beras naik.", "Pemerintah membangun jembatan."), Units.Single("b", Language.English, "Engineers inspected bridges.", "Rice is cheap."));

        Assert.Equal([1], Search(index, "pembangunan", Language.Indonesian));
        Assert.Equal([2], Search(index, "inspecting", Language.English));
    }

    [Fact]
    public void Search_IndonesianWordWithEnglishConcept_FindsEnglishPassage()
    {
        using var index = Build(Units.Single("a", Language.English, "Rice is cheap.", "The electricity comes from coal.", "An earthquake struck Lombok."));

        Assert.Equal([1], Search(index, "dari mana listrik?"));
        Assert.Equal([2], Search(index, "di mana gempa bumi?"));
    }

    [Fact]
    public void Search_OneWayWord_CountsInTheQuestionOnly()
    {
        using var index = Build(Units.Single("a", Language.Indonesian, "Biaya sekolah naik.", "Ongkos kereta tetap."));

        Assert.Equal([1, 0], Search(index, "ongkos"));
        Assert.Equal([0], Search(index, "biaya"));
    }

    [Fact]
    public void Search_PairedPassage_IsOneUnitFoundInEitherLanguage()
    {
        var pair = new DocumentPair(
            Units.Document("g", Language.Indonesian, "Beras murah.", "Gunung itu meletus kemarin."),
            Units.Document("g.en", Language.English, "Rice is cheap.", "The mountain erupted yesterday."));
        using var index = Build(pair);

        Assert.Equal(2, index.Count);
        Assert.Equal([1], Search(index, "gunung meletus", Language.Indonesian));
        Assert.Equal([1], Search(index, "which mountain erupted", Language.English));
        Assert.Equal("g.en", index.GetUnit(1).In(Language.English).DocumentId);
    }

    [Fact]
    public void Search_WordAndItsStemAndConcept_CountOnce()
    {
        // The first passage has one word of the question in all its guises, the second has two words.
        using var index = Build(Units.Single("a", Language.Indonesian, "Listrik padam semalam.", "Tarif listrik kereta.", "Kereta terlambat.", "Tarif turun."));

        Assert.Equal(1, Search(index, "tarif listrik")[0]);
    }

    [Fact]
    public void Search_FunctionWordsOnly_StillFindsTheirPassage()
    {
        using var index = Build(Units.Single("a", Language.English, "The Who played in Leeds.", "Rice costs little."));

        Assert.Equal([0], Search(index, "the who", Language.English));
    }

    [Fact]
    public void Search_FunctionWordsBesideContent_AreNotLookedFor()
    {
        using var index = Build(Units.Single("a", Language.Indonesian, "Ini adalah yang dan di itu.", "Harga beras naik."));

        Assert.Equal([1], Search(index, "yang mana harga itu?"));
    }

    [Fact]
    public void Search_NothingMatches_FindsNothing()
    {
        using var index = Build(Units.Single("a", Language.Indonesian, "Kucing tidur."));

        Assert.Empty(Search(index, "zzzzzzzz qqqqqq"));
        Assert.Empty(Search(index, ""));
        Assert.Empty(Search(index, "?!"));
    }

    [Fact]
    public void Search_EqualPassages_KeepReadingOrder()
    {
        using var index = Build(Units.Single("a", Language.Indonesian, [.. Enumerable.Repeat("Harga beras naik lagi.", 30)]));

        Assert.Equal(Enumerable.Range(0, 5), Search(index, "harga beras", top: 5));
    }

    [Fact]
    public void Search_TitleOnly_BreaksTheTie()
    {
        using var index = Build(
            new DocumentPair(Units.Titled("a", "Apel", Language.Indonesian, "Panen berlangsung pada bulan Juni."), null),
            new DocumentPair(Units.Titled("b", "Mangga", Language.Indonesian, "Panen berlangsung pada bulan Juni."), null));

        Assert.Equal([1, 0], Search(index, "kapan panen mangga"));
    }

    [Fact]
    public void Search_NameInLowerCase_OutweighsAnEquallyRareWord()
    {
        using var index = Build(Units.Single("a", Language.Indonesian, "Kota besar itu padat sekali.", "Warga di kota Seoul ramah sekali."));

        Assert.Equal(1, Search(index, "seoul padat")[0]);
        Assert.Equal(1, index.NameFrequency("seoul"));
        Assert.Equal(0, index.NameFrequency("kota"));
    }

    [Fact]
    public void Search_WordsSideBySide_OutrankTheSameWordsApart()
    {
        using var index = Build(Units.Single("a", Language.Indonesian,
            "Air minum habis, lalu warga desa seberang datang membawa beras, gula, kopi, teh, garam, roti, dan putih telur bersih.",
            "Desa seberang membawa beras, gula, kopi, teh, garam, roti, telur, lalu warga datang dan air putih bersih habis minum."));

        Assert.Equal([1, 0], Search(index, "air putih"));
    }

    [Fact]
    public void Search_MisspeltWord_FindsWhatWasMeantUnlessTheWordIsKnown()
    {
        using var index = Build(Units.Single("a", Language.Indonesian, "Investasi asing naik.", "Kucing tidur.", "Kunci hilang."));

        Assert.Equal([0], Search(index, "invsetasi"));
        Assert.Equal([2], Search(index, "kunci"));
    }

    [Fact]
    public void Search_TopLessThanOne_Throws()
    {
        using var index = Build(Units.Single("a", Language.Indonesian, "Kucing tidur."));

        Assert.Throws<ArgumentOutOfRangeException>(() => Search(index, "kucing", top: 0));
    }

    [Fact]
    public void Search_Cancelled_Throws()
    {
        using var index = Build(Units.Single("a", Language.Indonesian, "Kucing tidur."));

        Assert.Throws<OperationCanceledException>(() => index.Search(Analyzer.Analyze("kucing", Language.Indonesian, LexiconSide.Question), 1, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Search_VeryLongQuestion_TakesTheRarestWords()
    {
        var options = RetrievalOptions.Default with { MaxQueryWords = 2 };
        using var index = new PassageIndexBuilder(Analyzer, options)
            .Build([Units.Single("a", Language.Indonesian, "Pasar ramai sekali.", "Pasar sepi kopi.", "Pasar kopi jahe kapulaga.", "Pasar teh.")], "test", [], TestContext.Current.CancellationToken).Index;

        // "jahe" and "kapulaga" are the rarest; "pasar" alone finds nothing then.
        Assert.Equal([2], Search(index, "pasar kopi jahe kapulaga"));
    }

    [Theory]
    [InlineData(7, 1)]
    [InlineData(8, 0)]
    public void Search_ManyUnknownWords_CorrectsOnlyTheFirst(int unknown, int expected)
    {
        using var index = Build(Units.Single("a", Language.Indonesian, "Investasi asing naik."));
        var junk = string.Join(' ', Enumerable.Range(0, unknown).Select(i => "qqqq" + (char)('a' + i)));

        Assert.Equal(expected, Search(index, junk + " invsetasi").Length);
    }

    [Fact]
    public void Search_VeryFrequentWord_CountsOnlyBesideARarerOne()
    {
        var options = RetrievalOptions.Default with { MaxLeadingUnits = 2 };
        using var index = new PassageIndexBuilder(Analyzer, options)
            .Build([Units.Single("a", Language.Indonesian, "Pasar ramai.", "Pasar sepi.", "Pasar kopi.", "Kopi pahit.")], "test", [], TestContext.Current.CancellationToken).Index;

        Assert.Equal([2, 3], Search(index, "pasar kopi"));
        Assert.Equal([0, 1, 2], Search(index, "pasar").Order());
    }

    [Fact]
    public void GetUnit_OutOfRange_Throws()
    {
        using var index = Build(Units.Single("a", Language.Indonesian, "Kucing tidur."));

        Assert.Throws<ArgumentOutOfRangeException>(() => index.GetUnit(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => index.GetUnit(-1));
    }

    [Fact]
    public void Frequencies_CountUnits()
    {
        using var index = Build(
            Units.Single("a", Language.Indonesian, "Listrik, listrik, listrik.", "Listrik padam."), Units.Single("b", Language.English, "Electricity is costly."));

        Assert.Equal(2, index.ExactFrequency("listrik"));
        Assert.Equal(1, index.StemFrequency("electr", Language.English));
        Assert.Equal(0, index.StemFrequency("electr", Language.Indonesian));
        Assert.Equal(3, index.ConceptFrequency(0));
        Assert.Equal(0, index.ExactFrequency("tiada"));
    }

    [Fact]
    public async Task Search_ManyAtOnce_AllFindTheSame()
    {
        using var index = Build(Units.Single("a", Language.Indonesian, [.. Enumerable.Range(0, 200).Select(i => $"Kereta nomor {i} tiba di stasiun {i % 7}.")]));
        var expected = Search(index, "kereta nomor 42");
        var token = TestContext.Current.CancellationToken;

        var found = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => Search(index, "kereta nomor 42"), token)));

        Assert.All(found, units => Assert.Equal(expected, units));
    }

    private static IPassageIndex Build(params DocumentPair[] documents) =>
        new PassageIndexBuilder(Analyzer, RetrievalOptions.Default).Build(documents, "test", [], TestContext.Current.CancellationToken).Index;

    private static int[] Search(IPassageIndex index, string question, Language language = Language.Indonesian, int top = 10) =>
        [.. index.Search(Analyzer.Analyze(question, language, LexiconSide.Question), top, TestContext.Current.CancellationToken).Select(u => u.Unit)];
}
