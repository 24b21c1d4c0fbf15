using StargateBot.Core.Answering.Ranking;
using Xunit;

namespace StargateBot.Core.Tests.Answering.Ranking;

/// <summary>Each rule, on the sentence that it is about, whatever the fitted ranker thinks of it.</summary>
public sealed class AnswerGateTests
{
    private static readonly AnsweringKnowledge Pond = AnsweringKnowledge.Pond;
    private static readonly AnsweringKnowledge WithoutWords = AnsweringKnowledge.PondWithoutWords;

    [Theory]
    [InlineData("Berapa biaya kolam desa?", "Warga memelihara")]
    [InlineData("Berapa gaji penjaga kolam desa?", "Kolam desa digali")]
    [InlineData("Kolam desa punya penonton?", "Kolam desa digali")]
    [InlineData("Berapa biaya kolam milik Zzqtara?", "Kolam desa digali")]
    [InlineData("Apa kata Mahmud tentang kolam itu?", "Kolam yang bersih")]
    public void Bars_SentenceThatCannotAnswer_OnlyWhereOwnListsVouch(string question, string sentence)
    {
        Assert.True(Bars(Pond, question, sentence));
        Assert.False(Bars(WithoutWords, question, sentence));
    }

    [Theory]
    [InlineData("Berapa biaya kolam desa?", "Kolam desa digali")]
    [InlineData("Kapan kolam desa digali?", "Kolam desa digali")]
    [InlineData("Berapa ekor ikan dilepas di kolam?", "Sebanyak 400")]
    [InlineData("Apa kata Sari tentang kolam itu?", "Kolam yang bersih")]
    [InlineData("Siapa nama ketua karang taruna?", "Sari Wulandari")]
    [InlineData("Kenapa kolam dikuras?", "Sari Wulandari")]
    public void Bars_SentenceThatAnswers_IsLetThrough(string question, string sentence) => Assert.False(Bars(Pond, question, sentence));

    [Fact]
    public void Bars_NameOfAPersonAskedForAndOnlyTheRoleThere_IsBarred()
    {
        using var knowledge = AnsweringKnowledge.Of(
            ("kolam.md", "# Kolam Desa\n\nKolam itu dijaga oleh seorang penjaga tua yang ramah."),
            ("words/kolam.txt", "penjaga, juru kunci"));

        Assert.True(Bars(knowledge, "Siapa nama penjaga kolam itu?", "Kolam itu dijaga"));
        Assert.False(Bars(knowledge, "Apa yang dijaga penjaga itu?", "Kolam itu dijaga"));
    }

    [Fact]
    public void Bars_SentenceSaysThatThereIsNone_IsLetThrough()
    {
        using var knowledge = AnsweringKnowledge.Of(
            ("kolam.md", "# Kolam Desa\n\nBiaya menggali kolam tidak disebutkan."),
            ("words/kolam.txt", "biaya, ongkos"));

        Assert.False(Bars(knowledge, "Berapa biaya menggali kolam?", "Biaya menggali"));
    }

    [Theory]
    [InlineData("ongkos empang desa", "Kolam desa digali", true)]
    [InlineData("ongkos empang desa", "Warga memelihara", false)]
    public void Covers_OwnListsVouch_OnlyForASentenceThatHoldsWhatIsAsked(string question, string sentence, bool expected)
    {
        var (best, evidence) = Pick(Pond, question, sentence);

        Assert.Equal(expected, AnswerGate.Covers(best, evidence.Terms));
    }

    [Fact]
    public void Covers_NoOwnLists_NeverVouches()
    {
        var (best, evidence) = Pick(WithoutWords, "biaya kolam desa", "Kolam desa digali");

        Assert.False(AnswerGate.Covers(best, evidence.Terms));
    }

    private static bool Bars(AnsweringKnowledge knowledge, string text, string sentence)
    {
        var question = knowledge.Read(text);
        var evidence = knowledge.Find(question);
        return AnswerGate.Bars(question, Candidate(evidence, sentence), evidence.Terms);
    }

    private static (SentenceCandidate Best, Evidence Evidence) Pick(AnsweringKnowledge knowledge, string text, string sentence)
    {
        var evidence = knowledge.Find(knowledge.Read(text));
        return (Candidate(evidence, sentence), evidence);
    }

    private static SentenceCandidate Candidate(Evidence evidence, string sentence) => evidence.Sentences.Single(candidate =>
        candidate.View.Passage.Sentences[candidate.Sentence].Of(candidate.View.Passage.Text).Contains(sentence, StringComparison.Ordinal));
}
