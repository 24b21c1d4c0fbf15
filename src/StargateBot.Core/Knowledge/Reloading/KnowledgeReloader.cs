using Microsoft.Extensions.Logging;
using StargateBot.Core.Answering;

namespace StargateBot.Core.Knowledge.Reloading;

/// <summary>Changes the knowledge while questions are being answered.</summary>
public sealed partial class KnowledgeReloader : IKnowledgeAdmin, IDisposable, IAsyncDisposable
{
    // The store is asked while the knowledge is being read; a start does not wait longer for it than that.
    private static readonly TimeSpan PinPatience = TimeSpan.FromSeconds(5);

    // Files that are being kept when the program ends: without them there would be no return to what was loaded last.
    private static readonly TimeSpan KeepPatience = TimeSpan.FromSeconds(5);

    private readonly CurrentKnowledge _current;
    private readonly ReloadOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<KnowledgeReloader> _logger;
    private readonly KnowledgeArchive _archive;
    private readonly TaughtFolder _taught;
    private readonly SnapshotMaker _maker;
    private readonly SnapshotKeeper _keeper;
    private readonly SwapAnnouncer _announcer;
    private readonly HeldCandidate _held;
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _turn = new(1);
    private SharedReload? _shared;

    /// <summary>Makes the reloader; nothing is done yet.</summary>
    /// <param name="current">The knowledge in use.</param>
    /// <param name="options">Where knowledge comes from.</param>
    /// <param name="golden">Asks golden questions.</param>
    /// <param name="store">Keeps which snapshots were in use.</param>
    /// <param name="observers">Gets those who are told of swaps; called once, at the first swap.</param>
    /// <param name="time">The clock.</param>
    /// <param name="loggers">Makes the loggers.</param>
    public KnowledgeReloader(
        CurrentKnowledge current,
        ReloadOptions options,
        IGoldenCheck golden,
        ISnapshotStore store,
        Func<IEnumerable<IKnowledgeObserver>> observers,
        TimeProvider time,
        ILoggerFactory loggers)
    {
        ArgumentNullException.ThrowIfNull(options);
        _current = current;
        _options = options with { Answering = options.Answering with { Logger = options.Answering.Logger ?? loggers.CreateLogger<AnswerService>() } };
        _time = time;
        _logger = loggers.CreateLogger<KnowledgeReloader>();
        _archive = new KnowledgeArchive(Path.Combine(options.DataPath, "knowledge"));
        _taught = new TaughtFolder(
            options.Answering.TaughtPath ?? Path.Combine(options.DataPath, "taught"),
            Path.Combine(options.DataPath, "taught-waiting"),
            Path.Combine(options.DataPath, "taught-withdrawn"));
        _maker = new SnapshotMaker(_options, new GoldenRounds(golden), time, _logger);
        _keeper = new SnapshotKeeper(_archive, store, _options, _logger);
        _announcer = new SwapAnnouncer(observers, time, _logger);
        _held = new HeldCandidate(time, options.HeldFor);
    }

    /// <inheritdoc/>
    public LoadedKnowledge? Current => _current.Served?.Loaded;

    /// <inheritdoc/>
    public Task<ReloadReport> ReloadAsync(ReloadRequest request, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        lock (_gate)
        {
            // What is watched changed just now: a reload that is under way may have read it before.
            if (request.Reason != ReloadReason.Watch && _shared?.TryJoin(request, progress, cancellationToken) is { } joined)
            {
                return joined;
            }

            var shared = new SharedReload();
            var report = shared.TryJoin(request, progress, cancellationToken)!;
            _shared = shared;
            _ = Task.Run(() => shared.RunAsync(token => TakeTurnAsync(() => ReloadFolderAsync(request, shared, token), token)), CancellationToken.None);
            return report;
        }
    }

