using StargateBot.Core.Chat.Stores;

namespace StargateBot.Core.Chat.Living;

/// <summary>Tells how far the correction of earlier answers is.</summary>
/// <param name="state">The last change.</param>
/// <param name="corrections">What became of its answers.</param>
internal sealed class LivingProgress(LivingState state, ICorrectionStore corrections)
{
    /// <summary>Counts the answers of the last change by what became of them; null when there was none.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyDictionary<CorrectionState, int>?> CountAsync(CancellationToken cancellationToken) =>
        state.LastChange is { } change ? await corrections.CountAsync(change, cancellationToken).ConfigureAwait(false) : null;

    /// <summary>Counts the answers that are looked at after the swap to a version; null when that was not the last swap.</summary>
    /// <param name="version">The version.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<int?> CountAsync(string version, CancellationToken cancellationToken) =>
        state.Last?.NewVersion == version && await CountAsync(cancellationToken).ConfigureAwait(false) is { } counts ? counts.Values.Sum() : null;
}
