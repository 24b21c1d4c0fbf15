using StargateBot.Core.Answering.Composition;
using StargateBot.Core.Answering.Ranking;
using Xunit;

namespace StargateBot.Core.Tests.Answering.Composition;

public sealed class CompletingSentenceTests : IDisposable
{
    private readonly AnsweringKnowledge _knowledge = AnsweringKnowledge.Of((
        "kolam.md",
        "# Desa\n\nSetiap pagi yang cerah Sari memelihara lele.\n\nSetiap sore yang teduh Budi memelihara nila.\n\nSungai mengalir tenang."));

    public void Dispose() => _knowledge.Dispose();

    [Fact]
    public void Find_TwoNamesInTwoSentences_IsTheOther()
    {
        var second = Find("Apa yang dipelihara oleh Sari dan Budi?", best: "Sari", scores: 0);

        Assert.Contains("Budi", Text(second!), StringComparison.Ordinal);
    }

    [Fact]
    public void Find_OtherSentenceMuchLessLikely_IsNone() => Assert.Null(Find("Apa yang dipelihara oleh Sari dan Budi?", best: "Sari", scores: -50));

    [Theory]
    [InlineData("Apa yang dipelihara oleh Sari?")]
    [InlineData("Kenapa Sari dan Budi memelihara ikan?")]
    public void Find_OneNameOrAnotherKind_IsNone(string question) => Assert.Null(Find(question, best: "Sari", scores: 0));

    private SentenceCandidate? Find(string text, string best, double scores)
    {
        var question = _knowledge.Read(text);
        var evidence = _knowledge.Find(question);
        foreach (var candidate in evidence.Sentences)
        {
            candidate.Score = Text(candidate).Contains(best, StringComparison.Ordinal) ? 1 : scores;
        }

        return CompletingSentence.Find(question, evidence with { Sentences = [.. evidence.Sentences.OrderByDescending(c => c.Score)] });
    }

    private static string Text(SentenceCandidate candidate) => candidate.View.Passage.Sentences[candidate.Sentence].Of(candidate.View.Passage.Text);
}
