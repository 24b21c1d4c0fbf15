using StargateBot.Core.Answering;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Chat.Stores;

/// <summary>Somebody who wants to be told when a question becomes covered. The user's id is kept plain: without it nobody could be told.</summary>
/// <param name="AnswerId">Trace id of the abstention.</param>
/// <param name="Place">Where it was asked.</param>
/// <param name="UserId">The platform's id of the person.</param>
/// <param name="Question">What was asked.</param>
/// <param name="Language">Language of the abstention.</param>
/// <param name="At">When the person asked to be told.</param>
public sealed record GapSubscription(string AnswerId, ChatPlace Place, string UserId, Question Question, Language Language, DateTimeOffset At);

/// <summary>Keeps who wants to be told when a question becomes covered.</summary>
public interface ISubscriptionStore
{
    /// <summary>Keeps a subscription; a second one of the same person for the same answer changes nothing.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task AddAsync(GapSubscription subscription, CancellationToken cancellationToken);

    /// <summary>Reads all open subscriptions, oldest first.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<GapSubscription>> ReadOpenAsync(CancellationToken cancellationToken);

    /// <summary>Removes a subscription: the person was told, or cannot be.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task RemoveAsync(GapSubscription subscription, CancellationToken cancellationToken);
}
