namespace StargateBot.Core.Languages;

/// <summary>What is known of a token from its characters and the word lists alone.</summary>
[Flags]
public enum TokenTraits
{
    /// <summary>Nothing special.</summary>
    None = 0,

    /// <summary>A function word of the text's language: it carries no content for retrieval.</summary>
    FunctionWord = 1,

    /// <summary>Begins with an upper-case letter.</summary>
    Capitalized = 2,

    /// <summary>Begins with a digit.</summary>
    Number = 4,

    /// <summary>The first token of its sentence, where an upper-case letter says little.</summary>
    SentenceStart = 8,

    /// <summary>A negation of either language, such as <c>tidak</c> or <c>not</c>.</summary>
    Negation = 16,

    /// <summary>Two or more upper-case letters, such as <c>HBM</c>.</summary>
    Acronym = 32,
}

/// <summary>One word or number of a text.</summary>
/// <param name="Start">Index of its first character in the text.</param>
/// <param name="Length">Characters.</param>
/// <param name="Exact">Lower-case form without diacritics.</param>
/// <param name="Stem">Stem of <paramref name="Exact"/> in the language of the text; equal to it for numbers and names of digits.</param>
/// <param name="Traits">What the characters and word lists tell.</param>
public readonly record struct Token(int Start, int Length, string Exact, string Stem, TokenTraits Traits)
{
    /// <summary>Gets the index after its last character.</summary>
    public int End => Start + Length;

    /// <summary>Gets whether it carries content: no function word.</summary>
    public bool IsContent => (Traits & TokenTraits.FunctionWord) == 0;

    /// <summary>Gets whether all of the given traits hold.</summary>
    /// <param name="traits">Traits to look for.</param>
    public bool Is(TokenTraits traits) => (Traits & traits) == traits;
}

/// <summary>A run of tokens that names a concept of the <see cref="Lexicon"/>.</summary>
/// <param name="Concept">Concept number, valid inside one lexicon.</param>
/// <param name="FirstToken">Index of the first token.</param>
/// <param name="TokenCount">Tokens, at least one.</param>
public readonly record struct ConceptSpan(int Concept, int FirstToken, int TokenCount)
{
    /// <summary>Gets whether a token belongs to the run.</summary>
    /// <param name="token">Index of a token; -1 belongs to none.</param>
    public bool Covers(int token) => token >= FirstToken && token < FirstToken + TokenCount;
}

/// <summary>A text cut into tokens, with the concepts that it names.</summary>
/// <param name="Text">The text itself; token offsets count its UTF-16 characters.</param>
/// <param name="Language">Language whose stemmer and function words were used.</param>
/// <param name="Tokens">Tokens in order.</param>
/// <param name="Concepts">Concept runs, ordered by first token; they may overlap.</param>
public sealed record AnalyzedText(string Text, Language Language, Token[] Tokens, ConceptSpan[] Concepts);
