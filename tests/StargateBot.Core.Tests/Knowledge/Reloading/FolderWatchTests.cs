using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Knowledge.Reloading;
using StargateBot.Core.Tests.Chat;
using Xunit;

namespace StargateBot.Core.Tests.Knowledge.Reloading;

public sealed class FolderWatchTests
{
    [Fact]
    public async Task Run_FileChanged_ReloadsOnce()
    {
        await using var watch = new Watched();
        await watch.Time.WaitForTimersAsync(1);

        watch.World.Write("sun.md", "# Sun\n\nThe sun is a star.\n");
        await watch.CalmAsync();

        Assert.Equal(ReloadReason.Watch, (await watch.Admin.NextAsync()).Reason);
        Assert.Equal(1, watch.Admin.Count);
    }

    [Fact]
    public async Task Run_SameContentRefusedAgain_IsLoggedOnce()
    {
        await using var watch = new Watched();
        await watch.Time.WaitForTimersAsync(1);
        watch.Admin.Report = new ReloadReport
        {
            Id = "1",
            Outcome = ReloadOutcome.Refused,
            OldVersion = "a",
            NewVersion = "b",
            Faults = [new KnowledgeFault("page.md", 2, KnowledgeFaultCodes.UnknownLanguage, ["fr"])],
        };
        foreach (var text in (string[])["one", "twenty-two"])
        {
            watch.World.Write("page.md", text);
            await watch.CalmAsync();
            await watch.Admin.NextAsync();
        }

        await watch.StopAsync();

        Assert.Contains("page.md, line 2: The language \"fr\" is not known.", Assert.Single(watch.Log), StringComparison.Ordinal);
    }

    private sealed class Watched : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _running;

        public Watched()
        {
            var watch = new FolderWatch(Admin, World.Knowledge, Time, new ListLogger(Log));
            _running = watch.RunAsync(_stop.Token);
        }

        public ReloadWorld World { get; } = new();

        public SignalTime Time { get; } = new();

        public FakeAdmin Admin { get; } = new();

        public List<string> Log { get; } = [];

        /// <summary>Lets the folder come to rest, however many changes the system tells of.</summary>
        public async Task CalmAsync()
        {
            // Each wait of the watch is a timer; the last one began after the last change.
            var seen = Admin.Count;
            while (Admin.Count == seen)
            {
                await Time.WaitForTimersAsync(1);
                Time.Advance(FolderWatch.Interval);
                await Task.Yield();
            }
        }

        public async Task StopAsync()
        {
            await _stop.CancelAsync();
            await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        public async ValueTask DisposeAsync()
        {
            await StopAsync();
            _stop.Dispose();
            await World.DisposeAsync();
        }
    }

    private sealed class FakeAdmin : IKnowledgeAdmin
    {
        private readonly Channel<ReloadRequest> _requests = Channel.CreateUnbounded<ReloadRequest>();
        private int _count;

        public ReloadReport Report { get; set; } = new() { Id = "1", Outcome = ReloadOutcome.Swapped, OldVersion = "a", NewVersion = "b" };

        public int Count => Volatile.Read(ref _count);

        public LoadedKnowledge? Current => null;

        public ValueTask<ReloadRequest> NextAsync() => _requests.Reader.ReadAsync(TestContext.Current.CancellationToken);

        public Task<ReloadReport> ReloadAsync(ReloadRequest request, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _count);
            _requests.Writer.TryWrite(request);
            return Task.FromResult(Report);
        }

        public Task<ReloadReport?> SwapAnywayAsync(string reloadId, ReloadRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

        public bool Discard(string reloadId) => throw new NotSupportedException();

        public Task<ReloadReport?> RollbackAsync(string? version, ReloadRequest request, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<ReloadReport> TeachAsync(TaughtText text, ReloadRequest request, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<IReadOnlyList<SnapshotRecord>> ReadHistoryAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    private sealed class ListLogger(List<string> lines) : ILogger<FolderWatch>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Add(formatter(state, exception));
    }
}
