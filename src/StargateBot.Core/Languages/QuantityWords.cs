using System.Globalization;

namespace StargateBot.Core.Languages;

/// <summary>What a word of the quantity list does.</summary>
internal enum QuantityWordKind
{
    Digit,
    Small,
    Teen,
    Ten,
    Hundred,
    Half,
    Ordinal,
    Scale,
    Glued,
    Percent,
    Month,
    Century,
    YearWord,
    Clock,
    HalfDay,
    Zone,
    Era,
    Duration,
    Prefix,
    Currency,
    Measure,
    Count,
}

/// <summary>A word or phrase of the quantity list.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Value">Its number, where it has one.</param>
/// <param name="Unit">Its unit, where it has one.</param>
/// <param name="Word">The phrase itself.</param>
internal sealed record QuantityWord(QuantityWordKind Kind, decimal Value, string Unit, string Word);

/// <summary>The words of numbers, dates, money and measures (<c>Words/quantities.txt</c>).</summary>
internal static class QuantityWords
{
    private static readonly Dictionary<string, QuantityWord[]> ByFirst = Read();

    private static readonly Dictionary<string, QuantityWord[]>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        ByFirst.GetAlternateLookup<ReadOnlySpan<char>>();

    // For each first letter, bit n says that a word of n letters is in the list: most words of a text end here.
    private static readonly uint[] Lengths = LengthsByLetter();

    /// <summary>Gets the phrases that begin with a run of letters, or one symbol, longest first; none for most words.</summary>
    /// <param name="first">The run, in any case.</param>
    public static ReadOnlySpan<QuantityWord> StartingWith(ReadOnlySpan<char> first)
    {
        var letter = first[0] | 0x20;
        if (letter is >= 'a' and <= 'z' && (Lengths[letter - 'a'] & (1u << Math.Min(first.Length, 31))) == 0)
        {
            return [];
        }

        return Lookup.TryGetValue(first, out var words) ? words : [];
    }

    /// <summary>Gets the index after the run of letters, or the symbol, that starts at an index.</summary>
    public static int EndOfFirst(ReadOnlySpan<char> text, int start)
    {
        var i = start;
        while (i < text.Length && char.IsLetter(text[i]))
        {
            i++;
        }

        return i == start ? Math.Min(start + 1, text.Length) : i;
    }

    private static Dictionary<string, QuantityWord[]> Read()
    {
        var words = new Dictionary<string, List<QuantityWord>>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in WordFile.ReadLines("quantities.txt"))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var kind = Enum.Parse<QuantityWordKind>(line.AsSpan(0, space), ignoreCase: true);
            var unit = line[(space + 1)..colon];
            var isNumber = decimal.TryParse(unit, NumberStyles.Number, CultureInfo.InvariantCulture, out var value);
            foreach (var word in line[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries))
            {
                var first = word[..EndOfFirst(word, 0)];
                if (!words.TryGetValue(first, out var list))
                {
                    words[first] = list = [];
                }

                list.Add(new QuantityWord(kind, value, isNumber ? "" : unit, word));
            }
        }

        return words.ToDictionary(w => w.Key, w => w.Value.OrderByDescending(v => v.Word.Length).ToArray(), StringComparer.OrdinalIgnoreCase);
    }

    private static uint[] LengthsByLetter()
    {
        var lengths = new uint[26];
        foreach (var word in ByFirst.Keys)
        {
            var letter = word[0] | 0x20;
            if (letter is >= 'a' and <= 'z')
            {
                lengths[letter - 'a'] |= 1u << Math.Min(word.Length, 31);
            }
        }

        return lengths;
    }
}
