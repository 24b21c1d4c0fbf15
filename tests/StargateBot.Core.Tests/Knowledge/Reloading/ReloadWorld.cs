using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StargateBot.Core.Answering;
using StargateBot.Core.Knowledge.Reloading;
using Xunit;

namespace StargateBot.Core.Tests.Knowledge.Reloading;

/// <summary>A reloader over real folders: knowledge, and data of the program's own.</summary>
internal sealed class ReloadWorld : IAsyncDisposable
{
    public const string Moon = "# Moon\n\nThe moon base of Luna opens in 2031.\n\nThe moon base has room for 40 people.\n";

    private readonly string _root = Directory.CreateTempSubdirectory("reload-").FullName;

    public ReloadWorld(TimeProvider? time = null, ILoggerFactory? loggers = null)
    {
        Time = time ?? TimeProvider.System;
        Loggers = loggers ?? NullLoggerFactory.Instance;
        Directory.CreateDirectory(Knowledge);
        Write("moon.md", Moon);
    }

    public TimeProvider Time { get; }

    public ILoggerFactory Loggers { get; }

    public string Knowledge => Path.Combine(_root, "knowledge");

    public string Data => Path.Combine(_root, "data");

    public string Taught => Path.Combine(Data, "taught");

    public FakeGolden Golden { get; } = new();

    public ISnapshotStore Store { get; init; } = new MemorySnapshotStore();

    public List<KnowledgeSwap> Swaps { get; } = [];

    public List<IKnowledgeObserver> Observers { get; } = [];

    public KnowledgeOpening Open { get; set; } = AnsweringServices.Open;

    public int KeptSnapshots { get; init; } = 10;

    public CurrentKnowledge Current { get; private set; } = new();

    public KnowledgeReloader Reloader { get; private set; } = null!;

    public string Version => Current.Served!.Loaded.Version;

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Does what the program does when it starts.</summary>
    public async Task<ReloadWorld> StartAsync()
    {
        await StopAsync();
        Current = new CurrentKnowledge();
        var answering = new AnsweringSettings(Knowledge) { TaughtPath = Taught, KeptAnswers = 100 };
        Reloader = new KnowledgeReloader(
            Current,
            new ReloadOptions
            {
                Answering = answering,
                DataPath = Data,
                KeptSnapshots = KeptSnapshots,
                Open = (settings, time, progress, token) => Open(settings, time, progress, token),
            },
            Golden,
            Store,
            () => [new Recorder(Swaps), .. Observers],
            Time,
            Loggers);
        var first = await Reloader.ChooseFirstAsync(AnsweringServices.Open(answering, Time, null, Token), Token);
        var snapshot = first.Services.Snapshot;
        var loaded = new LoadedKnowledge(snapshot.Version, Time.GetUtcNow(), ReloadReason.Start, "", snapshot.DocumentCount, snapshot.UnitCount, snapshot.Faults.Count);
        Current.Begin(first.Services, new ServedKnowledge(loaded, first.IsPinned));
        await Reloader.BeginHistoryAsync(Token);
        return this;
    }

    public async Task StopAsync()
    {
        Current.Dispose();
        if (Reloader is not null)
        {
            await Reloader.DisposeAsync();
        }
    }

    public void Write(string name, string text)
    {
        var path = Path.Combine(Knowledge, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public Task<ReloadReport> ReloadAsync(ReloadReason reason = ReloadReason.Chat, IProgress<ReloadProgress>? progress = null) =>
        Reloader.ReloadAsync(new ReloadRequest(reason, "Budi"), progress, Token);

    public Task<ReloadReport?> RollbackAsync(string? version) => Reloader.RollbackAsync(version, new ReloadRequest(ReloadReason.Chat, "Budi"), null, Token);

    public Task<ReloadReport> TeachAsync(string title, string? indonesian, string? english) => Reloader.TeachAsync(
        new TaughtText(title, indonesian, english, "Sari", new DateOnly(2026, 11, 24)), new ReloadRequest(ReloadReason.Chat, "Budi"), null, Token);

    public async Task<string> AskAsync(string question) => (await Current.AnswerAsync(new Question(question), Token)).Text;

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_root, recursive: true);
    }

    private sealed class Recorder(List<KnowledgeSwap> swaps) : IKnowledgeObserver
    {
        public ValueTask OnSwappedAsync(KnowledgeSwap swap, CancellationToken cancellationToken)
        {
            swaps.Add(swap);
            return ValueTask.CompletedTask;
        }
    }
}

/// <summary>Golden questions that are right when the answer holds a text.</summary>
internal sealed class FakeGolden : IGoldenCheck
{
    public Dictionary<string, (string Question, string Text)> Questions { get; } = [];

    public int Rounds { get; private set; }

    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    public async Task<IReadOnlyDictionary<string, bool>> AskAsync(
        string knowledgePath, IAnswerService answers, IProgress<(int Asked, int Total)>? progress, CancellationToken cancellationToken)
    {
        Rounds++;
        await Before();
        var right = new Dictionary<string, bool>();
        foreach (var (id, (question, text)) in Questions)
        {
            var answer = await answers.AnswerAsync(new Question(question), cancellationToken);
            right[id] = answer.Text.Contains(text, StringComparison.Ordinal);
            progress?.Report((right.Count, Questions.Count));
        }

        return right;
    }
}

/// <summary>Remembers the stages of a reload.</summary>
internal sealed class Stages : IProgress<ReloadProgress>
{
    public List<ReloadStage> Seen { get; } = [];

    public void Report(ReloadProgress value)
    {
        if (Seen.Count == 0 || Seen[^1] != value.Stage)
        {
            Seen.Add(value.Stage);
        }
    }
}
