using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Knowledge;

public sealed class TranslationTests
{
    private const string Original = "---\nlanguage: id\n---\n\nSatu.\n\nDua.\n";

    [Theory]
    [InlineData("a.id")]
    [InlineData("a.id.md")]
    public void Read_Pair_IsJoined(string target)
    {
        using var knowledge = new TempKnowledge().With("a.en.md", English(target, "One.\n\nTwo.\n")).With("a.id.md", Original).With("b.md", "Lain.");

        var pairs = knowledge.Read();

        Assert.Empty(knowledge.Faults);
        Assert.Equal(["a.id", "b"], pairs.Select(pair => pair.Original.Id));
        Assert.Equal(("a.en", "a.id"), (pairs[0].Translation!.Id, pairs[0].Translation!.TranslationOf));
        Assert.Equal(["One.", "Two."], pairs[0].Translation!.Passages.Select(passage => passage.Text));
        Assert.Null(pairs[1].Translation);
    }

    [Fact]
    public void Read_LongFrontMatter_IsJoinedToo()
    {
        using var knowledge = new TempKnowledge()
            .With("a.en.md", English("a.id", "One.\n\nTwo.\n").Replace("---\nlang", $"---\nnote: {new string('x', 5_000)}\nlang")).With("a.id.md", Original);
        Assert.NotNull(Assert.Single(knowledge.Read()).Translation);
    }

    [Fact]
    public void Read_MissingPassage_RefusesTheTranslationOnly()
    {
        using var knowledge = new TempKnowledge().With("a.en.md", English("a.id", "One.\n")).With("a.id.md", Original);
        AssertOriginalAlone(knowledge, KnowledgeFaultCodes.TranslationMisaligned, "1", "2", "2", "–", "Dua.");
    }

    [Fact]
    public void Read_OtherKind_RefusesTheTranslationOnly()
    {
        using var knowledge = new TempKnowledge().With("a.en.md", English("a.id", "- One.\n\nTwo.\n")).With("a.id.md", Original);
        AssertOriginalAlone(knowledge, KnowledgeFaultCodes.TranslationMisaligned, "2", "2", "1", "One.", "Satu.");
    }

    [Fact]
    public void Read_SameLanguage_RefusesTheTranslationOnly()
    {
        using var knowledge = new TempKnowledge().With("a.en.md", English("a.id", "One.\n\nTwo.").Replace(": en", ": id")).With("a.id.md", Original);
        AssertOriginalAlone(knowledge, KnowledgeFaultCodes.TranslationSameLanguage, "id", "a.id");
    }

    [Fact]
    public void Read_FaultyTranslation_ServesTheOriginal()
    {
        using var knowledge = new TempKnowledge().With("a.en.md", English("a.id", "").TrimEnd()).With("a.id.md", Original);
        AssertOriginalAlone(knowledge, KnowledgeFaultCodes.Empty);
    }

    [Fact]
    public void Read_RefusedOriginal_ServesTheTranslationAlone()
    {
        using var knowledge = new TempKnowledge().With("a.en.md", English("a.id", "One.\n")).With("a.id.md", "---\nlanguage: xx\n---\n\nSatu.");

        var pair = Assert.Single(knowledge.Read());

        Assert.Equal(("a.en", Language.English), (pair.Original.Id, pair.Original.Language));
        Assert.Equal(
            [("a.id.md", KnowledgeFaultCodes.UnknownLanguage), ("a.en.md", KnowledgeFaultCodes.TranslationOriginalRefused)],
            knowledge.Faults.Select(fault => (fault.File, fault.Code)));
    }

    [Fact]
    public void Read_SecondTranslation_IsRefused()
    {
        using var knowledge = new TempKnowledge()
            .With("a.en.md", English("a.id", "One.\n\nTwo.")).With("a.en2.md", English("a.id", "One.\n\nTwo.")).With("a.id.md", Original);

        Assert.Equal("a.en", Assert.Single(knowledge.Read()).Translation!.Id);

        var fault = Assert.Single(knowledge.Faults);
        Assert.Equal(("a.en2.md", 3, KnowledgeFaultCodes.TranslationSecond), (fault.File, fault.Line, fault.Code));
    }

    [Fact]
    public void Read_TranslationOfTranslation_IsRefused()
    {
        using var knowledge = new TempKnowledge()
            .With("a.en.md", English("a.id", "One.\n\nTwo.")).With("a.xx.md", English("a.en", "One.\n\nTwo.")).With("a.id.md", Original);

        Assert.Equal("a.en", Assert.Single(knowledge.Read()).Translation!.Id);

        var fault = Assert.Single(knowledge.Faults);
        Assert.Equal(("a.xx.md", 3, KnowledgeFaultCodes.TranslationOfTranslation), (fault.File, fault.Line, fault.Code));
    }

    private static string English(string original, string body) => $"---\nlanguage: en\ntranslation-of: {original}\n---\n\n{body}";

    private static void AssertOriginalAlone(TempKnowledge knowledge, string code, params string[] arguments)
    {
        var pair = Assert.Single(knowledge.Read());
        Assert.Equal("a.id", pair.Original.Id);
        Assert.Null(pair.Translation);
        var fault = Assert.Single(knowledge.Faults);
        Assert.Equal(("a.en.md", code), (fault.File, fault.Code));
        Assert.Equal(arguments, fault.Arguments);
    }
}
