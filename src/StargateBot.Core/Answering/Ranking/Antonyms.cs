using StargateBot.Core.Languages;

namespace StargateBot.Core.Answering.Ranking;

/// <summary>Words that turn a statement into its opposite: a question about the smallest is not answered by the largest.</summary>
internal sealed class Antonyms
{
    private readonly Dictionary<string, HashSet<string>> _opposites = new(StringComparer.Ordinal);

    private Antonyms(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var sides = line.Split('|');
            if (sides.Length != 2)
            {
                throw new FormatException($"'{line}' is not of the form 'word, word | word, word'.");
            }

            var left = Words(sides[0]);
            var right = Words(sides[1]);
            Add(left, right);
            Add(right, left);
        }
    }

    /// <summary>Gets the list that ships with this assembly.</summary>
    public static Antonyms Shipped { get; } = new(WordFile.ReadLines("antonyms.txt"));

    /// <summary>Gets whether any opposite of a word is known.</summary>
    /// <param name="word">Lower-case word.</param>
    public bool HasOpposite(string word) => _opposites.ContainsKey(word);

    /// <summary>Gets whether two words are opposites.</summary>
    /// <param name="word">Lower-case word.</param>
    /// <param name="other">Lower-case word.</param>
    public bool AreOpposite(string word, string other) => _opposites.TryGetValue(word, out var set) && set.Contains(other);

    private static string[] Words(string side) => side.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private void Add(string[] from, string[] to)
    {
        foreach (var word in from)
        {
            if (!_opposites.TryGetValue(word, out var set))
            {
                _opposites[word] = set = new HashSet<string>(StringComparer.Ordinal);
            }

            set.UnionWith(to);
        }
    }
}
