using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace StargateBot.Core.Knowledge;

/// <summary>Reads the title, headings and passages of Markdown.</summary>
internal sealed class MarkdownReader
{
    private const string HeadingSeparator = " › ";
    private const string CellSeparator = " | ";
    private const int MaxHeadingLevel = 6;
    private const int MaxHeadingLength = 200;

    // The parser's time grows with the square of their number: this many take half a second.
    private const int MaxDefinitions = 20_000;

    private readonly string? _title;
    private readonly string[] _headings = new string[MaxHeadingLevel];
    private readonly List<RawPassage> _passages = [];
    private readonly StringBuilder _text = new();
    private string _heading = "";
    private string? _titleHeading;

    private MarkdownReader(string? title) => _title = title;

    /// <summary>Reads a body without front matter.</summary>
    /// <param name="body">Text with line feeds only.</param>
    /// <param name="title">Title of the front matter, or null: then the first heading is the title.</param>
    /// <returns>What it holds, or null when the parser does not take it: nested too deeply, or too many link definitions.</returns>
    public static RawDocument? Read(string body, string? title)
    {
        if (body.AsSpan().Count("]:") > MaxDefinitions)
        {
            return null;
        }

        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(LongTables.Cut(body), MarkdownPipelines.Knowledge);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Known is an ArgumentException at its depth limit; whatever else it may meet, the file is refused and the others are read.
            return null;
        }

        var reader = new MarkdownReader(title);
        reader.ReadBlocks(document);
        return new RawDocument(reader._titleHeading, reader._passages);
    }

    private void ReadBlocks(ContainerBlock container)
    {
        foreach (var block in container)
        {
            switch (block)
            {
                case HeadingBlock heading:
                    ReadHeading(heading);
                    break;
                case QuoteBlock quote:
                    Add(PassageKind.Quote, LinesOf(quote));
                    break;
                case ListBlock list:
                    ReadList(list);
                    break;
                case Table table:
                    Add(PassageKind.Table, LinesOf(table));
                    break;
                case LinkReferenceDefinitionGroup or ThematicBreakBlock:
                    break;
                case LeafBlock leaf:
                    Add(PassageKind.Paragraph, LinesOf(leaf));
                    break;
                case ContainerBlock other:
                    ReadBlocks(other);
                    break;
                default:
                    break;
            }
        }
    }

    private void ReadHeading(HeadingBlock heading)
    {
        var text = PlainText.Shorten(PlainText.Clean(LinesOf(heading), keepLines: false), MaxHeadingLength);
        if (text.Length == 0)
        {
            return;
        }

        Array.Fill(_headings, "", heading.Level - 1, MaxHeadingLevel - heading.Level + 1);
        if (_titleHeading is null && IsTitle(heading, text))
        {
            _titleHeading = text;
            JoinHeadings();
            return;
        }

        _headings[heading.Level - 1] = text;
        JoinHeadings();
    }

    private void JoinHeadings() => _heading = string.Join(HeadingSeparator, _headings.Where(heading => !string.IsNullOrEmpty(heading)));

    private bool IsTitle(HeadingBlock heading, string text) =>
        _title is null || (heading.Level == 1 && string.Equals(text, _title, StringComparison.OrdinalIgnoreCase));

    private void ReadList(ListBlock list)
    {
        // "1945. The year of ..." at the beginning of a paragraph is a list to Markdown only; its number is text.
        if (list is { IsOrdered: true, Count: 1, OrderedStart: { } number } && number != "1")
        {
            Add(PassageKind.Paragraph, number + list.OrderedDelimiter + " " + LinesOf(list));
            return;
        }

        Add(PassageKind.List, LinesOf(list));
    }

    private void Add(PassageKind kind, string text)
    {
        var clean = PlainText.Clean(text, keepLines: true);
        if (clean.Length > 0)
        {
            _passages.Add(new RawPassage(kind, _heading, clean));
        }
    }

    // One line for each item, row, line of code or paragraph inside a block. The parser bounds the depth of blocks.
    private string LinesOf(Block block)
    {
        _text.Clear();
        AppendLines(block, _text);
        return _text.ToString();
    }

    private static void AppendLines(Block block, StringBuilder text)
    {
        switch (block)
        {
            case TableRow row:
                AppendRow(row, text);
                text.Append('\n');
                break;
            case LinkReferenceDefinitionGroup:
                break;
            case HtmlBlock html:
                AppendLine(HtmlText.Of(html), text);
                break;
            case CodeBlock code:
                text.Append(code.Lines.ToString()).Append('\n');
                break;
            case LeafBlock { Inline: { } inlines }:
                InlineText.AppendTo(inlines, text);
                text.Append('\n');
                break;
            case LeafBlock unparsed:
                AppendLine(unparsed.Lines.ToString(), text);
                break;
            case ContainerBlock container:
                foreach (var child in container)
                {
                    AppendLines(child, text);
                }

                break;
            default:
                break;
        }
    }

    private static void AppendLine(string lines, StringBuilder text) => text.Append(lines.Replace('\n', ' ')).Append('\n');

    private static void AppendRow(TableRow row, StringBuilder text)
    {
        for (var i = 0; i < row.Count; i++)
        {
            if (i > 0)
            {
                text.Append(CellSeparator);
            }

            var start = text.Length;
            AppendLines(row[i], text);
            text.Replace('\n', ' ', start, text.Length - start);
        }
    }
}
