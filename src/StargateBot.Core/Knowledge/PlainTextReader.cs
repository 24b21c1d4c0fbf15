namespace StargateBot.Core.Knowledge;

/// <summary>Reads plain text files.</summary>
/// <remarks>
/// Blank lines separate paragraphs. A file with a line longer than <see cref="MaxWrappedLine"/> characters is not wrapped by hand:
/// there every line is a paragraph. The first line is the title when it is short, has no final punctuation, and stands alone: before
/// a blank line, or in a file that is not wrapped.
/// </remarks>
internal static class PlainTextReader
{
    /// <summary>Longest line of text that is wrapped by hand, in characters.</summary>
    public const int MaxWrappedLine = 200;

    private const int MaxTitleLength = 120;

    /// <summary>Reads a body without front matter.</summary>
    /// <param name="body">Text with line feeds only.</param>
    /// <param name="title">Title of the front matter, or null; a first line that repeats it is no passage.</param>
    public static RawDocument Read(string body, string? title)
    {
        var wrapped = IsWrapped(body);
        var passages = new List<RawPassage>();
        string? heading = null;
        var first = true;
        foreach (var (start, end) in Paragraphs(body, wrapped))
        {
            var raw = body.AsSpan(start, end - start);
            var text = PlainText.Clean(raw, keepLines: false);
            if (text.Length == 0)
            {
                continue;
            }

            var alone = end < body.Length && !raw.Trim().Contains('\n');
            if (first && alone && IsTitle(text) && (title is null || string.Equals(text, title, StringComparison.OrdinalIgnoreCase)))
            {
                heading = text;
            }
            else
            {
                passages.Add(new RawPassage(PassageKind.Paragraph, "", text));
            }

            first = false;
        }

        return new RawDocument(heading, passages);
    }

    private static bool IsTitle(string text) => text.Length <= MaxTitleLength && text[^1] is not ('.' or '!' or '?' or ':' or ';' or ',' or '…');

    private static bool IsWrapped(string body)
    {
        foreach (var line in body.AsSpan().EnumerateLines())
        {
            if (line.Length > MaxWrappedLine)
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<(int Start, int End)> Paragraphs(string body, bool wrapped)
    {
        var start = 0;
        for (var i = 0; i < body.Length;)
        {
            var lineEnd = body.IndexOf('\n', i);
            lineEnd = lineEnd < 0 ? body.Length : lineEnd;
            if (body.AsSpan(i, lineEnd - i).IsWhiteSpace())
            {
                yield return (start, i);
                start = lineEnd;
            }
            else if (!wrapped)
            {
                yield return (start, lineEnd);
                start = lineEnd;
            }

            i = lineEnd + 1;
        }

        yield return (start, body.Length);
    }
}
