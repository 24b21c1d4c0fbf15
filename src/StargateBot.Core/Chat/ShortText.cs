using System.Globalization;

namespace StargateBot.Core.Chat;

/// <summary>Makes texts of people fit into a line.</summary>
internal static class ShortText
{
    private const char Ellipsis = '…';

    /// <summary>Cuts a text between two characters as people see them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maxLength">The longest result in UTF-16 units, at least 1; what was cut ends with an ellipsis.</param>
    public static string Cut(string text, int maxLength)
    {
        if (text.Length <= maxLength)
        {
            return text;
        }

        var end = 0;
        while (StringInfo.GetNextTextElementLength(text.AsSpan(end)) is var next && end + next < maxLength)
        {
            end += next;
        }

        return text[..end].TrimEnd() + Ellipsis;
    }

    /// <summary>
    /// Makes a text one line that reads as it was written: white space collapsed, without control characters and without those that turn
    /// the writing direction (Unicode UAX 9), and without the marks of bold text, which would reach into what stands around it.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="maxLength">The longest result in UTF-16 units, at least 1.</param>
    public static string Line(string text, int maxLength)
    {
        // What is cut away later need not be looked at: a text may be as long as its platform permits.
        var line = new System.Text.StringBuilder(Math.Min(text.Length, maxLength + 1));
        var space = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                space = line.Length > 0;
                continue;
            }

            if (TurnsDirection(c) || (c == '*' && line.Length > 0 && line[^1] == '*' && !space))
            {
                continue;
            }

            line.Append(space ? " " : "").Append(c);
            space = false;
            if (line.Length > maxLength + LongestElement)
            {
                break;
            }
        }

        return Cut(line.ToString(), maxLength);
    }

    // Enough to see that more follows without cutting inside what people see as one character.
    private const int LongestElement = 64;

    private static bool TurnsDirection(char c) =>
        c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F' or '\u061C';
}
