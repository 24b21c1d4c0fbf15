using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using StargateBot.Core.Chat.Stores;
using StargateBot.Storage.Engine;

namespace StargateBot.Storage.Tests.Engine;

/// <summary>What the disk can do to the store: it is told, answering goes on, nothing is half written, and it heals by itself.</summary>
public sealed class StoreFaultTests : IDisposable
{
    private readonly StoreWorld _world = new();
    private readonly CountingLoggers _logs = new();

    [Fact]
    public async Task Write_TheDiskIsFull_AnswersGoOnAndAllIsMadeUpFor()
    {
        var tuning = new StoreTuning { MaxPages = 60 };
        await using (var store = Open(tuning))
        {
            var taken = 0;
            while (store.Health.IsKeeping)
            {
                Assert.True(await store.Questions.TakeAsync([$"e{taken}", $"m{taken}"], Samples.Question($"e{taken++}", new string('x', 5000))));
            }

            Assert.Contains("is full. Make room", store.Health.Detail, StringComparison.Ordinal);
            Assert.False(store.Questions.IsDurable);
            Assert.True(await store.Questions.TakeAsync(["late"], Samples.Question("late")));
            Assert.Null(await store.Outbox.AddAsync(new OutgoingReply("k1", Samples.Reply(), Samples.Target(null)), StoreWorld.Token));
            store.Outbox.Record("k1", new DeliveryProgress(0, 1, ["m1"], IsDone: true));
            await store.Conversations.RememberAsync("c", "p1", "satu", Samples.Answer("a1"), StoreWorld.Token);
            Assert.Equal(["satu"], (await store.Conversations.RecallAsync("c", StoreWorld.Token)).Questions);
            Assert.Equal(1, _logs.Errors);

            // What was full is half whole nowhere: of the one that did not fit, nothing is there.
            Assert.Equal(taken - 1, _world.PendingInFile().Count);

            tuning.MaxPages = null;
            await HealAsync(store);
            Assert.Equal(("", 1), (store.Health.Detail, _logs.Healed));
            Assert.False(await store.Questions.TakeAsync(["late"], Samples.Question("late")));
            Assert.True((await store.Outbox.FindAsync("k1", StoreWorld.Token))!.IsDone);
            Assert.Equal(taken + 1, _world.PendingInFile().Count);
        }

        Assert.Equal("ok", Check());
    }

    [Fact]
    public async Task Write_AnotherProgramHoldsALock_GoesOnWhenItIsReleased()
    {
        await using var store = Open(new StoreTuning { BusyTimeout = TimeSpan.FromMilliseconds(20) });
        using (var other = new SqliteConnection($"Data Source={_world.Path};Pooling=false"))
        {
            other.Open();
            using var begin = other.CreateCommand();
            begin.CommandText = "BEGIN IMMEDIATE";
            begin.ExecuteNonQuery();
            Assert.True(await store.Questions.TakeAsync(["e1"], Samples.Question("e1")));
            Assert.False(store.Health.IsKeeping);
            Assert.Contains("Another program holds a lock", store.Health.Detail, StringComparison.Ordinal);
        }

        await HealAsync(store);
        Assert.False(await store.Questions.TakeAsync(["e1"], Samples.Question("e1")));
    }

    [Fact]
    public async Task Open_TwoWorkersOnOneFile_TheSecondIsToldAndTakesOverWhenTheFirstEnds()
    {
        await using var first = Open();
        await first.Questions.TakeAsync(["e1"], Samples.Question("e1"));
        await first.Settings.SetAsync("discord:42", new ChatSettings { Allowed = false }, StoreWorld.Token);
        first.Answers.Add(Samples.Logged("a1", _world.Time.GetUtcNow()));
        Assert.Null(await first.Answers.FindAsync("another, after which the one is written", StoreWorld.Token));

        await using var second = Open();
        Assert.Contains("Another worker uses", second.Health.Detail, StringComparison.Ordinal);
        Assert.Empty(await second.Questions.ReadPendingAsync(StoreWorld.Token));
        Assert.True(await second.Questions.TakeAsync(["e1"], Samples.Question("e1")));
        Assert.False(second.Settings.Find("discord:42").Allowed);
        Assert.Single((await second.History.SumAsync(null, DateTimeOffset.UnixEpoch, StoreWorld.Token)).Outcomes);
        await Assert.ThrowsAsync<IOException>(() => second.Privacy.ForgetAsync(Samples.Place, "u1", StoreWorld.Token));

        await first.DisposeAsync();
        await HealAsync(second);
        Assert.Single(await second.Questions.ReadPendingAsync(StoreWorld.Token));
    }