    /// <inheritdoc/>
    public Task<ReloadReport?> SwapAnywayAsync(string reloadId, ReloadRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return TakeTurnAsync(
            async () => _held.Take(reloadId) is { } held ? await SwapAsync(held, request with { Reason = held.Reason }, isPinned: false) : null, cancellationToken);
    }

    /// <inheritdoc/>
    public bool Discard(string reloadId)
    {
        using var held = _held.Take(reloadId);
        return held is not null;
    }

    /// <inheritdoc/>
    public Task<ReloadReport?> RollbackAsync(
        string? version, ReloadRequest request, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return TakeTurnAsync(() => ReturnToAsync(version, request, progress ?? Unheard, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ReloadReport> TeachAsync(TaughtText text, ReloadRequest request, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(request);
        return TakeTurnAsync(() => TeachInTurnAsync(text, request, progress ?? Unheard, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SnapshotRecord>> ReadHistoryAsync(CancellationToken cancellationToken)
    {
        await _keeper.Idle.WaitAsync(cancellationToken);
        var current = Current;
        var known = await _keeper.ReadAsync(cancellationToken);
        var records = known.Where(loaded => loaded.Version == current?.Version || _archive.Find(loaded.Version) is not null)
            .Select(loaded => new SnapshotRecord(loaded, loaded.Version == current?.Version))
            .ToList();
        return current is null || records.Exists(record => record.IsCurrent) ? records : [new SnapshotRecord(current, IsCurrent: true), .. records];
    }

    /// <summary>Gives up what is held back. What is in use stays in use.</summary>
    public void Dispose() => _held.Dispose();

    /// <summary>Gives up what is held back, and waits a little for files that are being kept.</summary>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        await _keeper.Idle.WaitAsync(KeepPatience, _time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static IProgress<ReloadProgress> Unheard { get; } = new NoProgress();

    private async Task<T> TakeTurnAsync<T>(Func<Task<T>> change, CancellationToken cancellationToken)
    {
        await _current.Ready.WaitAsync(cancellationToken).ConfigureAwait(false);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await QuietThread.RunAsync(change).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<ReloadReport> ReloadFolderAsync(ReloadRequest request, SharedReload shared, CancellationToken cancellationToken)
    {
        var made = await MakeAsync(_options.Answering, request.Reason, taught: null, shared, cancellationToken);
        return await DecideAsync(made, request, () => shared.CanBeDecided, shared);
    }

    private async Task<ReloadReport> TeachInTurnAsync(
        TaughtText text, ReloadRequest request, IProgress<ReloadProgress> progress, CancellationToken cancellationToken)
    {
        var oldVersion = Current!.Version;
        if (TaughtTextFile.FaultOf(text) is { } fault)
        {
            return SnapshotMaker.Failed(oldVersion, fault);
        }

        StagedText staged;
        try
        {
            staged = _taught.Stage(text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return SnapshotMaker.Failed(oldVersion, SnapshotMaker.FailureOf(exception));
        }

        var made = await MakeAsync(_options.Answering with { TaughtPath = staged.Folder }, ReloadReason.Teach, staged, progress, cancellationToken);
        return await DecideAsync(made, request with { Reason = ReloadReason.Teach }, () => true, progress);
    }

    private async Task<MadeSnapshot> MakeAsync(
        AnsweringSettings settings, ReloadReason reason, StagedText? taught, IProgress<ReloadProgress> progress, CancellationToken cancellationToken)
    {
        var old = _current.Use() ?? throw new ObjectDisposedException(nameof(CurrentKnowledge));
        try
        {
            return await _maker.MakeAsync(settings, reason, taught, old, progress, cancellationToken);
        }
        finally
        {
            old.EndUse();
        }
    }

    private async Task<ReloadReport> DecideAsync(MadeSnapshot made, ReloadRequest request, Func<bool> canBeDecided, IProgress<ReloadProgress> progress)
    {
        if (made.Candidate is not { } candidate)
        {
            if (made.Report.Outcome == ReloadOutcome.Unchanged)
            {
                await PinAsync(isPinned: false);
            }

            return Logged(made.Report, request);
        }

        if (!made.IsDoubtful)
        {
            progress.Report(new ReloadProgress(ReloadStage.Swapping, 0, 0));
            return await SwapAsync(candidate, request, isPinned: false);
        }

        if (!canBeDecided())
        {
            candidate.Dispose();
            return Logged(made.Report with { Outcome = ReloadOutcome.Refused }, request);
        }

        _held.Hold(candidate);
        return Logged(made.Report with { Outcome = ReloadOutcome.HeldBack }, request);
    }

    private async Task<ReloadReport> SwapAsync(Candidate candidate, ReloadRequest request, bool isPinned, ArchiveManifest? kept = null)
    {
        try
        {
            if (candidate.Taught is { } taught)
            {
                _taught.Commit(taught);
            }
            else if (kept is not null)
            {
                _taught.Match(_archive, kept);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            candidate.Dispose();
            return Logged(candidate.Report with { Outcome = ReloadOutcome.Failed, Failure = SnapshotMaker.FailureOf(exception) }, request);
        }

        var snapshot = candidate.Services.Snapshot;
        var loaded = new LoadedKnowledge(
            snapshot.Version, _time.GetUtcNow(), request.Reason, request.By, snapshot.DocumentCount, snapshot.UnitCount, snapshot.Faults.Count);
        var served = new ServedKnowledge(loaded, isPinned);
        _current.Exchange(new ServedSnapshot(candidate.Services, candidate.Suggested, served));

        // Whatever is held was compared with what is not in use any more.
        _held.Dispose();
        var report = candidate.Report with { Outcome = ReloadOutcome.Swapped };
        await _announcer.TellAsync(new KnowledgeSwap(SnapshotMaker.NewId(), report.OldVersion, report.NewVersion, report.Difference, loaded.Since));
        await _keeper.RecordAsync(served, CancellationToken.None);
        if (kept is null)
        {
            _keeper.KeepSoon(loaded);
        }
        else
        {
            _keeper.KeepSoon(kept with { Loaded = loaded });
        }

        return Logged(report, request);
    }

    private async Task PinAsync(bool isPinned)
    {
        var current = _current.Use();
        if (current is null)
        {
            return;
        }

        if (current.Served.IsPinned != isPinned)
        {
            current.Served = current.Served with { IsPinned = isPinned };
            await _keeper.RecordAsync(current.Served, CancellationToken.None);
        }

        current.EndUse();
    }

    private ReloadReport Logged(ReloadReport report, ReloadRequest request)
    {
        var level = report.Outcome is ReloadOutcome.Swapped or ReloadOutcome.Unchanged ? LogLevel.Information : LogLevel.Warning;
        var trouble = report.Failure is { } failure ? KnowledgeFaultMessages.Describe(failure, Languages.Language.English) : "none";
        LogEnd(
            level, report.Id, request.Reason, report.Outcome, report.OldVersion, report.NewVersion, report.Difference.Documents.Count, report.Faults.Count,
            report.Golden?.RightBefore ?? 0, report.Golden?.RightAfter ?? 0, report.Golden?.Total ?? 0, trouble, report.Elapsed.TotalMilliseconds);
        return report;
    }

    [LoggerMessage(EventId = 705, Message =
        "Reload {ReloadId} ({Reason}): {Outcome}, version {OldVersion} to {NewVersion}; {Documents} documents differ, {Faults} faults, golden questions right {RightBefore} to {RightAfter} of {Golden}, failure: {Failure}; {ElapsedMs:0} ms.")]
    private partial void LogEnd(
        LogLevel level, string reloadId, ReloadReason reason, ReloadOutcome outcome, string oldVersion, string newVersion, int documents, int faults,
        int rightBefore, int rightAfter, int golden, string failure, double elapsedMs);

    private sealed class NoProgress : IProgress<ReloadProgress>
    {
        public void Report(ReloadProgress value)
        {
        }
    }
}
