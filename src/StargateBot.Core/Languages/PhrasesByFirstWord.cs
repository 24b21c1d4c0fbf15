namespace StargateBot.Core.Languages;

/// <summary>The phrases of word lists by their first words, in the eyes of one language's stemmer.</summary>
internal sealed class PhrasesByFirstWord
{
    // Stems shorter than this unite words that have nothing in common.
    private const int MinStemLength = 4;

    private readonly LexiconPhrases _phrases;
    private readonly int[] _stems;
    private readonly NumberGroups _byExact;
    private readonly NumberGroups _byStem;

    private PhrasesByFirstWord(LexiconPhrases phrases, int[] stems)
    {
        var exact = new NumberGroups.Builder(phrases.Words.Count);
        var stem = new NumberGroups.Builder(phrases.Words.Count);
        for (var phrase = 0; phrase < phrases.Count; phrase++)
        {
            var word = phrases.RunOf(phrase)[0];
            exact.Add(word, phrase);
            if (stems[word] >= 0)
            {
                stem.Add(stems[word], phrase);
                if (stems[word] != word)
                {
                    exact.Add(stems[word], phrase);
                }
            }
        }

        _phrases = phrases;
        _stems = stems;
        _byExact = exact.ToGroups();
        _byStem = stem.ToGroups();
    }

    /// <summary>Indexes phrases for each language.</summary>
    /// <param name="phrases">All phrases; none is added afterwards.</param>
    /// <returns>By <see cref="Language"/>.</returns>
    public static PhrasesByFirstWord[] Of(LexiconPhrases phrases)
    {
        var words = phrases.Words.Count;
        int[][] stems = [phrases.Stem(Language.Indonesian, words, MinStemLength), phrases.Stem(Language.English, words, MinStemLength)];
        return [new(phrases, stems[(int)Language.Indonesian]), new(phrases, stems[(int)Language.English])];
    }

    /// <summary>Gets the phrases whose first word is a word, or has it as its stem, in the order of the lists.</summary>
    /// <param name="token">The word.</param>
    public ReadOnlySpan<int> StartingWith(Token token) => _byExact[_phrases.NumberOf(token.Exact)];

    /// <summary>Gets the phrases whose first word has the stem of an inflected word, in the order of the lists.</summary>
    /// <param name="token">The word; one that is its own stem has none here.</param>
    public ReadOnlySpan<int> StartingWithStem(Token token) =>
        token.Stem.Length < MinStemLength || ReferenceEquals(token.Stem, token.Exact) ? [] : _byStem[_phrases.NumberOf(token.Stem)];

    /// <summary>Gets whether a text goes on as a phrase does.</summary>
    /// <param name="phrase">A phrase that starts with the token at <paramref name="first"/>.</param>
    /// <param name="tokens">The text.</param>
    /// <param name="first">Index of the first token.</param>
    public bool Continues(int phrase, Token[] tokens, int first)
    {
        var run = _phrases.RunOf(phrase);
        if (first + run.Length > tokens.Length)
        {
            return false;
        }

        for (var i = 1; i < run.Length; i++)
        {
            ref readonly var token = ref tokens[first + i];
            var stem = _stems[run[i]];
            if (token.Exact != _phrases.Words[run[i]] && (stem < 0 || token.Stem != _phrases.Words[stem]))
            {
                return false;
            }
        }

        return true;
    }
}