    [Theory]
    [InlineData(0, "no database at all, but a text of somebody")]
    [InlineData(4096, "noise over the first of the tables")]
    public async Task Open_AFileThatIsDamaged_IsLeftAsItIsUntilItIsMovedAside(int offset, string noise)
    {
        await using (var before = Open())
        {
            await before.Questions.TakeAsync(["e1"], Samples.Question("e1"));
        }

        Overwrite(offset, string.Concat(Enumerable.Repeat(noise, 400)));
        var damaged = File.ReadAllBytes(_world.Path);

        await using (var store = Open())
        {
            Assert.True(await store.Questions.TakeAsync(["e1"], Samples.Question("e1")));
            Assert.True(await store.Questions.TakeAsync(["e2"], Samples.Question("e2")));
            Assert.Contains("is damaged. It is left as it is. Move it aside", store.Health.Detail, StringComparison.Ordinal);
            Assert.Empty(await store.Questions.ReadPendingAsync(StoreWorld.Token));
            _world.Time.Advance(TimeSpan.FromMinutes(2));
            await store.Questions.TakeAsync(["e3"], Samples.Question("e3"));
            Assert.False(store.Health.IsKeeping);
            Assert.Equal(1, _logs.Errors);
            Assert.Equal(damaged, File.ReadAllBytes(_world.Path));

            foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(_world.Path)!, "stargatebot.db*").Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
            {
                File.Move(file, file.Replace("stargatebot.db", "damaged.db", StringComparison.Ordinal));
            }

            await HealAsync(store);
            Assert.Equal(["e1", "e2", "e3"], _world.PendingInFile());
        }

