using StargateBot.Benchmarks.Evaluation;
using StargateBot.Core.Answering.Ranking;
using StargateBot.Core.Languages;

namespace StargateBot.Benchmarks.Fitting;

/// <summary>Fits what the product ships: word frequencies and ranking models.</summary>
internal static class FitCommand
{
    /// <summary>Runs one of the fitting commands.</summary>
    /// <param name="arguments">What stands after <c>fit</c> on the command line.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] arguments) => arguments switch
    {
        ["frequencies", var language, var file, .. { Length: > 0 } folders] => Frequencies(language, file, folders),
        ["sentences", var file, .. { Length: > 0 } rest] => Sentences(file, Training(rest), HeldOut(rest)),
        ["tokens", var file, .. { Length: > 0 } folders] => Tokens(file, folders),
        ["confidence", var file, .. { Length: > 0 } rest] => ConfidenceFitter.Fit(file, Training(rest), HeldOut(rest)),
        _ => 2,
    };

    private static List<string> Training(string[] folders) => [.. folders.TakeWhile(f => f != "--held-out")];

    private static List<string> HeldOut(string[] folders) => [.. folders.SkipWhile(f => f != "--held-out").Skip(1)];

    /// <summary>Fits word frequencies.</summary>
    private static int Frequencies(string language, string file, IReadOnlyList<string> folders)
    {
        if (!LanguageCodes.TryParse(language, out var parsed))
        {
            Console.Error.WriteLine($"'{language}' is not a language: use id or en.");
            return 2;
        }

        FrequencyFitter.Fit(folders.Select(EvaluationSet.Read), parsed, file);
        return 0;
    }

    /// <summary>Fits the sentence ranker and prints how it does on held-out folders.</summary>
    private static int Sentences(string file, IReadOnlyList<string> folders, IReadOnlyList<string> heldOut)
    {
        var rows = new List<TrainingRow>();
        foreach (var folder in folders)
        {
            var set = EvaluationSet.Read(folder);
            foreach (var question in TrainingRows.Measure(set.Documents, set.Questions.Where(q => q.Answerable), CancellationToken.None))
            {
                if (question.Holds.Contains(true))
                {
                    rows.AddRange(question.Candidates.Select((c, i) => new TrainingRow { Features = c.Features, Label = question.Holds[i] }));
                }
            }

            Console.WriteLine($"{set.Name}: {rows.Count} rows so far, {rows.Count(r => r.Label)} hold an answer");
        }

        var model = TreeFitter.Fit(rows, trees: 500, leaves: 16, minimum: 60, rate: 0.04);
        File.WriteAllBytes(file, model);
        Console.WriteLine($"{file}: {model.Length} bytes");
        foreach (var folder in heldOut)
        {
            Report(EvaluationSet.Read(folder), TreeEnsemble.Read(model));
        }

        return 0;
    }

    /// <summary>Fits the model of which tokens are the answer, on sentences that hold it.</summary>
    private static int Tokens(string file, IReadOnlyList<string> folders)
    {
        var rows = new List<TrainingRow>();
        foreach (var folder in folders)
        {
            var set = EvaluationSet.Read(folder);
            foreach (var question in TrainingRows.Measure(set.Documents, set.Questions.Where(q => q.Answerable), CancellationToken.None))
            {
                for (var c = 0; c < question.Candidates.Count; c++)
                {
                    if (question.Holds[c])
                    {
                        rows.AddRange(TrainingRows.TokensOf(question, question.Candidates[c]));
                    }
                }
            }

            Console.WriteLine($"{set.Name}: {rows.Count} tokens so far, {rows.Count(r => r.Label)} in an answer");
        }

        var model = TreeFitter.Fit(rows, trees: 120, leaves: 20, minimum: 60, rate: 0.1);
        File.WriteAllBytes(file, model);
        Console.WriteLine($"{file}: {model.Length} bytes");
        return 0;
    }

    private static void Report(EvaluationSet set, TreeEnsemble model)
    {
        var questions = TrainingRows.Measure(set.Documents, set.Questions.Where(q => q.Answerable), CancellationToken.None);
        double right = 0, first = 0, third = 0, inside = 0, lexical = 0;
        foreach (var question in questions)
        {
            var order = Enumerable.Range(0, question.Candidates.Count).OrderByDescending(i => model.Score(question.Candidates[i].Features)).ToList();
            var ranks = order.Select(i => question.Candidates[i].Rank).Distinct().Take(3).ToList();
            var gold = question.Candidates.FindIndex(c => question.Question.IsAt(new Place(c.View.Passage.DocumentId, c.View.Passage.Locator)));
            var goldRank = gold < 0 ? -1 : question.Candidates[gold].Rank;
            right += order.Count > 0 && question.Holds[order[0]] ? 1 : 0;
            first += ranks.Count > 0 && ranks[0] == goldRank ? 1 : 0;
            third += ranks.Contains(goldRank) ? 1 : 0;
            lexical += goldRank == 0 ? 1 : 0;
            inside += goldRank >= 0 ? 1 : 0;
        }

        var all = set.Questions.Count(q => q.Answerable);
        Console.WriteLine($"{set.Name}: sentence {100 * right / all:F1}, passage first {100 * first / all:F1} (retrieval {100 * lexical / all:F1}), in three {100 * third / all:F1}, retrieved {100 * inside / all:F1}");
    }
}
