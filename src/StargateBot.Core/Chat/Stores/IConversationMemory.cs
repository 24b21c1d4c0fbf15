using StargateBot.Core.Answering;

namespace StargateBot.Core.Chat.Stores;

/// <summary>What a conversation remembers.</summary>
/// <param name="Questions">Earlier questions, oldest first, bounded.</param>
/// <param name="Askers">Pseudonyms (<see cref="UserPseudonyms"/>) of those whom the bot answered in it.</param>
/// <param name="LastAnswer">The last answer with citations, or null.</param>
public sealed record Conversation(IReadOnlyList<string> Questions, IReadOnlyList<string> Askers, Answer? LastAnswer)
{
    /// <summary>How many questions of a conversation are remembered.</summary>
    public const int MaxQuestions = 8;

    /// <summary>How many of those who asked are remembered.</summary>
    public const int MaxAskers = 32;

    /// <summary>How much of a question is remembered, in UTF-16 units: a follow-up takes its subject from the beginning, and memory is bounded.</summary>
    public const int MaxQuestionLength = 500;

    /// <summary>How long a conversation is remembered after the last question.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    /// <summary>Gets a conversation that nothing was said in.</summary>
    public static Conversation Empty { get; } = new([], [], null);

    /// <summary>Gets the conversation after one more question.</summary>
    /// <param name="asker">Pseudonym of who asked.</param>
    /// <param name="question">The question.</param>
    /// <param name="answer">Its answer.</param>
    public Conversation With(string asker, string question, Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new Conversation(
            Append(Questions, Beginning(question), MaxQuestions),
            Askers.Contains(asker) ? Askers : Append(Askers, asker, MaxAskers),
            answer.Citations.Count > 0 ? answer : LastAnswer);
    }

    /// <summary>Gets what is remembered of a question.</summary>
    /// <param name="question">The question.</param>
    public static string Beginning(string question)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (question.Length <= MaxQuestionLength)
        {
            return question;
        }

        var end = char.IsHighSurrogate(question[MaxQuestionLength - 1]) ? MaxQuestionLength - 1 : MaxQuestionLength;
        return question[..end];
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
