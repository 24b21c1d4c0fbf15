using Microsoft.Data.Sqlite;
using StargateBot.Storage.Engine;

namespace StargateBot.Storage.Tests.Engine;

public sealed class KillTests : IDisposable
{
    private const int Rounds = 5;

    private readonly StoreWorld _world = new();

    [Fact]
    public async Task Write_KilledAtRandomMoments_LosesNothingThatWasSafe()
    {
        var chance = new Random(20260304);
        for (var round = 0; round < Rounds; round++)
        {
            var lines = chance.Next(5, 400);
            var said = await WriteAndKillAsync(round, lines);
            Assert.True(said.Count >= lines, "The writer ended by itself.");
            Assert.DoesNotContain(said, line => line.StartsWith("fault", StringComparison.Ordinal));

            await using (var store = _world.Open())
            {
                Assert.Equal("", store.Health.Detail);
                var pending = (await store.Questions.ReadPendingAsync(StoreWorld.Token)).Select(taken => taken.Question.EventKey).ToHashSet();
                var sessions = new Dictionary<string, long>();
                foreach (var line in said.Select(line => line.Split(' ')))
                {
                    var key = line[1];
                    var isDone = (await store.Outbox.FindAsync(key, StoreWorld.Token))?.IsDone;
                    if (line[0] == "taken")
                    {
                        Assert.True(pending.Contains(key) || isDone == true, $"{key} is lost");
                        Assert.False(await store.Questions.TakeAsync(["another-" + key, key], Samples.Question("another-" + key)));
                    }
                    else
                    {
                        Assert.NotNull(isDone);
                        // What was handed over before is safe too.
                        Assert.NotNull(await store.Answers.FindAsync(key, StoreWorld.Token));
                        var (name, number) = (key[..key.LastIndexOf('-')], long.Parse(key[(key.LastIndexOf('-') + 1)..], System.Globalization.CultureInfo.InvariantCulture));
                        sessions[name] = Math.Max(number, sessions.GetValueOrDefault(name));
                    }
                }

                foreach (var (name, number) in sessions)
                {
                    var saved = (await store.Sessions.FindAsync(name, StoreWorld.Token))!.Sequence;
                    Assert.True(saved >= number, $"{name} was at {number}, and {saved} is kept");

                    // The session says that the question is kept: it must be.
                    Assert.False(await store.Questions.TakeAsync([$"{name}-{saved}"], Samples.Question($"{name}-{saved}")));
                }
            }

            using var connection = StoreConnection.Open(_world.Path, SqliteOpenMode.ReadWrite, TimeSpan.Zero);
            Assert.Equal("ok", connection.ReadText("PRAGMA integrity_check"));
        }
    }

    public void Dispose() => _world.Dispose();

    private async Task<List<string>> WriteAndKillAsync(int round, int lines)
    {
        using var process = KilledWriter.Start(_world.Path, round);
        var said = new List<string>();
        try
        {
            while (said.Count < lines && await process.StandardOutput.ReadLineAsync(StoreWorld.Token) is { } line)
            {
                if (line.StartsWith("taken ", StringComparison.Ordinal) || line.StartsWith("kept ", StringComparison.Ordinal) || line.StartsWith("fault ", StringComparison.Ordinal))
                {
                    said.Add(line);
                }
            }
        }
        finally
        {
            process.Kill();
        }

        // The last line may be a part of one.
        var rest = (await process.StandardOutput.ReadToEndAsync(StoreWorld.Token)).Split('\n');
        said.AddRange(rest[..^1]);
        await process.WaitForExitAsync(StoreWorld.Token);
        return said;
    }
}
