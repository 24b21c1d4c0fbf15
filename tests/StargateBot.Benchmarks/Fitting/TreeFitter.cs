using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.LightGbm;

namespace StargateBot.Benchmarks.Fitting;

/// <summary>One training row.</summary>
internal sealed class TrainingRow
{
    public float[] Features { get; set; } = [];

    public bool Label { get; set; }

    public float Weight { get; set; } = 1;
}

/// <summary>Fits boosted trees to rows, with a fixed seed.</summary>
internal static class TreeFitter
{
    private const int Seed = 20261123;

    /// <summary>Fits a classifier whose score is the log-odds of the label.</summary>
    /// <param name="rows">Rows of equal length.</param>
    /// <param name="trees">Trees.</param>
    /// <param name="leaves">Leaves of a tree.</param>
    /// <param name="minimum">Rows that a leaf needs.</param>
    /// <param name="rate">Learning rate.</param>
    /// <returns>The model in the form that the core reads.</returns>
    public static byte[] Fit(IReadOnlyList<TrainingRow> rows, int trees, int leaves, int minimum, double rate)
    {
        var ml = new MLContext(Seed);
        var schema = SchemaDefinition.Create(typeof(TrainingRow));
        schema[nameof(TrainingRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, rows[0].Features.Length);
        var data = ml.Data.LoadFromEnumerable(rows, schema);
        var trainer = ml.BinaryClassification.Trainers.LightGbm(new LightGbmBinaryTrainer.Options
        {
            NumberOfIterations = trees,
            NumberOfLeaves = leaves,
            MinimumExampleCountPerLeaf = minimum,
            LearningRate = rate,
            Sigmoid = 1,
            Seed = Seed,
            NumberOfThreads = 2,
            ExampleWeightColumnName = nameof(TrainingRow.Weight),
            HandleMissingValue = false,
            Booster = new GradientBooster.Options { L2Regularization = 5, FeatureFraction = 0.7, SubsampleFraction = 0.8, SubsampleFrequency = 1 },
        });
        var model = (CalibratedModelParametersBase<LightGbmBinaryModelParameters, PlattCalibrator>)trainer.Fit(data).Model;
        return TreeEnsembleWriter.Write(rows[0].Features.Length, model.SubModel.TrainedTreeEnsemble);
    }
}
