using System.Text;

namespace StargateBot.Core.Knowledge;

/// <summary>Cuts long pipe tables into several with the same header, before Markdown is parsed.</summary>
/// <remarks>The parser takes only tables of a few thousand cells, and a passage holds only so many rows; each part keeps its header.</remarks>
internal static class LongTables
{
    // Room for the header that each part repeats.
    private const int MaxPartLength = MarkdownPipelines.MaxInlineLength * 3 / 4;
    private const int MaxHeaderLength = MarkdownPipelines.MaxInlineLength / 4;

    /// <summary>Cuts the long tables of a text; other text stays as it is.</summary>
    public static string Cut(string body)
    {
        if (body.Length <= MaxPartLength || !body.Contains('|'))
        {
            return body;
        }

        var result = new StringBuilder(body.Length);
        var header = ReadOnlySpan<char>.Empty;
        var previous = ReadOnlySpan<char>.Empty;
        var partLength = 0;
        var inFence = false;
        foreach (var line in body.AsSpan().EnumerateLines())
        {
            inFence ^= IsFence(line);
            if (line.IsWhiteSpace() || inFence)
            {
                header = default;
            }
            else if (IsDelimiterRow(line) && previous.Contains('|') && previous.Length + line.Length <= MaxHeaderLength)
            {
                header = string.Concat(previous, "\n", line, "\n");
                partLength = header.Length;
            }
            else if (!header.IsEmpty && (partLength += line.Length + 1) > MaxPartLength)
            {
                result.Append('\n').Append(header);
                partLength = header.Length + line.Length;
            }

            result.Append(line).Append('\n');
            previous = line;
        }

        return result.ToString();
    }

    private static bool IsFence(ReadOnlySpan<char> line)
    {
        var text = line.TrimStart();
        return text.StartsWith("```", StringComparison.Ordinal) || text.StartsWith("~~~", StringComparison.Ordinal);
    }

    private static bool IsDelimiterRow(ReadOnlySpan<char> line) =>
        line.Contains('|') && line.Contains('-') && !line.ContainsAnyExcept(" \t|:-");
}
