using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;

namespace StargateBot.Core.Knowledge;

/// <summary>The Markdown that knowledge is written in: CommonMark with tables, footnotes, task lists, alerts, strikethrough and bare addresses.</summary>
internal static class MarkdownPipelines
{
    /// <summary>Longest paragraph, heading or table whose inline markup is looked at, in characters.</summary>
    /// <remarks>
    /// The parser's time on hostile inlines grows with the square of their length: <c>[a](</c> over and over takes 0.1 s at this
    /// length and minutes at the size of a file. The text of a longer paragraph is kept as it is written.
    /// </remarks>
    public const int MaxInlineLength = 8_192;

    /// <summary>Gets the pipeline. Safe for many callers at once.</summary>
    public static MarkdownPipeline Knowledge { get; } = Build();

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder()
            .UsePipeTables()
            .UseGridTables()
            .UseFootnotes()
            .UseTaskLists()
            .UseAlertBlocks()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .UseAutoLinks();
        builder.Extensions.Add(new InlineLengthExtension());
        return builder.Build();
    }

    private sealed class InlineLengthExtension : IMarkdownExtension
    {
        public void Setup(MarkdownPipelineBuilder pipeline)
        {
            foreach (var parser in pipeline.BlockParsers.Where(parser => parser is ParagraphBlockParser or HeadingBlockParser))
            {
                parser.Closed += (_, block) => SkipLongInlines((LeafBlock)block);
            }
        }

        public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
        {
        }

        private static void SkipLongInlines(LeafBlock block)
        {
            var length = 0;
            for (var i = 0; i < block.Lines.Count; i++)
            {
                length += block.Lines.Lines[i].Slice.Length + 1;
            }

            block.ProcessInlines &= length <= MaxInlineLength;
        }
    }
}
