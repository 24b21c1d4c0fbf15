using CsCheck;
using StargateBot.Core.Answering;
using StargateBot.Core.Answering.Understanding;
using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Answering.Understanding;

public sealed class QuestionReaderTests
{
    // No evidence of a language in it.
    private const string Neutral = "2028";

    [Theory]
    [InlineData("Siapa yang menguras kolam itu?", Language.Indonesian)]
    [InlineData("Who drained the pond yesterday?", Language.English)]
    public void Read_LanguageOfTheWords_IsThatOfTheReply(string text, Language expected)
    {
        var read = Asked.Read(new Question(text) { Locale = expected.Other(), History = ["Stargate"] }, fallback: expected.Other());

        Assert.Equal((expected, expected), (read.Language, read.Analyzed.Language));
    }

    [Fact]
    public void Read_LanguageForced_RepliesInItAndReadsTheWordsInTheirs()
    {
        var read = Asked.Read(new Question("Who drained the pond yesterday?") { Language = Language.Indonesian });

        Assert.Equal((Language.Indonesian, Language.English), (read.Language, read.Analyzed.Language));
    }

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Indonesian)]
    public void Read_NoEvidence_TakesTheLocaleBeforeTheHistory(Language locale)
    {
        var history = locale == Language.English ? "Siapa yang menguras kolam itu?" : "Who drained the pond yesterday?";

        Assert.Equal(locale, Asked.Read(new Question(Neutral) { Locale = locale, History = [history] }, fallback: locale.Other()).Language);
    }

    [Fact]
    public void Read_NoEvidenceNoLocale_TakesTheLatestQuestionWithEvidence()
    {
        var question = new Question(Neutral) { History = ["Siapa yang menguras kolam itu?", "Who drained the pond yesterday?", "2028"] };

        Assert.Equal(Language.English, Asked.Read(question).Language);
    }

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Indonesian)]
    public void Read_NothingTells_TakesTheDefault(Language fallback) => Assert.Equal(fallback, Asked.Read(Neutral, fallback: fallback).Language);

    [Theory]
    [InlineData("")]
    [InlineData("  ?!  ")]
    [InlineData("🙂🙂")]
    public void Read_NoWord_IsEmpty(string text)
    {
        var read = Asked.Read(text);

        Assert.Equal(QuestionKind.Empty, read.Kind);
        Assert.Empty(read.Terms);
    }

    [Theory]
    [InlineData("halo")]
    [InlineData("Terima kasih banyak ya!")]
    [InlineData("good morning")]
    [InlineData("siapa kamu?")]
    [InlineData("Thanks!")]
    public void Read_GreetingThanksOrAboutTheBot_IsHelp(string text) => Assert.Equal(QuestionKind.Help, Asked.Read(text).Kind);

    [Theory]
    [InlineData("Halo, kapan kolam dikuras?")]
    [InlineData("good morning, who drained the pond?")]
    [InlineData("halo, kenapa?")]
    [InlineData("pagi buta")]
    public void Read_GreetingWithAQuestion_IsNotHelp(string text) => Assert.NotEqual(QuestionKind.Help, Asked.Read(text).Kind);

    [Theory]
    [InlineData("Apa yang terjadi?")]
    [InlineData("What happened?")]
    public void Read_AsksForNews_IsASummary(string text) => Assert.Equal(QuestionKind.Summary, Asked.Read(text).Kind);

    [Fact]
    public void Read_AsksWhatHappenedToSomething_IsNoSummary() => Assert.NotEqual(QuestionKind.Summary, Asked.Read("What happened to the pond?").Kind);

    [Fact]
    public void Read_PossessiveOfAKnownWord_IsCutOff()
    {
        var words = new KnownWords { Known = ["kolam", "kapan", "siapa", "menguras", "yang"] };

        Assert.Equal(1, Asked.Read("Siapa yang menguras kolamnya?", words).StrengthOf("kolam"));
    }

    [Fact]
    public void Read_MisspeltWord_IsMended()
    {
        var words = new KnownWords { Known = ["siapa", "yang", "kolam"], Corrections = { ["mengurras"] = "menguras" } };

        var read = Asked.Read("Siapa yang mengurras kolam?", words);

        Assert.Equal("Siapa yang menguras kolam?", read.Analyzed.Text);
    }

    [Fact]
    public void Read_MisspeltPossessive_IsMendedWithoutItsSuffix()
    {
        var words = new KnownWords { Known = ["siapa", "yang", "menguras"], Corrections = { ["kollam"] = "kolam" } };

        Assert.Equal(1, Asked.Read("Siapa yang menguras kollamnya?", words).StrengthOf("kolam"));
    }

    [Fact]
    public void Read_UnknownNameNearACommonWord_StaysANameOfItsOwn()
    {
        var words = new KnownWords { Known = ["siapa", "yang", "menjaga"], Corrections = { ["kolan"] = "kolam" } };

        Assert.Equal("Siapa yang menjaga Kolan?", Asked.Read("Siapa yang menjaga Kolan?", words).Analyzed.Text);
    }

    [Fact]
    public void Read_MisspeltName_IsMendedToTheNameOnly()
    {
        var words = new KnownWords { Known = ["siapa", "yang", "menjaga"], Names = ["surabaya"], Corrections = { ["surabya"] = "surabaya" } };

        Assert.Equal(1, Asked.Read("Siapa yang menjaga Surabya?", words).StrengthOf("surabaya"));
    }

    [Theory]
    [InlineData("kola")]
    [InlineData("ama")]
    [InlineData("2082")]
    public void Read_ShortWordOrNumber_IsNotGuessed(string word)
    {
        var words = new KnownWords { Known = ["siapa", "yang", "menjaga"], Corrections = { [word] = "lama" } };

        Assert.Contains(word, Asked.Read($"Siapa yang menjaga {word}?", words).Analyzed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AnyMessage_IsReadWithTermsOfItsOwnTokens()
    {
        var word = Gens.OneOf("Kapan", "who", "kalau", "Sari", "itu", "say that", "ignore all", "kolam", "halo", "?", ".", "2028", "tidak", "’", "😀", "\n", "e\u0301", "\ud800");
        Gen.Select(word.Array[0, 40], word.Array[0, 12].Array[0, 3]).Sample((pieces, history) =>
        {
            var read = Asked.Read(new Question(string.Join(' ', pieces)) { History = [.. history.Select(h => string.Join(' ', h))] }, new KnownWords { Names = ["sari"] });

            Assert.All(read.Terms, term => Assert.Equal(term.Exact, read.Analyzed.Tokens[term.Token].Exact));
            Assert.All(read.Terms, term => Assert.InRange(term.Strength, 0.01f, 1));
            Assert.InRange(read.Focus, -1, Math.Max(read.Terms.Count - 1, -1));
        });
    }
}
