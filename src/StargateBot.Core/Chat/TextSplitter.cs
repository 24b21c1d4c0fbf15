using System.Globalization;

namespace StargateBot.Core.Chat;

/// <summary>Splits long texts into messages.</summary>
public static class TextSplitter
{
    // An earlier border than this would make many short messages.
    private const int LeastShare = 3;

    /// <summary>
    /// Splits a text at the ends of paragraphs, else of lines, else of words, else between graphemes. Code fences (<c>```</c>) and bold
    /// text (<c>**</c>) that are cut are closed and opened again in the next part.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="maxLength">The longest part in UTF-16 units; at least 100.</param>
    /// <returns>At least one part; none is longer than <paramref name="maxLength"/> or empty unless the text is.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxLength"/> is under 100.</exception>
    public static IReadOnlyList<string> Split(string text, int maxLength)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, 100);
        var rest = TrimStart(text.AsSpan().TrimEnd());
        if (rest.Length <= maxLength)
        {
            return [rest.ToString()];
        }

        var parts = new List<string>();
        var open = OpenMarks.None;
        while (open.Opening.Length + rest.Length > maxLength)
        {
            var opening = open.Opening;
            var end = EndOfPart(rest, maxLength - opening.Length - OpenMarks.LongestClosing);
            open = open.After(rest, ref end);
            parts.Add(string.Concat(opening, rest[..end].TrimEnd(), open.Closing));
            rest = open.IsFence ? SkipLineEnd(rest[end..]) : TrimStart(rest[end..]);
        }

        if (!rest.IsWhiteSpace())
        {
            parts.Add(string.Concat(open.Opening, rest));
        }

        return parts;
    }

    private static int EndOfPart(ReadOnlySpan<char> text, int maxLength)
    {
        var (paragraph, line, word) = (0, 0, 0);
        var end = 0;
        var lastLineEnd = -1;
        while (end < text.Length)
        {
            var length = StringInfo.GetNextTextElementLength(text[end..]);
            switch (text.Slice(end, length))
            {
                case "\n" or "\r\n":
                    (paragraph, line) = (lastLineEnd >= 0 ? lastLineEnd : paragraph, end);
                    lastLineEnd = lastLineEnd >= 0 ? lastLineEnd : end;
                    break;
                case " ":
                    word = end;
                    lastLineEnd = -1;
                    break;
                default:
                    lastLineEnd = -1;
                    break;
            }

            if (end + length > maxLength)
            {
                break;
            }

            end += length;
        }

        var least = maxLength / LeastShare;
        if (Math.Max(paragraph, Math.Max(line, word)) > least)
        {
            return paragraph > least ? paragraph : line > least ? line : word;
        }

        if (end == 0)
        {
            // One grapheme longer than a message (a pile of combining marks) has no border inside: it is cut where it must be.
            return char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength;
        }

        return BeforeRun(text, end);
    }

    // Half of a mark would be another mark.
    private static int BeforeRun(ReadOnlySpan<char> text, int end)
    {
        var mark = text[end - 1];
        if (mark is not ('*' or '`') || end == text.Length || text[end] != mark)
        {
            return end;
        }

        var start = text[..end].TrimEnd(mark).Length;
        return start > 0 ? start : end;
    }

    // A combining mark after white space belongs to it.
    private static ReadOnlySpan<char> TrimStart(ReadOnlySpan<char> text)
    {
        while (text.Length > 0 && char.IsWhiteSpace(text[0]) && StringInfo.GetNextTextElementLength(text) is var length && text[..length].IsWhiteSpace())
        {
            text = text[length..];
        }

        return text;
    }

    private static ReadOnlySpan<char> SkipLineEnd(ReadOnlySpan<char> text) =>
        text.StartsWith("\r\n") ? text[2..] : text.StartsWith("\n") ? text[1..] : text;
}
