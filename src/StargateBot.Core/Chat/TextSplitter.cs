using System.Globalization;

namespace StargateBot.Core.Chat;

/// <summary>Splits long texts into messages.</summary>
public static class TextSplitter
{
    /// <summary>Splits a text at the ends of paragraphs, else of lines, else of words, else between graphemes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maxLength">The longest part in UTF-16 units; at least 100.</param>
    /// <returns>At least one part; none is longer than <paramref name="maxLength"/> or empty unless the text is.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxLength"/> is under 100.</exception>
    public static IReadOnlyList<string> Split(string text, int maxLength)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, 100);
        var parts = new List<string>();
        var rest = text.AsSpan().Trim();
        while (rest.Length > maxLength)
        {
            var end = EndOfPart(rest, maxLength);
            parts.Add(rest[..end].TrimEnd().ToString());
            rest = rest[end..].TrimStart();
        }

        if (rest.Length > 0 || parts.Count == 0)
        {
            parts.Add(rest.ToString());
        }

        return parts;
    }

    private static int EndOfPart(ReadOnlySpan<char> text, int maxLength)
    {
        var window = text[..maxLength];
        foreach (var border in (ReadOnlySpan<string>)["\n\n", "\n", " "])
        {
            var at = window.LastIndexOf(border);
            if (at > maxLength / 3)
            {
                return at;
            }
        }

        var end = 0;
        while (StringInfo.GetNextTextElementLength(text[end..]) is var length && end + length <= maxLength)
        {
            end += length;
        }

        // One grapheme longer than a message (a pile of combining marks) has no border inside: it is cut where it must be.
        return end > 0 ? end : maxLength;
    }
}
