namespace StargateBot.Core.Chat.State;

/// <summary>Remembers in memory which events and messages were taken: for 24 hours, at most 100 000 keys.</summary>
/// <param name="time">The clock.</param>
internal sealed class MemoryEventLog(TimeProvider time) : IEventLog
{
    /// <summary>How many keys are remembered.</summary>
    public const int Capacity = 100_000;

    private readonly RecentKeys _keys = new(Capacity, TimeSpan.FromHours(24), time);

    /// <inheritdoc/>
    public ValueTask<bool> TryClaimAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(keys is string[] array ? _keys.TryAdd(array) : _keys.TryAdd([.. keys]));
    }
}
