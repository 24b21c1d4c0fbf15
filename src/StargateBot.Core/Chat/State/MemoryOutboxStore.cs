namespace StargateBot.Core.Chat.State;

/// <summary>Remembers in memory which messages were handed over for delivery: for 24 hours, at most 20 000. What is not done when the program ends is lost.</summary>
/// <param name="time">The clock.</param>
internal sealed class MemoryOutboxStore(TimeProvider time) : IOutboxStore
{
    /// <summary>How many keys are remembered.</summary>
    public const int Capacity = 20_000;

    private readonly RecentKeys _keys = new(Capacity, TimeSpan.FromHours(24), time);

    /// <inheritdoc/>
    public ValueTask<bool> TryAddAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_keys.TryAdd(message.Key));
    }

    /// <inheritdoc/>
    public ValueTask CompleteAsync(string key, SendResult result, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.CompletedTask;
    }
}
