using System.Globalization;
using Spectre.Console;
using StargateBot.Core.Answering;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;
using StargateBot.Core.Retrieval;

namespace StargateBot.Benchmarks.Evaluation;

/// <summary><c>baseline --eval DIR…</c>: our engine beside SQLite FTS5 and plain Lucene, on the same questions in the same run.</summary>
internal static class BaselineCommand
{
    private const int WarmUpQuestions = 100;

    public static async Task<int> RunAsync(IReadOnlyList<string> folders, CancellationToken cancellationToken)
    {
        foreach (var folder in folders)
        {
            var set = EvaluationSet.Read(folder);
            var units = set.Documents.SelectMany(pair => pair.Original.Passages.Select(p => new PassageUnit(p, null))).ToList();
            var figures = new List<Figures>();
            await AnsiConsole.Progress().StartAsync(async progress =>
            {
                var sentence = new IdfSentence(units);
                var knowledge = new KnowledgeFolder(set.KnowledgePath, LanguageIdentifier.Identify);
                using var snapshot = KnowledgeSnapshotBuilder.Build(knowledge, RetrievalOptions.Default, progress: null, cancellationToken);
                using var sqlite = new SqliteBaseline(units, sentence);
                using var lucene = new LuceneBaseline(units, sentence);
                using var retrieval = new RetrievalUnderTest(snapshot, units, sentence);
                using var always = new EngineUnderTest("StargateBot, never abstaining", snapshot, new AnsweringOptions { MinimumConfidence = 0 });
                using var engine = new EngineUnderTest("StargateBot", snapshot, new AnsweringOptions());
                foreach (var system in (ISystemUnderTest[])[sqlite, lucene, retrieval])
                {
                    figures.Add(Figures.Of(system.Name, await AskAsync(system, set, progress, cancellationToken), set, always: null));
                }

                var unafraid = await AskAsync(always, set, progress, cancellationToken);
                figures.Add(Figures.Of(always.Name, unafraid, set, always: null));
                figures.Add(Figures.Of(engine.Name, await AskAsync(engine, set, progress, cancellationToken), set, unafraid));
            });
            Print(set, units.Count, figures);
        }

        return 0;
    }

    private static async Task<List<Record>> AskAsync(ISystemUnderTest system, EvaluationSet set, ProgressContext progress, CancellationToken cancellationToken)
    {
        var questions = set.Questions.Concat(set.OutOfDomain).ToList();
        var bar = progress.AddTask(Markup.Escape(system.Name), maxValue: questions.Count);
        foreach (var question in questions.Take(WarmUpQuestions))
        {
            await Record.AskAsync(system, question, cancellationToken);
        }

        var records = new List<Record>();
        foreach (var question in questions)
        {
            records.Add(await Record.AskAsync(system, question, cancellationToken));
            bar.Increment(1);
        }

        return records;
    }

    private static void Print(EvaluationSet set, int passages, List<Figures> figures)
    {
        var answerable = set.Questions.Count(q => q.Answerable);
        AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{set.Name}: {passages} passages, {answerable} answerable, {set.Questions.Count - answerable} not, {set.OutOfDomain.Count} out of domain"));
        var table = new Table().Border(TableBorder.Markdown);
        table.AddColumns("system", "R@1", "R@3", "cited@30", "cited@60", "words", "abstained, in domain", "abstained, out", "lost", "q/s", "p50 ms", "p95 ms");
        foreach (var f in figures)
        {
            table.AddRow(f.System, Text(f.RecallAt1), Text(f.RecallAt3), Text(f.CitedAt30), Text(f.CitedAt60), Number(f.MedianWords, "0"),
                Text(f.AbstainedInDomain), Text(f.AbstainedOutOfDomain), Number(f.LostToAbstention, "0"), Number(f.PerSecond, "0"), Number(f.P50, "0.000"), Number(f.P95, "0.000"));
        }

        AnsiConsole.Write(table);
        AnsiConsole.WriteLine();
    }

    private static string Text(Share share) => share.Count == 0
        ? "-"
        : string.Create(CultureInfo.InvariantCulture, $"{share.Value * 100:0.0} ({share.Low * 100:0.0}-{share.High * 100:0.0})");

    private static string Number(double value, string format) => double.IsNaN(value) ? "-" : value.ToString(format, CultureInfo.InvariantCulture);
}
