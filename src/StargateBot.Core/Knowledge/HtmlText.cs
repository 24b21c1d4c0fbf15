using System.Collections.Frozen;
using System.Net;
using System.Text;
using Markdig.Syntax;

namespace StargateBot.Core.Knowledge;

/// <summary>The text of HTML blocks inside Markdown: tags are dropped, so are comments, scripts and styles with their content.</summary>
internal static class HtmlText
{
    private const int MaxTagName = 10;

    private static readonly string[] DroppedElements = ["script", "style", "template"];

    // Elements inside a word or sentence; any other tag separates words.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PhrasingElements = FrozenSet.ToFrozenSet(
        ["a", "abbr", "b", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u"],
        StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Gets the text of a block; maybe none.</summary>
    public static string Of(HtmlBlock block) =>
        block.Type is HtmlBlockType.InterruptingBlock or HtmlBlockType.NonInterruptingBlock or HtmlBlockType.ScriptPreOrStyle
            ? WebUtility.HtmlDecode(WithoutTags(block.Lines.ToString()))
            : "";

    private static string WithoutTags(string html)
    {
        var text = new StringBuilder(html.Length);
        for (var i = 0; i < html.Length;)
        {
            var open = html.IndexOf('<', i);
            open = open < 0 ? html.Length : open;
            text.Append(html, i, open - i);
            i = open < html.Length ? EndOfMarkup(html, open, text) : open;
        }

        return text.ToString();
    }

    // Index after the tag, comment or dropped element at an index; a lone angle bracket is text.
    private static int EndOfMarkup(string html, int open, StringBuilder text)
    {
        if (html.AsSpan(open).StartsWith("<!--", StringComparison.Ordinal))
        {
            return After(html, "-->", open);
        }

        var nameStart = open + 1 < html.Length && html[open + 1] == '/' ? open + 2 : open + 1;
        var nameEnd = nameStart;
        while (nameEnd < html.Length && nameEnd - nameStart <= MaxTagName && char.IsAsciiLetterOrDigit(html[nameEnd]))
        {
            nameEnd++;
        }

        var name = html.AsSpan(nameStart, nameEnd - nameStart);
        if (name.IsEmpty)
        {
            text.Append('<');
            return open + 1;
        }

        if (!PhrasingElements.Contains(name))
        {
            text.Append(' ');
        }

        var dropped = Array.Find(DroppedElements, element => html.AsSpan(nameStart, nameEnd - nameStart).Equals(element, StringComparison.OrdinalIgnoreCase));
        return dropped is not null && nameStart == open + 1 ? After(html, ">", After(html, "</" + dropped, open) - 1) : After(html, ">", open);
    }

    private static int After(string html, string end, int index)
    {
        var found = html.IndexOf(end, index, StringComparison.OrdinalIgnoreCase);
        return found < 0 ? html.Length : found + end.Length;
    }
}
