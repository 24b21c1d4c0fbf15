namespace StargateBot.Core.Chat.Stores;

/// <summary>What is kept of one person.</summary>
/// <param name="Answers">Answers to their questions.</param>
/// <param name="Votes">Votes.</param>
/// <param name="Subscriptions">Questions that they want to be told of.</param>
public sealed record PersonRecord(int Answers, int Votes, int Subscriptions);

/// <summary>Tells and removes what is kept of a person.</summary>
public interface IPrivacyStore
{
    /// <summary>Counts what is kept of a person.</summary>
    /// <param name="place">Platform and tenant.</param>
    /// <param name="userId">The platform's id of the person.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<PersonRecord> CountAsync(ChatPlace place, string userId, CancellationToken cancellationToken);

    /// <summary>Removes the person's questions, answers, votes and subscriptions, and what conversations remember of them.</summary>
    /// <param name="place">Platform and tenant.</param>
    /// <param name="userId">The platform's id of the person.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was removed.</returns>
    /// <exception cref="IOException">It could not be removed.</exception>
    Task<PersonRecord> ForgetAsync(ChatPlace place, string userId, CancellationToken cancellationToken);
}
