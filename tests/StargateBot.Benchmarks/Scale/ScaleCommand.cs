using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using StargateBot.Benchmarks.Evaluation;
using StargateBot.Core.Answering;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;
using StargateBot.Core.Retrieval;

namespace StargateBot.Benchmarks.Scale;

/// <summary><c>scale</c>: knowledge folders of growing size, how fast they are built and searched, and what they take.</summary>
internal static class ScaleCommand
{
    private const int Questions = 500;
    private const int WarmUpQuestions = 50;

    public static async Task<int> RunAsync(ScaleOptions options, CancellationToken cancellationToken)
    {
        var table = new Table().Border(TableBorder.Markdown);
        table.AddColumns("passages", "build s", "passages/s", "reopen s", "index B/passage", "search p50 ms", "search p99 ms", "answer p50 ms", "answer p99 ms", "found first", "found in 3", "managed MB", "peak RSS MB");
        var reloads = ReloadScale.NewTable();
        foreach (var passages in options.Passages)
        {
            var root = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"stargatebot-scale-{options.Seed}-{passages}"));
            try
            {
                await AnsiConsole.Progress().StartAsync(async progress => table.AddRow(await MeasureAsync(root, passages, options, reloads, progress, cancellationToken)));
            }
            finally
            {
                if (!options.Keep && Directory.Exists(root))
                {
                    Directory.Delete(root, recursive: true);
                }
            }
        }

        AnsiConsole.Write(table);
        AnsiConsole.Write(reloads);
        return 0;
    }

    private static async Task<string[]> MeasureAsync(string root, int passages, ScaleOptions options, Table reloads, ProgressContext progress, CancellationToken cancellationToken)
    {
        var knowledge = Path.Combine(root, "knowledge");
        var writing = progress.AddTask(string.Create(CultureInfo.InvariantCulture, $"write {passages:n0} passages"), maxValue: passages);
        var questions = new SyntheticFolder(knowledge, options.PassagesPerFile, options.Seed).Write(passages, Questions, n => writing.Increment(n), cancellationToken);

        var retrieval = new RetrievalOptions { IndexFolder = Path.Combine(root, "index") };
        if (Directory.Exists(retrieval.IndexFolder))
        {
            Directory.Delete(retrieval.IndexFolder, recursive: true);
        }

        var building = progress.AddTask("build", maxValue: passages);
        var folder = new KnowledgeFolder(knowledge, LanguageIdentifier.Identify);
        var started = Stopwatch.GetTimestamp();
        KnowledgeSnapshotBuilder.Build(folder, retrieval, new Bar(building), cancellationToken).Dispose();
        var built = Stopwatch.GetElapsedTime(started).TotalSeconds;
        building.Value = passages;

        started = Stopwatch.GetTimestamp();
        using var snapshot = KnowledgeSnapshotBuilder.Build(folder, retrieval, progress: null, cancellationToken);
        var reopened = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var (times, first, three) = Search(snapshot, questions, progress.AddTask("search", maxValue: questions.Count), cancellationToken);
        var answers = new AnswerService(snapshot, new AnsweringOptions(), TimeProvider.System);
        var answered = await AnswerAsync(answers, questions, progress.AddTask("answer", maxValue: questions.Count), cancellationToken);
        var onDisk = Directory.Exists(retrieval.IndexFolder)
            ? new DirectoryInfo(retrieval.IndexFolder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length)
            : 0;
        using var process = Process.GetCurrentProcess();
        string[] row =
        [
            Text(passages, "n0"), Text(built, "0.0"), Text(passages / built, "n0"), Text(reopened, "0.00"),
            onDisk == 0 ? "in memory" : Text((double)onDisk / passages, "0"),
            Text(Figures.Percentile(times, 0.5), "0.00"), Text(Figures.Percentile(times, 0.99), "0.00"),
            Text(Figures.Percentile(answered, 0.5), "0.00"), Text(Figures.Percentile(answered, 0.99), "0.00"),
            Text(100.0 * first / questions.Count, "0.0") + " %", Text(100.0 * three / questions.Count, "0.0") + " %",
            Text(GC.GetTotalMemory(forceFullCollection: true) / 1e6, "0"), Text(process.PeakWorkingSet64 / 1e6, "0"),
        ];

        var reloading = progress.AddTask("reload", maxValue: ReloadScale.Reloads);
        new ReloadScale(knowledge, retrieval, reloads).Measure(passages, s => Search(s, questions, asked: null, cancellationToken).Times, reloading, cancellationToken);
        return row;
    }

    private static (List<double> Times, int First, int Three) Search(
        KnowledgeSnapshot snapshot, List<SourcedQuestion> questions, ProgressTask? asked, CancellationToken cancellationToken)
    {
        foreach (var question in questions.Take(WarmUpQuestions))
        {
            Find(snapshot, question, cancellationToken);
        }

        var times = new List<double>();
        var (first, three) = (0, 0);
        foreach (var question in questions)
        {
            var started = Stopwatch.GetTimestamp();
            var found = Find(snapshot, question, cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            var rank = found.FindIndex(u => Baselines.PlaceOf(snapshot.Index.GetUnit(u.Unit)) == question.Source);
            first += rank == 0 ? 1 : 0;
            three += rank is >= 0 and < 3 ? 1 : 0;
            asked?.Increment(1);
        }

        times.Sort();
        return (times, first, three);
    }

    private static async Task<List<double>> AnswerAsync(
        AnswerService answers, List<SourcedQuestion> questions, ProgressTask asked, CancellationToken cancellationToken)
    {
        foreach (var question in questions.Take(WarmUpQuestions))
        {
            await answers.AnswerAsync(new Question(question.Text), cancellationToken);
        }

        var times = new List<double>();
        foreach (var question in questions)
        {
            var started = Stopwatch.GetTimestamp();
            await answers.AnswerAsync(new Question(question.Text), cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            asked.Increment(1);
        }

        times.Sort();
        return times;
    }

    private static List<ScoredUnit> Find(KnowledgeSnapshot snapshot, SourcedQuestion question, CancellationToken cancellationToken)
    {
        var analyzed = snapshot.Analyzer.Analyze(question.Text, Language.Indonesian, LexiconSide.Question);
        return [.. snapshot.Index.Search(analyzed, 10, cancellationToken)];
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private sealed class Bar(ProgressTask task) : IProgress<KnowledgeProgress>
    {
        public void Report(KnowledgeProgress value) => task.Value = value.Passages;
    }
}
