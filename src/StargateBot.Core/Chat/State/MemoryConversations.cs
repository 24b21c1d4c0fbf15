using StargateBot.Core.Answering;
using StargateBot.Core.Chat.Stores;

namespace StargateBot.Core.Chat.State;

/// <summary>Remembers conversations in memory: the last 8 questions of each, until 30 minutes after the last one; at most 10 000.</summary>
/// <param name="time">The clock.</param>
internal sealed class MemoryConversations(TimeProvider time) : IConversationMemory
{
    /// <summary>How many conversations are remembered.</summary>
    public const int Capacity = 10_000;

    private readonly Lock _gate = new();
    private readonly ExpiringMap<string, Conversation> _conversations = new(Capacity, Conversation.Lifetime, time);

    /// <inheritdoc/>
    public ValueTask<Conversation> RecallAsync(string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult(_conversations.Find(key) ?? Conversation.Empty);
        }
    }

    /// <inheritdoc/>
    public ValueTask RememberAsync(string key, string asker, string question, Answer answer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            _conversations.Set(key, (_conversations.Find(key) ?? Conversation.Empty).With(asker, question, answer));
        }

        return ValueTask.CompletedTask;
    }
}
