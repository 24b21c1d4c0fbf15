using System.Globalization;
using System.Text;
using StargateBot.Core.Answering;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;
using StargateBot.Evaluation;
using StargateBot.Localization;
using StargateBot.Testing;

namespace StargateBot.Tests.Evaluation;

public sealed class EvaluationSetTests
{
    private const double AnnouncementPercent = 95;

    private static readonly Texts Words = Texts.For(Language.English);

    [Fact]
    public async Task GoldenSet_OfTheShippedKnowledge_IsAnsweredRight()
    {
        var report = await EvaluateAsync(Path.Combine(RepositoryFiles.Knowledge, "golden.jsonl"), RepositoryFiles.Knowledge);

        Assert.True(report.LowerPercent >= AnnouncementPercent, Describe(report));
    }

    [Fact]
    public async Task AnnouncementDevelopmentSet_IsAnsweredRight()
    {
        var report = await EvaluateAsync(Path.Combine(SetsOrSkip(), "announcement-dev.jsonl"), RepositoryFiles.Knowledge);

        Assert.True(report.LowerPercent >= AnnouncementPercent, Describe(report));
    }

    [Fact]
    public async Task OutOfDomainSet_AskedOfTheAnnouncement_IsAbstainedFrom()
    {
        var report = await EvaluateAsync(Path.Combine(SetsOrSkip(), "out-of-domain.jsonl"), RepositoryFiles.Knowledge);

        Assert.True(report.NotAnswerable.Percent >= AnnouncementPercent, Describe(report));
    }

    [Theory]
    [InlineData("facqa-valid")]
    [InlineData("idk-mrc-valid")]
    [InlineData("squad2-tune")]
    public async Task FolderSet_EveryQuote_StandsInItsPassage(string set)
    {
        var folder = Path.Combine(SetsOrSkip(), set);

        // The quotations are checked for every answer; the figures are the benchmarks' business.
        var report = await EvaluateAsync(Path.Combine(folder, "questions.jsonl"), Path.Combine(folder, "knowledge"));

        Assert.Contains(report.Verdicts, verdict => verdict.Answer.Citations.Count > 0);
    }

    [Fact]
    public async Task KeptAnswers_OfGoldenQuestionsInAnyConversation_AreThoseThatWouldBeMade()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var input = File.OpenRead(Path.Combine(RepositoryFiles.Knowledge, "golden.jsonl"));
        var golden = await GoldenFile.ReadAsync(input, Words, cancellationToken);
        using var made = AnsweringServices.Open(new AnsweringSettings(RepositoryFiles.Knowledge), TimeProvider.System, progress: null, cancellationToken);
        using var kept = AnsweringServices.Open(
            new AnsweringSettings(RepositoryFiles.Knowledge) { KeptAnswers = 1000 }, TimeProvider.System, progress: null, cancellationToken);
        for (var i = 0; i < golden.Cases.Count; i++)
        {
            var question = golden.Cases[i].Question;
            foreach (IReadOnlyList<string> history in (IReadOnlyList<string>[])[[], question.History, [golden.Cases[(i + 7) % golden.Cases.Count].Question.Text], []])
            {
                var expected = await made.Answers.AnswerAsync(question with { History = history }, cancellationToken);
                var actual = await kept.Answers.AnswerAsync(question with { History = history }, cancellationToken);

                Assert.Equal((expected.Text, expected.Language, expected.Outcome, expected.Confidence), (actual.Text, actual.Language, actual.Outcome, actual.Confidence));
                Assert.Equal(expected.Citations, actual.Citations);
            }
        }
    }

    private static string SetsOrSkip()
    {
        Assert.SkipWhen(RepositoryFiles.EvaluationSets is null, RepositoryFiles.NoEvaluationSets);
        return RepositoryFiles.EvaluationSets!;
    }

    private static async Task<EvaluationReport> EvaluateAsync(string file, string knowledge)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var input = File.OpenRead(file);
        var golden = await GoldenFile.ReadAsync(input, Words, cancellationToken);
        Assert.Empty(golden.Faults);
        using var services = AnsweringServices.Open(new AnsweringSettings(knowledge), TimeProvider.System, progress: null, cancellationToken);
        var report = await new EvaluationRunner(services.Answers, new AnswerJudge(Words)).RunAsync(golden.Cases, progress: null, cancellationToken);
        AssertQuotesStandInTheirPassages(report, AnsweringServices.OpenFolder(new AnsweringSettings(knowledge)));
        Assert.DoesNotContain(report.Verdicts, verdict => verdict.Answer.Outcome == AnswerOutcome.Failed);
        return report;
    }

    private static void AssertQuotesStandInTheirPassages(EvaluationReport report, KnowledgeFolder folder)
    {
        var passages = folder.Read([]).SelectMany(pair => new[] { pair.Original, pair.Translation }).OfType<Document>()
            .SelectMany(document => document.Passages)
            .ToDictionary(passage => (passage.DocumentId, passage.Locator));
        foreach (var citation in report.Verdicts.SelectMany(verdict => verdict.Answer.Citations))
        {
            var passage = passages[(citation.Document, citation.Locator)];
            Assert.Contains(citation.Quote, passage.Text, StringComparison.Ordinal);
            Assert.Equal((passage.DocumentTitle, passage.Language), (citation.Title, citation.Language));
        }
    }

    private static string Describe(EvaluationReport report)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"answerable {report.Answerable}, not answerable {report.NotAnswerable}");
        foreach (var verdict in report.Verdicts.Where(verdict => !verdict.IsRight))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{verdict.Case.Id} {verdict.Case.Question.Text} → {verdict.Answer.Text.ReplaceLineEndings(" ")}: {string.Join("; ", verdict.Complaints)}");
        }

        return text.ToString();
    }
}
