using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StargateBot.Core.Answering.Ranking;

/// <summary>Walks the trees of an ensemble for eight rows at once, without branching on their values.</summary>
/// <remarks>
/// C. Lucchese et al., "QuickScorer: a Fast Algorithm to Rank Documents with Additive Ensembles of Regression Trees", SIGIR 2015, section 3:
/// a tree's leaves are bits, from left to right; a node whose value is above its threshold clears the leaves on its left; the lowest bit
/// that is left is the leaf that walking down would reach.
/// </remarks>
internal sealed class TreeLanes
{
    /// <summary>Leaves that a tree may have: one bit each.</summary>
    public const int MaxLeaves = 32;

    // Rows at once: the floats of a 256-bit register.
    private const int Lanes = 8;

    private readonly Split[] _splits;
    private readonly (int Splits, int Leaves)[] _ends;
    private readonly float[] _leaves;

    private TreeLanes(Split[] splits, float[] leaves, (int Splits, int Leaves)[] ends)
    {
        _splits = splits;
        _leaves = leaves;
        _ends = ends;
    }

    /// <summary>Scores rows.</summary>
    /// <param name="rows">Rows of features.</param>
    /// <param name="featureCount">Features that a row has at least.</param>
    /// <param name="scores">Receives a sum for each row, the same to the last bit as walking its trees one after the other.</param>
    public void Score(IReadOnlyList<float[]> rows, int featureCount, Span<double> scores)
    {
        var columns = new Vector256<float>[featureCount];
        for (var first = 0; first < rows.Count; first += Lanes)
        {
            var count = Math.Min(Lanes, rows.Count - first);
            Transpose(rows, first, count, columns);
            ScoreLanes(columns, scores.Slice(first, count));
        }
    }

    private static void Transpose(IReadOnlyList<float[]> rows, int first, int count, Vector256<float>[] columns)
    {
        var cells = MemoryMarshal.Cast<Vector256<float>, float>(columns.AsSpan());
        for (var lane = 0; lane < count; lane++)
        {
            var row = rows[first + lane];
            for (var feature = 0; feature < columns.Length; feature++)
            {
                cells[(feature * Lanes) + lane] = row[feature];
            }
        }
    }

    private void ScoreLanes(ReadOnlySpan<Vector256<float>> columns, Span<double> scores)
    {
        Span<uint> exits = stackalloc uint[Lanes];
        scores.Clear();
        var split = 0;
        var leaf = 0;
        foreach (var (splits, leaves) in _ends)
        {
            var open = Vector256<uint>.AllBitsSet;
            for (; split < splits; split++)
            {
                ref readonly var node = ref _splits[split];

                // Not above, rather than above: what is not a number goes right.
                var left = Vector256.LessThanOrEqual(columns[node.Feature], Vector256.Create(node.Threshold)).AsUInt32();
                open &= left | Vector256.Create(node.OnTheRight);
            }

            open.CopyTo(exits);
            for (var lane = 0; lane < scores.Length; lane++)
            {
                scores[lane] += _leaves[leaf + BitOperations.TrailingZeroCount(exits[lane])];
            }

            leaf = leaves;
        }
    }

    /// <summary>Collects the trees of an ensemble.</summary>
    public sealed class Builder
    {
        private readonly List<Split> _splits = [];
        private readonly List<float> _leaves = [];
        private readonly List<(int Splits, int Leaves)> _ends = [];

        /// <summary>Adds the inner nodes and leaves of the next tree.</summary>
        /// <param name="nodes">Inner nodes, the root first; a negative child is the complement of a leaf's number.</param>
        /// <param name="leaves">Values of the leaves.</param>
        /// <exception cref="InvalidDataException">The tree has more than <see cref="MaxLeaves"/> leaves.</exception>
        public void Add(ReadOnlySpan<TreeNode> nodes, ReadOnlySpan<float> leaves)
        {
            var place = 0;
            AddBelow(nodes.IsEmpty ? ~0 : 0, nodes, leaves, ref place);
            _ends.Add((_splits.Count, _leaves.Count));
        }

        /// <summary>Makes the walker of all trees added.</summary>
        public TreeLanes Build() => new([.. _splits], [.. _leaves], [.. _ends]);

        private void AddBelow(int at, ReadOnlySpan<TreeNode> nodes, ReadOnlySpan<float> leaves, ref int place)
        {
            if (at < 0)
            {
                if (place == MaxLeaves)
                {
                    throw new InvalidDataException($"The model has a tree of more than {MaxLeaves} leaves.");
                }

                _leaves.Add(leaves[~at]);
                place++;
                return;
            }

            var node = nodes[at];
            var before = place;
            var index = _splits.Count;
            _splits.Add(default);
            AddBelow(node.Left, nodes, leaves, ref place);
            var onTheLeft = (uint)((1UL << place) - (1UL << before));
            _splits[index] = new Split(node.Threshold, node.Feature, ~onTheLeft);
            AddBelow(node.Right, nodes, leaves, ref place);
        }
    }

    private readonly record struct Split(float Threshold, int Feature, uint OnTheRight);
}
