using StargateBot.Core.Answering;

namespace StargateBot.Core.Chat.Stores;

/// <summary>What a conversation remembers.</summary>
/// <param name="Questions">Earlier questions, oldest first, bounded.</param>
/// <param name="Askers">Pseudonyms (<see cref="UserPseudonyms"/>) of those whom the bot answered in it.</param>
/// <param name="LastAnswer">The last answer with citations, or null.</param>
public sealed record Conversation(IReadOnlyList<string> Questions, IReadOnlyList<string> Askers, Answer? LastAnswer)
{
    /// <summary>Gets a conversation that nothing was said in.</summary>
    public static Conversation Empty { get; } = new([], [], null);
}

/// <summary>Remembers conversations for a while. Bounded; old ones are forgotten.</summary>
public interface IConversationMemory
{
    /// <summary>Gets what is remembered of a conversation; <see cref="Conversation.Empty"/> for none.</summary>
    /// <param name="key">Key of the conversation.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<Conversation> RecallAsync(string key, CancellationToken cancellationToken);

    /// <summary>Adds a question and its answer to a conversation.</summary>
    /// <param name="key">Key of the conversation.</param>
    /// <param name="asker">Pseudonym of who asked.</param>
    /// <param name="question">The question.</param>
    /// <param name="answer">Its answer.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask RememberAsync(string key, string asker, string question, Answer answer, CancellationToken cancellationToken);
}
