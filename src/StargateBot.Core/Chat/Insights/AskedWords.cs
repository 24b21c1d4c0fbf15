using System.Runtime.InteropServices;
using StargateBot.Core.Answering.Ranking;
using StargateBot.Core.Answering.Understanding;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Chat.Insights;

/// <summary>What is known of words from general lists and from the questions themselves: what many people write is no slip.</summary>
internal sealed class AskedWords : IQuestionVocabulary
{
    // A word that so many questions have is meant as it is written.
    private const int Established = 5;

    // As common in general text as this, a word needs no correction.
    private const float GenerallyKnownShare = 1f / 7_000;

    private readonly Lexicon _lexicon;
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _corrections = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, Language), bool> _known = [];
    private readonly SpellingList _candidates;

    /// <summary>Counts the words of questions.</summary>
    /// <param name="lexicon">The word lists.</param>
    /// <param name="questions">The questions.</param>
    public AskedWords(Lexicon lexicon, IEnumerable<string> questions)
    {
        _lexicon = lexicon;
        var words = new Dictionary<string, Token>(StringComparer.Ordinal);
        foreach (var question in questions)
        {
            foreach (var token in TextAnalyzer.Tokenize(question, Language.Indonesian))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_counts, token.Exact, out _)++;
                words.TryAdd(token.Exact, token);
            }
        }

        _candidates = new SpellingList(words.Values.Where(IsEstablished).Select(token => token.Exact));
    }

    /// <summary>Gets whether a word is one of general language, and no name.</summary>
    /// <param name="token">The word.</param>
    /// <param name="language">Language of the text that it stands in.</param>
    public bool IsGeneral(Token token, Language language)
    {
        if (!_known.TryGetValue((token.Exact, language), out var known))
        {
            known = IsGeneralIn(token, language) || IsGeneralIn(token, language.Other());
            _known.Add((token.Exact, language), known);
        }

        return known;
    }

    /// <inheritdoc/>
    public bool IsKnown(Token token, Language language) => IsGeneral(token, language) || _counts.GetValueOrDefault(token.Exact) >= Established;

    /// <inheritdoc/>
    public string? Correct(string word)
    {
        if (!_corrections.TryGetValue(word, out var correction))
        {
            _corrections.Add(word, correction = _candidates.Closest(word));
        }

        return correction;
    }

    /// <inheritdoc/>
    public bool IsName(string word) => _counts.GetValueOrDefault(word) >= Established && !IsGeneral(new Token(0, word.Length, word, word, TokenTraits.None), Language.Indonesian);

    private bool IsEstablished(Token token) => _counts[token.Exact] >= Established || IsGeneral(token, Language.Indonesian);

    private bool IsGeneralIn(Token token, Language language) =>
        _lexicon.Knows(token, language)
        || LightWords.Contains(token.Exact, language)
        || FunctionWords.For(language).Contains(token.Exact)
        || TermFrequencies.ShareOf(token.Exact, language) > GenerallyKnownShare;
}
