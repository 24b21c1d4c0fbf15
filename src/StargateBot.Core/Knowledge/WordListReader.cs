using System.Globalization;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Knowledge;

/// <summary>Reads the word lists of a knowledge folder, in the synonym form of Apache Solr (<see cref="Lexicon"/>).</summary>
internal static class WordListReader
{
    private const int MaxShownLength = 80;
    private const string Arrow = "=>";

    /// <summary>Reads the good lines of a list, comments and empty lines cut.</summary>
    public static IEnumerable<string> Read(KnowledgeFile file, int maxBytes, FaultSink faults, ContentHash? expected = null)
    {
        if (file.IsEmpty || FileText.Read(file, maxBytes, faults, expected) is not { } text)
        {
            return [];
        }

        var lines = new List<string>();
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = WordFile.WithoutComment(raw);
            if (line.Length > 0 && IsGood(line, file.Path, number, faults))
            {
                lines.Add(line);
            }
        }

        return lines;
    }

    private static bool IsGood(string line, string path, int number, FaultSink faults)
    {
        var sides = line.Split(Arrow);
        var phrases = sides.SelectMany(side => side.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToArray();
        if (sides.Length > 2)
        {
            faults.AddAt(path, number, KnowledgeFaultCodes.WordLineArrows, PlainText.Shorten(line, MaxShownLength));
            return false;
        }

        if (phrases.Length < 2 || Array.Exists(sides, side => side.AsSpan().Trim(" ,").IsEmpty))
        {
            faults.AddAt(path, number, KnowledgeFaultCodes.WordLine, PlainText.Shorten(line, MaxShownLength));
            return false;
        }

        foreach (var phrase in phrases)
        {
            if (WordScanner.Count(phrase) is 0 or > Lexicon.MaxPhraseTokens)
            {
                faults.AddAt(
                    path,
                    number,
                    KnowledgeFaultCodes.WordPhrase,
                    PlainText.Shorten(phrase, MaxShownLength),
                    Lexicon.MaxPhraseTokens.ToString(CultureInfo.InvariantCulture));
                return false;
            }
        }

        return true;
    }
}
