using CsCheck;
using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Languages;

public sealed class ChatSpellingTests
{
    [Theory]
    [InlineData("gmn cara bikin akun", "bagaimana cara membuat akun")]
    [InlineData("Gmn cara daftarnya?", "Bagaimana cara daftarnya?")]
    [InlineData("siapa aja yg ikut", "siapa saja yang ikut")]
    [InlineData("ga ada diskon", "tidak ada diskon")]
    [InlineData("banggeeet", "banget")]
    [InlineData("siapaa yangg datang", "siapa yang datang")]
    [InlineData("lamaaaa sekali", "lama sekali")]
    [InlineData("anak2 dan mobil2an", "anak-anak dan mobil-mobilan")]
    [InlineData("orang2nya org2", "orang-orangnya orang-orang")]
    [InlineData("hrg 5jt atau 1.500rb", "hrg 5 juta atau 1.500 ribu")]
    [InlineData("ngedukung", "mendukung")]
    [InlineData("ngelola", "mengelola")]
    [InlineData("siapa yang nyediain", "siapa yang menyediakan")]
    [InlineData("nyampurin", "menyampurkan")]
    [InlineData("ngumpetin", "mengumpetkan")]
    [InlineData("dipasangin", "dipasangkan")]
    [InlineData("mitra Samsungnya", "mitra Samsung-nya")]
    [InlineData("CEOnya", "CEO-nya")]
    public void Normalize_Indonesian_GivesStandardWords(string text, string expected) =>
        Assert.Equal(expected, ChatSpelling.Normalize(text, Language.Indonesian));

    [Theory]
    [InlineData("whats the price", "what is the price")]
    [InlineData("What’s the price", "What is the price")]
    [InlineData("who's there w/o u", "who is there without you")]
    [InlineData("sooooo coool", "so cool")]
    [InlineData("pleaseee", "please")]
    [InlineData("they don't know", "they do not know")]
    [InlineData("5bn", "5 billion")]
    public void Normalize_English_GivesStandardWords(string text, string expected) =>
        Assert.Equal(expected, ChatSpelling.Normalize(text, Language.English));

    [Theory]
    [InlineData("Siapa mitra OpenAI untuk Stargate?", "id")]
    [InlineData("apa arti \"gmn yg bgt\"", "id")]
    [InlineData("kata Pak Dah dan Bu Ane", "id")]
    [InlineData("BI dan PD, GPT2, H2O, mp3, 4G", "id")]
    [InlineData("https://yg.example/gmn?klo=1 @klo", "id")]
    [InlineData("dingin, disiplin, mungkin, dijamin, mesin, yakin, pemimpin, din, nin, ngin", "id")]
    [InlineData("Harganya maaf saat itu tunggu", "id")]
    [InlineData("bab iii, www, 2000, 1.500", "id")]
    [InlineData("Who is the current president of Indonesia?", "en")]
    [InlineData("three happy bees will see all", "en")]
    [InlineData("", "en")]
    public void Normalize_StandardText_StaysTheSameInstance(string text, string code)
    {
        Assert.True(LanguageCodes.TryParse(code, out var language));
        Assert.Same(text, ChatSpelling.Normalize(text, language));
    }

    [Fact]
    public void Normalize_AnyText_KeepsItsNumbersAndDoesNotFail() => Gen.Select(Gen.String, Gen.Enum<Language>()).Sample((text, language) =>
    {
        var normalized = ChatSpelling.Normalize(text, language);
        Assert.Equal(text.Length == 0, normalized.Length == 0);
    });

    [Theory]
    [InlineData("a")]
    [InlineData("\"")]
    [InlineData("yg ")]
    [InlineData("w/")]
    public void Normalize_VeryLongText_Ends(string piece) =>
        Assert.NotEmpty(ChatSpelling.Normalize(string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length)), Language.Indonesian));
}
