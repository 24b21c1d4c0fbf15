using System.Text;

namespace StargateBot.Slack.Rendering;

/// <summary>
/// Writes a reply's text as standard Markdown for a <c>markdown</c> block. Slack's documentation, "Markdown block"; whether control
/// sequences work inside it is not documented, so they are escaped too.
/// </summary>
internal static class MarkdownText
{
    /// <summary>Writes a text: bold stays bold, a line stays a line, citation marks stay, everything else shows as it is.</summary>
    public static string Write(string text)
    {
        var result = new StringBuilder(text.Length + 32);
        var before = false;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            // Four spaces at the beginning would make a block of code.
            var shown = line.Trim();
            if (result.Length > 0)
            {
                // Two spaces before the end of a line keep it one; a bare line feed is a space.
                result.Append(before && !shown.IsEmpty ? "  \n" : "\n");
            }

            before = !shown.IsEmpty;
            WriteLine(shown, result);
        }

        return result.ToString();
    }

    private static void WriteLine(ReadOnlySpan<char> line, StringBuilder result)
    {
        // A heading, or a rule that would make a heading of the line above.
        if (!line.IsEmpty && (line[0] == '#' || !line.ContainsAnyExcept("-= ")))
        {
            result.Append('\\');
        }

        var runs = new BoldRuns(line);
        while (runs.MoveNext())
        {
            if (runs.IsBold)
            {
                result.Append("**");
            }

            WriteRun(runs.Text, result);
            if (runs.IsBold)
            {
                result.Append("**");
            }
        }
    }

    private static void WriteRun(ReadOnlySpan<char> text, StringBuilder result)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (Entities.TryAppend(character, result))
            {
                continue;
            }

            if (character == '[' && CitationMark(text[at..]) is > 0 and var length)
            {
                result.Append(text.Slice(at, length));
                at += length - 1;
                continue;
            }

            if (IsMarkup(text, at))
            {
                result.Append('\\');
            }

            result.Append(character);
            Pings.Defuse(text, at, result);
        }
    }

    private static bool IsMarkup(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        '\\' or '`' or '*' or '~' or '|' or '[' or ']' => true,

        // Inside a word it is none.
        '_' => at == 0 || at == text.Length - 1 || !char.IsLetterOrDigit(text[at - 1]) || !char.IsLetterOrDigit(text[at + 1]),
        _ => false,
    };

    // [12] is a mark; [12](…), [12][…] and [12]: would be a link.
    private static int CitationMark(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf(']');
        return end is > 1 and < 5 && !text[1..end].ContainsAnyExceptInRange('0', '9')
            && (end + 1 == text.Length || text[end + 1] is not ('(' or ':')
                && (text[end + 1] != '[' || CitationMark(text[(end + 1)..]) > 0))
            ? end + 1
            : 0;
    }
}
