using StargateBot.Core.Answering.Understanding;

namespace StargateBot.Core.Answering.Ranking;

/// <summary>Weighs the terms of questions: how much each tells, and how much it must be found.</summary>
/// <param name="snapshot">The knowledge.</param>
internal sealed class TermWeigher(SnapshotView snapshot)
{
    private const float TopicNameFactor = 0.7f;
    private const float TopicNounFactor = 0.5f;
    private const float OrdinaryFactor = 0.3f;

    // "Which company": the answer is one, and need not be called so.
    private const float TypeNounFactor = 0.4f;

    /// <summary>Weighs the terms of a question.</summary>
    /// <param name="question">The question.</param>
    /// <returns>A weight per term.</returns>
    public float[] Weigh(UnderstoodQuestion question)
    {
        var terms = question.Terms;
        var weights = new float[terms.Count];
        for (var i = 0; i < weights.Length; i++)
        {
            var isTypeNoun = i == question.Focus && !question.NamesRole && snapshot.Analyzer.Lexicon.HasOwn
                && question.ExpectedType is AnswerType.Organisation or AnswerType.Person or AnswerType.Place;
            weights[i] = snapshot.Frequencies.WeightOf(terms[i].Exact, terms[i].Stem, question.Analyzed.Language, ListedUnits(terms[i], question))
                * (isTypeNoun ? TypeNounFactor : FactorOf(terms[i], question));
        }

        return weights;
    }

    // In one document its topic is everywhere; and where the author's lists say what matters, an ordinary word that they leave out does not.
    private float FactorOf(QuestionTerm term, UnderstoodQuestion question)
    {
        if (snapshot.IsOneDocument && IsTopic(term, question))
        {
            return term.IsName || snapshot.IsName(term.Exact) ? TopicNameFactor : TopicNounFactor;
        }

        // A number or month that the knowledge never mentions is a wrong guess of the asker's.
        var ordinary = snapshot.Analyzer.Lexicon.HasOwn
            && (term.IsNumber || NameWords.IsDate(term.Exact) || (!term.IsName && TermFrequencies.IsListed(term.Exact, question.Analyzed.Language)))
            && (NameWords.IsDate(term.Exact) || !Array.Exists(question.Analyzed.Concepts, span => span.Covers(term.Token)))
            && snapshot.Index.ExactFrequency(term.Exact) == 0 && snapshot.Index.StemFrequency(term.Stem, question.Analyzed.Language) == 0;
        return ordinary ? OrdinaryFactor : 1;
    }

    private int ListedUnits(QuestionTerm term, UnderstoodQuestion question)
    {
        var units = 0;
        foreach (var span in question.Analyzed.Concepts)
        {
            if (snapshot.Analyzer.Lexicon.IsOwn(span.Concept) && span.Covers(term.Token))
            {
                units = Math.Max(units, snapshot.Index.ConceptFrequency(span.Concept));
            }
        }

        return units;
    }

    private bool IsTopic(QuestionTerm term, UnderstoodQuestion question) =>
        snapshot.TitleWords.Contains(term.Exact)
        || Array.Exists(question.Analyzed.Concepts, span => span.Covers(term.Token) && snapshot.TitleConcepts.Contains(span.Concept));
}
