using StargateBot.Core.Answering.Understanding;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Answering.Ranking;

/// <summary>How a token of a passage was recognised as a word of the question. A better way has the higher value.</summary>
internal enum MatchKind : byte
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Both begin with the same letters.</summary>
    Prefix,

    /// <summary>Both name the same concept of the general lists.</summary>
    Concept,

    /// <summary>Both name the same concept of the knowledge's own lists.</summary>
    OwnConcept,

    /// <summary>Both have the same stem.</summary>
    Stem,

    /// <summary>The same word.</summary>
    Exact,
}

/// <summary>Finds the words of one question in passages. Made once per question; not for several threads.</summary>
internal sealed class QuestionMatcher
{
    // Two words that share this many first letters are usually related in both languages.
    private const int PrefixLength = 5;

    private static readonly float[] Qualities = [0, 0.45f, 0.75f, 0.92f, 0.95f, 1];

    private readonly Dictionary<string, uint> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, uint> _stems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, uint>.AlternateLookup<ReadOnlySpan<char>> _prefixes =
        new Dictionary<string, uint>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly Dictionary<int, (uint Terms, MatchKind Kind)> _concepts = [];

    /// <summary>Prepares a question.</summary>
    /// <param name="question">The question.</param>
    /// <param name="terms">Its terms, as in <paramref name="weights"/>.</param>
    /// <param name="weights">How much each term tells.</param>
    /// <param name="lexicon">The lexicon that the question was analyzed with.</param>
    public QuestionMatcher(UnderstoodQuestion question, IReadOnlyList<QuestionTerm> terms, float[] weights, Lexicon lexicon)
    {
        Question = question;
        Terms = terms;
        Weights = weights;
        for (var i = 0; i < terms.Count; i++)
        {
            var term = terms[i];
            var bit = 1u << i;
            Add(_exact, term.Exact, bit);
            if (term.IsNumber)
            {
                NumberTerms |= bit;
                continue;
            }

            if (term.IsName)
            {
                NameTerms |= bit;
            }

            Add(_stems, term.Stem, bit);
            if (term.Exact.Length > PrefixLength)
            {
                var prefix = term.Exact.AsSpan(0, PrefixLength);
                _prefixes[prefix] = (_prefixes.TryGetValue(prefix, out var bits) ? bits : 0) | bit;
            }

            if (term.Strength >= 1)
            {
                OwnTerms |= bit;
            }
        }

        OwnTerms |= NumberTerms;
        foreach (var span in question.Analyzed.Concepts)
        {
            var bits = 0u;
            for (var i = 0; i < terms.Count; i++)
            {
                if (span.Covers(terms[i].Token))
                {
                    bits |= 1u << i;
                }
            }

            if (bits != 0)
            {
                var before = _concepts.TryGetValue(span.Concept, out var known) ? known.Terms : 0;
                _concepts[span.Concept] = (before | bits, lexicon.IsOwn(span.Concept) ? MatchKind.OwnConcept : MatchKind.Concept);
            }
        }
    }

    /// <summary>Gets the question.</summary>
    public UnderstoodQuestion Question { get; }

    /// <summary>Gets the terms; bit i of a mask stands for term i.</summary>
    public IReadOnlyList<QuestionTerm> Terms { get; }

    /// <summary>Gets how much each term tells.</summary>
    public float[] Weights { get; }

    /// <summary>Gets the terms that are written like names.</summary>
    public uint NameTerms { get; }

    /// <summary>Gets the terms that are numbers.</summary>
    public uint NumberTerms { get; }

    /// <summary>Gets the terms of the question itself, without its surroundings.</summary>
    public uint OwnTerms { get; }

    /// <summary>Gets how much a way of matching counts, 0 to 1.</summary>
    /// <param name="kind">The way.</param>
    public static float QualityOf(MatchKind kind) => Qualities[(int)kind];

    /// <summary>Finds the terms that each token of a passage stands for.</summary>
    /// <param name="text">The analyzed passage.</param>
    /// <param name="terms">Receives a mask per token; as long as the tokens.</param>
    /// <param name="kinds">Receives the best way per token; as long as the tokens.</param>
    public void Match(AnalyzedText text, Span<uint> terms, Span<MatchKind> kinds)
    {
        terms.Clear();
        kinds.Clear();
        var sameLanguage = text.Language == Question.Analyzed.Language;
        for (var t = 0; t < text.Tokens.Length; t++)
        {
            ref readonly var token = ref text.Tokens[t];
            if (_exact.TryGetValue(token.Exact, out var bits))
            {
                Set(terms, kinds, t, bits, MatchKind.Exact);
            }
            else if (sameLanguage && _stems.TryGetValue(token.Stem, out bits))
            {
                Set(terms, kinds, t, bits, MatchKind.Stem);
            }
            else if (token.Length > PrefixLength && token.IsContent && _prefixes.TryGetValue(token.Exact.AsSpan(0, Math.Min(PrefixLength, token.Exact.Length)), out bits))
            {
                Set(terms, kinds, t, bits, MatchKind.Prefix);
            }
        }

        if (_concepts.Count == 0)
        {
            return;
        }

        foreach (var span in text.Concepts)
        {
            if (_concepts.TryGetValue(span.Concept, out var concept))
            {
                for (var t = span.FirstToken; t < span.FirstToken + span.TokenCount; t++)
                {
                    Set(terms, kinds, t, concept.Terms, concept.Kind);
                }
            }
        }
    }

    private static void Set(Span<uint> terms, Span<MatchKind> kinds, int token, uint bits, MatchKind kind)
    {
        if (kind > kinds[token])
        {
            // A prefix match is only a guess; a better way replaces it. Others add up.
            terms[token] = kinds[token] == MatchKind.Prefix ? bits : terms[token] | bits;
            kinds[token] = kind;
        }
        else if (kind == kinds[token])
        {
            terms[token] |= bits;
        }
    }

    private static void Add(Dictionary<string, uint> map, string key, uint bit) =>
        map[key] = (map.TryGetValue(key, out var bits) ? bits : 0) | bit;
}
