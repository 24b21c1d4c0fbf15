using System.Globalization;
using StargateBot.Benchmarks.Evaluation;
using StargateBot.Core.Languages;

namespace StargateBot.Benchmarks.Scale;

/// <summary>A question made from words of one passage.</summary>
internal sealed record SourcedQuestion(string Text, Place Source);

/// <summary>A knowledge folder of synthetic text, with questions about passages spread evenly over it.</summary>
internal sealed class SyntheticFolder(string path, int passagesPerFile, int seed)
{
    private const int WordsPerQuestion = 6;

    // Every tenth question is a rambling one.
    private const int LongEvery = 10;
    private const int WordsPerLongQuestion = 30;

    /// <summary>Writes the folder.</summary>
    /// <returns>The questions.</returns>
    public List<SourcedQuestion> Write(int passages, int questions, Action<int> written, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(path);
        var text = new SyntheticText(seed);
        var random = new Random(seed + 1);
        var asked = new List<SourcedQuestion>();
        var every = Math.Max(1, passages / questions);
        for (var file = 0; file * passagesPerFile < passages; file++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = string.Create(CultureInfo.InvariantCulture, $"berkas-{file:0000}");
            var count = Math.Min(passagesPerFile, passages - (file * passagesPerFile));
            var full = Path.Combine(path, name + ".md");
            using (var writer = new StreamWriter(full))
            {
                writer.Write("---\nlanguage: id\n---\n# Berkas " + file.ToString(CultureInfo.InvariantCulture) + "\n");
                for (var i = 0; i < count; i++)
                {
                    var passage = text.NextPassage();
                    writer.Write("\n" + passage + "\n");
                    if (((file * passagesPerFile) + i) % every == every / 2)
                    {
                        asked.Add(new SourcedQuestion(Ask(passage, asked.Count % LongEvery == 0 ? WordsPerLongQuestion : WordsPerQuestion, random), new Place(name, string.Create(CultureInfo.InvariantCulture, $"¶{i + 1}"))));
                    }
                }
            }

            // As if written a while ago: a file that was written just now is looked at again by the next reload.
            File.SetLastWriteTimeUtc(full, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1));
            written(count);
        }

        return asked;
    }

    private static string Ask(string passage, int count, Random random)
    {
        var words = TextAnalyzer.Tokenize(passage, Language.Indonesian).Where(t => t.IsContent).Select(t => passage.Substring(t.Start, t.Length)).Distinct().ToArray();
        random.Shuffle(words);
        return "Apa " + string.Join(' ', words.Take(count)) + "?";
    }
}
