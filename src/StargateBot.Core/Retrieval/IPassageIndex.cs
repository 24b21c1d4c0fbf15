using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Retrieval;

/// <summary>A unit that a search found.</summary>
/// <param name="Unit">Unit number, from 0 in reading order, below <see cref="IPassageIndex.Count"/>.</param>
/// <param name="Score">Relevance, higher is better; comparable inside one search only.</param>
public readonly record struct ScoredUnit(int Unit, float Score);

/// <summary>The searchable passages of one knowledge snapshot. Immutable, safe for many callers at once.</summary>
public interface IPassageIndex : IDisposable
{
    /// <summary>Gets the number of units: passages, where a passage and its translation count once.</summary>
    int Count { get; }

    /// <summary>Gets a unit with its texts, from memory or from disk.</summary>
    /// <param name="unit">Unit number.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="unit"/> is not a unit.</exception>
    PassageUnit GetUnit(int unit);

    /// <summary>Gets how many units contain a word, in the given form, in any language.</summary>
    /// <param name="exact">Word as <see cref="Token.Exact"/> holds it.</param>
    int ExactFrequency(string exact);

    /// <summary>Gets how many units contain a word of the given stem in the given language.</summary>
    /// <param name="stem">Stem as <see cref="Token.Stem"/> holds it.</param>
    /// <param name="language">Language of the stem.</param>
    int StemFrequency(string stem, Language language);

    /// <summary>Gets how many units write a word as a name: with an upper-case letter inside a sentence, or as an acronym.</summary>
    /// <param name="exact">Word as <see cref="Token.Exact"/> holds it.</param>
    int NameFrequency(string exact);

    /// <summary>Gets how many units name a concept, in any language.</summary>
    /// <param name="concept">Concept number of the lexicon that the index was built with.</param>
    int ConceptFrequency(int concept);

    /// <summary>Finds the word of the knowledge that a word unknown to it was probably meant to be.</summary>
    /// <param name="word">Word as <see cref="Token.Exact"/> holds it.</param>
    /// <returns>The most frequent of the closest words, or null when none is close enough for the word's length.</returns>
    string? Correct(string word);

    /// <summary>Ranks units for a question.</summary>
    /// <param name="question">The question, analyzed from the question side.</param>
    /// <param name="top">Units wanted, at least 1.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>At most <paramref name="top"/> units, best first; ties in reading order; none when nothing matches.</returns>
    IReadOnlyList<ScoredUnit> Search(AnalyzedText question, int top, CancellationToken cancellationToken);
}
