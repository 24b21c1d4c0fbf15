namespace StargateBot.Core.Chat.Stores;

/// <summary>What became of the correction of one answer after one change of the knowledge.</summary>
public enum CorrectionState
{
    /// <summary>It is still to be made.</summary>
    Pending,

    /// <summary>The answer was marked and corrected where it stands.</summary>
    Edited,

    /// <summary>The new answer says the same: nothing was edited.</summary>
    Unchanged,

    /// <summary>The message cannot be changed: private, sent through a token, too old, deleted or refused.</summary>
    Skipped,
}

/// <summary>An answer that has to be looked at after a change of the knowledge.</summary>
/// <param name="Change">Which change: unique for each swap.</param>
/// <param name="AnswerId">Trace id of the answer.</param>
public sealed record Correction(string Change, string AnswerId);

/// <summary>Keeps which answers were corrected after which change, so that each is corrected at most once, also over restarts.</summary>
public interface ICorrectionStore
{
    /// <summary>Keeps corrections that are to be made; one that is kept already is left as it is.</summary>
    /// <param name="corrections">The corrections.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task AddAsync(IReadOnlyList<Correction> corrections, CancellationToken cancellationToken);

    /// <summary>Reads the corrections that are to be made, oldest change first.</summary>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<Correction>> ReadPendingAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Takes note of what became of a correction.</summary>
    /// <param name="correction">The correction.</param>
    /// <param name="state">What became of it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task CompleteAsync(Correction correction, CorrectionState state, CancellationToken cancellationToken);

    /// <summary>Counts the corrections of a change by what became of them.</summary>
    /// <param name="change">The change.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyDictionary<CorrectionState, int>> CountAsync(string change, CancellationToken cancellationToken);
}
