using StargateBot.Core.Answering;
using StargateBot.Core.Chat.Stores;

namespace StargateBot.Core.Chat.State;

/// <summary>Remembers conversations in memory: the last 8 questions of each, until 30 minutes after the last one; at most 10 000.</summary>
/// <param name="time">The clock.</param>
internal sealed class MemoryConversations(TimeProvider time) : IConversationMemory
{
    /// <summary>How many questions of a conversation are remembered.</summary>
    public const int MaxQuestions = 8;

    /// <summary>How many of those who asked are remembered.</summary>
    public const int MaxAskers = 32;

    /// <summary>How many conversations are remembered.</summary>
    public const int Capacity = 10_000;

    /// <summary>How much of a question is remembered, in UTF-16 units: a follow-up takes its subject from the beginning, and memory is bounded.</summary>
    public const int MaxQuestionLength = 500;

    private readonly Lock _gate = new();
    private readonly ExpiringMap<string, Conversation> _conversations = new(Capacity, TimeSpan.FromMinutes(30), time);

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
        var cited = answer.Citations.Count > 0;
        lock (_gate)
        {
            var before = _conversations.Find(key) ?? Conversation.Empty;
            _conversations.Set(key, new Conversation(
                Append(before.Questions, Beginning(question), MaxQuestions),
                before.Askers.Contains(asker) ? before.Askers : Append(before.Askers, asker, MaxAskers),
                cited ? answer : before.LastAnswer));
        }

        return ValueTask.CompletedTask;
    }

    private static string[] Append(IReadOnlyList<string> before, string last, int max)
    {
        var dropped = Math.Max(0, before.Count + 1 - max);
        var all = new string[before.Count + 1 - dropped];
        for (var i = dropped; i < before.Count; i++)
        {
            all[i - dropped] = before[i];
        }

        all[^1] = last;
        return all;
    }

    private static string Beginning(string question)
    {
        if (question.Length <= MaxQuestionLength)
        {
            return question;
        }

        var end = char.IsHighSurrogate(question[MaxQuestionLength - 1]) ? MaxQuestionLength - 1 : MaxQuestionLength;
        return question[..end];
    }
}
