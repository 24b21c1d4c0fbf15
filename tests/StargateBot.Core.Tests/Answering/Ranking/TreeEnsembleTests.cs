using CsCheck;
using StargateBot.Core.Answering.Ranking;
using Xunit;

namespace StargateBot.Core.Tests.Answering.Ranking;

public sealed class TreeEnsembleTests
{
    private const int Magic = 0x31544753;

    // Three leaves: feature 1 decides at 0.5, then feature 0 at -1.
    private static readonly Tree Small = new([new Node(1, ~0, 1, 0.5f), new Node(0, ~1, ~2, -1)], [10, 20, 30]);

    [Theory]
    [InlineData(0, 0.5f, 10)]
    [InlineData(0, 0.4f, 10)]
    [InlineData(-1, 0.6f, 20)]
    [InlineData(-0.9f, 0.6f, 30)]
    public void Score_OneTree_ValueNotAboveTheThresholdGoesLeft(float first, float second, double expected) =>
        Assert.Equal(expected, Read(2, Small).Score([first, second]));

    [Fact]
    public void Score_SeveralTrees_IsTheSumOfTheirLeaves()
    {
        var ensemble = Read(2, new Tree([], [0.25f]), Small, new Tree([new Node(0, ~1, ~0, 3)], [1, -2]));

        Assert.Equal(2, ensemble.FeatureCount);
        Assert.Equal(0.25 + 10 - 2, ensemble.Score([3, 0]));
        Assert.Equal(0.25 + 30 + 1, ensemble.Score([4, 1]));
    }

    [Fact]
    public void Score_NotANumber_GoesRight() => Assert.Equal(30, Read(2, Small).Score([float.NaN, float.NaN]));

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1000, 1)]
    [InlineData(-1000, 0)]
    public void Probability_LogOdds_IsTheLogisticFunction(double logOdds, double expected) =>
        Assert.Equal(expected, TreeEnsemble.Probability(logOdds), 1e-12);

    [Fact]
    public void Read_AnyCut_IsRefused()
    {
        var bytes = Bytes(2, Small);

        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => TreeEnsemble.Read(bytes.AsSpan(0, length)));
        }
    }

    [Fact]
    public void Read_OtherMagic_IsRefused()
    {
        var bytes = Bytes(2, Small);
        bytes[3] = (byte)'2';

        Assert.Throws<InvalidDataException>(() => TreeEnsemble.Read(bytes));
    }

    [Theory]
    [InlineData(0, 0, ~1)]
    [InlineData(0, ~0, 5)]
    [InlineData(0, ~0, ~9)]
    [InlineData(-1, ~0, ~1)]
    [InlineData(2, ~0, ~1)]
    public void Read_NodeThatPointsBackwardsOrOutside_IsRefused(short feature, short left, short right) =>
        Assert.Throws<InvalidDataException>(() => Read(2, new Tree([new Node(feature, left, right, 0)], [1, 2])));

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void Read_ImpossibleCount_IsRefused(int count)
    {
        Assert.Throws<InvalidDataException>(() => TreeEnsemble.Read(Int32s(Magic, 2, count)));
        Assert.Throws<InvalidDataException>(() => TreeEnsemble.Read(Int32s(Magic, 2, 1, count)));
    }

    [Fact]
    public void Read_AnyDamage_IsRefusedOrStillScores() => Gen.Select(Gen.Int[4, Bytes(2, Small).Length - 1], Gen.Byte).Sample((at, value) =>
    {
        var bytes = Bytes(2, Small);
        bytes[at] = value;
        try
        {
            var ensemble = TreeEnsemble.Read(bytes);
            var row = new float[ensemble.FeatureCount];
            Assert.Equal(ensemble.Score(row), ensemble.Score([row])[0]);
        }
        catch (InvalidDataException)
        {
            // Refused.
        }
    });

    [Theory]
    [InlineData("Models/sentence.model")]
    [InlineData("Models/token.model")]
    [InlineData("Models/confidence.model")]
    public void Score_ManyRows_IsToTheLastBitThatOfEachRow(string name)
    {
        var ensemble = TreeEnsemble.FromResource(name);
        var value = Gen.Frequency((8, Gen.Float[-2, 30]), (4, Gen.Int[-1, 20].Select(whole => (float)whole)), (1, Gen.Const(float.NaN)));

        value.Array[ensemble.FeatureCount].Array[0, 20].Sample(
            rows => Assert.Equal(rows.Select(row => ensemble.Score(row)), ensemble.Score(rows)), iter: 200);
    }

    [Fact]
    public void Read_TreeOfMoreLeavesThanBits_IsRefused()
    {
        var nodes = Enumerable.Range(0, TreeLanes.MaxLeaves).Select(n => new Node(0, (short)~n, (short)(n + 1), n)).ToArray();
        nodes[^1] = nodes[^1] with { Right = ~TreeLanes.MaxLeaves };

        Assert.Throws<InvalidDataException>(() => Read(1, new Tree(nodes, new float[TreeLanes.MaxLeaves + 1])));
        Assert.Equal(7, Read(1, new Tree([.. nodes[..^2], nodes[^2] with { Right = ~(TreeLanes.MaxLeaves - 1) }], [.. new float[TreeLanes.MaxLeaves - 1], 7])).Score([[99f]])[0]);
    }

    [Theory]
    [InlineData("Models/sentence.model")]
    [InlineData("Models/token.model")]
    [InlineData("Models/confidence.model")]
    public void FromResource_ShippedModel_TakesTheFeaturesThatAreMeasured(string name) =>
        Assert.Equal(
            name switch { "Models/sentence.model" => SentenceCandidate.FeatureCount, "Models/token.model" => AnswerTokens.FeatureCount, _ => AnswerConfidence.FeatureCount },
            TreeEnsemble.FromResource(name).FeatureCount);

    [Fact]
    public void FromResource_NoSuchModel_Throws() => Assert.Throws<FileNotFoundException>(() => TreeEnsemble.FromResource("Models/none.model"));

    private static TreeEnsemble Read(int features, params Tree[] trees) => TreeEnsemble.Read(Bytes(features, trees));

    private static byte[] Int32s(params int[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    private static byte[] Bytes(int features, params Tree[] trees)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write("SGT1"u8);
        writer.Write(features);
        writer.Write(trees.Length);
        foreach (var tree in trees)
        {
            writer.Write(tree.Nodes.Length);
            foreach (var node in tree.Nodes)
            {
                writer.Write(node.Feature);
                writer.Write(node.Left);
                writer.Write(node.Right);
                writer.Write(node.Threshold);
            }

            foreach (var leaf in tree.Leaves)
            {
                writer.Write(leaf);
            }
        }

        return stream.ToArray();
    }

    private sealed record Node(short Feature, short Left, short Right, float Threshold);

    private sealed record Tree(Node[] Nodes, float[] Leaves);
}
