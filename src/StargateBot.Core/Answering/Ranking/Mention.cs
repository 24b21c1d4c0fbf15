using StargateBot.Core.Answering.Understanding;

namespace StargateBot.Core.Answering.Ranking;

/// <summary>An expression in a passage that could be somebody's answer.</summary>
/// <param name="Type">Person, organisation, place, date, money, number, percentage, quotation or name.</param>
/// <param name="FirstToken">Index of the first token in the analyzed passage.</param>
/// <param name="TokenCount">Tokens, at least one.</param>
/// <param name="Start">Index of the first character in the passage.</param>
/// <param name="Length">Characters, unit and currency included.</param>
public sealed record Mention(AnswerType Type, int FirstToken, int TokenCount, int Start, int Length)
{
    /// <summary>Gets the index after the last token.</summary>
    public int EndToken => FirstToken + TokenCount;
}

/// <summary>One sentence of an analyzed passage.</summary>
/// <param name="FirstToken">Index of its first token in the passage.</param>
/// <param name="TokenCount">Tokens; zero for a sentence of punctuation.</param>
/// <param name="FirstMention">Index of its first mention in the passage.</param>
/// <param name="MentionCount">Mentions.</param>
/// <param name="Start">Index of the first character.</param>
/// <param name="Length">Characters.</param>
/// <param name="Cues">What else the sentence shows.</param>
public readonly record struct SentenceView(
    int FirstToken, int TokenCount, int FirstMention, int MentionCount, int Start, int Length, SentenceCues Cues)
{
    /// <summary>Gets the index after the last token.</summary>
    public int EndToken => FirstToken + TokenCount;
}

/// <summary>What a sentence shows beside its words.</summary>
[Flags]
public enum SentenceCues
{
    /// <summary>Nothing special.</summary>
    None = 0,

    /// <summary>It negates.</summary>
    Negated = 1,

    /// <summary>It holds words in quotation marks.</summary>
    Quoted = 2,

    /// <summary>It gives a cause or purpose.</summary>
    Causal = 4,

    /// <summary>It says what something is.</summary>
    Defining = 8,

    /// <summary>It lists: several items joined by commas or <c>and</c>.</summary>
    Listing = 16,

    /// <summary>It tells a size or number without digits, such as <c>several</c> or <c>the largest</c>.</summary>
    Degree = 32,
}
