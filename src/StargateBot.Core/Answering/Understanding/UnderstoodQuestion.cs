using StargateBot.Core.Languages;

namespace StargateBot.Core.Answering.Understanding;

/// <summary>One word of a question that passages are compared with.</summary>
/// <param name="Exact">Lower-case form.</param>
/// <param name="Stem">Stem in the question's language.</param>
/// <param name="Token">Index in the analyzed question, or -1 when it comes from an earlier question.</param>
/// <param name="Traits">Traits of the token.</param>
/// <param name="Strength">1 for the question's own words; less for what surrounds it: chat around the question, earlier questions.</param>
public readonly record struct QuestionTerm(string Exact, string Stem, int Token, TokenTraits Traits, float Strength)
{
    /// <summary>Gets whether it is written like a proper name.</summary>
    public bool IsName => (Traits & TokenTraits.Capitalized) != 0 && ((Traits & TokenTraits.SentenceStart) == 0 || (Traits & TokenTraits.Acronym) != 0);

    /// <summary>Gets whether it is a number.</summary>
    public bool IsNumber => (Traits & TokenTraits.Number) != 0;
}

/// <summary>What the pipeline knows of a question before it looks into the knowledge.</summary>
public sealed record UnderstoodQuestion
{
    /// <summary>Terms at most: sets of them are the bits of one word.</summary>
    public const int MaxTerms = 32;

    /// <summary>Gets the language of the reply.</summary>
    public required Language Language { get; init; }

    /// <summary>Gets what is asked for.</summary>
    public required QuestionKind Kind { get; init; }

    /// <summary>Gets what kind of expression would answer.</summary>
    public AnswerType ExpectedType { get; init; }

    /// <summary>Gets the question that is asked of the knowledge: normalised, instructions dropped, follow-ups resolved.</summary>
    public required AnalyzedText Analyzed { get; init; }

    /// <summary>Gets the part of <see cref="Analyzed"/> that passages are searched with: all of it, or the asking part of a rambling message.</summary>
    public AnalyzedText Searched { get => field ?? Analyzed; init; }

    /// <summary>Gets the words to compare with, in order; function words and the question's frame are left out.</summary>
    public required IReadOnlyList<QuestionTerm> Terms { get; init; }

    /// <summary>Gets the index in <see cref="Terms"/> of the noun that says what is asked for (<c>year</c> in "in which year"), or -1.</summary>
    public int Focus { get; init; } = -1;

    /// <summary>Gets whether the question names a role that one person holds, such as <c>CEO</c>.</summary>
    public bool NamesRole { get; init; }

    /// <summary>Gets whether the question negates.</summary>
    public bool IsNegated { get; init; }

    /// <summary>Gets whether an instruction to the bot was dropped from it.</summary>
    public bool HadInstruction { get; init; }

    /// <summary>Gets whether it was completed from an earlier question.</summary>
    public bool IsFollowUp { get; init; }

    /// <summary>Gets whether no earlier questions, whatever they are, could have changed it.</summary>
    public bool StandsAlone { get; init; }
}
