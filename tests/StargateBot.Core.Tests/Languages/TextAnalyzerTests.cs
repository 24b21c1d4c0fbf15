using CsCheck;
using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Languages;

public sealed class TextAnalyzerTests
{
    [Theory]
    [InlineData("Nilainya 100.000 dolar AS.", "nilainya 100.000 dolar as")]
    [InlineData("Microsoft's partners aren't here; we've left", "microsoft partners arent here we left")]
    [InlineData("Jum’at, Qur'an, O'Brien's, 'quoted'", "jumat quran obrien quoted")]
    [InlineData("AI-nya rata-rata 3,5%", "ai nya rata rata 3,5")]
    [InlineData("Café Ångström ｆｕｌｌ", "cafe angstrom full")]
    [InlineData("1.2. 3,", "1.2 3")]
    [InlineData("🚀 \uFFFD\0 ok", "ok")]
    public void Tokenize_Text_GivesExactForms(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', TextAnalyzer.Tokenize(text, Language.English).Select(t => t.Exact)));

    [Fact]
    public void Tokenize_Traits_ComeFromLettersAndLists()
    {
        var tokens = TextAnalyzer.Tokenize("Samsung tidak membuat HBM di 2028. Siapa?", Language.Indonesian);
        Assert.Equal(
            [
                TokenTraits.Capitalized | TokenTraits.SentenceStart,
                TokenTraits.Negation | TokenTraits.FunctionWord,
                TokenTraits.None,
                TokenTraits.Capitalized | TokenTraits.Acronym,
                TokenTraits.FunctionWord,
                TokenTraits.Number,
                TokenTraits.FunctionWord | TokenTraits.Capitalized | TokenTraits.SentenceStart,
            ],
            tokens.Select(t => t.Traits));
    }

    [Theory]
    [InlineData("they don't", Language.English)]
    [InlineData("they CAN’T", Language.English)]
    [InlineData("mereka bukan", Language.Indonesian)]
    public void Tokenize_Negation_IsMarked(string text, Language language) =>
        Assert.True(TextAnalyzer.Tokenize(text, language)[1].Is(TokenTraits.Negation));

    [Theory]
    [InlineData(Language.English, "partnerships", "partnership")]
    [InlineData(Language.English, "announcing", "announced")]
    [InlineData(Language.Indonesian, "menyediakan", "disediakan")]
    [InlineData(Language.Indonesian, "pengumuman", "mengumumkan")]
    public void Stem_FormsOfOneWord_AreEqual(Language language, string one, string other) =>
        Assert.Equal(Stemmer.For(language).Stem(one), Stemmer.For(language).Stem(other));

    [Fact]
    public void Tokenize_AnyText_TokensAreInOrderAndNotEmpty() => Gen.Select(Gen.String, Gen.Enum<Language>()).Sample((text, language) =>
    {
        var end = 0;
        foreach (var token in TextAnalyzer.Tokenize(text, language))
        {
            Assert.True(token.Start >= end && token.Length > 0 && token.End <= text.Length);
            Assert.True(token.Exact.Length > 0 && token.Stem.Length > 0);
            end = token.End;
        }
    });

    [Fact]
    public void Tokenize_ManyThreads_AgreeWithOne()
    {
        string[] texts = [.. Enumerable.Range(0, 64).Select(i => $"kata{i} mengumumkan kemitraan {i} partnerships announced word{i}")];
        var alone = texts.Select(t => TextAnalyzer.Tokenize(t, Language.English)).ToArray();
        var together = texts.AsParallel().AsOrdered().Select(t => TextAnalyzer.Tokenize(t, Language.English)).ToArray();
        Assert.Equal(alone.SelectMany(t => t), together.SelectMany(t => t));
    }
}
