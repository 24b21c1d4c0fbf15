using StargateBot.Core.Answering.Ranking;
using StargateBot.Core.Answering.Understanding;

namespace StargateBot.Core.Answering.Composition;

/// <summary>Finds the words of a sentence that name the answer, so that they can lead the reply.</summary>
internal static class AnswerLead
{
    // Below this the lead would too often mislead; measured on training questions.
    private const double MinimumProbability = 0.42;

    // Two names that are nearly as likely ("who makes the chips" in a sentence about two makers) are better left in their sentence.
    private const double MinimumRatio = 1.6;

    /// <summary>Finds the mention that answers.</summary>
    /// <param name="question">The question.</param>
    /// <param name="candidate">The sentence.</param>
    /// <param name="asked">For each token of the sentence, whether it is a word of the question.</param>
    /// <param name="answer">For each token of the sentence, the probability that it is part of the answer.</param>
    /// <returns>The mention, or null when none is likely enough or the question asks for no expression of a known type.</returns>
    public static Mention? Find(UnderstoodQuestion question, SentenceCandidate candidate, ReadOnlySpan<bool> asked, ReadOnlySpan<double> answer)
    {
        if (question.Kind != QuestionKind.Fact || question.ExpectedType is AnswerType.Any or AnswerType.Manner or AnswerType.Reason or AnswerType.Definition)
        {
            return null;
        }

        var sentence = candidate.View.Sentences[candidate.Sentence];
        Mention? best = null;
        var bestProbability = 0.0;
        var nextProbability = 0.0;
        for (var m = sentence.FirstMention; m < sentence.FirstMention + sentence.MentionCount; m++)
        {
            var mention = candidate.View.Mentions[m];
            if (mention.EndToken > sentence.EndToken || !Names(question.ExpectedType, mention.Type))
            {
                continue;
            }

            var probability = 0.0;
            var own = 0;
            for (var t = mention.FirstToken - sentence.FirstToken; t < mention.EndToken - sentence.FirstToken; t++)
            {
                probability += answer[t] / mention.TokenCount;
                own += asked[t] ? 1 : 0;
            }

            if (own == mention.TokenCount)
            {
                continue;
            }

            if (probability > bestProbability)
            {
                best = mention;
                nextProbability = bestProbability;
                bestProbability = probability;
            }
            else
            {
                nextProbability = Math.Max(nextProbability, probability);
            }
        }

        return bestProbability >= Math.Max(MinimumProbability, MinimumRatio * nextProbability) ? best : null;
    }

    // For a lead a bare name is not enough to be a place.
    private static bool Names(AnswerType expected, AnswerType mention) =>
        SentenceMeasurer.Fits(expected, mention) && (expected != AnswerType.Place || mention == AnswerType.Place);
}
