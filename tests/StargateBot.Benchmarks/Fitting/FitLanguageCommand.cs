using System.Runtime.InteropServices;
using System.Text.Json;
using StargateBot.Core.Languages;

namespace StargateBot.Benchmarks.Fitting;

/// <summary>Fits the table of <see cref="LetterEvidence"/> from texts of both languages.</summary>
/// <remarks>
/// <c>fit-language INDONESIAN.json ENGLISH.json OUTPUT.bin</c>. The inputs are question-answering sets in any JSON form: every
/// string named <c>context</c> or <c>question</c> is read. The shipped table was fitted on the training parts of IDK-MRC
/// (Indonesian, over Wikipedia) and SQuAD 2.0 (English, over Wikipedia). The result is the same in every run.
/// </remarks>
internal static class FitLanguageCommand
{
    private const int Epochs = 12;
    private const double Regularization = 2e-6;
    private const double FirstRate = 0.3;
    private const int HeldOutShare = 10;
    private const int Seed = 20_251_016;

    public static int Run(string indonesianPath, string englishPath, string outputPath)
    {
        var samples = Samples(CountWords(indonesianPath), CountWords(englishPath));
        var heldOut = samples.Where(s => IsHeldOut(s.Word)).ToList();
        var training = samples.Where(s => !IsHeldOut(s.Word)).ToList();
        Console.WriteLine($"{training.Count} words to learn from, {heldOut.Count} held out");

        var weights = Fit(training);
        Console.WriteLine($"held-out words right: {Accuracy(heldOut, weights):P2}");

        // What was held out for the figure is learned too in the table that ships.
        weights = Fit(samples);
        var table = weights.Select(w => (sbyte)Math.Clamp(Math.Round(w / LetterEvidence.Step), sbyte.MinValue, sbyte.MaxValue)).ToArray();
        File.WriteAllBytes(outputPath, MemoryMarshal.AsBytes(table.AsSpan()).ToArray());
        return 0;
    }

    // Proper names belong to no language; a word counts only where it is written in lower case.
    private static Dictionary<string, int> CountWords(string path)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in Texts(document.RootElement).Where(seen.Add))
        {
            foreach (var range in text.AsSpan().SplitAny(' ', '-', '/', '\n'))
            {
                var word = text.AsSpan()[range].Trim("\"'()[].,;:?!“”’‘");
                if (word.Length is > 1 and <= LetterEvidence.MaxWordLength && word.IndexOfAnyExceptInRange('a', 'z') < 0)
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(counts, word.ToString(), out _)++;
                }
            }
        }

        return counts;
    }

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p =>
            p.Name is "context" or "question" && p.Value.ValueKind == JsonValueKind.String ? [p.Value.GetString()!] : Texts(p.Value)),
        _ => [],
    };

    private static List<Sample> Samples(Dictionary<string, int> indonesian, Dictionary<string, int> english)
    {
        var indonesianTotal = (double)indonesian.Values.Sum();
        var englishTotal = (double)english.Values.Sum();
        var samples = new List<Sample>();
        foreach (var word in indonesian.Keys.Union(english.Keys).Order(StringComparer.Ordinal))
        {
            var inIndonesian = indonesian.GetValueOrDefault(word) / indonesianTotal;
            var inEnglish = english.GetValueOrDefault(word) / englishTotal;
            var target = inIndonesian / (inIndonesian + inEnglish);
            var weight = Math.Min(1 + Math.Log2(indonesian.GetValueOrDefault(word) + english.GetValueOrDefault(word)), 8);
            samples.Add(new Sample(word, target, weight));
        }

        // Chat spellings are not in an encyclopedia.
        foreach (var language in Enum.GetValues<Language>())
        {
            samples.AddRange(WordFile.ReadLines($"chat-spelling.{language.ToCode()}.txt")
                .SelectMany(line => line.Split("=>")[0].Split(',', StringSplitOptions.TrimEntries))
                .Where(w => w.Length > 1 && w.AsSpan().IndexOfAnyExceptInRange('a', 'z') < 0)
                .Select(w => new Sample(w, language == Language.Indonesian ? 1 : 0, 3)));
        }

        return samples;
    }

    private static bool IsHeldOut(string word) => word.Aggregate(17, (h, c) => (h * 31) + c) % HeldOutShare == 0;

    // Stochastic gradient descent; every word is learned once as it is and once with a typing error.
    private static double[] Fit(List<Sample> samples)
    {
        var random = new Random(Seed);
        var weights = new double[LetterEvidence.TableSize];
        var order = samples.ToArray();
        var features = new int[LetterEvidence.MaxFeatures];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            var rate = FirstRate / (1 + epoch);
            foreach (var sample in order)
            {
                Learn(sample.Word, sample.Target, sample.Weight);
                Learn(Misspell(sample.Word, random), sample.Target, sample.Weight / 2);
            }

            void Learn(string word, double target, double weight)
            {
                var count = LetterEvidence.Extract(word, features);
                var error = target - Probability(features.AsSpan(0, count), weights);
                var step = rate * weight * error / Math.Sqrt(count);
                foreach (var feature in features.AsSpan(0, count))
                {
                    weights[feature] += step - (rate * Regularization * weights[feature]);
                }
            }
        }

        return weights;
    }

    private static string Misspell(string word, Random random)
    {
        var at = random.Next(word.Length);
        return random.Next(3) switch
        {
            0 when word.Length > 3 => word.Remove(at, 1),
            1 when at + 1 < word.Length => string.Concat(word.AsSpan(0, at), [word[at + 1], word[at]], word.AsSpan(at + 2)),
            _ when word.Length < LetterEvidence.MaxWordLength => word.Insert(at, word[at].ToString()),
            _ => word,
        };
    }

    private static double Accuracy(List<Sample> samples, double[] weights)
    {
        var features = new int[LetterEvidence.MaxFeatures];
        var clear = samples.Where(s => s.Target is < 0.2 or > 0.8).ToList();
        return clear.Count(s => Probability(features.AsSpan(0, LetterEvidence.Extract(s.Word, features)), weights) > 0.5 == s.Target > 0.5) / (double)clear.Count;
    }

    private static double Probability(ReadOnlySpan<int> features, double[] weights)
    {
        var sum = 0.0;
        foreach (var feature in features)
        {
            sum += weights[feature];
        }

        return 1 / (1 + Math.Exp(-sum));
    }

    private sealed record Sample(string Word, double Target, double Weight);
}
