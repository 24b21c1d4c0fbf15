using StargateBot.Core.Answering;
using StargateBot.Core.Answering.Understanding;
using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Answering.Understanding;

public sealed class FollowUpResolverTests
{
    private static readonly KnownWords Vocabulary = new() { Names = ["sari", "budi", "bu", "rina"] };

    [Theory]
    [InlineData("kalau Budi?", "Apa yang dipelihara Sari di kolam?", Language.Indonesian, "Apa yang dipelihara Budi di kolam?")]
    [InlineData("bagaimana dengan Budi?", "Apa yang dipelihara Sari di kolam?", Language.Indonesian, "Apa yang dipelihara Budi di kolam?")]
    [InlineData("And Budi?", "What does Sari keep in the pond?", Language.English, "What does Budi keep in the pond?")]
    [InlineData("Budi?", "What does Sari keep in the pond?", Language.English, "What does Budi keep in the pond?")]
    [InlineData("what about Bu Rina?", "What does Sari keep in the pond?", Language.English, "What does Bu Rina keep in the pond?")]
    public void Resolve_AnotherName_AsksTheSameOfIt(string text, string earlier, Language language, string expected)
    {
        var resolved = FollowUpResolver.Resolve(text, language, [earlier], Vocabulary);

        Assert.Equal((expected, expected.Length, true), (resolved.Text, resolved.MessageLength, resolved.IsFollowUp));
    }

    [Fact]
    public void Resolve_NoNameToSwap_AddsTheNewWords()
    {
        var resolved = FollowUpResolver.Resolve("kalau Budi?", Language.Indonesian, ["Kapan kolam dikuras?"], Vocabulary);

        Assert.Equal("Kapan kolam dikuras? Budi", resolved.Text);
        Assert.True(resolved.IsFollowUp);
    }

    [Theory]
    [InlineData("Kapan itu dikuras?", Language.Indonesian)]
    [InlineData("When was it drained?", Language.English)]
    [InlineData("kenapa?", Language.Indonesian)]
    public void Resolve_WordThatRefersBack_IsFollowedByWhatWasAsked(string text, Language language)
    {
        const string Earlier = "kolam ikan Sari";

        var resolved = FollowUpResolver.Resolve(text, language, ["pohon mangga tua", Earlier], Vocabulary);

        Assert.StartsWith(text, resolved.Text, StringComparison.Ordinal);
        Assert.Equal(text.Length, resolved.MessageLength);
        Assert.Contains(Earlier, resolved.Text[resolved.MessageLength..], StringComparison.Ordinal);
        Assert.DoesNotContain("mangga", resolved.Text, StringComparison.Ordinal);
        Assert.True(resolved.IsFollowUp);
    }

    [Fact]
    public void Resolve_EarlierQuestionLeansOnAnOlderOne_TakesBoth()
    {
        var resolved = FollowUpResolver.Resolve("kenapa?", Language.Indonesian, ["kolam ikan Sari", "kapan?"], Vocabulary);

        Assert.Contains("kolam ikan Sari", resolved.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Siapa menanam pohon mangga besar?", Language.Indonesian)]
    [InlineData("Budi itu memelihara apa?", Language.Indonesian)]
    [InlineData("Which farmer planted the mango trees behind this old temple?", Language.English)]
    public void Resolve_MessageThatSaysItAll_StandsAlone(string text, Language language)
    {
        var resolved = FollowUpResolver.Resolve(text, language, ["Apa yang dipelihara Sari di kolam?"], Vocabulary);

        Assert.Equal((text, text.Length, false), (resolved.Text, resolved.MessageLength, resolved.IsFollowUp));
    }

    [Fact]
    public void Resolve_NoHistory_IsTheMessageItself() =>
        Assert.Equal(new ResolvedQuestion("kalau Budi?", 11, false, StandsAlone: false), FollowUpResolver.Resolve("kalau Budi?", Language.Indonesian, [], Vocabulary));

    [Fact]
    public void Read_WordsOfEarlierQuestions_CountLessBesideOwnWords()
    {
        var read = Asked.Read(new Question("Kapan itu dikuras?") { History = ["Di mana kolam ikan Sari?"] }, Vocabulary);

        Assert.True(read.IsFollowUp);
        Assert.Equal(1, read.StrengthOf("dikuras"));
        Assert.InRange(read.StrengthOf("kolam"), 0.01f, 0.99f);
    }

    [Fact]
    public void Read_MessageWithoutContent_IsAboutTheEarlierQuestion()
    {
        var read = Asked.Read(new Question("Kenapa?") { History = ["Di mana kolam ikan Sari?"] }, Vocabulary);

        Assert.Equal(QuestionKind.Reason, read.Kind);
        Assert.Equal(1, read.StrengthOf("kolam"));
    }

    [Fact]
    public void Read_NegationOfAnEarlierQuestion_IsNotThisOnes()
    {
        var read = Asked.Read(new Question("Kenapa?") { History = ["Siapa yang tidak menguras kolam?"] }, Vocabulary);

        Assert.False(read.IsNegated);
        Assert.True(Asked.Read("Siapa yang tidak menguras kolam?").IsNegated);
    }

    [Fact]
    public void Read_LongHistory_OnlyTheLastQuestionsCount()
    {
        var read = Asked.Read(new Question("Kenapa?") { History = ["Di mana kolam ikan Sari?", "kapan?", "kapan?", "kapan?", "kapan?"] }, Vocabulary);

        Assert.Equal(0, read.StrengthOf("kolam"));
    }
}
