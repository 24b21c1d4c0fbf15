using Microsoft.Extensions.Logging;
using StargateBot.Core.Answering;

namespace StargateBot.Core.Knowledge.Reloading;

/// <summary>Keeps which snapshots were in use, and their files, so that they can be returned to. What cannot be kept is logged and lived without.</summary>
/// <param name="archive">The files.</param>
/// <param name="store">The history.</param>
/// <param name="options">Where knowledge comes from, and how many snapshots are kept.</param>
/// <param name="logger">Told of faults.</param>
internal sealed partial class SnapshotKeeper(KnowledgeArchive archive, ISnapshotStore store, ReloadOptions options, ILogger logger)
{
    private readonly Lock _gate = new();
    private Action? _next;
    private Task _working = Task.CompletedTask;

    /// <summary>Gets the end of the writing that goes on.</summary>
    public Task Idle
    {
        get
        {
            lock (_gate)
            {
                return _working;
            }
        }
    }

    /// <summary>Takes note that a snapshot came into use.</summary>
    /// <param name="served">The snapshot.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task RecordAsync(ServedKnowledge served, CancellationToken cancellationToken)
    {
        try
        {
            await store.AddAsync(served.Loaded, served.IsPinned, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogStoreFault(exception);
        }
    }

    /// <summary>Gets the version that is served after a restart whatever the folder holds, or null.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<string?> FindPinnedAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await store.FindPinnedAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogStoreFault(exception);
            return null;
        }
    }

    /// <summary>Reads what was in use, the one that came into use last first. What the store lost is read from the archive.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<LoadedKnowledge>> ReadAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<LoadedKnowledge> stored = [];
        try
        {
            stored = await store.ReadAsync(Math.Max(options.KeptSnapshots, 1), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogStoreFault(exception);
        }

        var known = stored.Select(loaded => loaded.Version).ToHashSet(StringComparer.Ordinal);
        return [.. stored, .. archive.List().Select(manifest => manifest.Loaded).Where(loaded => !known.Contains(loaded.Version)).OrderByDescending(loaded => loaded.Since)];
    }

    /// <summary>Keeps the files of a snapshot, soon and beside all else. Of several that wait, the last one is kept: the files of the others are gone.</summary>
    /// <param name="loaded">The snapshot.</param>
    public void KeepSoon(LoadedKnowledge loaded) => WorkSoon(() => Keep(loaded));

    /// <summary>Takes note, soon, that a kept snapshot came into use anew.</summary>
    /// <param name="manifest">What it is made of.</param>
    public void KeepSoon(ArchiveManifest manifest) => WorkSoon(() => archive.Write(manifest));

    private void WorkSoon(Action work)
    {
        if (options.KeptSnapshots == 0)
        {
            return;
        }

        lock (_gate)
        {
            var isWorking = _next is not null || !_working.IsCompleted;
            _next = work;
            if (!isWorking)
            {
                _working = Task.Run(WorkAsync);
            }
        }
    }

    private async Task WorkAsync()
    {
        while (true)
        {
            Action work;
            lock (_gate)
            {
                if (_next is null)
                {
                    // Under the lock: whoever adds work sees either that it is taken on or that nobody works any more.
                    _working = Task.CompletedTask;
                    return;
                }

                (work, _next) = (_next, null);
            }

            await QuietThread.RunAsync(async () =>
            {
                await WorkOffAsync(work);
                return true;
            });
        }
    }

    private async Task WorkOffAsync(Action work)
    {
        try
        {
            work();
            await PruneAsync();
        }
        catch (Exception exception)
        {
            LogArchiveFault(exception);
        }
    }

    private void Keep(LoadedKnowledge loaded)
    {
        var answering = options.Answering;
        var files = KnowledgeFileList.Read(answering.KnowledgePath, answering.TaughtPath, CancellationToken.None);
        if (!archive.TryKeep(loaded, files, () => AnsweringServices.OpenFolder(answering).ComputeVersion(CancellationToken.None), CancellationToken.None))
        {
            LogChanged(loaded.Version);
        }
    }

    private async Task PruneAsync()
    {
        var keep = (await ReadAsync(CancellationToken.None)).Take(options.KeptSnapshots).Select(loaded => loaded.Version).ToHashSet(StringComparer.Ordinal);
        foreach (var version in archive.Prune(keep))
        {
            await store.RemoveAsync(version, CancellationToken.None);
        }
    }

    [LoggerMessage(EventId = 701, Level = LogLevel.Warning, Message = "The history of snapshots cannot be kept; answering goes on.")]
    private partial void LogStoreFault(Exception exception);

    [LoggerMessage(EventId = 702, Level = LogLevel.Warning, Message = "The files of the snapshot cannot be kept: there will be no return to it. Check the data folder and the disk.")]
    private partial void LogArchiveFault(Exception exception);

    [LoggerMessage(EventId = 703, Level = LogLevel.Information, Message = "The folder changed before the files of version {Version} were kept: there will be no return to it.")]
    private partial void LogChanged(string version);
}
