using System.Globalization;
using System.Text;

namespace StargateBot.Benchmarks.Scale;

/// <summary>Seeded text that is shaped like Indonesian: words by Zipf's law, names, numbers, sentences.</summary>
/// <remarks>
/// The rank-frequency law is G. K. Zipf's (1949) in B. Mandelbrot's form, 1 / (rank + 2.7). Half of each passage's words are of
/// one of a thousand topics, so that passages are told apart by combinations of words, as real ones are.
/// </remarks>
internal sealed class SyntheticText
{
    private const int VocabularySize = 60_000;
    private const int NameCount = 40_000;
    private const int TopicCount = 1_000;
    private const int TopicSize = 200;
    private const double ZipfOffset = 2.7;

    private static readonly string[] Onsets = ["b", "c", "d", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "w", "ng", "ny", "pr", "tr", "kr", ""];
    private static readonly string[] Vowels = ["a", "i", "u", "e", "o", "a", "a", "i", "ai", "au"];
    private static readonly string[] Codas = ["", "", "", "n", "ng", "r", "s", "t", "k", "l", "m", "h"];
    private static readonly string[] FunctionWords = ["yang", "dan", "di", "ke", "dari", "untuk", "pada", "dengan", "adalah", "ini", "itu", "oleh"];

    private readonly Random _random;
    private readonly string[] _vocabulary;
    private readonly string[] _names;
    private readonly int[][] _topics;
    private readonly double[] _cumulative;

    public SyntheticText(int seed)
    {
        _random = new Random(seed);
        _vocabulary = MakeWords(VocabularySize, 2, 4);
        _names = [.. MakeWords(NameCount, 2, 3).Select(w => char.ToUpperInvariant(w[0]) + w[1..])];
        _cumulative = new double[VocabularySize];
        var sum = 0d;
        for (var i = 0; i < VocabularySize; i++)
        {
            sum += 1 / (i + ZipfOffset);
            _cumulative[i] = sum;
        }

        _topics = [.. Enumerable.Range(0, TopicCount).Select(_ => Enumerable.Range(0, TopicSize).Select(_ => _random.Next(200, VocabularySize)).ToArray())];
    }

    /// <summary>Writes the next passage of about 45 words.</summary>
    public string NextPassage()
    {
        var text = new StringBuilder(320);
        var topic = _topics[_random.Next(TopicCount)];
        var sentences = _random.Next(2, 5);
        for (var s = 0; s < sentences; s++)
        {
            var words = _random.Next(10, 20);
            for (var w = 0; w < words; w++)
            {
                var word = NextWord(topic);
                if (w == 0)
                {
                    word = char.ToUpperInvariant(word[0]) + word[1..];
                }

                text.Append(word).Append(w + 1 == words ? ". " : " ");
            }
        }

        return text.ToString().TrimEnd();
    }

    private string NextWord(int[] topic) => _random.Next(100) switch
    {
        < 25 => FunctionWords[_random.Next(FunctionWords.Length)],
        < 30 => _names[_random.Next(NameCount)],
        < 33 => _random.Next(1, 100_000).ToString(CultureInfo.InvariantCulture),
        < 65 => _vocabulary[topic[_random.Next(TopicSize)]],
        _ => _vocabulary[NextRank()],
    };

    private int NextRank()
    {
        var at = Array.BinarySearch(_cumulative, _random.NextDouble() * _cumulative[^1]);
        return Math.Min(at < 0 ? ~at : at, VocabularySize - 1);
    }

    private string[] MakeWords(int count, int minSyllables, int maxSyllables)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        while (words.Count < count)
        {
            var word = new StringBuilder();
            for (var i = _random.Next(minSyllables, maxSyllables + 1); i > 0; i--)
            {
                word.Append(Of(Onsets)).Append(Of(Vowels)).Append(i == 1 || _random.Next(4) == 0 ? Of(Codas) : "");
            }

            if (word.Length > 3)
            {
                words.Add(word.ToString());
            }
        }

        return [.. words];
    }

    private string Of(string[] parts) => parts[_random.Next(parts.Length)];
}
