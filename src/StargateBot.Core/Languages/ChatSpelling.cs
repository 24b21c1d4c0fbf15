using System.Text;

namespace StargateBot.Core.Languages;

/// <summary>Turns chat spelling into the standard words of a language. Safe for many callers at once.</summary>
/// <remarks>
/// Listed spellings and phrases, figures with a short unit (<c>5jt</c>), stretched letters (<c>sooo</c>), Indonesian doubling
/// (<c>anak2</c>) and regular colloquial verbs. What may be a name (a capital inside a sentence, capitals only), numbers,
/// quotations, mentions and web addresses stay as they are.
/// </remarks>
public static class ChatSpelling
{
    private static readonly SpellingTable[] Tables = [SpellingTable.Read(Language.Indonesian), SpellingTable.Read(Language.English)];

    /// <summary>Replaces chat spelling by standard words.</summary>
    /// <param name="text">A message.</param>
    /// <param name="language">The message's language.</param>
    /// <returns>The same instance when nothing was to replace.</returns>
    public static string Normalize(string text, Language language)
    {
        var table = Tables[(int)language];
        StringBuilder? result = null;
        var copied = 0;
        var sentenceStart = true;
        for (var i = 0; i < text.Length;)
        {
            var skipped = Math.Max(Characters.EndOfQuotation(text, i), Characters.EndOfAddress(text, i));
            if (skipped > i)
            {
                i = skipped;
                continue;
            }

            if (!Characters.IsWord(text[i]))
            {
                sentenceStart |= Characters.EndsSentence(text[i]);
                i++;
                continue;
            }

            var start = i;
            i = SpellingTable.EndOfWord(text, start);
            if (Respell(text, start, ref i, sentenceStart, table, language) is { } standard && !text.AsSpan(start, i - start).SequenceEqual(standard))
            {
                result ??= new StringBuilder(text.Length + 32);
                result.Append(text, copied, start - copied).Append(standard);
                copied = i;
            }

            sentenceStart = false;
        }

        return result is null ? text : result.Append(text, copied, text.Length - copied).ToString();
    }

    private static string? Respell(string text, int start, ref int end, bool sentenceStart, SpellingTable table, Language language)
    {
        var word = text.AsSpan(start, end - start);
        if (word.Length > SpellingTable.MaxWord)
        {
            return null;
        }

        if (char.IsUpper(word[0]) && (!sentenceStart || (word.Length > 1 && char.IsUpper(word[1]))))
        {
            return language == Language.Indonesian ? WithoutClitic(word) : null;
        }

        var standard = char.IsAsciiDigit(word[0]) ? AfterFigures(text, start, ref end, table) : Standard(text, start, ref end, table, language);
        return standard is not null && char.IsUpper(word[0]) ? char.ToUpperInvariant(standard[0]) + standard[1..] : standard;
    }

    // Samsungnya, CEOnya: the name is recognized when it stands alone.
    private static string? WithoutClitic(ReadOnlySpan<char> word) =>
        word.Length > 5 && word.EndsWith("nya") ? string.Concat(word[..^3], "-nya") : null;

    // 5jt, 10rb, 2yrs. A single letter after figures is part of a name more often: 4G, 3D.
    private static string? AfterFigures(string text, int start, ref int end, SpellingTable table)
    {
        if (table.FindLongest(text, start, ref end) is { } listed)
        {
            return listed;
        }

        var word = text.AsSpan(start, end - start);
        var figures = word.IndexOfAnyExceptInRange('0', '9');
        return figures > 0 && word.Length - figures >= 2 && table.Find(word[figures..]) is { } unit
            ? string.Concat(word[..figures], " ", unit)
            : null;
    }

    private static string? Standard(string text, int start, ref int end, SpellingTable table, Language language)
    {
        if (table.FindLongest(text, start, ref end) is { } listed)
        {
            return listed;
        }

        var word = text.AsSpan(start, end - start);
        Span<char> lower = stackalloc char[SpellingTable.MaxWord];
        lower = lower[..word.ToLowerInvariant(lower)];
        if (!table.Knows(lower) && Shorten(lower, table, language) is { } shortened)
        {
            return table.Find(shortened) ?? shortened;
        }

        return language == Language.Indonesian ? ColloquialIndonesian.Double(lower, table) ?? ColloquialIndonesian.Verb(lower) : null;
    }

    // banggeeet, sooooo, siapaa: first the runs of three and more become one letter, then, if that gives a known word, all runs.
    private static string? Shorten(ReadOnlySpan<char> word, SpellingTable table, Language language)
    {
        var longest = LongestRun(word);
        if (longest < 2 || longest == word.Length)
        {
            return null;
        }

        Span<char> buffer = stackalloc char[SpellingTable.MaxWord];
        var toOne = Collapse(word, longest >= 3 ? 3 : 2, 1, buffer);
        if (IsWord(toOne))
        {
            return toOne.ToString();
        }

        if (longest < 3)
        {
            return null;
        }

        Span<char> other = stackalloc char[SpellingTable.MaxWord];
        var toTwo = Collapse(word, 3, 2, other);
        if (IsWord(toTwo))
        {
            return toTwo.ToString();
        }

        var all = Collapse(word, 2, 1, other);
        if (IsWord(all))
        {
            return all.ToString();
        }

        // English doubles letters inside its words (cool, happen), Indonesian hardly does.
        return language == Language.English && word[^1] != word[^3] ? Collapse(word, 3, 2, other).ToString() : toOne.ToString();

        bool IsWord(ReadOnlySpan<char> candidate) => table.Knows(candidate) || table.Find(candidate) is not null;
    }

    private static int LongestRun(ReadOnlySpan<char> word)
    {
        var longest = 0;
        var run = 0;
        for (var i = 0; i < word.Length; i++)
        {
            run = i > 0 && word[i] == word[i - 1] && char.IsLetter(word[i]) ? run + 1 : 1;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private static ReadOnlySpan<char> Collapse(ReadOnlySpan<char> word, int fromRun, int to, Span<char> result)
    {
        var length = 0;
        for (var i = 0; i < word.Length;)
        {
            var end = i + 1;
            while (end < word.Length && word[end] == word[i])
            {
                end++;
            }

            var kept = end - i >= fromRun && char.IsLetter(word[i]) ? to : end - i;
            word.Slice(i, kept).CopyTo(result[length..]);
            length += kept;
            i = end;
        }

        return result[..length];
    }
}
