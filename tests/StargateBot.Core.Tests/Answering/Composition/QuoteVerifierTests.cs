using StargateBot.Core.Answering;
using StargateBot.Core.Answering.Composition;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Answering.Composition;

public sealed class QuoteVerifierTests
{
    private static readonly Passage Original = PassageOf("kolam", Language.Indonesian, 2, "Kolam itu bersih. Ikannya sehat.");
    private static readonly Passage Translation = PassageOf("kolam.en", Language.English, 2, "The pond is clean.");
    private static readonly PassageUnit[] Units = [new(PassageOf("kolam", Language.Indonesian, 1, "Awal."), null), new(Original, Translation)];
    private static readonly Citation Good = new(1, "kolam", "Kolam", "¶2", "Ikannya sehat.", Language.Indonesian);

    [Fact]
    public void Holds_QuotesOfOriginalAndTranslation_IsTrue() =>
        Assert.True(Holds(Good, new Citation(2, "kolam.en", "Pond", "¶2", "The pond is clean.", Language.English)));

    [Theory]
    [InlineData("kolam", "¶2", "Ikannya sehat!")]
    [InlineData("kolam", "¶2", "ikannya sehat.")]
    [InlineData("kolam", "¶2", "")]
    [InlineData("kolam", "¶1", "Ikannya sehat.")]
    [InlineData("kolam", "¶9", "Ikannya sehat.")]
    [InlineData("kolam.en", "¶2", "Ikannya sehat.")]
    [InlineData("sungai", "¶2", "Ikannya sehat.")]
    public void Holds_ChangedQuoteOrWrongPlace_IsFalse(string document, string locator, string quote) =>
        Assert.False(Holds(Good, Good with { Number = 2, Document = document, Locator = locator, Quote = quote }));

    [Fact]
    public void Holds_NoCitation_IsFalse() => Assert.False(Holds());

    private static bool Holds(params Citation[] citations) => QuoteVerifier.Holds(new ComposedAnswer("Ikannya sehat. [1]", citations), Units);

    private static Passage PassageOf(string id, Language language, int number, string text) => new()
    {
        DocumentId = id,
        DocumentTitle = id,
        Language = language,
        Number = number,
        Kind = PassageKind.Paragraph,
        Heading = "",
        Text = text,
        Sentences = [new TextSpan(0, text.Length)],
    };
}