        Assert.Equal("ok", Check());
    }

    [Fact]
    public async Task Read_AFileThatWasDamagedWhileRunning_TellsAndGivesWhatIsInMemory()
    {
        await using var store = Open();
        for (var i = 0; i < 1500; i++)
        {
            store.Answers.Add(Samples.Logged($"a{i}", _world.Time.GetUtcNow()));
        }

        await store.Engine.RunAloneAsync(connection => connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)"), StoreWorld.Token);
        Overwrite(4096, new string('#', (int)new FileInfo(_world.Path).Length - 8192));

        Assert.Null(await store.Answers.FindAsync("a0", StoreWorld.Token));
        Assert.NotNull(await store.Answers.FindAsync("a1499", StoreWorld.Token));
        Assert.Contains("is damaged", store.Health.Detail, StringComparison.Ordinal);
        Assert.True(await store.Questions.TakeAsync(["e1"], Samples.Question("e1")));

        // Its pages are looked through before it is trusted again.
        _world.Time.Advance(TimeSpan.FromMinutes(2));
        await store.Questions.TakeAsync(["e2"], Samples.Question("e2"));
        Assert.False(store.Health.IsKeeping);
    }

    [Fact]
    public async Task Write_AFileThatCannotBeWritten_IsTold()
    {
        await using (var before = Open())
        {
            await before.Questions.TakeAsync(["e1"], Samples.Question("e1"));
        }

        await using var store = Open(new StoreTuning { ReadOnly = true });
        Assert.True(await store.Questions.TakeAsync(["e2"], Samples.Question("e2")));
        Assert.Contains("cannot be written. Give the worker's account the right", store.Health.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_AFolderThatCannotBeMade_IsToldAndAnsweringGoesOn()
    {
        // A file stands where the folder should: nobody, whatever their rights, can write there.
        File.WriteAllText(Path.GetDirectoryName(_world.Path)!, "a file");
        await using var store = Open();

        Assert.False(store.Health.IsKeeping);
        Assert.NotEmpty(store.Health.Detail);
        Assert.True(await store.Questions.TakeAsync(["e1"], Samples.Question("e1")));
        Assert.Null(await store.Answers.FindAsync("a1", StoreWorld.Token));
        Assert.Equal(1, _logs.Errors);
    }

    [Fact]
    public async Task Open_AFileOfANewerVersion_IsLeftAsItIs()
    {
        await using (Open())
        {
        }

        using (var connection = new SqliteConnection($"Data Source={_world.Path};Pooling=false"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 99";
            command.ExecuteNonQuery();
        }

        await using var store = Open();
        Assert.Contains("was written by a newer version", store.Health.Detail, StringComparison.Ordinal);
        Assert.True(await store.Questions.TakeAsync(["e1"], Samples.Question("e1")));
    }

    [Fact]
    public async Task Open_ADamagedKey_IsToldAndKeepsTheFileAlone()
    {
        await using (Open())
        {
        }

        File.WriteAllText(Path.Combine(Path.GetDirectoryName(_world.Path)!, "stargatebot.key"), "?");
        await using var store = Open();
        Assert.Contains("The key in", store.Health.Detail, StringComparison.Ordinal);
        Assert.True(await store.Questions.TakeAsync(["e1"], Samples.Question("e1")));
    }

    [Fact]
    public async Task Write_MoreThanMayWait_IsRefusedAndBounded()
    {
        await using var store = Open(new StoreTuning { QueueCapacity = 10, BusyTimeout = TimeSpan.FromSeconds(30) });
        Task<bool>[] taken;
        await store.Questions.TakeAsync(["e"], Samples.Question("e"));
        var isHeld = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var release = new ManualResetEventSlim();
        var holding = store.Engine.RunAloneAsync(
            _ =>
            {
                isHeld.SetResult();
                release.Wait(StoreWorld.Token);
            },
            StoreWorld.Token);
        await isHeld.Task;
        taken = [.. Enumerable.Range(0, 1000).Select(i => store.Questions.TakeAsync([$"e{i}"], Samples.Question($"e{i}")))];

        Assert.True(taken.Count(task => task.IsCompleted) >= 1000 - 10 - 512);
        Assert.Contains("too slow", store.Health.Detail, StringComparison.Ordinal);
        release.Set();
        await holding;
        Assert.All(await Task.WhenAll(taken), Assert.True);
        await store.Questions.TakeAsync(["last"], Samples.Question("last"));
        Assert.True(store.Health.IsKeeping);
    }

    public void Dispose() => _world.Dispose();

    private Store Open(StoreTuning? tuning = null) => _world.Open(tuning, logging: _logs);

    // The next try is a minute away at most; the barrier of a reading waits for it.
    private async Task HealAsync(Store store)
    {
        for (var i = 0; i < 20 && !store.Health.IsKeeping; i++)
        {
            _world.Time.Advance(TimeSpan.FromMinutes(1));
            await store.Engine.WriteAsync(new WriteBarrier());
        }

        Assert.True(store.Health.IsKeeping, store.Health.Detail);
    }

    private void Overwrite(int offset, string noise)
    {
        using var file = new FileStream(_world.Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.Position = offset;
        file.Write(System.Text.Encoding.ASCII.GetBytes(noise));
    }

    private string Check()
    {
        using var connection = StoreConnection.Open(_world.Path, SqliteOpenMode.ReadWrite, TimeSpan.Zero);
        return connection.ReadText("PRAGMA integrity_check");
    }

    private sealed class CountingLoggers : ILoggerFactory, ILogger
    {
        private int _errors;
        private int _healed;

        public int Errors => _errors;

        public int Healed => _healed;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Interlocked.Add(ref _errors, logLevel == LogLevel.Error ? 1 : 0);
            Interlocked.Add(ref _healed, eventId.Id == 601 ? 1 : 0);
        }
    }
}
