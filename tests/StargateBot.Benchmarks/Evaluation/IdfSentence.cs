using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;

namespace StargateBot.Benchmarks.Evaluation;

/// <summary>Chooses the sentence whose words shared with the question have the largest sum of inverse document frequencies.</summary>
internal sealed class IdfSentence
{
    private readonly Dictionary<string, int> _frequencies = new(StringComparer.Ordinal);
    private readonly int _count;

    public IdfSentence(IReadOnlyList<PassageUnit> units)
    {
        _count = units.Count;
        foreach (var unit in units)
        {
            foreach (var stem in Stems(unit.Original.Text, unit.Original.Language))
            {
                _frequencies[stem] = _frequencies.GetValueOrDefault(stem) + 1;
            }
        }
    }

    /// <summary>Chooses from a passage; of equal sentences the first.</summary>
    public string Choose(Passage passage, string question)
    {
        var asked = Stems(question, passage.Language);
        return passage.Sentences.Select(s => s.Of(passage.Text)).MaxBy(s => Overlap(s, passage.Language, asked)) ?? passage.Text;
    }

    private static HashSet<string> Stems(string text, Language language) =>
        TextAnalyzer.Tokenize(text, language).Select(t => t.Stem).ToHashSet(StringComparer.Ordinal);

    private double Overlap(string sentence, Language language, HashSet<string> asked) =>
        Stems(sentence, language).Where(asked.Contains).Sum(Idf);

    private double Idf(string stem)
    {
        var frequency = _frequencies.GetValueOrDefault(stem);
        return Math.Log(1 + ((_count - frequency + 0.5) / (frequency + 0.5)));
    }
}
