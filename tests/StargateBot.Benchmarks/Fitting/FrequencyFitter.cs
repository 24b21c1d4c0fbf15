using System.Globalization;
using StargateBot.Benchmarks.Evaluation;
using StargateBot.Core.Languages;

namespace StargateBot.Benchmarks.Fitting;

/// <summary>Counts how common words are in general text: the shipped <c>frequency.*.txt</c> lists.</summary>
internal static class FrequencyFitter
{
    // A word in fewer passages says more about those passages than about the language.
    private const int MinPassages = 4;

    /// <summary>Writes the list of one language.</summary>
    /// <param name="sets">Folders whose passages are counted.</param>
    /// <param name="language">The language.</param>
    /// <param name="file">Path of the list.</param>
    public static void Fit(IEnumerable<EvaluationSet> sets, Language language, string file)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var passages = 0;
        foreach (var passage in sets.SelectMany(s => s.Documents).SelectMany(d => d.Original.Passages))
        {
            passages++;
            foreach (var word in TextAnalyzer.Tokenize(passage.Text, language).Where(t => !t.Is(TokenTraits.Number)).Select(t => t.Exact).Distinct())
            {
                counts[word] = counts.GetValueOrDefault(word) + 1;
            }
        }

        var buckets = counts.Where(c => c.Value >= MinPassages)
            .GroupBy(c => (int)Math.Round(-2 * Math.Log2((double)c.Value / passages)))
            .OrderBy(b => b.Key);
        File.WriteAllLines(file, [
            $"# How common words are in general text ({language}): a bucket b holds words that stand in about 2^(-b/2) of all passages.",
            string.Create(CultureInfo.InvariantCulture, $"# Form: `bucket: word word ...`. Counted over {passages} passages by `fit frequencies` of the benchmarks project."),
            .. buckets.Select(b => string.Create(CultureInfo.InvariantCulture, $"{b.Key}: {string.Join(' ', b.Select(c => c.Key).Order(StringComparer.Ordinal))}")),
        ]);
    }
}
