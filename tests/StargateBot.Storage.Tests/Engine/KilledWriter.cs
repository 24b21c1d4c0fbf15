using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Logging.Abstractions;
using StargateBot.Core.Chat.Stores;
using StargateBot.Storage.Engine;

namespace StargateBot.Storage.Tests.Engine;

/// <summary>This program once more, as a process that writes and says what is safe until somebody kills it.</summary>
public sealed class KilledWriter
{
    private const string PathVariable = "STARGATEBOT_TEST_WRITER_PATH";
    private const string RoundVariable = "STARGATEBOT_TEST_WRITER_ROUND";
    private const int AtOnce = 4;

    /// <summary>Starts the process.</summary>
    internal static Process Start(string path, int round)
    {
        var program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            start.ArgumentList.Add(Assembly.GetExecutingAssembly().Location);
        }

        start.ArgumentList.Add("-class");
        start.ArgumentList.Add(typeof(KilledWriter).FullName!);
        start.ArgumentList.Add("-explicit");
        start.ArgumentList.Add("only");
        start.Environment[PathVariable] = path;
        start.Environment[RoundVariable] = round.ToString(CultureInfo.InvariantCulture);
        return Process.Start(start)!;
    }

    [Fact(Explicit = true)]
    public async Task Write_UntilKilled_SaysWhatIsSafe()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable(PathVariable) is null, "It is started by another test.");
        var round = Environment.GetEnvironmentVariable(RoundVariable);
        var options = new StorageOptions { ConnectionString = $"Data Source={Environment.GetEnvironmentVariable(PathVariable)}" };
        await using var store = Store.Open(options, new StoreTuning(), TimeProvider.System, NullLoggerFactory.Instance);
        if (!store.Health.IsKeeping)
        {
            Console.WriteLine($"fault {store.Health.Detail}");
        }

        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(worker => Task.Run(() => WriteAsync(store, $"{round}-{worker}"))));
    }

    private static async Task WriteAsync(Store store, string name)
    {
        for (var i = 0; ; i++)
        {
            var key = $"{name}-{i}";
            var taken = store.Questions.TakeAsync([key, "message-" + key], Samples.Question(key));
            store.Sessions.Save(name, new StoredSession("s", "wss://g", i, DateTimeOffset.UnixEpoch));
            Console.WriteLine($"{(await taken ? "taken" : "fault")} {key}");
            store.Answers.Add(Samples.Logged(key, DateTimeOffset.UnixEpoch));
            await store.Conversations.RememberAsync(name, "p", "apa?", Samples.Answer(key), CancellationToken.None);
            await store.Outbox.AddAsync(new OutgoingReply(key, Samples.Reply(), Samples.Target(null)), CancellationToken.None);
            Console.WriteLine($"kept {key}");
            if (i % 2 == 0)
            {
                store.Outbox.Record(key, new DeliveryProgress(0, 1, ["m"], IsDone: true));
                store.Questions.Complete(key);
            }
        }
    }
}
