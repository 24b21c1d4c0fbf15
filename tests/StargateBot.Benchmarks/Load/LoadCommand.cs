using System.Runtime.InteropServices;
using Spectre.Console;

namespace StargateBot.Benchmarks.Load;

/// <summary><c>load</c>: the published worker, and beside it a bot on the platform's usual Node library, under the same load.</summary>
internal static class LoadCommand
{
    private const string NodeFolder = "tests/node";

    private static readonly string Published = $"src/StargateBot/bin/Release/net10.0/{RuntimeInformation.RuntimeIdentifier}/publish/stargatebot";

    private static readonly Dictionary<string, string> WorkerSettings = new()
    {
        ["Simulator__Enabled"] = "false",
        ["Http__Urls"] = "http://127.0.0.1:0",
        ["Limits__Enabled"] = "false",
    };

    public static async Task<int> RunAsync(LoadOptions options, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux())
        {
            Console.Error.WriteLine("Processor time and memory of another process are read from /proc, which only Linux has.");
            return 2;
        }

        var root = FindRoot();
        var worker = options.Worker ?? Path.Combine(root, Published);
        if (!File.Exists(worker))
        {
            Console.Error.WriteLine($"{worker} is missing. Make it with: dotnet publish src/StargateBot -c Release");
            return 2;
        }

        var node = Path.Combine(root, NodeFolder);
        if (options.Peers && !Directory.Exists(Path.Combine(node, "node_modules")))
        {
            Console.Error.WriteLine($"The peers' packages are missing. Get them with: npm ci --prefix {NodeFolder}. Or leave the peers out with --no-peers.");
            return 2;
        }

        var deck = QuestionDeck.Read(Path.Combine(root, "knowledge", "golden.jsonl"), options.Seed);
        var subjects = new List<SubjectFigures>();
        await AnsiConsole.Status().StartAsync("load", async status =>
        {
            foreach (var name in options.On)
            {
                var program = new BotProgram("worker", worker, ["run"], Path.GetDirectoryName(worker)!);
                subjects.Add(await MeasureAsync(name, program, isWorker: true));
                if (options.Peers)
                {
                    subjects.Add(await MeasureAsync(name, PeerOf(name, node), isWorker: false));
                }
            }

            async Task<SubjectFigures> MeasureAsync(PlatformName name, BotProgram program, bool isWorker)
            {
                await using var platform = await OpenAsync(name, options.Concurrency.Max(), cancellationToken);
                var records = Directory.CreateTempSubdirectory("stargatebot-load-");
                try
                {
                    var store = KeyValuePair.Create("Storage__ConnectionString", $"Data Source={Path.Combine(records.FullName, "stargatebot.db")}");
                    var settings = isWorker ? platform.WorkerSettings.Concat(WorkerSettings).Append(store).ToDictionary() : platform.PeerSettings;
                    var run = new LoadRun(platform, program, settings, options);
                    return await run.MeasureAsync(deck, isWorker, step => status.Status($"{name}, {program.Name}: {step}"), cancellationToken);
                }
                finally
                {
                    records.Delete(recursive: true);
                }
            }
        });

        LoadTables.Print(subjects);
        return Expectation.Of(subjects).All(expectation => expectation.Holds) ? 0 : 1;
    }

    private static BotProgram PeerOf(PlatformName name, string node) => name switch
    {
        PlatformName.Discord => new("discord.js", "node", ["discord-bot.mjs"], node),
        _ => new("Bolt", "node", ["slack-bot.mjs"], node),
    };

    private static async Task<ILoadPlatform> OpenAsync(PlatformName name, int conversations, CancellationToken cancellationToken) => name switch
    {
        PlatformName.Discord => await DiscordLoad.OpenAsync(conversations, cancellationToken),
        _ => await SlackLoad.OpenAsync(conversations, cancellationToken),
    };

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "StargateBot.sln")))
        {
            directory = directory.Parent ?? throw new DirectoryNotFoundException("No directory above the program holds StargateBot.sln.");
        }

        return directory.FullName;
    }
}
