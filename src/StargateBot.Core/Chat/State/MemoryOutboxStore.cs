using StargateBot.Core.Chat.Stores;

namespace StargateBot.Core.Chat.State;

/// <summary>Remembers in memory which replies were handed over for delivery: for 24 hours, at most 20 000. What is not done when the program ends is lost.</summary>
/// <param name="time">The clock.</param>
internal sealed class MemoryOutboxStore(TimeProvider time) : IOutboxStore
{
    /// <summary>How many keys are remembered.</summary>
    public const int Capacity = 20_000;

    private readonly Lock _gate = new();
    private readonly ExpiringMap<string, DeliveryProgress> _deliveries = new(Capacity, TimeSpan.FromHours(24), time);

    /// <inheritdoc/>
    public Task<DeliveryProgress?> AddAsync(OutgoingReply delivery, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (_deliveries.Find(delivery.Key) is { } known)
            {
                return Task.FromResult<DeliveryProgress?>(known);
            }

            _deliveries.Set(delivery.Key, DeliveryProgress.Start);
            return Task.FromResult<DeliveryProgress?>(null);
        }
    }

    /// <inheritdoc/>
    public Task<DeliveryProgress?> FindAsync(string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return Task.FromResult(_deliveries.Find(key));
        }
    }

    /// <inheritdoc/>
    public void Record(string key, DeliveryProgress progress)
    {
        lock (_gate)
        {
            _deliveries.Set(key, progress);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<KeptDelivery>> ReadPendingAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<KeptDelivery>>([]);
}
