using System.Globalization;
using Spectre.Console;

namespace StargateBot.Benchmarks.Load;

/// <summary>Prints the figures: a row a measurement, a row a program, and beside the worker's figures what is expected of them.</summary>
internal static class LoadTables
{
    private const double Mebibyte = 1024 * 1024;

    /// <summary>Prints all tables.</summary>
    /// <param name="subjects">What was measured.</param>
    public static void Print(IReadOnlyList<SubjectFigures> subjects)
    {
        AnsiConsole.Write(Loads(subjects));
        AnsiConsole.WriteLine();
        AnsiConsole.Write(Programs(subjects));
        AnsiConsole.WriteLine();
        AnsiConsole.Write(Expectations(subjects));
        foreach (var subject in subjects)
        {
            PrintFaults(subject);
        }
    }

    private static Table Loads(IReadOnlyList<SubjectFigures> subjects)
    {
        var table = new Table().Border(TableBorder.Markdown);
        table.AddColumns(
            "platform", "program", "at once", "ack p50 ms", "ack p95", "ack p99", "answer p50 ms", "answer p95", "answer p99", "answers/s", "CPU ms/answer", "of the peer's", "unanswered");
        foreach (var subject in subjects)
        {
            foreach (var load in subject.Loads)
            {
                table.AddRow(
                    subject.Platform.ToString(), subject.Name, Text(load.Concurrency, "0"),
                    Text(load.Acknowledged.At(0.5), "0.0"), Text(load.Acknowledged.At(0.95), "0.0"), Text(load.Acknowledged.At(0.99), "0.0"),
                    Text(load.Answered.At(0.5), "0.0"), Text(load.Answered.At(0.95), "0.0"), Text(load.Answered.At(0.99), "0.0"),
                    Text(load.Rate, "0"), Text(load.CpuMilliseconds, "0.00"), Text(RatioToPeer(subjects, subject, load), "0.00"), Text(load.Unanswered, "0"));
            }
        }

        return table;
    }

    private static Table Programs(IReadOnlyList<SubjectFigures> subjects)
    {
        var table = new Table().Border(TableBorder.Markdown);
        table.AddColumns("platform", "program", "ready p50 ms", "ready min", "ready max", "peak MiB", "back p50 ms", "back max", "violations");
        foreach (var subject in subjects)
        {
            table.AddRow(
                subject.Platform.ToString(), subject.Name,
                Text(subject.Ready.At(0.5), "0"), Text(subject.Ready.At(0), "0"), Text(subject.Ready.At(1), "0"), Text(subject.PeakMemory / Mebibyte, "0"),
                Text(subject.Back.At(0.5), "0"), Text(subject.Back.At(1), "0"), Text(subject.Violations.Count, "0"));
        }

        return table;
    }

    private static Table Expectations(IReadOnlyList<SubjectFigures> subjects)
    {
        var table = new Table().Border(TableBorder.Markdown);
        table.AddColumns("platform", "of the worker", "measured", "expected", "holds");
        foreach (var expectation in Expectation.Of(subjects))
        {
            table.AddRow(
                expectation.Platform.ToString(), expectation.Subject, Text(expectation.Measured, expectation.Format),
                "< " + Text(expectation.Limit, expectation.Format), expectation.Holds ? "yes" : "no");
        }

        return table;
    }

    private static void PrintFaults(SubjectFigures subject)
    {
        if (subject.Violations.Count == 0 && subject.UnansweredWarmUp == 0 && subject.Loads.All(load => load.Unanswered == 0))
        {
            return;
        }

        AnsiConsole.WriteLine();
        AnsiConsole.WriteLine($"{subject.Name} on {subject.Platform}: {Text(subject.UnansweredWarmUp, "0")} unanswered in the warm-up; it wrote last:");
        AnsiConsole.WriteLine(subject.LastLines);
        foreach (var violation in subject.Violations.CountBy(violation => violation).Take(20))
        {
            AnsiConsole.WriteLine($"{Text(violation.Value, "0")} × {violation.Key}");
        }
    }

    private static double RatioToPeer(IReadOnlyList<SubjectFigures> subjects, SubjectFigures subject, LoadFigures load) =>
        subject.IsWorker && Expectation.PeerLoad(subjects, subject, load) is { } peer ? load.CpuMilliseconds / peer.CpuMilliseconds : double.NaN;

    private static string Text(double value, string format) => double.IsNaN(value) ? "" : value.ToString(format, CultureInfo.InvariantCulture);
}
