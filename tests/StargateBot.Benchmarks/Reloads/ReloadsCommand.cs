using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using StargateBot.Core.Answering;
using StargateBot.Core.Knowledge.Reloading;
using StargateBot.Core.Languages;
using StargateBot.Evaluation;
using StargateBot.Localization;
using StargateBot.Testing;
using StargateBot.Testing.Reloading;

namespace StargateBot.Benchmarks.Reloads;

/// <summary><c>reloads</c>: asks at saturation, without and with reloads, and compares how long answers take.</summary>
internal static class ReloadsCommand
{
    private const double MostRatio = 2;
    private const int WarmUp = 20_000;
    private const string Child = "STARGATEBOT_RELOADS_CHILD";

    // The worker's settings of the runtime, from its project file; a program's own cannot be changed while it runs.
    private static readonly (string Name, string Value)[] WorkerRuntime =
    [
        ("DOTNET_TieredPGO", "0"),
        ("DOTNET_TC_CallCountingDelayMs", "1"),
        ("DOTNET_TC_CallCountThreshold", "64"),
        ("DOTNET_GCGen0MaxBudget", "400000"),
        ("DOTNET_ThreadPool_UnfairSemaphoreSpinLimit", "0"),
    ];

    /// <summary>Runs the command.</summary>
    /// <param name="arguments"><c>[--questions N] [--reloads N] [--at-once N]</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>0; 1 when an answer is wrong or answers take more than twice as long; null when something else was written.</returns>
    public static async Task<int?> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (Parse(arguments) is not var (questions, reloads, atOnce))
        {
            return null;
        }

        if (Environment.GetEnvironmentVariable(Child) is null)
        {
            return await RunAsWorkerAsync(arguments, cancellationToken);
        }

        var isRight = true;
        var table = new Table().AddColumns("kept answers", "reloads", "questions", "answers/s", "p50 ms", "p99 ms", "p99.9 ms", "worst ms", "p99 ratio");
        foreach (var keptAnswers in (int[])[0, 1000])
        {
            isRight &= await MeasureAsync(table, keptAnswers, questions, reloads, atOnce, cancellationToken);
        }

        AnsiConsole.Write(table);
        return isRight ? 0 : 1;
    }

    private static async Task<bool> MeasureAsync(Table table, int keptAnswers, int questions, int reloads, int atOnce, CancellationToken cancellationToken)
    {
        await using var input = File.OpenRead(Path.Combine(RepositoryFiles.Knowledge, GoldenCheck.FileName));
        var golden = (await GoldenFile.ReadAsync(input, Texts.For(Language.English), cancellationToken)).Cases;
        Question[] asked = [.. golden.Select(known => known.Question)];
        await using var load = await ReloadLoad.StartAsync(RepositoryFiles.Knowledge, asked, new GoldenCheck(), keptAnswers, int.MaxValue, cancellationToken);
        await load.RunAsync(WarmUp, atOnce, reloads / 5, cancellationToken);
        var before = await TimedAsync(reloads: 0);
        var during = await TimedAsync(reloads);
        var after = await TimedAsync(reloads: 0);
        var quiet = (before.Result.Percentile(0.99) + after.Result.Percentile(0.99)) / 2;
        var ratio = during.Result.Percentile(0.99) / quiet;
        AddRow(before, null);
        AddRow(during, ratio);
        AddRow(after, null);
        var wrong = new[] { before, during, after }.SelectMany(run => run.Result.Wrong).ToList();
        wrong.ForEach(Console.Error.WriteLine);
        Console.Error.WriteLine(string.Join(", ", during.Result.Outcomes.CountBy(report => report.Outcome).Select(pair => $"{pair.Value} {pair.Key}"))
            + string.Create(CultureInfo.InvariantCulture, $"; a reload takes {Median(during.Result.Outcomes):0} ms (median) beside {atOnce} askers"));
        return wrong.Count == 0 && during.Result.Asked == during.Result.Answered && ratio <= MostRatio;

        async Task<(LoadResult Result, TimeSpan Time)> TimedAsync(int reloads)
        {
            var clock = Stopwatch.StartNew();
            return (await load.RunAsync(questions, atOnce, reloads, cancellationToken), clock.Elapsed);
        }

        void AddRow((LoadResult Result, TimeSpan Time) run, double? shown) => table.AddRow(
            Text(keptAnswers), Text(run.Result.Outcomes.Count), Text(run.Result.Answered), Text(run.Result.Answered / run.Time.TotalSeconds),
            Text(run.Result.Percentile(0.5), "0.00"), Text(run.Result.Percentile(0.99), "0.00"), Text(run.Result.Percentile(0.999), "0.00"),
            Text(run.Result.Percentile(1), "0.0"), shown is { } value ? Text(value, "0.00") : "");
    }

    private static double Median(IReadOnlyList<ReloadReport> reports) =>
        reports.Select(report => report.Elapsed.TotalMilliseconds).Order().ElementAtOrDefault(reports.Count / 2);

    private static string Text(double value, string form = "0") => value.ToString(form, CultureInfo.InvariantCulture);

    private static async Task<int> RunAsWorkerAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["reloads", .. arguments]);
        start.Environment[Child] = "1";
        foreach (var (name, value) in WorkerRuntime)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }

    private static (int Questions, int Reloads, int AtOnce)? Parse(IReadOnlyList<string> arguments)
    {
        var options = (Questions: 10_000, Reloads: 50, AtOnce: 16);
        for (var i = 0; i < arguments.Count; i += 2)
        {
            if (i + 1 == arguments.Count || !int.TryParse(arguments[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value == 0)
            {
                return null;
            }

            switch (arguments[i])
            {
                case "--questions":
                    options.Questions = value;
                    break;
                case "--reloads":
                    options.Reloads = value;
                    break;
                case "--at-once":
                    options.AtOnce = value;
                    break;
                default:
                    return null;
            }
        }

        return options;
    }
}
