using System.Runtime.InteropServices;

namespace StargateBot.Core.Languages;

/// <summary>The phrases of word lists as runs of numbered words, so that a word is folded, stemmed and kept once.</summary>
/// <remarks>Thousands of phrases are read at every start of the program: numbers in lists take a tenth of what an object a phrase takes.</remarks>
internal sealed class LexiconPhrases
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<string> _words = [];
    private readonly List<int> _runs = [];
    private readonly List<int> _ends = [];
    private readonly List<int> _concepts = [];
    private readonly List<bool> _questionOnly = [];

    /// <summary>Begins without any phrase.</summary>
    public LexiconPhrases() => _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Gets the number of phrases.</summary>
    public int Count => _ends.Count;

    /// <summary>Gets the words, and after <see cref="Stem"/> also the stems that are no words, by their numbers.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>Adds a phrase; one without words or with more than <see cref="Lexicon.MaxPhraseTokens"/> is passed over.</summary>
    /// <param name="text">The phrase as its list writes it.</param>
    /// <param name="concept">What it means.</param>
    /// <param name="questionOnly">Whether it counts in questions only.</param>
    public void Add(string text, int concept, bool questionOnly)
    {
        var start = _runs.Count;
        Span<char> buffer = stackalloc char[WordScanner.BufferLength];
        for (var at = 0; WordScanner.TryNext(text, ref at, out var word);)
        {
            var exact = WordScanner.ExactForm(word, buffer);
            _runs.Add(_lookup.TryGetValue(exact, out var number) ? number : Number(exact.ToString()));
        }

        var count = _runs.Count - start;
        if (count is 0 or > Lexicon.MaxPhraseTokens)
        {
            _runs.RemoveRange(start, count);
            return;
        }

        _ends.Add(_runs.Count);
        _concepts.Add(concept);
        _questionOnly.Add(questionOnly);
    }

    /// <summary>Stems all words.</summary>
    /// <param name="language">The language of the stemmer.</param>
    /// <param name="words">The number of words, without stems.</param>
    /// <param name="minLength">A shorter stem is passed over.</param>
    /// <returns>By a word's number, the number of its stem, or -1.</returns>
    public int[] Stem(Language language, int words, int minLength)
    {
        var stems = new int[words];
        for (var number = 0; number < words; number++)
        {
            var word = _words[number];
            var stem = char.IsDigit(word[0]) ? word : Stemmer.Cut(word, language);
            stems[number] = stem.Length < minLength ? -1
                : ReferenceEquals(stem, word) ? number
                : _numbers.TryGetValue(stem, out var known) ? known : Number(stem);
        }

        return stems;
    }

    /// <summary>Gets the number of a word or stem.</summary>
    /// <param name="word">The word as <see cref="Token.Exact"/> or <see cref="Token.Stem"/> holds it.</param>
    /// <returns>The number, or -1 when no phrase has the word.</returns>
    public int NumberOf(string word) => _numbers.TryGetValue(word, out var number) ? number : -1;

    /// <summary>Gets the numbers of a phrase's words.</summary>
    /// <param name="phrase">Phrase number.</param>
    public ReadOnlySpan<int> RunOf(int phrase)
    {
        var start = phrase == 0 ? 0 : _ends[phrase - 1];
        return CollectionsMarshal.AsSpan(_runs)[start.._ends[phrase]];
    }

    /// <summary>Gets what a phrase means.</summary>
    /// <param name="phrase">Phrase number.</param>
    public int ConceptOf(int phrase) => _concepts[phrase];

    /// <summary>Gets whether a phrase counts in questions only.</summary>
    /// <param name="phrase">Phrase number.</param>
    public bool IsQuestionOnly(int phrase) => _questionOnly[phrase];

    private int Number(string word)
    {
        var number = _words.Count;
        _words.Add(word);
        _numbers.Add(word, number);
        return number;
    }
}
