using System.Collections.Frozen;

namespace StargateBot.Core.Languages;

/// <summary>The shipped lists of words that carry no content for retrieval, and of negations.</summary>
public sealed class FunctionWords
{
    private readonly FrozenSet<string> _words;
    private readonly FrozenSet<string> _negations;

    private FunctionWords(Language language)
    {
        _words = WordFile.ReadLines($"function-words.{language.ToCode()}.txt").ToFrozenSet(StringComparer.Ordinal);
        _negations = WordFile.ReadTagged("negations.txt", language).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Gets the lists of Indonesian.</summary>
    public static FunctionWords Indonesian { get; } = new(Language.Indonesian);

    /// <summary>Gets the lists of English.</summary>
    public static FunctionWords English { get; } = new(Language.English);

    /// <summary>Gets the lists of a language.</summary>
    /// <param name="language">The language.</param>
    public static FunctionWords For(Language language) => language == Language.Indonesian ? Indonesian : English;

    /// <summary>Gets whether a word is a function word. Negations are not: they turn a statement around.</summary>
    /// <param name="word">Lower-case word.</param>
    public bool Contains(string word) => _words.Contains(word);

    /// <summary>Gets whether a word negates.</summary>
    /// <param name="word">Lower-case word.</param>
    public bool Negates(string word) => _negations.Contains(word);
}
