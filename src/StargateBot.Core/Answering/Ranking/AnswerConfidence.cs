namespace StargateBot.Core.Answering.Ranking;

/// <summary>Estimates the probability that the best sentence answers the question; below a threshold the bot says that it does not know.</summary>
/// <remarks>
/// Fitted on questions that the knowledge answers, questions that differ from those in an entity, date, negation or opposite, and questions
/// about something else. The features are those of the best sentence, followed by what is listed in <see cref="Measure"/>.
/// </remarks>
internal static class AnswerConfidence
{
    private const int Extra = 8;

    private static readonly TreeEnsemble Model = TreeEnsemble.FromResource("Models/confidence.model");

    /// <summary>Number of features.</summary>
    public static readonly int FeatureCount = SentenceCandidate.FeatureCount + Extra;

    /// <summary>Estimates the probability.</summary>
    /// <param name="sentences">Ranked candidates, best first; at least one.</param>
    /// <param name="answerTokens">Probabilities of <see cref="AnswerTokens"/> for the best.</param>
    /// <returns>0 to 1.</returns>
    public static double Of(IReadOnlyList<SentenceCandidate> sentences, double[] answerTokens) =>
        TreeEnsemble.Probability(Model.Score(Measure(sentences, answerTokens)));

    /// <summary>Measures ranked candidates.</summary>
    /// <param name="sentences">Ranked candidates, best first; at least one.</param>
    /// <param name="answerTokens">Probabilities of <see cref="AnswerTokens"/> for the best.</param>
    public static float[] Measure(IReadOnlyList<SentenceCandidate> sentences, double[] answerTokens)
    {
        var best = sentences[0];
        var features = new float[FeatureCount];
        best.Features.CopyTo(features, 0);
        var extra = features.AsSpan(SentenceCandidate.FeatureCount);
        var otherSentence = double.NegativeInfinity;
        var otherPassage = double.NegativeInfinity;
        var near = 0;
        for (var i = 1; i < sentences.Count; i++)
        {
            otherSentence = Math.Max(otherSentence, sentences[i].Fitted);
            otherPassage = sentences[i].Rank != best.Rank ? Math.Max(otherPassage, sentences[i].Fitted) : otherPassage;
            near += sentences[i].Fitted > best.Fitted - 1 ? 1 : 0;
        }

        // The score; its lead over the next sentence and the next passage; how many are near; how sure the answer's place is.
        extra[0] = (float)best.Fitted;
        extra[1] = (float)Math.Min(best.Fitted - otherSentence, 10);
        extra[2] = (float)Math.Min(best.Fitted - otherPassage, 10);
        extra[3] = near;
        extra[4] = (float)(answerTokens.Length == 0 ? 0 : answerTokens.Max());
        extra[5] = (float)Math.Min(answerTokens.Sum(), 20);
        extra[6] = best[SentenceFeature.HeaviestMissingInPassage] - best[SentenceFeature.HeaviestUnknown];
        extra[7] = best[SentenceFeature.PassageCoverage] - best[SentenceFeature.Coverage];
        return features;
    }
}
