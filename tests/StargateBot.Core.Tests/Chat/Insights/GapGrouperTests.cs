using System.Globalization;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat.Insights;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Chat.Insights;

public sealed class GapGrouperTests
{
    private static readonly TextAnalyzer Analyzer = new(Lexicon.FromLines(WordFile.ReadLines("synonyms.txt")));
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Threshold_LabelledPairs_IsWhereTheFewestAreJudgedWrong()
    {
        var reader = new QuestionFeatureReader(
            Analyzer, [.. LabelledPairs.Same.Concat(LabelledPairs.Different).SelectMany(pair => new[] { pair.First, pair.Second }).Distinct()]);
        var same = LabelledPairs.Same.Select(pair => (pair, Similarity: SimilarityOf(pair))).ToList();
        var different = LabelledPairs.Different.Select(pair => (pair, Similarity: SimilarityOf(pair))).ToList();
        var output = TestContext.Current.TestOutputHelper!;
        for (var threshold = 0.2f; threshold < 0.8f; threshold += 0.04f)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{threshold:0.00}: {WrongAt(threshold)} wrong"));
        }

        foreach (var (pair, similarity) in same.Where(p => p.Similarity < 0.6f).Concat(different.Where(p => p.Similarity > 0.3f)).OrderBy(p => p.Similarity))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{similarity:0.00} {(LabelledPairs.Same.Contains(pair) ? "same" : "different")}: {pair.First} | {pair.Second}"));
        }

        Assert.InRange(WrongAt(GapGrouper.Threshold), 0, (same.Count + different.Count) / 20);
        Assert.True(WrongAt(GapGrouper.Threshold) <= Enumerable.Range(1, 19).Min(step => WrongAt(step * 0.05f)));

        int WrongAt(float threshold) => same.Count(pair => pair.Similarity < threshold) + different.Count(pair => pair.Similarity >= threshold);

        float SimilarityOf((string First, string Second) pair) =>
            reader.Read(pair.First, Language.Indonesian).SimilarityTo(reader.Read(pair.Second, Language.Indonesian));
    }

    [Fact]
    public void Group_OneQuestionInManyWordings_IsOneGapWithTheCommonestWording()
    {
        var gaps = Group(
            ("u1", "Berapa harga saham OpenAI?", null),
            ("u2", "berapa harga saham openai", null),
            ("u2", "What is the share price of OpenAI?", "wrong year"),
            ("u3", "min share price-nya OpenAI brp ya?", "Wrong year"),
            ("u4", "Siapa pendiri Oracle?", null));

        Assert.Equal(2, gaps.Count);
        Assert.Equal(("Berapa harga saham OpenAI?", 4, 3, 2, Now), (gaps[0].Wording, gaps[0].Questions, gaps[0].Askers, gaps[0].VotedDown, gaps[0].Last));
        Assert.Equal(["wrong year"], gaps[0].Reasons);
        Assert.Equal(("Siapa pendiri Oracle?", 1), (gaps[1].Wording, gaps[1].Questions));
    }

    [Fact]
    public void Group_SeveralVotesOnOneAnswer_IsOneQuestion()
    {
        var question = new OpenQuestion("a1", "Who founded it?", Language.English, AnswerOutcome.Answered, Now, "u1", "too short");
        var gap = Assert.Single(new GapGrouper(Analyzer).Group([question, question with { Reason = "wrong" }], TestContext.Current.CancellationToken));

        Assert.Equal((1, 1), (gap.Questions, gap.Askers));
        Assert.Equal(["too short", "wrong"], gap.Reasons);
    }

    [Fact]
    public void Group_OrderOfQuestions_ChangesNothing()
    {
        var asked = LabelledPairs.Same.Concat(LabelledPairs.Different).SelectMany(pair => new[] { pair.First, pair.Second })
            .Select((text, i) => ($"u{i % 7}", text, (string?)null)).ToArray();

        var gaps = Group(asked).Select(gap => $"{gap.Questions} {gap.Wording.ToLowerInvariant()}").Order(StringComparer.Ordinal);

        Assert.Equal(gaps, Group([.. asked.Reverse()]).Select(gap => $"{gap.Questions} {gap.Wording.ToLowerInvariant()}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Group_HostileQuestions_AreGroupedLikeAnyOther()
    {
        var huge = string.Concat(Enumerable.Repeat("@everyone [x](https://evil.example) **", 2_000));
        var gaps = Group(("u1", huge, null), ("u2", huge, null), ("u3", "\u202e\u0000\ud800", null), ("u4", "", null));

        Assert.Equal(2, gaps[0].Questions);
        Assert.Equal(4, gaps.Sum(gap => gap.Questions));
    }

    [Fact]
    public void Group_Nothing_IsNothing() => Assert.Empty(Group());

    [Fact]
    public void Prefix_AnyTwoQuestions_SharesAFeatureWhereTheyAreSimilar()
    {
        var texts = LabelledPairs.Same.Concat(LabelledPairs.Different).SelectMany(pair => new[] { pair.First, pair.Second }).Distinct().ToList();
        var reader = new QuestionFeatureReader(Analyzer, texts);
        var all = texts.ConvertAll(text => reader.Read(text, Language.Indonesian));
        var frequencies = new int[reader.Count];
        foreach (var id in all.SelectMany(features => features.Ids))
        {
            frequencies[id]++;
        }

        foreach (var (first, second) in all.SelectMany(first => all.Select(second => (first, second))))
        {
            if (first.SimilarityTo(second) >= GapGrouper.Threshold)
            {
                Assert.NotEmpty(first.Prefix(GapGrouper.Threshold, frequencies).Intersect(second.Prefix(GapGrouper.Threshold, frequencies)));
            }
        }
    }

    private static IReadOnlyList<Gap> Group(params (string Asker, string Text, string? Reason)[] asked) => new GapGrouper(Analyzer).Group(
        [
            .. asked.Select((question, i) => new OpenQuestion(
                $"a{i}",
                question.Text,
                LanguageIdentifier.Identify(question.Text).Language ?? Language.Indonesian,
                question.Reason is null ? AnswerOutcome.Abstained : AnswerOutcome.Answered,
                Now.AddMinutes(-i),
                question.Asker,
                question.Reason)),
        ],
        TestContext.Current.CancellationToken);
}
