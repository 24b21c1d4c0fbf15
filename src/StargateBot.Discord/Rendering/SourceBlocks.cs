using System.Globalization;
using System.Text;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat;
using StargateBot.Core.Languages;

namespace StargateBot.Discord.Rendering;

/// <summary>Writes the evidence of a reply as descriptions of embeds.</summary>
internal static class SourceBlocks
{
    // Of 4,096 that a description may have. Source: Discord documentation, "Message Resource", Embed Limits.
    private const int MaxDescription = 3800;

    // A longer quotation is shown in pieces; escaped it still fits.
    private const int MaxQuotePiece = 1500;

    /// <summary>Writes one line for each source, or for <see cref="ReplyKind.Sources"/> its quotation too.</summary>
    /// <param name="reply">The reply.</param>
    /// <returns>Descriptions of embeds, in order, none empty; none without sources.</returns>
    public static IReadOnlyList<string> Write(Reply reply)
    {
        if (reply.Sources.Count == 0)
        {
            return [];
        }

        var quotes = reply.Kind == ReplyKind.Sources;
        var separator = quotes ? "\n\n" : "\n";
        var pages = new List<string>();
        var page = new StringBuilder();
        foreach (var block in Blocks(reply, quotes))
        {
            if (page.Length > 0 && page.Length + separator.Length + block.Length > MaxDescription)
            {
                pages.Add(page.ToString());
                page.Clear();
            }

            page.Append(page.Length > 0 ? separator : "").Append(block);
        }

        pages.Add(page.ToString());
        return pages;
    }

    private static IEnumerable<string> Blocks(Reply reply, bool quotes)
    {
        var texts = AnswerTexts.For(reply.Language);
        var translated = false;
        foreach (var source in reply.Sources)
        {
            translated |= source.IsTranslation;
        }

        foreach (var source in reply.Sources)
        {
            var place = PlaceOf(source, translated ? source.IsTranslation ? texts.Translation : texts.Original : "");
            if (!quotes)
            {
                yield return place;
                continue;
            }

            var heading = $"**{place}**\n";
            foreach (var piece in TextSplitter.Split(source.Quote, MaxQuotePiece))
            {
                yield return heading + "> " + DiscordMarkup.Escape(piece).Replace("\n", "\n> ", StringComparison.Ordinal);
                heading = "";
            }
        }
    }

    private static string PlaceOf(Citation source, string label)
    {
        var title = DiscordMarkup.Escape(OneLine(source.Title));
        var locator = DiscordMarkup.Escape(OneLine(source.Locator));
        return string.Create(CultureInfo.InvariantCulture, $"[{source.Number}] {title}, {locator}{(label.Length > 0 ? $" ({label})" : "")}");
    }

    // A title stands in a line of its own and is no essay.
    private static string OneLine(string text)
    {
        const int MaxTitle = 200;
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length > MaxTitle ? TextSplitter.Split(line, MaxTitle)[0] + "…" : line;
    }
}
