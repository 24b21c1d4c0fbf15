using Lucene.Net.Index;
using Lucene.Net.Search;

namespace StargateBot.Core.Retrieval;

/// <summary>The units of one word of a question: its form, stems and concepts are alternatives, of which the best counts once.</summary>
internal sealed class WordPostings
{
    private readonly List<Alternative> _alternatives = [];

    /// <summary>Gets the smallest unit not yet passed, or <see cref="DocIdSetIterator.NO_MORE_DOCS"/>.</summary>
    public int Unit { get; private set; }

    /// <summary>Gets a score that no unit exceeds for this word.</summary>
    public float UpperBound { get; private set; }

    /// <summary>Gets in how many units the most frequent of the alternatives is: what it costs to visit them all.</summary>
    public int Frequency { get; private set; }

    /// <summary>Gets whether no unit has the word.</summary>
    public bool IsEmpty => _alternatives.Count == 0;

    /// <summary>Forgets everything, for use by the next search.</summary>
    public void Clear()
    {
        _alternatives.Clear();
        UpperBound = 0;
        Frequency = 0;
        Unit = -1;
    }

    /// <summary>Adds a term.</summary>
    /// <param name="postings">Its units, not yet moved.</param>
    /// <param name="frequency">How many they are.</param>
    /// <param name="weight">Inverse document frequency times the weight of the field.</param>
    /// <param name="isTitle">Whether the term is of a title, whose weight is added instead of being an alternative.</param>
    /// <param name="k1">BM25's saturation; the score of a term stays below weight × (k1 + 1).</param>
    public void Add(DocsEnum postings, int frequency, float weight, bool isTitle, float k1)
    {
        _alternatives.Add(new Alternative(postings, weight, isTitle));
        Frequency = Math.Max(Frequency, frequency);
        var text = 0f;
        var title = 0f;
        foreach (var alternative in _alternatives)
        {
            if (alternative.IsTitle)
            {
                title = Math.Max(title, alternative.Weight);
            }
            else
            {
                text = Math.Max(text, alternative.Weight * (k1 + 1));
            }
        }

        UpperBound = text + title;
    }

    /// <summary>Moves to the first unit at or after a target.</summary>
    /// <param name="target">Unit number.</param>
    public void Advance(int target)
    {
        if (Unit >= target)
        {
            return;
        }

        var first = DocIdSetIterator.NO_MORE_DOCS;
        foreach (var alternative in _alternatives)
        {
            var unit = alternative.Postings.DocID;
            if (unit < target)
            {
                unit = unit + 1 == target ? alternative.Postings.NextDoc() : alternative.Postings.Advance(target);
            }

            first = Math.Min(first, unit);
        }

        Unit = first;
    }

    /// <summary>Scores the current unit.</summary>
    /// <param name="saturation">k1 times the unit's length factor.</param>
    /// <param name="k1">BM25's saturation.</param>
    public float Score(float saturation, float k1)
    {
        var text = 0f;
        var title = 0f;
        foreach (var alternative in _alternatives)
        {
            if (alternative.Postings.DocID != Unit)
            {
                continue;
            }

            if (alternative.IsTitle)
            {
                title = Math.Max(title, alternative.Weight);
            }
            else
            {
                var frequency = (float)alternative.Postings.Freq;
                text = Math.Max(text, alternative.Weight * (k1 + 1) * frequency / (frequency + saturation));
            }
        }

        return text + title;
    }

    private readonly record struct Alternative(DocsEnum Postings, float Weight, bool IsTitle);
}
