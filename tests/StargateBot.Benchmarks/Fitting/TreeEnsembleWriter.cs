using Microsoft.ML.Trainers.FastTree;

namespace StargateBot.Benchmarks.Fitting;

/// <summary>Writes fitted trees in the form that <c>TreeEnsemble</c> of the core reads.</summary>
internal static class TreeEnsembleWriter
{
    /// <summary>Serializes an ensemble.</summary>
    /// <param name="featureCount">Features of a row.</param>
    /// <param name="trees">The fitted trees; the ensemble's bias goes into the first.</param>
    public static byte[] Write(int featureCount, RegressionTreeEnsemble trees)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write("SGT1"u8);
        writer.Write(featureCount);
        writer.Write(trees.Trees.Count);
        for (var t = 0; t < trees.Trees.Count; t++)
        {
            var tree = trees.Trees[t];
            var inner = tree.NumericalSplitFeatureIndexes.Count;
            writer.Write(inner);
            for (var n = 0; n < inner; n++)
            {
                writer.Write((short)tree.NumericalSplitFeatureIndexes[n]);
                writer.Write((short)tree.LeftChild[n]);
                writer.Write((short)tree.RightChild[n]);
                writer.Write(tree.NumericalSplitThresholds[n]);
            }

            foreach (var leaf in tree.LeafValues)
            {
                writer.Write((float)((leaf * trees.TreeWeights[t]) + (t == 0 ? trees.Bias : 0)));
            }
        }

        writer.Flush();
        return stream.ToArray();
    }
}
