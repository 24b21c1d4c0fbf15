using System.Buffers;
using System.Globalization;

namespace StargateBot.Core.Knowledge;

/// <summary>Makes rendered text fit to be shown and quoted.</summary>
internal static class PlainText
{
    /// <summary>
    /// Collapses white space to single blanks, keeps line feeds that stand between two texts, drops characters that cannot be seen
    /// (controls, zero-width and direction marks; joiners stay, scripts and emoji need them), and composes to normal form C.
    /// </summary>
    public static string Clean(ReadOnlySpan<char> text, bool keepLines)
    {
        var buffer = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            var length = Collapse(text, buffer, keepLines);
            var clean = new string(buffer, 0, length);
            return clean.IsNormalized() ? clean : clean.Normalize();
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    /// <summary>Cuts a text after at most <paramref name="length"/> characters, never inside a surrogate pair, and marks the cut.</summary>
    public static string Shorten(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = length - 1;
        if (char.IsHighSurrogate(text[end - 1]))
        {
            end--;
        }

        return string.Concat(text.AsSpan(0, end).TrimEnd(), "…");
    }

    private static int Collapse(ReadOnlySpan<char> text, Span<char> clean, bool keepLines)
    {
        var length = 0;
        var pending = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c))
            {
                pending = (c == '\n' && keepLines) || pending == '\n' ? '\n' : ' ';
            }
            else if (c is > ' ' and < '\u007F' || IsVisible(text, i))
            {
                if (pending != '\0' && length > 0)
                {
                    clean[length++] = pending;
                }

                pending = '\0';
                clean[length++] = char.IsSurrogate(c) && !IsPaired(text, i) ? '\uFFFD' : c;
            }
        }

        return length;
    }

    private static bool IsVisible(ReadOnlySpan<char> text, int index)
    {
        const char ZeroWidthNonJoiner = '\u200C';
        const char ZeroWidthJoiner = '\u200D';
        const char FirstNonCharacter = '\uFFFE';
        var c = text[index];
        return c is ZeroWidthNonJoiner or ZeroWidthJoiner
            || (c < FirstNonCharacter && char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format));
    }

    private static bool IsPaired(ReadOnlySpan<char> text, int index) => char.IsHighSurrogate(text[index])
        ? index + 1 < text.Length && char.IsLowSurrogate(text[index + 1])
        : index > 0 && char.IsHighSurrogate(text[index - 1]);
}
