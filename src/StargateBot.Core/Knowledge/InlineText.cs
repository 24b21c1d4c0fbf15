using System.Text;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;

namespace StargateBot.Core.Knowledge;

/// <summary>Renders Markdown inlines as plain text: links as their text, pictures as their alternative text, tags dropped.</summary>
internal static class InlineText
{
    /// <summary>Appends the text of a container. Walks without recursion: markup may be nested as deep as its author likes.</summary>
    /// <param name="container">The inlines of a paragraph, heading or cell, or null.</param>
    /// <param name="text">Takes the text; white space is collapsed later.</param>
    public static void AppendTo(ContainerInline? container, StringBuilder text)
    {
        Inline? inline = container?.FirstChild;
        while (inline is not null)
        {
            Append(inline, text);
            if (inline is ContainerInline { FirstChild: { } child })
            {
                inline = child;
                continue;
            }

            while (inline.NextSibling is null && inline.Parent is { } parent && parent != container)
            {
                inline = parent;
            }

            inline = inline.NextSibling;
        }
    }

    private static void Append(Inline inline, StringBuilder text)
    {
        switch (inline)
        {
            case LiteralInline literal:
                text.Append(literal.Content.AsSpan());
                break;
            case CodeInline code:
                text.Append(code.ContentSpan);
                break;
            case LineBreakInline:
                text.Append(' ');
                break;
            case HtmlEntityInline entity:
                text.Append(entity.Transcoded.AsSpan());
                break;
            case AutolinkInline link:
                text.Append(link.Url);
                break;
            case HtmlInline html when html.Tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase):
                text.Append(' ');
                break;
            case DelimiterInline delimiter:
                text.Append(delimiter.ToLiteral());
                break;
            case TaskList or HtmlInline:
            default:
                break;
        }
    }
}
