using System.Globalization;
using System.Text;

namespace StargateBot.Core.Languages;

/// <summary>Finds the words of a text and brings them into the form that they are compared in; <see cref="TextAnalyzer"/> tells the rules.</summary>
internal static class WordScanner
{
    /// <summary>Longest word that is folded without memory of its own; longer runs of letters are no words.</summary>
    public const int BufferLength = 64;

    /// <summary>Finds the next word.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where to look from; after a word was found, where to look for the one after it.</param>
    /// <param name="word">The word as it is written.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryNext(ReadOnlySpan<char> text, ref int at, out ReadOnlySpan<char> word)
    {
        while (at < text.Length && !Characters.IsWord(text[at]))
        {
            at++;
        }

        if (at == text.Length)
        {
            word = default;
            return false;
        }

        var end = EndOfWord(text, at);
        word = text[at..end];
        at = end + EnglishEnding(text, end);
        return true;
    }

    /// <summary>Counts the words of a text.</summary>
    /// <param name="text">The text.</param>
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var at = 0; TryNext(text, ref at, out _);)
        {
            count++;
        }

        return count;
    }

    /// <summary>Gets the form that a word is compared in: lower case, without diacritics and apostrophes.</summary>
    /// <param name="word">A word as it is written.</param>
    /// <param name="buffer">Room for the result, <see cref="BufferLength"/> long.</param>
    /// <returns>The form, which may lie in <paramref name="buffer"/>.</returns>
    public static ReadOnlySpan<char> ExactForm(ReadOnlySpan<char> word, Span<char> buffer)
    {
        if (word.Length > buffer.Length || !Ascii.IsValid(word))
        {
            return Fold(word);
        }

        var length = 0;
        foreach (var c in word)
        {
            if (c != '\'')
            {
                buffer[length++] = char.ToLowerInvariant(c);
            }
        }

        return buffer[..length];
    }

    /// <summary>Gets the words of a text in the form that they are compared in.</summary>
    /// <param name="text">The text.</param>
    public static string[] ExactForms(ReadOnlySpan<char> text)
    {
        var words = new List<string>();
        Span<char> buffer = stackalloc char[BufferLength];
        for (var at = 0; TryNext(text, ref at, out var word);)
        {
            words.Add(ExactForm(word, buffer).ToString());
        }

        return [.. words];
    }

    /// <summary>Finds the end of a word.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Index of the word's first character.</param>
    public static int EndOfWord(ReadOnlySpan<char> text, int start)
    {
        var i = start + 1;
        while (i < text.Length)
        {
            var c = text[i];
            var insideNumber = c is '.' or ',' && char.IsDigit(text[i - 1]) && i + 1 < text.Length && char.IsDigit(text[i + 1]);
            var insideWord = Characters.IsApostrophe(c) && char.IsLetter(text[i - 1]) && i + 1 < text.Length && char.IsLetter(text[i + 1])
                && EnglishEnding(text, i) == 0;
            if (!Characters.IsWord(c) && !insideNumber && !insideWord)
            {
                break;
            }

            i++;
        }

        return i;
    }

    /// <summary>Gets the length of 's, 're, 've, 'll, 'd or 'm at an index. "n't" stays with its word, which it negates.</summary>
    /// <param name="text">The text.</param>
    /// <param name="i">Index after a word.</param>
    public static int EnglishEnding(ReadOnlySpan<char> text, int i)
    {
        if (i == 0 || i + 1 >= text.Length || !Characters.IsApostrophe(text[i]) || !char.IsLetter(text[i - 1]))
        {
            return 0;
        }

        var third = i + 2 < text.Length ? char.ToLowerInvariant(text[i + 2]) : '\0';
        var length = char.ToLowerInvariant(text[i + 1]) switch
        {
            's' or 'd' or 'm' => 2,
            'r' or 'v' when third == 'e' => 3,
            'l' when third == 'l' => 3,
            't' when text[i - 1] is not ('n' or 'N') => 2,
            _ => 0,
        };
        return length > 0 && !(i + length < text.Length && Characters.IsWord(text[i + length])) ? length : 0;
    }

    private static string Fold(ReadOnlySpan<char> word)
    {
        var decomposed = word.ToString().Normalize(NormalizationForm.FormKD);
        var folded = new StringBuilder(decomposed.Length);
        foreach (var c in decomposed)
        {
            if (char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && !Characters.IsApostrophe(c))
            {
                folded.Append(char.ToLowerInvariant(c));
            }
        }

        return folded.Length == 0 ? word.ToString() : folded.ToString();
    }
}
