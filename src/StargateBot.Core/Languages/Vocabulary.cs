using System.Collections.Concurrent;

namespace StargateBot.Core.Languages;

/// <summary>What is known of a word in a language, whatever text it stands in.</summary>
/// <param name="Exact">Lower-case form without diacritics.</param>
/// <param name="Stem">Its stem; the same instance as <paramref name="Exact"/> when nothing was cut.</param>
/// <param name="Traits"><see cref="TokenTraits.FunctionWord"/> and <see cref="TokenTraits.Negation"/>.</param>
internal sealed record VocabularyWord(string Exact, string Stem, TokenTraits Traits);

/// <summary>The words seen so far in one language, so that a word is stemmed and looked up once. Safe for many callers at once.</summary>
internal sealed class Vocabulary
{
    // Enough for a large knowledge folder, about 20 MB; further words are worked out each time.
    private const int MaxRemembered = 100_000;

    private static readonly Vocabulary Indonesian = new(Language.Indonesian);
    private static readonly Vocabulary English = new(Language.English);

    private readonly Language _language;
    private readonly FunctionWords _functionWords;
    private readonly ConcurrentDictionary<string, VocabularyWord> _words = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, VocabularyWord>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private int _remembered;

    private Vocabulary(Language language)
    {
        _language = language;
        _functionWords = FunctionWords.For(language);
        _lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Gets the vocabulary of a language.</summary>
    public static Vocabulary For(Language language) => language == Language.Indonesian ? Indonesian : English;

    /// <summary>Gets what is known of a word.</summary>
    /// <param name="exact">Lower-case word without diacritics.</param>
    public VocabularyWord Get(ReadOnlySpan<char> exact)
    {
        if (_lookup.TryGetValue(exact, out var known))
        {
            return known;
        }

        var word = exact.ToString();
        var traits = _functionWords.Negates(word) ? TokenTraits.Negation | TokenTraits.FunctionWord
            : _functionWords.Contains(word) ? TokenTraits.FunctionWord : TokenTraits.None;
        var added = new VocabularyWord(word, Stemmer.Cut(word, _language), traits);
        if (Volatile.Read(ref _remembered) < MaxRemembered && _words.TryAdd(word, added))
        {
            Interlocked.Increment(ref _remembered);
        }

        return added;
    }
}
