using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using StargateBot.Benchmarks.Evaluation;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;
using StargateBot.Core.Retrieval;

namespace StargateBot.Benchmarks.Scale;

/// <summary>What a reload costs, by what was changed since the snapshot before.</summary>
/// <param name="knowledge">The knowledge folder.</param>
/// <param name="retrieval">Settings.</param>
/// <param name="table">Takes the figures.</param>
internal sealed class ReloadScale(string knowledge, RetrievalOptions retrieval, Table table)
{
    /// <summary>How many reloads are measured.</summary>
    public const int Reloads = 6;

    private readonly KnowledgeFolder _folder = new(knowledge, LanguageIdentifier.Identify);

    /// <summary>Makes the table.</summary>
    public static Table NewTable()
    {
        var table = new Table().Border(TableBorder.Markdown);
        table.AddColumns("passages", "reload", "s", "CPU s", "CPU of all anew", "allocated MB", "peak RSS MB", "files", "opened", "parsed", "search p50 ms", "search p99 ms");
        return table;
    }

    /// <summary>Changes the folder step by step and reloads it each time.</summary>
    /// <param name="passages">Passages of the folder.</param>
    /// <param name="search">Searches a snapshot for all questions and returns the times in milliseconds, ascending.</param>
    /// <param name="task">Told of every reload.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public void Measure(int passages, Func<KnowledgeSnapshot, List<double>> search, ProgressTask task, CancellationToken cancellationToken)
    {
        var files = Directory.GetFiles(knowledge).Order(StringComparer.Ordinal).ToArray();
        var full = 0d;
        KnowledgeSnapshot? current = null;
        try
        {
            foreach (var (name, change) in new (string, Action)[]
            {
                ("all anew", RemoveIndexes),
                ("nothing changed", () => { }),
                ("one document touched", () => File.SetLastWriteTimeUtc(files[0], TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-1))),
                ("one document changed", () => Change(files[files.Length / 2])),
                ("1 % changed", () => Array.ForEach([.. files.Where((_, i) => i % 100 == 7)], Change)),
                ("one document removed", () => File.Delete(files[files.Length / 3])),
            })
            {
                change();
                var allocated = GC.GetTotalAllocatedBytes();
                var cpu = Environment.CpuUsage.TotalTime;
                var started = Stopwatch.GetTimestamp();
                var next = KnowledgeSnapshotBuilder.Build(_folder, retrieval, current, progress: null, cancellationToken);
                var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
                var used = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;
                allocated = GC.GetTotalAllocatedBytes() - allocated;
                current?.Dispose();
                current = next;
                full = full == 0 ? used : full;
                var times = search(current);
                using var process = Process.GetCurrentProcess();
                table.AddRow(
                    Text(passages, "n0"), name, Text(seconds, "0.000"), Text(used, "0.000"), Text(used / full, "0.000"), Text(allocated / 1e6, "0"), Text(process.PeakWorkingSet64 / 1e6, "0"),
                    Text(current.Figures.Files, "0"), Text(current.Figures.Opened, "0"), Text(current.Figures.Parsed, "0"),
                    Text(Figures.Percentile(times, 0.5), "0.00"), Text(Figures.Percentile(times, 0.99), "0.00"));
                task.Increment(1);
            }
        }
        finally
        {
            current?.Dispose();
        }
    }

    private void RemoveIndexes()
    {
        if (Directory.Exists(retrieval.IndexFolder))
        {
            Directory.Delete(retrieval.IndexFolder, recursive: true);
        }
    }

    private static void Change(string file) => File.AppendAllText(file, "\nSatu paragraf baru tentang perubahan berkas ini.\n");

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
