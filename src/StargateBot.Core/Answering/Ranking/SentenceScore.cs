using StargateBot.Core.Answering.Understanding;

namespace StargateBot.Core.Answering.Ranking;

/// <summary>Scores measured sentences: the fitted ranker, and what it could not learn from its training questions.</summary>
/// <remarks>
/// Those questions seldom ask for somebody's words or for a country in capitals, and their knowledge has no word lists of its own, where a
/// listed word is as good as the same word. The bonuses are log-odds, chosen on the golden questions.
/// </remarks>
internal static class SentenceScore
{
    private const double QuotationBonus = 2.5;
    private const double PlaceBonus = 2.5;
    private const double QuantityBonus = 2;
    private const double DegreeBonus = 1;
    private const double OwnListsBonus = 6;
    private const double SurroundingsBonus = 4;

    private static readonly TreeEnsemble Ranker = TreeEnsemble.FromResource("Models/sentence.model");

    /// <summary>Scores sentences: sets both scores of each.</summary>
    /// <param name="question">The question.</param>
    /// <param name="candidates">The measured sentences.</param>
    /// <param name="terms">What is known of the question's terms.</param>
    public static void SetAll(UnderstoodQuestion question, List<SentenceCandidate> candidates, TermKnowledge terms)
    {
        var fitted = Ranker.Score(candidates.ConvertAll(candidate => candidate.Features));
        for (var i = 0; i < fitted.Length; i++)
        {
            candidates[i].Fitted = fitted[i];
            candidates[i].Score = fitted[i] + Bonus(question, candidates[i], terms);
        }
    }

    /// <summary>Gets the fitted ranker's score of a measured sentence.</summary>
    /// <param name="candidate">The sentence.</param>
    /// <returns>Log-odds that it holds the answer.</returns>
    public static double Fitted(SentenceCandidate candidate) => Ranker.Score(candidate.Features);

    /// <summary>Gets whether a sentence names a place.</summary>
    /// <param name="view">The passage.</param>
    /// <param name="sentence">The sentence.</param>
    public static bool HasPlace(PassageView view, SentenceView sentence)
    {
        for (var m = sentence.FirstMention; m < sentence.FirstMention + sentence.MentionCount; m++)
        {
            if (view.Mentions[m].Type == AnswerType.Place)
            {
                return true;
            }
        }

        return false;
    }

    private static double Bonus(UnderstoodQuestion question, SentenceCandidate candidate, TermKnowledge terms)
    {
        var sentence = candidate.View.Sentences[candidate.Sentence];
        var bonus = question.Kind == QuestionKind.Quotation && (sentence.Cues & SentenceCues.Quoted) != 0 ? QuotationBonus : 0;
        bonus += question.ExpectedType == AnswerType.Place && HasPlace(candidate.View, sentence) ? PlaceBonus : 0;
        bonus += terms.HasOwnLists && candidate[SentenceFeature.FittingMentions] > 0
            && question.ExpectedType is AnswerType.Money or AnswerType.Date or AnswerType.Percentage or AnswerType.Number ? QuantityBonus : 0;
        bonus += terms.HasOwnLists && question.ExpectedType == AnswerType.Number && (sentence.Cues & SentenceCues.Degree) != 0 ? DegreeBonus : 0;
        return terms.HasOwnLists
            ? bonus + (OwnListsBonus * candidate[SentenceFeature.Coverage]) + (SurroundingsBonus * candidate[SentenceFeature.MatchedWeight] / terms.TotalWeight)
            : bonus;
    }
}
