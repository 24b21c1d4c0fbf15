namespace StargateBot.Core.Languages;

/// <summary>The shipped lists of words that carry no content for retrieval, and of negations.</summary>
public sealed class FunctionWords
{
    private readonly HashSet<string> _words;
    private readonly HashSet<string> _negations;

    private FunctionWords(Language language)
    {
        _words = new HashSet<string>(WordFile.ReadLines($"function-words.{language.ToCode()}.txt"), StringComparer.Ordinal);
        _negations = new HashSet<string>(WordFile.ReadTagged("negations.txt", language), StringComparer.Ordinal);
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
