using Microsoft.Extensions.Logging.Abstractions;
using StargateBot.Core.Answering;
using StargateBot.Core.Knowledge.Reloading;

namespace StargateBot.Testing.Reloading;

/// <summary>What a load of questions found.</summary>
/// <param name="Asked">Questions that were asked.</param>
/// <param name="Answered">Questions that were answered.</param>
/// <param name="Wrong">Answers that failed, or are not those of the version they carry; the first of them in words.</param>
/// <param name="Versions">The versions that were answered from.</param>
/// <param name="Milliseconds">From asking to answer, waiting for a processor included; sorted.</param>
/// <param name="Outcomes">How the reloads ended.</param>
public sealed record LoadResult(
    int Asked, int Answered, IReadOnlyList<string> Wrong, IReadOnlySet<string> Versions, double[] Milliseconds, IReadOnlyList<ReloadReport> Outcomes)
{
    /// <summary>Gets a percentile of the times, nearest rank.</summary>
    /// <param name="share">0 to 1.</param>
    public double Percentile(double share) => Milliseconds[Math.Max(0, (int)Math.Ceiling(share * Milliseconds.Length) - 1)];
}

/// <summary>Asks questions of the worker's knowledge as fast as the machine can, while the knowledge is reloaded.</summary>
public sealed class ReloadLoad : IAsyncDisposable
{
    private const int MostShown = 5;

    private readonly ChangingFolder _folder;
    private readonly IReadOnlyList<Question> _questions;
    private readonly IReadOnlyDictionary<string, Answer[]> _right;
    private readonly CurrentKnowledge _current = new();
    private readonly KnowledgeReloader _reloader;
    private readonly AnsweringSettings _settings;
    private volatile bool _isSlow;

    private ReloadLoad(
        ChangingFolder folder, IReadOnlyList<Question> questions, IReadOnlyDictionary<string, Answer[]> right, IGoldenCheck golden, int keptAnswers)
    {
        _folder = folder;
        _questions = questions;
        _right = right;
        _settings = new AnsweringSettings(folder.Knowledge) { KeptAnswers = keptAnswers, TaughtPath = Path.Combine(folder.Data, "taught") };
        var options = new ReloadOptions { Answering = _settings, DataPath = folder.Data, Open = Open };
        _reloader = new KnowledgeReloader(_current, options, golden, new MemorySnapshotStore(), () => [], TimeProvider.System, NullLoggerFactory.Instance);
    }

