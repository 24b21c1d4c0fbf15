using System.Buffers;
using System.Globalization;

namespace StargateBot.Core.Languages;

/// <summary>What single characters are to everything that cuts texts into words.</summary>
internal static class Characters
{
    // A quotation in a chat message is short; the bound keeps a text of unmatched marks linear.
    private const int MaxQuotation = 1_000;

    private static readonly SearchValues<char> QuotationMarks = SearchValues.Create("\"“”„«»");

    /// <summary>Gets whether a character belongs to a word or number: a letter, a mark on a letter, or a digit.</summary>
    public static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c)
        || (c > 127 && char.GetUnicodeCategory(c) is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter
            or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.DecimalDigitNumber);

    /// <summary>Gets whether a character is an apostrophe, straight or typographic.</summary>
    public static bool IsApostrophe(char c) => c is '\'' or '’';

    /// <summary>Gets whether a character ends a sentence, so that an upper-case letter after it says little.</summary>
    public static bool EndsSentence(char c) => c is '.' or '!' or '?' or '\n';

    /// <summary>Finds the end of the quotation that begins at an index.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Index of any character.</param>
    /// <returns>Index after the closing mark, or <paramref name="start"/> when no quotation begins there.</returns>
    public static int EndOfQuotation(ReadOnlySpan<char> text, int start)
    {
        if (!QuotationMarks.Contains(text[start]))
        {
            return start;
        }

        var closing = text[start] switch { '“' or '„' => "”“", '«' => "»", '»' => "«", '”' => "”", _ => "\"" };
        var length = text.Slice(start + 1, Math.Min(MaxQuotation, text.Length - start - 1)).IndexOfAny(closing);
        return length < 0 ? start : start + length + 2;
    }

    /// <summary>Finds the next quotation of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Index to look from.</param>
    /// <param name="end">Index after the closing mark, or the text's length when there is no quotation.</param>
    /// <returns>Index of the opening mark, or the text's length.</returns>
    public static int NextQuotation(ReadOnlySpan<char> text, int from, out int end)
    {
        for (var i = from; i < text.Length;)
        {
            var mark = text[i..].IndexOfAny(QuotationMarks);
            if (mark < 0)
            {
                break;
            }

            i += mark;
            end = EndOfQuotation(text, i);
            if (end > i)
            {
                return i;
            }

            i++;
        }

        end = text.Length;
        return text.Length;
    }

    /// <summary>Finds the end of the web address, mention or channel name that begins at an index.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Index of any character.</param>
    /// <returns>Index of the white space after it, or <paramref name="start"/> when none begins there.</returns>
    public static int EndOfAddress(ReadOnlySpan<char> text, int start)
    {
        var rest = text[start..];
        var isAddress = rest[0] switch
        {
            '@' => rest.Length > 1 && (IsWord(rest[1]) || rest[1] == '_'),
            'h' or 'H' => rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase),
            'w' or 'W' => rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase),
            _ => false,
        };
        if (!isAddress)
        {
            return start;
        }

        var i = start;
        while (i < text.Length && !char.IsWhiteSpace(text[i]))
        {
            i++;
        }

        return i;
    }
}
