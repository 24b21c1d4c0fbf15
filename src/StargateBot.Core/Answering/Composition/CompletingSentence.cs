using System.Numerics;
using StargateBot.Core.Answering.Ranking;
using StargateBot.Core.Answering.Understanding;

namespace StargateBot.Core.Answering.Composition;

/// <summary>Finds a second sentence for a question about several things that no single sentence answers.</summary>
internal static class CompletingSentence
{
    // A sentence this much less likely than the best answers something else.
    private const double MaximumDistance = 6;

    /// <summary>Finds the best sentence that states something of a name that the best one leaves out.</summary>
    /// <param name="question">The question.</param>
    /// <param name="evidence">What was found; at least one sentence.</param>
    /// <returns>The sentence, or null when the best one says it all or no other adds a name.</returns>
    public static SentenceCandidate? Find(UnderstoodQuestion question, Evidence evidence)
    {
        var terms = evidence.Terms;
        var names = terms.Names & terms.Matcher.OwnTerms;
        if (question.Kind is not (QuestionKind.List or QuestionKind.Fact) || BitOperations.PopCount(names) < 2)
        {
            return null;
        }

        var best = evidence.Sentences[0];
        var found = terms.FoundIn(best);
        var relation = terms.Matcher.OwnTerms & ~names;
        foreach (var candidate in evidence.Sentences.Skip(1))
        {
            if (candidate.Score < best.Score - MaximumDistance)
            {
                break;
            }

            var here = terms.FoundIn(candidate);
            var adds = (here & names & ~found) != 0;
            if (adds && (relation == 0 || (here & relation) != 0))
            {
                return candidate;
            }
        }

        return null;
    }
}
