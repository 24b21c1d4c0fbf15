using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Spectre.Console;
using StargateBot.Benchmarks.Evaluation;
using StargateBot.Core.Chat.State;
using StargateBot.Core.Chat.Stores;
using StargateBot.Storage;
using StargateBot.Storage.Engine;

namespace StargateBot.Benchmarks.Storage;

/// <summary><c>store</c>: what the store costs an answer, beside stores in memory in the same run, and how long opening takes.</summary>
internal static class StoreCommand
{
    private const int OpenedKeys = 100_000;

    public static async Task<int> RunAsync(StoreOptions options, CancellationToken cancellationToken)
    {
        var root = Directory.CreateDirectory(Path.Combine(options.Folder, $"stargatebot-store-{Environment.ProcessId}"));
        try
        {
            var table = new Table().Border(TableBorder.Markdown);
            table.AddColumns("store", "at once", "answers/s", "CPU µs/answer", "over memory µs", "take p50 ms", "take p99 ms", "reply kept p99 ms", "file MB");
            foreach (var load in options.Loads)
            {
                var memory = await MeasureAsync(MemoryStores(), load, options.Answers, cancellationToken);
                table.AddRow(Row("memory", load, memory, memory, 0));
                foreach (var synchronous in (string[])["NORMAL", "FULL"])
                {
                    var path = Path.Combine(root.FullName, $"{synchronous}-{load.AtOnce}-{load.PerSecond}.db");
                    StoreRun run;
                    await using (var store = Open(path, synchronous))
                    {
                        run = await MeasureAsync(StoresOf(store), load, options.Answers, cancellationToken);
                    }

                    table.AddRow(Row(synchronous, load, run, memory, new FileInfo(path).Length));
                }
            }

            AnsiConsole.Write(table);
            await MeasureOpeningAsync(Path.Combine(root.FullName, "open.db"), cancellationToken);
            return 0;
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    private static async Task<StoreRun> MeasureAsync(StoreSet stores, StoreLoad load, int answers, CancellationToken cancellationToken)
    {
        // Code is compiled and pages are there before anything is measured.
        await StoreRun.MakeAsync(stores, load with { PerSecond = 0 }, Math.Min(answers, 5000), "warm", cancellationToken);
        return await StoreRun.MakeAsync(stores, load, load.PerSecond > 0 ? Math.Min(answers, load.PerSecond * 10) : answers, "run", cancellationToken);
    }

    private static async Task MeasureOpeningAsync(string path, CancellationToken cancellationToken)
    {
        await using (var store = Open(path, "NORMAL"))
        {
            await StoreRun.MakeAsync(StoresOf(store), new StoreLoad(64, 0), OpenedKeys / 2, "fill", cancellationToken);
        }

        var table = new Table().Border(TableBorder.Markdown);
        table.AddColumns("opening", "ms");
        for (var i = 0; i < 3; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await using var store = Open(path, "NORMAL");
            var opened = Stopwatch.GetElapsedTime(started);
            var pending = await store.Questions.ReadPendingAsync(cancellationToken) is var questions ? questions.Count + (await store.Outbox.ReadPendingAsync(cancellationToken)).Count : 0;
            table.AddRow($"{OpenedKeys:n0} keys: open", Text(opened.TotalMilliseconds, "0.0"));
            table.AddRow($"and read the {pending} pending", Text(Stopwatch.GetElapsedTime(started).TotalMilliseconds, "0.0"));
        }

        AnsiConsole.Write(table);
    }

    private static string[] Row(string name, StoreLoad load, StoreRun run, StoreRun memory, long bytes) =>
    [
        name,
        load.PerSecond > 0 ? $"{load.PerSecond}/s" : Text(load.AtOnce, "0"),
        Text(run.Answers / run.Elapsed.TotalSeconds, "0"),
        Text(run.Cpu.TotalMicroseconds / run.Answers, "0.0"),
        Text((run.Cpu.TotalMicroseconds / run.Answers) - (memory.Cpu.TotalMicroseconds / memory.Answers), "0.0"),
        Text(Figures.Percentile(run.Takes, 0.5), "0.000"),
        Text(Figures.Percentile(run.Takes, 0.99), "0.000"),
        Text(Figures.Percentile(run.Kept, 0.99), "0.000"),
        Text(bytes / 1e6, "0.0"),
    ];

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static Store Open(string path, string synchronous) => Store.Open(
        new StorageOptions { ConnectionString = $"Data Source={path}" }, new StoreTuning { Synchronous = synchronous }, TimeProvider.System, NullLoggerFactory.Instance);

    private static StoreSet StoresOf(Store store) => new(store.Questions, store.Outbox, store.Answers, store.Conversations);

    private static StoreSet MemoryStores() => new(
        new MemoryQuestionLog(), new MemoryOutboxStore(TimeProvider.System), new MemoryAnswerLog(TimeProvider.System), new MemoryConversations(TimeProvider.System));
}

/// <summary>The stores that an answer goes through.</summary>
internal sealed record StoreSet(IQuestionLog Questions, IOutboxStore Outbox, IAnswerLog Answers, IConversationMemory Memory);

/// <summary>How answers come.</summary>
/// <param name="AtOnce">How many at once.</param>
/// <param name="PerSecond">How many a second, or 0 for as many as can be.</param>
internal sealed record StoreLoad(int AtOnce, int PerSecond);

/// <summary>What <c>store</c> was asked to do.</summary>
internal sealed record StoreOptions(int Answers, string Folder)
{
    /// <summary>Gets the loads: one after the other, few, many, and now and then.</summary>
    public IReadOnlyList<StoreLoad> Loads { get; } = [new(1, 0), new(8, 0), new(64, 0), new(8, 100)];

    /// <summary>Reads <c>[--answers N] [--folder DIR]</c>.</summary>
    /// <returns>The options, or null when something else was written.</returns>
    public static StoreOptions? Parse(IReadOnlyList<string> arguments)
    {
        var options = new StoreOptions(20_000, Path.GetTempPath());
        for (var i = 0; i < arguments.Count; i += 2)
        {
            if (i + 1 == arguments.Count)
            {
                return null;
            }

            switch (arguments[i])
            {
                case "--answers" when int.TryParse(arguments[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var answers) && answers > 0:
                    options = options with { Answers = answers };
                    break;
                case "--folder":
                    options = options with { Folder = arguments[i + 1] };
                    break;
                default:
                    return null;
            }
        }

        return options;
    }
}
