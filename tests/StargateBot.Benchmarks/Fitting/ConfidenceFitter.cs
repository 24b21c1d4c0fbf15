using StargateBot.Benchmarks.Evaluation;
using StargateBot.Core.Answering.Ranking;
using StargateBot.Core.Knowledge;

namespace StargateBot.Benchmarks.Fitting;

/// <summary>Fits the probability that an answer is right, on rankings that their own ranker did not learn from.</summary>
internal static class ConfidenceFitter
{
    // Questions about other folders that each folder is asked, as a share of its own questions.
    private const double OutOfDomainShare = 0.4;

    // Passages of the small folders that each folder is also cut into: an announcement is as small as that.
    private const int SmallFolder = 8;

    /// <summary>Fits the model and prints how it does on held-out folders.</summary>
    public static int Fit(string file, IReadOnlyList<string> folders, IReadOnlyList<string> heldOut)
    {
        var sets = folders.Select(EvaluationSet.Read).ToList();
        var folds = new[] { new List<MeasuredQuestion>(), new List<MeasuredQuestion>() };
        for (var s = 0; s < sets.Count; s++)
        {
            var others = Foreign(sets, s);
            folds[s % 2].AddRange(MeasureWith(sets[s].Documents, sets[s].Questions, others, seed: s));
            if (s % 3 == 0)
            {
                folds[s % 2].AddRange(MeasureSmall(sets[s], others, seed: s));
            }

            Console.WriteLine($"{sets[s].Name}: measured");
        }

        var rows = new List<TrainingRow>();
        for (var fold = 0; fold < 2; fold++)
        {
            var ranker = FitRanker(folds[1 - fold]);
            rows.AddRange(folds[fold].Where(q => q.Candidates.Count > 0).Select(q => RowOf(q, ranker).Row));
        }

        Console.WriteLine($"{rows.Count} questions, {rows.Count(r => r.Label)} answered right");
        var model = TreeFitter.Fit(rows, trees: 200, leaves: 16, minimum: 60, rate: 0.05);
        File.WriteAllBytes(file, model);
        foreach (var folder in heldOut)
        {
            Report(EvaluationSet.Read(folder), TreeEnsemble.Read(model));
        }

        return 0;
    }

    // Half of the foreign questions come from folders of the same kind: those are the hard ones.
    private static List<EvaluationQuestion> Foreign(List<EvaluationSet> sets, int index)
    {
        var own = sets[index];
        var others = sets.Where((set, i) => i != index && set.Questions[0].Lang == own.Questions[0].Lang).ToList();
        var alike = others.Where(set => Kind(set) == Kind(own)).SelectMany(set => set.Questions).ToList();
        var unlike = others.Where(set => Kind(set) != Kind(own)).SelectMany(set => set.Questions).ToList();
        var random = new Random(index);
        return [.. Take(alike), .. Take(unlike.Count > 0 ? unlike : alike)];

        static string Kind(EvaluationSet set) => set.Name.Split('-')[0];

        IEnumerable<EvaluationQuestion> Take(List<EvaluationQuestion> from) => Enumerable.Range(0, 1_000).Select(_ => from[random.Next(from.Count)]);
    }

    private static List<MeasuredQuestion> MeasureWith(
        IReadOnlyList<DocumentPair> documents, IReadOnlyList<EvaluationQuestion> own, List<EvaluationQuestion> others, int seed)
    {
        var random = new Random(seed);
        var foreign = Enumerable.Range(0, (int)(own.Count * OutOfDomainShare)).Select(_ => others[random.Next(others.Count)] with { Answerable = false });
        return TrainingRows.Measure(documents, own.Concat(foreign), CancellationToken.None);
    }

    private static IEnumerable<MeasuredQuestion> MeasureSmall(EvaluationSet set, List<EvaluationQuestion> others, int seed)
    {
        // An unanswerable question belongs to the passage of the answerable one before it; both folders' files keep that order.
        var documents = set.Documents.Chunk(SmallFolder);
        foreach (var chunk in documents)
        {
            var ids = chunk.Select(d => d.Original.Id).ToHashSet();
            var own = new List<EvaluationQuestion>();
            var inside = false;
            foreach (var question in set.Questions)
            {
                inside = question.Answerable ? ids.Contains(question.Document!) : inside;
                if (inside)
                {
                    own.Add(question);
                }
            }

            foreach (var measured in own.Count > 0 ? MeasureWith(chunk, own, others, seed) : [])
            {
                yield return measured;
            }
        }
    }

    private static TreeEnsemble FitRanker(List<MeasuredQuestion> questions) => TreeEnsemble.Read(TreeFitter.Fit(
        [.. questions.Where(q => q.Holds.Contains(true)).SelectMany(q => q.Candidates.Select((c, i) => new TrainingRow { Features = c.Features, Label = q.Holds[i] }))],
        trees: 500, leaves: 16, minimum: 60, rate: 0.04));

    private static (TrainingRow Row, bool Right) RowOf(MeasuredQuestion question, TreeEnsemble? ranker)
    {
        foreach (var candidate in question.Candidates)
        {
            candidate.Fitted = ranker?.Score(candidate.Features) ?? SentenceScore.Fitted(candidate);
        }

        var order = Enumerable.Range(0, question.Candidates.Count).OrderByDescending(i => question.Candidates[i].Fitted).ToList();
        var ranked = order.Select(i => question.Candidates[i]).ToList();
        var right = question.Holds[order[0]];
        return (new TrainingRow { Features = AnswerConfidence.Measure(ranked, AnswerTokens.Estimate(ranked[0], question.Matcher)), Label = right }, right);
    }

    private static void Report(EvaluationSet set, TreeEnsemble model)
    {
        var questions = TrainingRows.Measure(set.Documents, set.Questions.Concat(set.OutOfDomain), CancellationToken.None).Where(q => q.Candidates.Count > 0)
            .Select(q => (q.Question, Result: RowOf(q, null))).Select(q => (q.Question, q.Result.Right, Confidence: TreeEnsemble.Probability(model.Score(q.Result.Row.Features)))).ToList();
        var foreign = set.OutOfDomain.Select(q => q.Id).ToHashSet();
        var answerable = questions.Count(q => q.Question.Answerable);
        Console.WriteLine($"{set.Name}: right without abstention {100.0 * questions.Count(q => q.Right) / answerable:F1}");
        foreach (var threshold in new[] { 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5 })
        {
            var abstained = questions.Where(q => q.Confidence < threshold).ToList();
            var hard = questions.Where(q => !q.Question.Answerable && !foreign.Contains(q.Question.Id)).ToList();
            var right = questions.Count(q => q.Right && q.Confidence >= threshold);
            var abstainedHard = abstained.Count(q => !q.Question.Answerable && !foreign.Contains(q.Question.Id));
            var abstainedInDomain = abstained.Count(q => !foreign.Contains(q.Question.Id));
            Console.WriteLine($"  {threshold:F2}: right {100.0 * right / answerable:F1}; abstains out of domain {100.0 * abstained.Count(q => foreign.Contains(q.Question.Id)) / Math.Max(1, foreign.Count):F1}, adversarial {100.0 * abstainedHard / Math.Max(1, hard.Count):F1} at precision {100.0 * abstainedHard / Math.Max(1, abstainedInDomain):F1}");
        }
    }
}
