using StargateBot.Core.Answering;

namespace StargateBot.Core.Chat;

/// <summary>Remembers which events and messages were taken, so that none is answered twice.</summary>
public interface IEventLog
{
    /// <summary>Takes keys as seen, all or none.</summary>
    /// <param name="keys">Keys of one event: the event's own and its message's.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False when one of them was taken before, by whomever.</returns>
    ValueTask<bool> TryClaimAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken);
}

/// <summary>What a conversation remembers.</summary>
/// <param name="Questions">Earlier questions, oldest first, bounded.</param>
/// <param name="Askers">User ids of those whom the bot answered in it.</param>
/// <param name="LastAnswer">The last answer with citations, or null.</param>
public sealed record Conversation(IReadOnlyList<string> Questions, IReadOnlyList<string> Askers, Answer? LastAnswer)
{
    /// <summary>Gets a conversation that nothing was said in.</summary>
    public static Conversation Empty { get; } = new([], [], null);
}

/// <summary>Remembers conversations for a while, and answers by their id. Bounded; old ones are forgotten.</summary>
public interface IConversationMemory
{
    /// <summary>Gets what is remembered of a conversation; <see cref="Conversation.Empty"/> for none.</summary>
    /// <param name="key">Key of the conversation.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<Conversation> RecallAsync(string key, CancellationToken cancellationToken);

    /// <summary>Adds a question and its answer to a conversation.</summary>
    /// <param name="key">Key of the conversation.</param>
    /// <param name="userId">Who asked.</param>
    /// <param name="question">The question.</param>
    /// <param name="answer">Its answer.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask RememberAsync(string key, string userId, string question, Answer answer, CancellationToken cancellationToken);

    /// <summary>Gets an answer by its trace id, or null when it is forgotten.</summary>
    /// <param name="answerId">The trace id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<Answer?> FindAnswerAsync(string answerId, CancellationToken cancellationToken);
}

/// <summary>Keeps what has to be sent until it is done, so that a key is delivered once.</summary>
public interface IOutboxStore
{
    /// <summary>Keeps a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False when a message with this key was kept before.</returns>
    ValueTask<bool> TryAddAsync(OutgoingMessage message, CancellationToken cancellationToken);

    /// <summary>Marks a message as done.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="result">How it ended: sent, refused, unknown, or not yet when tries and time were used up.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask CompleteAsync(string key, SendResult result, CancellationToken cancellationToken);
}
