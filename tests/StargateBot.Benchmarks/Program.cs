using BenchmarkDotNet.Running;
using Spectre.Console;
using StargateBot.Benchmarks.Evaluation;
using StargateBot.Benchmarks.Fitting;
using StargateBot.Benchmarks.Load;
using StargateBot.Benchmarks.Micro;
using StargateBot.Benchmarks.Reloads;
using StargateBot.Benchmarks.Scale;
using StargateBot.Benchmarks.Storage;

const string Usage = """
    Usage: dotnet run -c Release --project tests/StargateBot.Benchmarks -- COMMAND

      scale [--passages 1000,10000,100000,1000000] [--per-file 1000] [--seed 1] [--keep]
          Makes knowledge folders of synthetic text, builds and asks them: build rate, size, time per question, memory.
          --keep leaves the folders in the temporary folder.
      load [--concurrency 8,64] [--answers 2000] [--warm-up 2000] [--platform discord|slack|both] [--worker PROGRAM]
           [--no-peers] [--starts 5] [--drops 3] [--seed 1]
          Runs the published worker, and beside it small bots on discord.js and Bolt (npm ci --prefix tests/node), against the
          simulator: time to ready, to acknowledgement and to answer, CPU for an answer, memory, time back after a drop.
          Ends with 1 when a figure of the worker is not what is expected. Publish first: dotnet publish src/StargateBot -c Release
      store [--answers 20000] [--folder DIR]
          Takes answers through the store and through stores in memory: CPU for an answer, time until a question and a reply are
          safe, with and without waiting for the disk, and the time to open a file of 100,000 keys.
      reloads [--questions 10000] [--reloads 50] [--at-once 16]
          Asks at saturation without reloads, with them, and without again: time from asking to answer, and their ratio.
          Ends with 1 when an answer is wrong or the 99th percentile more than doubles.
      baseline --eval DIR...
          Asks evaluation folders (knowledge/ and questions.jsonl) with our engine, SQLite FTS5 and plain Lucene.
      explain KNOWLEDGE QUESTION|FILE
          Shows how the engine sees a question or a file of golden lines: terms, best sentences, confidence, what bars them.
      fit ...            Fits the ranking of sentences and the confidence of answers; told by the command itself.
      fit-language INDONESIAN ENGLISH OUTPUT
          Fits the letter evidence of the language identifier on two files of text.
      language FILE...   Measures the language identifier on questions of known language.
      language-parts FILE...
          Prints time and allocation of every part of Languages over the lines of text files, cold and warm.
      micro [BENCHMARKDOTNET OPTIONS]
          BenchmarkDotNet over the parts, such as --filter '*Search*'.
    """;

if (!AnsiConsole.Profile.Out.IsTerminal)
{
    // A file has no width that a table must be squeezed into.
    AnsiConsole.Profile.Width = 240;
}

using var cancel = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    cancel.Cancel();
};

try
{
    switch (args)
    {
        case ["scale", .. var rest] when ScaleOptions.Parse(rest) is { } options:
            return await ScaleCommand.RunAsync(options, cancel.Token);
        case ["load", .. var rest] when LoadOptions.Parse(rest) is { } options:
            return await LoadCommand.RunAsync(options, cancel.Token);
        case ["store", .. var rest] when StoreOptions.Parse(rest) is { } options:
            return await StoreCommand.RunAsync(options, cancel.Token);
        case ["reloads", .. var rest] when await ReloadsCommand.RunAsync(rest, cancel.Token) is { } code:
            return code;
        case ["baseline", "--eval", .. { Length: > 0 } folders]:
            return await BaselineCommand.RunAsync(folders, cancel.Token);
        case ["micro", .. var rest]:
            BenchmarkSwitcher.FromTypes([typeof(MicroBenchmarks), typeof(GapBenchmarks)]).Run(rest.Length == 0 ? ["--filter", "*"] : rest);
            return 0;
        case ["fit-language", var indonesian, var english, var output]:
            return FitLanguageCommand.Run(indonesian, english, output);
        case ["language", .. { Length: > 0 } files]:
            return LanguageCommand.Run(files);
        case ["language-parts", .. { Length: > 0 } files]:
            return LanguagePartsCommand.Run(files);
        case ["fit", .. var rest]:
            return FitCommand.Run(rest);
        case ["explain", var knowledge, var questions]:
            return ExplainCommand.Run(knowledge, questions);
        default:
            Console.Error.WriteLine(Usage);
            return 2;
    }
}
catch (OperationCanceledException)
{
    return 3;
}
