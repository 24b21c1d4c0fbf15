using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace StargateBot.Core.Answering.Ranking;

/// <summary>An inner node of a regression tree.</summary>
/// <param name="Feature">The feature that decides.</param>
/// <param name="Left">The node for values not above the threshold; a negative one is the complement of a leaf's number.</param>
/// <param name="Right">The node for other values.</param>
/// <param name="Threshold">The threshold.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TreeNode(short Feature, short Left, short Right, float Threshold);

/// <summary>A fitted sum of regression trees: features in, log-odds out. Immutable.</summary>
/// <remarks>
/// Fitted offline by the benchmarks project (<c>fit</c>) with gradient boosting: J. Friedman, "Greedy Function Approximation:
/// A Gradient Boosting Machine", Annals of Statistics 2001; evaluated here so that the product needs no learning library.
/// File: "SGT1", features (int32), trees (int32), then per tree its inner node count (int32) and per inner node: feature (int16),
/// left and right child (int16 each; a negative value is the complement of a leaf number), threshold (float32), then its leaf
/// values (float32, one more than inner nodes). All little endian. A value not above the threshold goes left.
/// </remarks>
public sealed class TreeEnsemble
{
    private const uint Magic = 0x31544753;

    private readonly TreeNode[] _nodes;
    private readonly float[] _leaves;
    private readonly (int Node, int Leaf, int Inner)[] _trees;
    private readonly TreeLanes _lanes;

    private TreeEnsemble(int featureCount, TreeNode[] nodes, float[] leaves, (int Node, int Leaf, int Inner)[] trees, TreeLanes lanes)
    {
        FeatureCount = featureCount;
        _lanes = lanes;
        _nodes = nodes;
        _leaves = leaves;
        _trees = trees;
    }

    /// <summary>Gets how many features a score takes.</summary>
    public int FeatureCount { get; }

    /// <summary>Reads a model that ships with this assembly.</summary>
    /// <param name="name">Resource name, such as <c>Models/sentence.model</c>.</param>
    /// <exception cref="FileNotFoundException">No such model ships.</exception>
    /// <exception cref="InvalidDataException">The file is not a model.</exception>
    public static TreeEnsemble FromResource(string name)
    {
        using var stream = typeof(TreeEnsemble).Assembly.GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"The model '{name}' is not part of the assembly.", name);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Read(bytes);
    }

    /// <summary>Reads a model.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <exception cref="InvalidDataException">The bytes are not a model.</exception>
    public static TreeEnsemble Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new Reader(bytes);
            if (reader.UInt32() != Magic)
            {
                throw new InvalidDataException("The model does not begin with SGT1.");
            }

            var featureCount = reader.Int32();
            ArgumentOutOfRangeException.ThrowIfNegative(featureCount);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(featureCount, short.MaxValue);
            var trees = new (int Node, int Leaf, int Inner)[reader.Count()];
            var nodes = new List<TreeNode>();
            var leaves = new List<float>();
            var lanes = new TreeLanes.Builder();
            for (var t = 0; t < trees.Length; t++)
            {
                var inner = reader.Count();
                trees[t] = (nodes.Count, leaves.Count, inner);
                for (var n = 0; n < inner; n++)
                {
                    var node = new TreeNode(reader.Int16(), reader.Int16(), reader.Int16(), reader.Single());
                    if (node.Feature < 0 || node.Feature >= featureCount || Outside(node.Left, n, inner) || Outside(node.Right, n, inner))
                    {
                        throw new InvalidDataException("The model has a node that points outside of its tree.");
                    }

                    nodes.Add(node);
                }

                for (var l = 0; l <= inner; l++)
                {
                    leaves.Add(reader.Single());
                }

                lanes.Add(CollectionsMarshal.AsSpan(nodes)[trees[t].Node..], CollectionsMarshal.AsSpan(leaves)[trees[t].Leaf..]);
            }

            return new TreeEnsemble(featureCount, [.. nodes], [.. leaves], trees, lanes.Build());
        }
        catch (ArgumentOutOfRangeException exception)
        {
            throw new InvalidDataException("The model is cut short or damaged.", exception);
        }

        // A child comes after its parent, so that walking a tree always ends.
        static bool Outside(int child, int parent, int inner) => child >= 0 ? child <= parent || child >= inner : ~child > inner;
    }

    /// <summary>Scores one row.</summary>
    /// <param name="features">At least <see cref="FeatureCount"/> values.</param>
    /// <returns>Log-odds.</returns>
    public double Score(ReadOnlySpan<float> features)
    {
        var sum = 0.0;
        foreach (var (first, leaf, inner) in _trees)
        {
            var at = inner == 0 ? ~0 : 0;
            while (at >= 0)
            {
                ref readonly var node = ref _nodes[first + at];
                at = features[node.Feature] <= node.Threshold ? node.Left : node.Right;
            }

            sum += _leaves[leaf + ~at];
        }

        return sum;
    }

    /// <summary>Scores many rows, several at once.</summary>
    /// <param name="rows">Rows of at least <see cref="FeatureCount"/> values.</param>
    /// <returns>Log-odds, the same as scoring row by row.</returns>
    public double[] Score(IReadOnlyList<float[]> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var scores = new double[rows.Count];
        _lanes.Score(rows, FeatureCount, scores);
        return scores;
    }

    /// <summary>Turns log-odds into a probability: the logistic function.</summary>
    /// <param name="logOdds">Log-odds.</param>
    public static double Probability(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    private ref struct Reader(ReadOnlySpan<byte> bytes)
    {
        private ReadOnlySpan<byte> _rest = bytes;

        public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

        public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

        // Whatever is counted takes four bytes at least: a greater count is damage, and must not be made room for.
        public int Count()
        {
            var count = Int32();
            ArgumentOutOfRangeException.ThrowIfNegative(count);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _rest.Length / sizeof(int));
            return count;
        }

        public short Int16() => BinaryPrimitives.ReadInt16LittleEndian(Take(sizeof(short)));

        public float Single() => BinaryPrimitives.ReadSingleLittleEndian(Take(sizeof(float)));

        private ReadOnlySpan<byte> Take(int count)
        {
            var taken = _rest[..count];
            _rest = _rest[count..];
            return taken;
        }
    }
}
