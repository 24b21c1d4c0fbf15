using StargateBot.Core.Knowledge.Reloading;

namespace StargateBot.Testing.Chat;

/// <summary>Changes no knowledge: it records what is wanted and reports what the test says.</summary>
public sealed class FakeKnowledgeAdmin : IKnowledgeAdmin
{
    /// <summary>Gets or sets what is loaded.</summary>
    public LoadedKnowledge? Current { get; set; }

    /// <summary>Gets or sets the report of every change.</summary>
    public ReloadReport Report { get; set; } = new() { Id = "r1", Outcome = ReloadOutcome.Unchanged, OldVersion = "v1" };

    /// <summary>Gets or sets whether what was held back, and what is to be returned to, is there.</summary>
    public bool IsKept { get; set; } = true;

    /// <summary>Gets or sets what happens during a change.</summary>
    public Func<IProgress<ReloadProgress>?, CancellationToken, Task> During { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Gets or sets the kept snapshots.</summary>
    public IReadOnlyList<SnapshotRecord> History { get; set; } = [];

    /// <summary>Gets who wanted what: the name of the change, its argument, and the request.</summary>
    public IList<(string Change, string? Argument, ReloadRequest? Request)> Wanted { get; } = [];

    /// <summary>Gets the texts that were taught.</summary>
    public IList<TaughtText> Taught { get; } = [];

    /// <inheritdoc/>
    public async Task<ReloadReport> ReloadAsync(ReloadRequest request, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken)
    {
        Wanted.Add(("reload", null, request));
        await During(progress, cancellationToken);
        return Report;
    }

    /// <inheritdoc/>
    public Task<ReloadReport?> SwapAnywayAsync(string reloadId, ReloadRequest request, CancellationToken cancellationToken)
    {
        Wanted.Add(("swap", reloadId, request));
        return Task.FromResult(IsKept ? Report : null);
    }

    /// <inheritdoc/>
    public bool Discard(string reloadId)
    {
        Wanted.Add(("discard", reloadId, null));
        return IsKept;
    }

    /// <inheritdoc/>
    public async Task<ReloadReport?> RollbackAsync(
        string? version, ReloadRequest request, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken)
    {
        Wanted.Add(("rollback", version, request));
        await During(progress, cancellationToken);
        return IsKept ? Report : null;
    }

    /// <inheritdoc/>
    public async Task<ReloadReport> TeachAsync(
        TaughtText text, ReloadRequest request, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken)
    {
        Taught.Add(text);
        Wanted.Add(("teach", null, request));
        await During(progress, cancellationToken);
        return Report;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<SnapshotRecord>> ReadHistoryAsync(CancellationToken cancellationToken) => Task.FromResult(History);
}
