using System.Numerics;
using StargateBot.Core.Answering.Understanding;

namespace StargateBot.Core.Answering.Ranking;

/// <summary>Rules that keep a likely looking sentence from answering a question that it does not answer.</summary>
/// <remarks>
/// The fitted confidence knows how much is missing, not what. These rules look at what is missing: an amount where an amount was asked, a
/// name that the knowledge never mentions, a relation that the word lists know and the knowledge does not state.
/// </remarks>
internal static class AnswerGate
{
    // Shares of the question that the passage and the sentence must hold, chosen on the golden questions.
    private const float MinimumCoverage = 0.55f;
    private const float MinimumSentenceCoverage = 0.3f;

    // Enough for a sentence that says that there is none.
    private const float CoverageOfDenial = 0.55f;

    // Share of the question that may be about something else.
    private const float MaximumForeignShare = 0.3f;

    // So many words of the question beside an unknown name make it a question about what they say, with a wrong name in it.
    private const int WordsOfFalsePremise = 4;

    /// <summary>Gets whether the sentence cannot be the answer, whatever the confidence.</summary>
    /// <param name="question">The question.</param>
    /// <param name="best">The best sentence.</param>
    /// <param name="terms">What is known of the question's terms.</param>
    public static bool Bars(UnderstoodQuestion question, SentenceCandidate best, TermKnowledge terms) =>
        terms.HasOwnLists
        && (LacksExpectedMention(question, best)
            || AsksForeignRelation(question, best, terms)
            || AsksUnknownName(question, best, terms)
            || AttributesToOther(question, best, terms)
            || LacksPersonName(question, best, terms));

    /// <summary>Gets whether the knowledge's own word lists vouch for the sentence: they cover what was asked.</summary>
    /// <param name="best">The best sentence.</param>
    /// <param name="terms">What is known of the question's terms.</param>
    /// <remarks>The fitted confidence learned from knowledge without lists of its own, where a synonym is a guess.</remarks>
    public static bool Covers(SentenceCandidate best, TermKnowledge terms) =>
        terms.HasOwnLists
        && (terms.Matcher.OwnTerms == 0
            ? best[SentenceFeature.FittingMentions] > 0
            : best[SentenceFeature.PassageCoverage] >= MinimumCoverage && best[SentenceFeature.Coverage] >= MinimumSentenceCoverage);

    // "How many", "when", "how much": some passage must hold a number, date or amount that the question does not itself name.
    private static bool LacksExpectedMention(UnderstoodQuestion question, SentenceCandidate best)
    {
        if (question.Kind != QuestionKind.Fact)
        {
            return false;
        }

        if (question.ExpectedType == AnswerType.Place)
        {
            return best[SentenceFeature.FocusFound] <= 0 && !SentenceScore.HasPlace(best.View, best.View.Sentences[best.Sentence]);
        }

        if (best[SentenceFeature.FittingMentions] > 0 || best[SentenceFeature.FocusFound] > 0)
        {
            return false;
        }

        var cues = best.View.Sentences[best.Sentence].Cues;
        if ((cues & SentenceCues.Negated) != 0 && best[SentenceFeature.Coverage] >= CoverageOfDenial)
        {
            return false;
        }

        return question.ExpectedType switch
        {
            AnswerType.Money or AnswerType.Percentage or AnswerType.Date => true,
            AnswerType.Number => (cues & SentenceCues.Degree) == 0 || !AsksForDegree(question),
            _ => false,
        };
    }

    // "How big", "how long": words like "the largest" and "several" answer too.
    private static bool AsksForDegree(UnderstoodQuestion question) => Array.Exists(
        question.Analyzed.Tokens, token => token.Exact is "seberapa" or "besar" or "lama" or "jauh" or "big" or "large" or "long" or "far" or "much");

    // The noun that is asked for, or much of the question, means something that the knowledge never speaks of.
    private static bool AsksForeignRelation(UnderstoodQuestion question, SentenceCandidate best, TermKnowledge terms) =>
        best[SentenceFeature.ForeignShare] > MaximumForeignShare
        || (question.Focus >= 0 && (terms.Foreign & terms.Matcher.OwnTerms & (1u << question.Focus)) != 0);

    private static bool AsksUnknownName(UnderstoodQuestion question, SentenceCandidate best, TermKnowledge terms)
    {
        var own = terms.Matcher.OwnTerms;
        var found = terms.FoundIn(best) & own;
        if ((terms.Unknown & terms.Names & own) != 0 && BitOperations.PopCount(found) < WordsOfFalsePremise)
        {
            // "Microsoft or Google": one of them is enough.
            var isChoice = Array.Exists(question.Analyzed.Tokens, token => token.Exact is "atau" or "or");
            return !isChoice || (found & terms.Names) == 0;
        }

        return (terms.Unknown & terms.Matcher.NumberTerms) != 0 && best[SentenceFeature.NewMentions] == 0;
    }

    // An amount, date or role of one name is not that of another: without a word for the topic itself, each name asked for must be there.
    private static bool AttributesToOther(UnderstoodQuestion question, SentenceCandidate best, TermKnowledge terms)
    {
        var typed = question.ExpectedType is AnswerType.Money or AnswerType.Percentage or AnswerType.Date or AnswerType.Number
            || (question.ExpectedType == AnswerType.Person && question.NamesRole);
        if (question.Kind != QuestionKind.Quotation && (!typed || question.Kind != QuestionKind.Fact))
        {
            return false;
        }

        var names = terms.Names & terms.Matcher.OwnTerms;
        var found = names & terms.FoundIn(best);
        return question.Kind == QuestionKind.Quotation ? names != 0 && found == 0 : found != names && terms.TopicNouns == 0;
    }

    // "What is the name of the spokesperson": the role alone is no answer, a person's name must stand there.
    private static bool LacksPersonName(UnderstoodQuestion question, SentenceCandidate best, TermKnowledge terms)
    {
        if (question.ExpectedType != AnswerType.Person || !Array.Exists(question.Analyzed.Tokens, token => token.Exact is "nama" or "name" or "namanya" or "named"))
        {
            return false;
        }

        var asked = AnswerTokens.TermsOf(best, terms.Matcher);
        var sentence = best.View.Sentences[best.Sentence];
        for (var m = sentence.FirstMention; m < sentence.FirstMention + sentence.MentionCount; m++)
        {
            var mention = best.View.Mentions[m];
            if ((mention.Type == AnswerType.Person || (mention.Type == AnswerType.Name && mention.TokenCount > 1)) && asked[mention.FirstToken] == 0)
            {
                return false;
            }
        }

        return true;
    }
}
