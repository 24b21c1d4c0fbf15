namespace StargateBot.Core.Languages;

/// <summary>The chat spellings of one language and what they stand for (<c>chat-spelling.*.txt</c>).</summary>
internal sealed class SpellingTable
{
    /// <summary>Longer words are never looked up.</summary>
    public const int MaxWord = 40;

    private readonly Dictionary<string, Entry[]> _byFirstWord;
    private readonly Dictionary<string, Entry[]>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly HashSet<string> _known;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _knownLookup;

    private SpellingTable(Dictionary<string, Entry[]> byFirstWord, HashSet<string> known)
    {
        _byFirstWord = byFirstWord;
        _lookup = _byFirstWord.GetAlternateLookup<ReadOnlySpan<char>>();
        _known = known;
        _knownLookup = _known.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Reads the shipped list of a language.</summary>
    public static SpellingTable Read(Language language) => FromLines(
        WordFile.ReadLines($"chat-spelling.{language.ToCode()}.txt"),
        WordFile.ReadLines($"function-words.{language.ToCode()}.txt").Concat(WordFile.ReadTagged("negations.txt", language)));

    /// <summary>Builds a table.</summary>
    /// <param name="lines">Lines <c>spelling, spelling =&gt; standard words</c>.</param>
    /// <param name="knownWords">Words that are spelt right.</param>
    public static SpellingTable FromLines(IEnumerable<string> lines, IEnumerable<string> knownWords)
    {
        var entries = new Dictionary<string, List<Entry>>(StringComparer.OrdinalIgnoreCase);
        var known = new HashSet<string>(knownWords, StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines)
        {
            var arrow = line.IndexOf("=>", StringComparison.Ordinal);
            var replacement = line[(arrow + 2)..].Trim();
            known.UnionWith(replacement.Split(' '));
            foreach (var spelling in line[..arrow].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var end = EndOfWord(spelling, 0);
                var first = spelling[..end];
                if (!entries.TryGetValue(first, out var list))
                {
                    entries[first] = list = [];
                }

                list.Add(new Entry(spelling[end..], replacement));
            }
        }

        var byFirstWord = new Dictionary<string, Entry[]>(entries.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var (first, list) in entries)
        {
            list.Sort((a, b) => b.Rest.Length.CompareTo(a.Rest.Length));
            byFirstWord[first] = [.. list];
        }

        return new SpellingTable(byFirstWord, known);
    }

    /// <summary>Gets the index after the word that starts at an index: letters, digits, and apostrophes before letters.</summary>
    public static int EndOfWord(ReadOnlySpan<char> text, int start)
    {
        var i = start + 1;
        while (i < text.Length && (Characters.IsWord(text[i])
            || (Characters.IsApostrophe(text[i]) && i + 1 < text.Length && char.IsLetter(text[i + 1]))))
        {
            i++;
        }

        return i;
    }

    /// <summary>Gets whether a word is spelt as it should be.</summary>
    public bool Knows(ReadOnlySpan<char> word) => _knownLookup.Contains(word);

    /// <summary>Gets what a single word stands for, or null.</summary>
    public string? Find(ReadOnlySpan<char> word)
    {
        if (_lookup.TryGetValue(word, out var entries) && entries[^1] is { Rest.Length: 0 } entry)
        {
            return entry.Replacement;
        }

        return null;
    }

    /// <summary>Finds the longest spelling that starts with the word at an index.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Index of the word.</param>
    /// <param name="end">Index after the word; on success after the spelling, which may be several words.</param>
    public string? FindLongest(ReadOnlySpan<char> text, int start, ref int end)
    {
        if (end - start > MaxWord)
        {
            return null;
        }

        Span<char> word = stackalloc char[MaxWord];
        text[start..end].Replace(word, '’', '\'');
        if (!_lookup.TryGetValue(word[..(end - start)], out var entries))
        {
            return null;
        }

        foreach (var entry in entries)
        {
            var stop = end + entry.Rest.Length;
            if (text[end..].StartsWith(entry.Rest, StringComparison.OrdinalIgnoreCase) && (stop == text.Length || !Characters.IsWord(text[stop])))
            {
                end = stop;
                return entry.Replacement;
            }
        }

        return null;
    }

    private sealed record Entry(string Rest, string Replacement);
}
