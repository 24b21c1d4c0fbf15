using StargateBot.Benchmarks.Evaluation;
using StargateBot.Core.Answering;
using StargateBot.Core.Answering.Ranking;
using StargateBot.Core.Answering.Understanding;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;
using StargateBot.Core.Retrieval;

namespace StargateBot.Benchmarks.Fitting;

/// <summary>One question of a training folder with its measured sentences.</summary>
/// <param name="Question">The question as the folder has it.</param>
/// <param name="Understood">As the pipeline understood it.</param>
/// <param name="Candidates">Measured sentences.</param>
/// <param name="Holds">For each candidate, whether it stands in the right place and holds an answer.</param>
/// <param name="Matcher">The question's words.</param>
internal sealed record MeasuredQuestion(
    EvaluationQuestion Question, UnderstoodQuestion Understood, List<SentenceCandidate> Candidates, bool[] Holds, QuestionMatcher Matcher);

/// <summary>Asks the questions of training folders and measures the sentences found.</summary>
internal static class TrainingRows
{
    /// <summary>Measures one folder.</summary>
    /// <param name="documents">The knowledge.</param>
    /// <param name="questions">The questions, answerable by it or not.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static List<MeasuredQuestion> Measure(
        IReadOnlyList<DocumentPair> documents, IEnumerable<EvaluationQuestion> questions, CancellationToken cancellationToken)
    {
        var analyzer = new TextAnalyzer(Lexicon.FromLines(WordFile.ReadLines("synonyms.txt")));
        using var index = new PassageIndexBuilder(analyzer, RetrievalOptions.Default).Build(documents, "fit", [], cancellationToken).Index;
        var snapshot = new SnapshotView(index, analyzer);
        var reader = new QuestionReader(analyzer, snapshot, Language.Indonesian);
        var finder = new EvidenceFinder(snapshot);
        var measured = new List<MeasuredQuestion>();
        foreach (var question in questions)
        {
            var understood = reader.Read(new Question(question.Text));
            if (understood.Terms.Count == 0)
            {
                continue;
            }

            var (candidates, _, terms) = finder.Measure(understood, cancellationToken);
            measured.Add(new MeasuredQuestion(question, understood, candidates, [.. candidates.Select(c => Holds(c, question))], terms.Matcher));
        }

        return measured;
    }

    /// <summary>Gets a row per token of a sentence that holds an answer: whether the token is part of it.</summary>
    /// <param name="question">The question.</param>
    /// <param name="candidate">The sentence.</param>
    public static IEnumerable<TrainingRow> TokensOf(MeasuredQuestion question, SentenceCandidate candidate)
    {
        var text = candidate.View.Text;
        var sentence = candidate.View.Sentences[candidate.Sentence];
        var inAnswer = new bool[sentence.TokenCount];
        foreach (var answer in question.Question.Answers)
        {
            var words = TextAnalyzer.Tokenize(answer, text.Language);
            for (var first = 0; words.Length > 0 && first + words.Length <= sentence.TokenCount; first++)
            {
                if (words.Index().All(w => text.Tokens[sentence.FirstToken + first + w.Index].Exact == w.Item.Exact))
                {
                    Array.Fill(inAnswer, true, first, words.Length);
                }
            }
        }

        return inAnswer.Contains(true)
            ? AnswerTokens.Measure(candidate, question.Matcher).Select((features, t) => new TrainingRow { Features = features, Label = inAnswer[t] })
            : [];
    }

    private static bool Holds(SentenceCandidate candidate, EvaluationQuestion question)
    {
        var passage = candidate.View.Passage;
        return question.Answerable
            && question.IsAt(new Place(passage.DocumentId, passage.Locator))
            && Judge.Holds(Judge.Words(passage.Sentences[candidate.Sentence].Of(passage.Text)), int.MaxValue, question.Answers);
    }
}
