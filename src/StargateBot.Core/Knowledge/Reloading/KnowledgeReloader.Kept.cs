using Microsoft.Extensions.Logging;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat;

namespace StargateBot.Core.Knowledge.Reloading;

/// <content>Kept snapshots: returning to one, at the start of the program and later.</content>
public sealed partial class KnowledgeReloader
{
    /// <summary>Decides at the start what to serve: the folder, or the snapshot that an admin returned to before.</summary>
    /// <param name="folder">The opened folder; owned from now on.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What to serve.</returns>
    public async Task<FirstKnowledge> ChooseFirstAsync(AnsweringServices folder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (await FindPinnedAsync(cancellationToken) is not { } version)
        {
            return new FirstKnowledge(folder, IsPinned: false);
        }

        if (folder.Snapshot.Version == version)
        {
            return new FirstKnowledge(folder, IsPinned: true);
        }

        if (_archive.Find(version) is not { } manifest)
        {
            LogPinLost(version);
            return new FirstKnowledge(folder, IsPinned: false);
        }

        try
        {
            var (kept, suggested) = await OpenKeptAsync(manifest, folder.Snapshot, cancellationToken);
            folder.Dispose();
            return new FirstKnowledge(kept, IsPinned: true) { Suggested = suggested };
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogPinFault(exception, version);
            return new FirstKnowledge(folder, IsPinned: false);
        }
    }

    /// <summary>
    /// Puts the first snapshot into the history and keeps its files, and tells the observers when the knowledge changed while the program was
    /// not running. Call it once, when answering goes on already.
    /// </summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task BeginHistoryAsync(CancellationToken cancellationToken) => TakeTurnAsync(
        async () =>
        {
            _archive.Tidy();
            _taught.Tidy();
            var newest = await _keeper.ReadAsync(cancellationToken) is [var first, ..] ? first : null;
            var current = _current.Use();
            if (current is null)
            {
                return false;
            }

            try
            {
                await BeginHistoryOfAsync(current, newest, cancellationToken);
            }
            finally
            {
                current.EndUse();
            }

            return true;
        },
        cancellationToken);

    private async Task BeginHistoryOfAsync(ServedSnapshot current, LoadedKnowledge? newest, CancellationToken cancellationToken)
    {
        var served = current.Served;
        if (newest?.Version == served.Loaded.Version)
        {
            // A restart is no change of the knowledge: who changed it and when stays.
            current.Served = served with { Loaded = served.Loaded with { Since = newest.Since, Reason = newest.Reason, By = newest.By } };
        }
        else
        {
            if (newest is not null
                && _archive.Find(newest.Version) is { } manifest
                && await DifferenceFromAsync(manifest, current.Services.Snapshot, cancellationToken) is { } difference)
            {
                await _announcer.TellAsync(new KnowledgeSwap(SnapshotMaker.NewId(), newest.Version, served.Loaded.Version, difference, served.Loaded.Since));
            }

            await _keeper.RecordAsync(served, cancellationToken);
        }

        if (!served.IsPinned)
        {
            _keeper.KeepSoon(current.Served.Loaded);
        }
    }

    private async Task<KnowledgeDifference?> DifferenceFromAsync(ArchiveManifest manifest, KnowledgeSnapshot snapshot, CancellationToken cancellationToken)
    {
        try
        {
            var (kept, _) = await OpenKeptAsync(manifest, snapshot, cancellationToken);
            using var services = kept;
            return KnowledgeDifference.Between(kept.Snapshot.Contents, snapshot.Contents);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogPinFault(exception, manifest.Loaded.Version);
            return null;
        }
    }

    private async Task<string?> FindPinnedAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(PinPatience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await _keeper.FindPinnedAsync(either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<(AnsweringServices Services, ISuggestedQuestions? Suggested)> OpenKeptAsync(
        ArchiveManifest manifest, KnowledgeSnapshot previous, CancellationToken cancellationToken)
    {
        var folder = _archive.Restore(manifest, cancellationToken);
        try
        {
            var services = _options.Open(KeptSettings(folder) with { Previous = previous }, _time, null, cancellationToken);
            if (services.Snapshot.UnitCount == 0)
            {
                services.Dispose();
                throw new InvalidDataException("The kept snapshot holds no passage.");
            }

            return (services, _options.ReadSuggestions is { } read ? await read(folder, cancellationToken) : null);
        }
        finally
        {
            KnowledgeArchive.Delete(folder);
        }
    }

    // The taught texts of a kept snapshot lie in its own folder.
    private AnsweringSettings KeptSettings(string folder) => _options.Answering with { KnowledgePath = folder, TaughtPath = null };

    private async Task<ReloadReport?> ReturnToAsync(
        string? version, ReloadRequest request, IProgress<ReloadProgress> progress, CancellationToken cancellationToken)
    {
        await _keeper.Idle.WaitAsync(cancellationToken);
        var current = Current!;
        var rollback = request with { Reason = ReloadReason.Rollback };
        if (version == current.Version)
        {
            await PinAsync(isPinned: true);
            return Logged(
                new ReloadReport
                {
                    Id = SnapshotMaker.NewId(),
                    Outcome = ReloadOutcome.Unchanged,
                    OldVersion = version,
                    NewVersion = version,
                    Documents = current.Documents,
                    Passages = current.Passages,
                },
                rollback);
        }

        if ((version is null ? await FindBeforeAsync(current.Version, cancellationToken) : _archive.Find(version)) is not { } manifest)
        {
            return null;
        }

        string folder;
        try
        {
            folder = _archive.Restore(manifest, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return Logged(SnapshotMaker.Failed(current.Version, SnapshotMaker.FailureOf(exception)), rollback);
        }

        try
        {
            var made = await MakeAsync(KeptSettings(folder), ReloadReason.Rollback, taught: null, progress, cancellationToken);
            if (made.Candidate is not { } candidate)
            {
                return Logged(made.Report, rollback);
            }

            progress.Report(new ReloadProgress(ReloadStage.Swapping, 0, 0));
            return await SwapAsync(candidate, rollback, isPinned: true, manifest);
        }
        finally
        {
            KnowledgeArchive.Delete(folder);
        }
    }

    // The one that was in use before; a version that came into use again counts from then on.
    private async Task<ArchiveManifest?> FindBeforeAsync(string version, CancellationToken cancellationToken)
    {
        var known = await _keeper.ReadAsync(cancellationToken);
        return known.Where(loaded => loaded.Version != version).Select(loaded => _archive.Find(loaded.Version)).FirstOrDefault(manifest => manifest is not null);
    }

    [LoggerMessage(EventId = 706, Level = LogLevel.Warning, Message = "The snapshot {Version} that was returned to is not kept any more; the folder is served.")]
    private partial void LogPinLost(string version);

    [LoggerMessage(EventId = 707, Level = LogLevel.Error, Message = "The kept snapshot {Version} cannot be read.")]
    private partial void LogPinFault(Exception exception, string version);
}

/// <summary>What is served first.</summary>
/// <param name="Services">The snapshot, owned by whoever receives this.</param>
/// <param name="IsPinned">Whether it is served after a restart whatever the folder holds.</param>
public sealed record FirstKnowledge(AnsweringServices Services, bool IsPinned)
{
    /// <summary>Gets the questions that go with it, or null where they are read from its folder.</summary>
    public ISuggestedQuestions? Suggested { get; init; }
}
