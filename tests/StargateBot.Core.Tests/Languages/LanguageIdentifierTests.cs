using CsCheck;
using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Languages;

public sealed class LanguageIdentifierTests
{
    // Measured 183 of 183, once, after building. The bound leaves room for lists that change, not for a worse identifier.
    private const double LeastHeldOutShare = 0.97;

    [Fact]
    public void Identify_HeldOutQuestions_MostAreRight()
    {
        using var reader = new StreamReader(typeof(LanguageIdentifierTests).Assembly.GetManifestResourceStream("language-heldout.tsv")!);
        var rows = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#').Select(l => l.Split('\t')).ToList();
        var right = rows.Count(r => (LanguageIdentifier.Identify(r[2]).Language?.ToCode() ?? "-") == r[0]);

        TestContext.Current.SendDiagnosticMessage("{0} of {1} held-out questions right", right, rows.Count);
        Assert.True(rows.Count >= 150);
        Assert.True(right >= LeastHeldOutShare * rows.Count, $"{right} of {rows.Count} held-out questions are right");
    }

    [Theory]
    [InlineData("budget-nya berapa sih buat project ini?", "id")]
    [InlineData("so what's the deal sama Samsung?", "en")]
    [InlineData("Kapan Fly to the Sky mulai debut?", "id")]
    [InlineData("siapa yang bilang \"we will win the race\"?", "id")]
    [InlineData("who said \"kita pasti bisa menang\"?", "en")]
    [InlineData("\"apa kabar semua\"", "id")]
    [InlineData("KAPAN PENGUMUMANNYA?", "id")]
    [InlineData("WHEN IS IT?", "en")]
    [InlineData("https://example.com/what-is-the-plan maksudnya apa", "id")]
    [InlineData("Samsungnya?", "id")]
    [InlineData("isn’t", "en")]
    public void Identify_GrammarOfOneLanguage_IsThatLanguage(string text, string expected) =>
        Assert.Equal(expected, LanguageIdentifier.Identify(text).Language?.ToCode());

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("12.500 / 2028")]
    [InlineData("🚀🚀")]
    [InlineData("HBM")]
    [InlineData("@bot https://example.com/who-is-it")]
    [InlineData("これは何ですか")]
    public void Identify_NoEvidence_HasNoLanguage(string text) =>
        Assert.Equal(new LanguageGuess(null, 0), LanguageIdentifier.Identify(text));

    [Fact]
    public void Identify_MoreEvidence_IsMoreConfident() => Assert.True(
        LanguageIdentifier.Identify("bagaimana cara mereka akan melakukannya").Confidence > LanguageIdentifier.Identify("cara").Confidence);

    [Fact]
    public void Identify_AnyText_ConfidenceIsAShare() => Gen.String.Sample(text =>
    {
        var guess = LanguageIdentifier.Identify(text);
        return guess.Confidence is >= 0 and <= 1 && guess.Language is null == (guess.Confidence == 0);
    });

    [Fact]
    public void Identify_UnmatchedQuotationMarks_StaysLinear() =>
        Assert.Null(LanguageIdentifier.Identify(new string('"', 100_000)).Language);
}
