using StargateBot.Core.Chat.Stores;

namespace StargateBot.Testing.Chat;

/// <summary>Keeps corrections in memory as a store on disk would, also over "restarts" of what uses it.</summary>
public sealed class FakeCorrectionStore : ICorrectionStore
{
    private readonly Lock _gate = new();
    private readonly Signal _signal = new();
    private readonly List<(Correction Correction, CorrectionState State)> _corrections = [];

    /// <summary>Gets all corrections with what became of them, in the order in which they were kept.</summary>
    public IReadOnlyList<(Correction Correction, CorrectionState State)> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _corrections];
            }
        }
    }

    /// <summary>Waits until so many corrections are no longer pending.</summary>
    /// <param name="count">How many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task WaitForDoneAsync(int count, CancellationToken cancellationToken) =>
        _signal.WaitAsync(() => All.Count(kept => kept.State != CorrectionState.Pending) >= count, cancellationToken);

    /// <inheritdoc/>
    public Task AddAsync(IReadOnlyList<Correction> corrections, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(corrections);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            _corrections.AddRange(corrections
                .Where(correction => _corrections.TrueForAll(kept => kept.Correction != correction))
                .Select(correction => (correction, CorrectionState.Pending)));
        }

        _signal.Changed();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Correction>> ReadPendingAsync(int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<Correction>>(
            [.. All.Where(kept => kept.State == CorrectionState.Pending).Take(limit).Select(kept => kept.Correction)]);
    }

    /// <inheritdoc/>
    public Task CompleteAsync(Correction correction, CorrectionState state, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            _corrections[_corrections.FindIndex(kept => kept.Correction == correction)] = (correction, state);
        }

        _signal.Changed();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<CorrectionState, int>> CountAsync(string change, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyDictionary<CorrectionState, int>>(
            All.Where(kept => kept.Correction.Change == change).GroupBy(kept => kept.State).ToDictionary(group => group.Key, group => group.Count()));
    }
}
