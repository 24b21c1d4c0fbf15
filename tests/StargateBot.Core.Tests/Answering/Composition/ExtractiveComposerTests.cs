using StargateBot.Core.Answering.Composition;
using StargateBot.Core.Answering.Ranking;
using StargateBot.Core.Answering.Understanding;
using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Answering.Composition;

public sealed class ExtractiveComposerTests
{
    private const string Dug = "Kolam desa digali pada tahun 1987 oleh Haji Mahmud dengan biaya 25 juta rupiah.";
    private const string DugInEnglish = "The village pond was dug in 1987 by Haji Mahmud at a cost of 25 million rupiah.";

    private static readonly AnsweringKnowledge Pond = AnsweringKnowledge.Pond;
    private static readonly AnsweringKnowledge IndonesianOnly = AnsweringKnowledge.IndonesianPond;

    [Fact]
    public void Compose_OriginalInTheAskersLanguage_IsCitedAlone()
    {
        var composed = Compose(Pond, Pond.Read("Siapa menggali kolam desa?"), Dug);

        var citation = Assert.Single(composed.Citations);
        Assert.Equal((1, "kolam", "¶1", Dug, false), (citation.Number, citation.Document, citation.Locator, citation.Quote, citation.IsTranslation));
        Assert.EndsWith(Dug + " [1]", composed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_TranslationInTheAskersLanguage_IsShownAndTheOriginalCitedSecond()
    {
        var composed = Compose(Pond, Pond.Read("Who dug the village pond?"), DugInEnglish);

        Assert.Equal([(1, "kolam.en", DugInEnglish, true), (2, "kolam", Dug, false)], composed.Citations.Select(c => (c.Number, c.Document, c.Quote, c.IsTranslation)));
        Assert.EndsWith(DugInEnglish + " [1]", composed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_ReplyForcedIntoTheOtherLanguage_ShowsTheAlignedSentence()
    {
        var composed = Compose(Pond, Pond.Read("Siapa menggali kolam desa?", Language.English), Dug);

        Assert.Equal(DugInEnglish + " [1]", composed.Text);
        Assert.Equal(["kolam.en", "kolam"], composed.Citations.Select(c => c.Document));
    }

    [Fact]
    public void Compose_PassageOnlyInTheOtherLanguage_IsALeadSentenceAndAQuotation()
    {
        var composed = Compose(IndonesianOnly, IndonesianOnly.Read("Who dug the village pond?"), Dug);

        Assert.StartsWith(AnswerTexts.For(Language.English).OnlyIn(Language.Indonesian) + " “", composed.Text, StringComparison.Ordinal);
        Assert.EndsWith("” [1]", composed.Text, StringComparison.Ordinal);
        Assert.Contains(Dug, composed.Text, StringComparison.Ordinal);
        Assert.Equal((Language.Indonesian, Dug), (composed.Citations.Single().Language, composed.Citations.Single().Quote));
    }

    [Fact]
    public void Compose_TwoSentences_AreNumberedInTheirOrderAndOriginalsFollow()
    {
        var question = Pond.Read("Who dug the village pond?");

        var composed = Compose(Pond, question, DugInEnglish, "A total of 400 fish were released in March.");

        Assert.Equal(["kolam.en ¶1", "kolam.en ¶3", "kolam ¶1", "kolam ¶3"], composed.Citations.Select(c => $"{c.Document} {c.Locator}"));
        Assert.Equal([1, 2, 3, 4], composed.Citations.Select(c => c.Number));
        Assert.EndsWith(DugInEnglish + " [1] A total of 400 fish were released in March. [2]", composed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_LongSentence_AListKeepsMoreOfIt()
    {
        var items = string.Join(", ", Enumerable.Range(1, 45).Select(i => $"ikan{i}"));
        using var knowledge = AnsweringKnowledge.Of(("kolam.md", $"# Kolam\n\nKolam itu memuat {items} dan udang."));

        var list = Compose(knowledge, knowledge.Read("Apa saja isi kolam itu?"), "Kolam itu memuat");
        var fact = Compose(knowledge, knowledge.Read("Kolam itu memuat apa?"), "Kolam itu memuat");

        Assert.Contains("ikan45", list.Text, StringComparison.Ordinal);
        Assert.Contains("…", fact.Text, StringComparison.Ordinal);
        Assert.InRange(Words.Count(fact.Text), 1, 33);
        Assert.Contains("ikan45", fact.Citations.Single().Quote, StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_LongTranslationOfAForcedReply_IsCutToo()
    {
        var words = string.Join(' ', Enumerable.Range(1, 50).Select(i => $"zzq{i}"));
        using var knowledge = AnsweringKnowledge.Of(
            ("kolam.md", $"---\nlanguage: id\n---\n# Kolam\n\nKolam itu digali oleh Haji Mahmud pada tahun 1987 {words}."),
            ("kolam.en.md", $"---\nlanguage: en\ntranslation-of: kolam\n---\n# Pond\n\nThe pond {words} was dug by Haji Mahmud in 1987."));

        var composed = Compose(knowledge, knowledge.Read("Siapa Haji Mahmud?", Language.English), "Kolam itu digali");

        Assert.InRange(Words.Count(composed.Text), 1, 40);
        Assert.Contains("Haji Mahmud", composed.Text, StringComparison.Ordinal);
        Assert.Contains("zzq1 ", composed.Citations[0].Quote, StringComparison.Ordinal);
    }

    [Fact]
    public void Summarize_OpeningPassage_IsItsFirstSentences()
    {
        var composed = ExtractiveComposer.Summarize(Pond.Read("Tolong rangkum"), Pond.View.ViewOf(0));

        Assert.Equal(Dug + " Airnya berasal dari Sungai Cimanuk. [1]", composed.Text);
        Assert.Equal("¶1", composed.Citations.Single().Locator);
    }

    [Fact]
    public void Find_MentionOfTheExpectedType_LeadsWhenProbable()
    {
        var question = Pond.Read("Kapan kolam desa digali?");
        var candidate = Candidate(Pond.Find(question), Dug);

        Assert.Equal("1987", Lead(question, candidate, token => token.Exact == "1987" ? 0.9 : 0.1));
        Assert.Null(Lead(question, candidate, _ => 0.1));
        Assert.Null(Lead(question, candidate, token => token.Exact is "haji" or "mahmud" ? 0.9 : 0.1));
    }

    [Fact]
    public void Find_MentionThatTheQuestionNames_DoesNotLead()
    {
        var question = Pond.Read("Kapan kolam desa digali?");
        var candidate = Candidate(Pond.Find(question), Dug);
        var tokens = TokensOf(candidate);

        Assert.Null(AnswerLead.Find(question, candidate, [.. tokens.Select(t => t.IsContent)], [.. tokens.Select(_ => 0.9)]));
    }

    [Theory]
    [InlineData("Kenapa kolam desa digali?")]
    [InlineData("Apakah kolam desa digali?")]
    public void Find_QuestionForNoExpression_HasNoLead(string text)
    {
        var question = Pond.Read(text);

        Assert.Null(Lead(question, Candidate(Pond.Find(question), Dug), _ => 0.9));
    }

    [Fact]
    public void Compose_ProbableMention_LeadsInBold()
    {
        var question = Pond.Read("Kapan kolam desa digali?");
        var evidence = Pond.Find(question);
        var candidate = Candidate(evidence, Dug);

        var composed = ExtractiveComposer.Compose(
            question, [(candidate, Pond.View.ViewOf(candidate.Unit))], evidence.Terms.Matcher, [.. TokensOf(candidate).Select(t => t.Exact == "1987" ? 0.9 : 0.1)]);

        Assert.Matches(@"^\*\*[^*]*1987\*\* — .* \[1\]$", composed.Text);
        Assert.Contains(Dug, composed.Text, StringComparison.Ordinal);
    }

    private static string? Lead(UnderstoodQuestion question, SentenceCandidate candidate, Func<Token, double> answer)
    {
        var tokens = TokensOf(candidate);
        return AnswerLead.Find(question, candidate, new bool[tokens.Length], [.. tokens.Select(answer)]) is { } mention
            ? candidate.View.Text.Tokens[mention.EndToken - 1].Exact
            : null;
    }

    private static Token[] TokensOf(SentenceCandidate candidate)
    {
        var sentence = candidate.View.Sentences[candidate.Sentence];
        return candidate.View.Text.Tokens[sentence.FirstToken..sentence.EndToken];
    }

    private static ComposedAnswer Compose(AnsweringKnowledge knowledge, UnderstoodQuestion question, params string[] sentences)
    {
        var evidence = knowledge.Find(question);
        var shown = sentences.Select(sentence => Candidate(evidence, sentence)).Select(c => (c, knowledge.View.ViewOf(c.Unit))).ToList();
        return ExtractiveComposer.Compose(question, shown, evidence.Terms.Matcher, AnswerTokens.Estimate(shown[0].c, evidence.Terms.Matcher));
    }

    private static SentenceCandidate Candidate(Evidence evidence, string sentence) => evidence.Sentences.Single(candidate =>
        candidate.View.Passage.Sentences[candidate.Sentence].Of(candidate.View.Passage.Text).Contains(sentence, StringComparison.Ordinal));
}
