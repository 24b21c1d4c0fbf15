namespace StargateBot.Core.Chat.Insights;

/// <summary>What a question is about: numbered features (concepts, words, what kind of thing is asked for) with their weights.</summary>
internal sealed class QuestionFeatures
{
    private readonly int[] _ids;
    private readonly float[] _weights;

    /// <summary>Makes the features of a question.</summary>
    /// <param name="weights">The weight of each feature, above 0.</param>
    public QuestionFeatures(IReadOnlyDictionary<int, float> weights)
    {
        _ids = [.. weights.Keys.Order()];
        _weights = [.. _ids.Select(id => weights[id])];
        Total = _weights.Sum();
    }

    /// <summary>Gets the features in ascending order.</summary>
    public IReadOnlyList<int> Ids => _ids;

    /// <summary>Gets the sum of the weights.</summary>
    public float Total { get; }

    /// <summary>
    /// Gets how much two questions are about the same: the weighted Jaccard index, lowered where each has something of its own. Chat around a
    /// question adds to one side only; where one says "water" and the other "electricity", they ask different things.
    /// </summary>
    /// <param name="other">The other question.</param>
    /// <returns>0 for nothing in common, 1 for the same.</returns>
    public float SimilarityTo(QuestionFeatures other)
    {
        var common = 0f;
        for (int i = 0, j = 0; i < _ids.Length && j < other._ids.Length;)
        {
            var order = _ids[i].CompareTo(other._ids[j]);
            common += order == 0 ? Math.Min(_weights[i], other._weights[j]) : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        var all = Total + other.Total - common;
        var conflict = Math.Min(Total, other.Total) - common;
        return all > 0 ? common / (all + conflict) : 0;
    }

    /// <summary>Gets the features that another question must share one of to be as similar as a threshold: the rarest ones.</summary>
    /// <remarks>S. Chaudhuri, V. Ganti, R. Kaushik, "A Primitive Operator for Similarity Joins in Data Cleaning", 2006: prefix filtering.</remarks>
    /// <param name="threshold">The least similarity.</param>
    /// <param name="frequencies">How many questions have a feature, by its number.</param>
    public IEnumerable<int> Prefix(float threshold, IReadOnlyList<int> frequencies)
    {
        var order = Enumerable.Range(0, _ids.Length).OrderBy(i => frequencies[_ids[i]]).ThenBy(i => _ids[i]);
        var left = Total;
        foreach (var i in order)
        {
            // Rounding must not hide a pair that is exactly as similar as the threshold.
            if (left < (threshold * Total) - 1e-4f)
            {
                yield break;
            }

            yield return _ids[i];
            left -= _weights[i];
        }
    }
}
