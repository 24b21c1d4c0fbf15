namespace StargateBot.Core.Chat.Stores;

/// <summary>A reply on its way to a place.</summary>
/// <param name="Key">Idempotency key: a reply with a key that was kept before is not delivered again.</param>
/// <param name="Reply">What is said.</param>
/// <param name="Target">Where it goes first; its fallbacks follow.</param>
public sealed record OutgoingReply(string Key, Reply Reply, ReplyTarget Target);

/// <summary>How far a delivery is.</summary>
/// <param name="Way">Which way is used: 0 for the target, 1 for its fallback, and so on.</param>
/// <param name="Arrived">How many parts stand, over all ways. The part after them may have been sent too when the process that sent it ended.</param>
/// <param name="MessageIds">The platform's ids of the parts that stand, where it told them; in order.</param>
/// <param name="IsDone">Whether nothing more is to be done.</param>
public sealed record DeliveryProgress(int Way, int Arrived, IReadOnlyList<string> MessageIds, bool IsDone)
{
    /// <summary>Gets the progress of a delivery that was just kept.</summary>
    public static DeliveryProgress Start { get; } = new(0, 0, [], false);
}

/// <summary>A delivery that was kept.</summary>
/// <param name="Reply">The reply; in place of a token that has ended stands an empty one.</param>
/// <param name="Progress">How far it is.</param>
/// <param name="Kept">When it was kept: nothing was sent before.</param>
public sealed record KeptDelivery(OutgoingReply Reply, DeliveryProgress Progress, DateTimeOffset Kept);

/// <summary>Keeps replies until they are delivered, so that a key is delivered once, also over restarts.</summary>
/// <remarks>Calls are written in their order. Nothing is thrown for what the disk does: see <see cref="IStoreStatus"/>.</remarks>
public interface IOutboxStore
{
    /// <summary>Keeps a delivery before its first part is sent.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null: it is new and kept. Else its progress: a delivery with this key was kept before.</returns>
    Task<DeliveryProgress?> AddAsync(OutgoingReply delivery, CancellationToken cancellationToken);

    /// <summary>Gets how far a delivery is, or null when there is none with this key.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<DeliveryProgress?> FindAsync(string key, CancellationToken cancellationToken);

    /// <summary>Takes note of how far a delivery is. Returns at once. A delivery that is done is kept as a key alone.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="progress">How far it is.</param>
    void Record(string key, DeliveryProgress progress);

    /// <summary>Reads the deliveries that an earlier process did not finish, oldest first.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<KeptDelivery>> ReadPendingAsync(CancellationToken cancellationToken);
}
