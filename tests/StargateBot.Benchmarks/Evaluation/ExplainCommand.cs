using System.Globalization;
using System.Text.Json;
using StargateBot.Core.Answering;
using StargateBot.Core.Answering.Ranking;
using StargateBot.Core.Answering.Understanding;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;
using StargateBot.Core.Retrieval;

namespace StargateBot.Benchmarks.Evaluation;

/// <summary>Shows how the engine sees questions: terms and their weights, what is unknown, the best sentences, confidence, and what bars them.</summary>
internal static class ExplainCommand
{
    private const int SentencesShown = 3;

    /// <summary>Explains the questions of a file of golden lines, or one question.</summary>
    /// <param name="knowledge">Path of the knowledge folder.</param>
    /// <param name="questions">A golden file, or the question itself.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string knowledge, string questions)
    {
        using var snapshot = KnowledgeSnapshotBuilder.Build(
            new KnowledgeFolder(knowledge, LanguageIdentifier.Identify), RetrievalOptions.Default, null, CancellationToken.None);
        var view = new SnapshotView(snapshot.Index, snapshot.Analyzer);
        var reader = new QuestionReader(snapshot.Analyzer, view, Language.Indonesian);
        var finder = new EvidenceFinder(view);
        foreach (var (label, question) in Read(questions))
        {
            Console.WriteLine($"\n{label}{question.Text}");
            Explain(reader.Read(question), finder, snapshot.Lexicon);
        }

        return 0;
    }

    private static void Explain(UnderstoodQuestion question, EvidenceFinder finder, Lexicon lexicon)
    {
        Console.WriteLine($"  {question.Language} {question.Kind} expects {question.ExpectedType}{(question.IsFollowUp ? ", follow-up" : "")}: {question.Analyzed.Text}");
        if (question.Terms.Count == 0)
        {
            return;
        }

        var evidence = finder.Find(question, CancellationToken.None);
        var terms = evidence.Terms;
        Console.WriteLine("  " + string.Join(", ", terms.Matcher.Terms.Select((term, i) => Show(term, i, terms, question, lexicon))));
        foreach (var sentence in evidence.Sentences.Take(SentencesShown))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {sentence.Score,6:F2} {sentence.View.Passage.Locator}.{sentence.Sentence + 1} coverage {sentence[SentenceFeature.Coverage]:F2} passage {sentence[SentenceFeature.PassageCoverage]:F2} fitting {sentence[SentenceFeature.FittingMentions]} retrieval {sentence[SentenceFeature.RetrievalScore]:F2}"));
        }

        if (evidence.Sentences.Count > 0)
        {
            var best = evidence.Sentences[0];
            var confidence = AnswerConfidence.Of(evidence.Sentences, AnswerTokens.Estimate(best, terms.Matcher));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  confidence {confidence:F3}{(AnswerGate.Bars(question, best, terms) ? ", barred" : AnswerGate.Covers(best, terms) ? ", covered" : "")}"));
        }
    }

    private static string Show(QuestionTerm term, int index, TermKnowledge terms, UnderstoodQuestion question, Lexicon lexicon)
    {
        var bit = 1u << index;
        var marks = ((terms.Foreign & bit) != 0 ? "!" : (terms.Unknown & bit) != 0 ? "?" : "")
            + ((terms.Names & bit) != 0 ? "^" : "") + (term.Strength < 1 ? "~" : "") + (index == question.Focus ? "*" : "");
        var concepts = question.Analyzed.Concepts.Where(c => term.Token >= c.FirstToken && term.Token < c.FirstToken + c.TokenCount)
            .Select(c => (lexicon.IsOwn(c.Concept) ? "+" : "") + lexicon.NameOf(c.Concept)).Distinct();
        return string.Create(CultureInfo.InvariantCulture, $"{marks}{term.Exact} {terms.Matcher.Weights[index]:F1} [{string.Join('|', concepts)}]");
    }

    private static IEnumerable<(string Label, Question Question)> Read(string questions)
    {
        if (!File.Exists(questions))
        {
            yield return ("", new Question(questions));
            yield break;
        }

        foreach (var line in File.ReadLines(questions).Where(line => line.Length > 0))
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var label = $"{root.GetProperty("id").GetString()} {(root.GetProperty("answerable").GetBoolean() ? "+" : "-")} ";
            string[] history = root.TryGetProperty("ctx", out var context) ? [.. context.EnumerateArray().Select(c => c.GetString()!)] : [];
            yield return (label, new Question(root.GetProperty("q").GetString()!) { History = history });
        }
    }
}
