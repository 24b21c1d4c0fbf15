namespace StargateBot.Core.Knowledge.Reloading;

/// <summary>Keeps in memory which snapshots were in use, for a worker without a database: a restart forgets it.</summary>
internal sealed class MemorySnapshotStore : ISnapshotStore
{
    private readonly Lock _gate = new();
    private readonly List<LoadedKnowledge> _snapshots = [];
    private string? _pinned;

    /// <inheritdoc/>
    public Task AddAsync(LoadedKnowledge loaded, bool isPinned, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _snapshots.RemoveAll(known => known.Version == loaded.Version);
            _snapshots.Insert(0, loaded);
            _pinned = isPinned ? loaded.Version : null;
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<LoadedKnowledge>> ReadAsync(int limit, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<LoadedKnowledge>>([.. _snapshots.Take(limit)]);
        }
    }

    /// <inheritdoc/>
    public Task<string?> FindPinnedAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_pinned);
        }
    }

    /// <inheritdoc/>
    public Task RemoveAsync(string version, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _snapshots.RemoveAll(known => known.Version == version);
            _pinned = _pinned == version ? null : _pinned;
        }

        return Task.CompletedTask;
    }
}