    /// <summary>Opens a copy of a folder and finds out what is right in each of the states it will have.</summary>
    /// <param name="knowledge">The folder.</param>
    /// <param name="questions">The questions.</param>
    /// <param name="golden">Asks the golden questions.</param>
    /// <param name="keptAnswers">How many answers are kept.</param>
    /// <param name="goldenQuestions">How many of the folder's golden questions are asked at a reload.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ReloadLoad> StartAsync(
        string knowledge,
        IReadOnlyList<Question> questions,
        IGoldenCheck golden,
        int keptAnswers,
        int goldenQuestions,
        CancellationToken cancellationToken)
    {
        var folder = new ChangingFolder(knowledge, goldenQuestions);
        Question[] asked = [.. questions, ChangingFolder.NoteQuestion];
        var load = new ReloadLoad(folder, asked, await folder.AnswerAllAsync(asked, cancellationToken), golden, keptAnswers);
        var first = await load._reloader.ChooseFirstAsync(AnsweringServices.Open(load._settings, TimeProvider.System, null, cancellationToken), cancellationToken);
        var snapshot = first.Services.Snapshot;
        load._current.Begin(first.Services, new ServedKnowledge(
            new LoadedKnowledge(snapshot.Version, TimeProvider.System.GetUtcNow(), ReloadReason.Start, "", snapshot.DocumentCount, snapshot.UnitCount, 0), first.IsPinned));
        await load._reloader.BeginHistoryAsync(cancellationToken);
        return load;
    }

    /// <summary>Asks.</summary>
    /// <param name="questions">How many questions at least.</param>
    /// <param name="atOnce">How many askers there are, each with one question at a time.</param>
    /// <param name="reloads">How many reloads happen meanwhile; it goes on until they are done.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<LoadResult> RunAsync(int questions, int atOnce, int reloads, CancellationToken cancellationToken)
    {
        var reloading = Task.Run(() => ReloadAsync(reloads, cancellationToken), cancellationToken);
        var next = -1;
        var askers = await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(AskAsync, cancellationToken)));
        var outcomes = await reloading;
        return new LoadResult(
            askers.Sum(asker => asker.Asked),
            askers.Sum(asker => asker.Milliseconds.Count),
            [.. askers.SelectMany(asker => asker.Wrong)],
            askers.SelectMany(asker => asker.Versions).ToHashSet(),
            [.. askers.SelectMany(asker => asker.Milliseconds).Order()],
            outcomes);

        async Task<Asker> AskAsync()
        {
            var asker = new Asker();
            while (Interlocked.Increment(ref next) is var number && (number < questions || !reloading.IsCompleted))
            {
                asker.Asked++;
                var started = TimeProvider.System.GetTimestamp();

                // Behind the other askers, as a question that arrives on a socket.
                await Task.Yield();
                var question = number % _questions.Count;
                var answer = await _current.AnswerAsync(_questions[question], cancellationToken);
                asker.Milliseconds.Add(TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
                asker.Versions.Add(answer.Snapshot);
                if (asker.Wrong.Count < MostShown && FaultOf(question, answer) is { } fault)
                {
                    asker.Wrong.Add(fault);
                }
            }

            return asker;
        }
    }

    /// <summary>Closes the knowledge and deletes the copy.</summary>
    public async ValueTask DisposeAsync()
    {
        await _reloader.DisposeAsync();
        _current.Dispose();
        _folder.Dispose();
    }

    // Of ten reloads, six change a text (one slowly), one changes a figure and is swapped anyway, two are broken, one finds nothing.
    private async Task<IReadOnlyList<ReloadReport>> ReloadAsync(int reloads, CancellationToken cancellationToken)
    {
        var reports = new List<ReloadReport>(reloads);
        for (var i = 0; i < reloads; i++)
        {
            var change = (i % 10) switch
            {
                2 or 8 => FolderChange.Broken,
                5 => FolderChange.WrongFigure,
                9 => FolderChange.Emptied,
                _ => FolderChange.Changed,
            };
            _isSlow = i % 10 == 6;
            _folder.Apply(change, i % ChangingFolder.Notes);
            var isByAdmin = change == FolderChange.WrongFigure;
            var request = new ReloadRequest(isByAdmin ? ReloadReason.Chat : ReloadReason.CommandLine);
            var report = await _reloader.ReloadAsync(request, null, cancellationToken);
            reports.Add(report.Outcome == ReloadOutcome.HeldBack ? (await _reloader.SwapAnywayAsync(report.Id, request, cancellationToken))! : report);
        }

        return reports;
    }

    private AnsweringServices Open(
        AnsweringSettings settings, TimeProvider time, IProgress<Core.Knowledge.KnowledgeProgress>? progress, CancellationToken cancellationToken)
    {
        if (_isSlow)
        {
            // A disk that takes its time.
            cancellationToken.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(200));
        }

        return AnsweringServices.Open(settings, time, progress, cancellationToken);
    }

    private string? FaultOf(int question, Answer answer)
    {
        if (!_right.TryGetValue(answer.Snapshot, out var answers))
        {
            return $"'{_questions[question].Text}' was answered from the unknown version '{answer.Snapshot}'.";
        }

        var right = answers[question];
        return answer.Outcome == right.Outcome && answer.Text == right.Text && answer.Citations.SequenceEqual(right.Citations)
            ? null
            : $"'{_questions[question].Text}' of version {answer.Snapshot} was answered '{answer.Text}', not '{right.Text}'.";
    }

    private sealed class Asker
    {
        public int Asked { get; set; }

        public List<double> Milliseconds { get; } = [];

        public List<string> Wrong { get; } = [];

        public HashSet<string> Versions { get; } = [];
    }
}
