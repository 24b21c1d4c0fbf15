using System.Runtime.InteropServices;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace StargateBot.Core.Retrieval;

/// <summary>Prefers, of the best units, those that have neighbouring words of the question close together.</summary>
/// <remarks>
/// Two words that follow each other in the question and stand close to each other in the passage count like a phrase; after
/// T. Tao and C. Zhai, "An exploration of proximity measures in information retrieval", SIGIR 2007. Distances count content
/// words only, as the stem fields hold no others. Positions are read for the best units alone, so the cost does not grow
/// with the index.
/// </remarks>
internal sealed class ProximityRanker
{
    // In content words. A phrase keeps its meaning with a word or two between; farther apart the words still share a sentence.
    private const int Close = 3;
    private const int SameSentence = 8;

    // A word repeated all over a long passage is close to everything; its first places say enough.
    private const int MaxPositions = 32;

    private readonly List<(BytesRef Stem, float Idf)> _words = [];
    private readonly List<int> _positions = [];
    private readonly List<int> _ends = [];
    private DocsAndPositionsEnum? _reusable;
    private int _count;

    /// <summary>Forgets the words of the search before.</summary>
    public void Clear() => _count = 0;

    /// <summary>Adds the next word of the question.</summary>
    /// <param name="stem">Term of the stem field; copied.</param>
    /// <param name="idf">Its inverse document frequency.</param>
    public void Add(BytesRef stem, float idf)
    {
        if (_count == _words.Count)
        {
            _words.Add((new BytesRef(), 0));
        }

        var kept = _words[_count].Stem;
        kept.CopyBytes(stem);
        _words[_count++] = (kept, idf);
    }

    /// <summary>Adds what proximity is worth to the scores.</summary>
    /// <param name="units">Units in ascending order of number.</param>
    /// <param name="terms">The stem field of the question's language.</param>
    /// <param name="weight">Worth of a close pair, relative to the smaller of its words' inverse document frequencies.</param>
    public void AddTo(ScoredUnit[] units, TermsEnum terms, float weight)
    {
        if (_count < 2 || units.Length < 2)
        {
            return;
        }

        ReadPositions(units, terms);
        for (var u = 0; u < units.Length; u++)
        {
            var sum = 0f;
            for (var w = 0; w + 1 < _count; w++)
            {
                var share = ShareOf(Distance(PositionsOf(w, u, units.Length), PositionsOf(w + 1, u, units.Length)));
                sum += share * Math.Min(_words[w].Idf, _words[w + 1].Idf);
            }

            units[u] = units[u] with { Score = units[u].Score + (weight * sum) };
        }
    }

    private static float ShareOf(int distance) => distance switch
    {
        <= Close => 1,
        <= SameSentence => 0.5f,
        _ => 0,
    };

    /// <summary>Gets the least distance; words in the order of the question are one nearer than in the other order.</summary>
    private static int Distance(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        var least = int.MaxValue;
        foreach (var a in first)
        {
            foreach (var b in second)
            {
                least = Math.Min(least, b > a ? b - a : a - b + 1);
            }
        }

        return least;
    }

    private void ReadPositions(ScoredUnit[] units, TermsEnum terms)
    {
        _positions.Clear();
        _ends.Clear();
        for (var w = 0; w < _count; w++)
        {
            var postings = terms.SeekExact(_words[w].Stem) ? terms.DocsAndPositions(liveDocs: null, _reusable, DocsAndPositionsFlags.NONE) : null;
            _reusable = postings ?? _reusable;
            foreach (var unit in units)
            {
                if (postings is not null && (postings.DocID >= unit.Unit ? postings.DocID : postings.Advance(unit.Unit)) == unit.Unit)
                {
                    for (var i = Math.Min(postings.Freq, MaxPositions); i > 0; i--)
                    {
                        _positions.Add(postings.NextPosition());
                    }
                }

                _ends.Add(_positions.Count);
            }
        }
    }

    private ReadOnlySpan<int> PositionsOf(int word, int unit, int units)
    {
        var at = (word * units) + unit;
        var start = at == 0 ? 0 : _ends[at - 1];
        return CollectionsMarshal.AsSpan(_positions)[start.._ends[at]];
    }
}
