using StargateBot.Core.Languages;

namespace StargateBot.Core.Answering;

/// <summary>How a question ended; the asker can always tell the cases apart.</summary>
public enum AnswerOutcome
{
    /// <summary>The knowledge states it; every sentence is cited.</summary>
    Answered,

    /// <summary>The knowledge does not say.</summary>
    Abstained,

    /// <summary>A greeting, thanks, or a question about the bot itself.</summary>
    Help,

    /// <summary>Refused for now: rate, permission, size or load.</summary>
    Limited,

    /// <summary>A fault of ours; the trace id finds it in the log.</summary>
    Failed,
}

/// <summary>One question with what is known of its circumstances.</summary>
/// <param name="Text">What the person wrote.</param>
public sealed record Question(string Text)
{
    /// <summary>Gets the earlier questions of the same conversation, oldest first.</summary>
    public IReadOnlyList<string> History { get; init; } = [];

    /// <summary>Gets the language the reply must be in, or null to decide by the words.</summary>
    public Language? Language { get; init; }

    /// <summary>Gets the language to fall back to when words and history hold no evidence: the user's locale.</summary>
    public Language? Locale { get; init; }
}

/// <summary>The evidence of one statement.</summary>
/// <param name="Number">The mark in the answer's text, from 1.</param>
/// <param name="Document">Document id.</param>
/// <param name="Title">Document title.</param>
/// <param name="Locator">Passage locator, such as <c>¶3</c>.</param>
/// <param name="Quote">Words that stand character for character in that passage.</param>
/// <param name="Language">Language of the quote.</param>
public sealed record Citation(int Number, string Document, string Title, string Locator, string Quote, Language Language)
{
    /// <summary>Gets whether the quote is from a translation; its original is then cited too.</summary>
    public bool IsTranslation { get; init; }

    /// <summary>Gets the hash (<see cref="Knowledge.PassageHash"/>) of the whole passage, by which later changes of it are noticed.</summary>
    public ulong PassageHash { get; init; }
}

/// <summary>A passage that retrieval offered.</summary>
/// <param name="Document">Document id.</param>
/// <param name="Locator">Passage locator.</param>
/// <param name="Score">Relevance, higher is better; comparable inside one answer only.</param>
public sealed record RetrievedPassage(string Document, string Locator, double Score);

/// <summary>The platform-neutral answer to one question.</summary>
public sealed record Answer
{
    /// <summary>Gets how the question ended.</summary>
    public required AnswerOutcome Outcome { get; init; }

    /// <summary>Gets the language of <see cref="Text"/>.</summary>
    public required Language Language { get; init; }

    /// <summary>Gets what a person is shown: plain text with <c>**bold**</c> leads and <c>[1]</c> marks.</summary>
    public required string Text { get; init; }

    /// <summary>Gets the evidence, numbered from 1; empty unless <see cref="AnswerOutcome.Answered"/>.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>Gets the best passages, at most three, also when abstained.</summary>
    public IReadOnlyList<RetrievedPassage> Retrieved { get; init; } = [];

    /// <summary>Gets up to three topics near the question that the knowledge covers; only when abstained or helping.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Gets the calibrated probability that the answer is right, 0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>Gets which composer wrote the text: <c>extractive</c>, <c>generative</c> or <c>none</c>.</summary>
    public string Composer { get; init; } = "none";

    /// <summary>Gets whether the question says all by itself: no earlier questions, whatever they are, could have changed the answer.</summary>
    internal bool StandsAlone { get; init; }

    /// <summary>Gets the version of the knowledge snapshot that was asked.</summary>
    public string Snapshot { get; init; } = "";

    /// <summary>Gets the short id of this answer.</summary>
    public required string TraceId { get; init; }

    /// <summary>Gets how long answering took.</summary>
    public TimeSpan Elapsed { get; init; }
}

/// <summary>Answers questions from the current knowledge snapshot. Safe for many callers at once.</summary>
public interface IAnswerService
{
    /// <summary>Answers one question. Whatever was asked gives an answer; nothing is thrown for bad input.</summary>
    /// <param name="question">The question.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    ValueTask<Answer> AnswerAsync(Question question, CancellationToken cancellationToken);
}
