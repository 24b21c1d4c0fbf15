using CsCheck;
using StargateBot.Core.Answering.Understanding;
using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Answering.Understanding;

public sealed class QuestionSpanTests
{
    private const string Chat = "kemarin aku jalan ke desa bersama teman lama lalu kami makan siang di warung dekat sawah sambil melihat orang memancing ikan gabus besar";

    private static readonly Gen<string> Piece = Gens.OneOf("kolam", "kapan", "siapa", "dikuras", ",", ".", "?", "!", "\n", "—", "Sari", "2010");

    [Theory]
    [InlineData(Chat + ". Kapan kolam itu dikuras?", "Kapan kolam itu dikuras")]
    [InlineData(Chat + ". Kapan kolam itu dikuras? Terima kasih sebelumnya.", "Kapan kolam itu dikuras")]
    [InlineData(Chat + ", nah, kapan kolam itu dikuras", "kapan kolam itu dikuras")]
    [InlineData("Siapa tahu? " + Chat + ". Kapan kolam itu dikuras? Makasih.", "Kapan kolam itu dikuras")]
    public void Find_RamblingMessage_IsItsQuestion(string text, string expected)
    {
        var tokens = TextAnalyzer.Tokenize(text, Language.Indonesian);

        var (first, end) = QuestionSpan.Find(text, tokens);

        Assert.Equal(expected, text[tokens[first].Start..tokens[end - 1].End]);
    }

    [Theory]
    [InlineData("Aku lupa. Kapan kolam itu dikuras?")]
    [InlineData(Chat)]
    public void Find_ShortMessageOrNoQuestion_IsAllOfIt(string text)
    {
        var tokens = TextAnalyzer.Tokenize(text, Language.Indonesian);

        Assert.Equal((0, tokens.Length), QuestionSpan.Find(text, tokens));
    }

    [Fact]
    public void Find_AnyMessage_IsANonEmptyRunOfItsTokens() => Piece.Array[0, 60].Sample(pieces =>
    {
        var text = string.Join(' ', pieces);
        var tokens = TextAnalyzer.Tokenize(text, Language.Indonesian);

        var (first, end) = QuestionSpan.Find(text, tokens);

        Assert.InRange(first, 0, tokens.Length);
        Assert.InRange(end, Math.Min(first + 1, tokens.Length), tokens.Length);
    });

    [Fact]
    public void Read_RamblingMessage_CountsTheChatLess()
    {
        var read = Asked.Read(Chat + ". Kapan kolam itu dikuras?");

        Assert.Equal(AnswerType.Date, read.ExpectedType);
        Assert.Equal(1, read.StrengthOf("kolam"));
        Assert.InRange(read.StrengthOf("gabus"), 0.01f, 0.99f);
    }
}
