using System.Text.Json;
using StargateBot.Simulator.Slack.WebApi;

namespace StargateBot.Simulator.Slack.Blocks;

/// <summary>What a message of the bot says, checked.</summary>
/// <param name="Text">The text, cut at 40 000 characters as Slack does.</param>
/// <param name="Blocks">The blocks; null when there are none.</param>
/// <param name="Metadata">The metadata; null when there is none.</param>
internal sealed record MessageContent(string Text, JsonElement? Blocks, JsonElement? Metadata)
{
    private const int LongestText = 40_000;
    private static readonly string[] Pings = ["<!channel", "<!here", "<!everyone", "<!subteam^", "<@U", "<@W"];

    /// <summary>Reads the content of a call or of a post to a response_url.</summary>
    /// <param name="call">Its arguments.</param>
    /// <param name="log">Gets the violations.</param>
    /// <param name="ending">Whether it ends a streamed message: it may be absent, and the text is read elsewhere.</param>
    /// <exception cref="ApiRefusal">It is refused.</exception>
    public static MessageContent Read(ApiCall call, SlackLog log, bool ending = false)
    {
        var text = call.Text("text");
        var markdown = ending ? null : call.Text("markdown_text");
        var blocks = call.Json("blocks", JsonValueKind.Array);
        var attachments = call.Json("attachments", JsonValueKind.Array);
        if (markdown is not null && (text is not null || blocks is not null))
        {
            throw new ApiRefusal("markdown_text_conflict");
        }

        if (markdown is { Length: > BlockRules.MostMarkdown })
        {
            throw new ApiRefusal("msg_too_long");
        }

        if (blocks is { } given)
        {
            CheckBlocks(given);
            if (given.GetArrayLength() == 0)
            {
                blocks = null;
            }
            else if (text is null && !ending)
            {
                call.Warning = "missing_text_in_message";
            }
        }

        if (!ending && text is null && markdown is null && blocks is null && attachments is null)
        {
            throw new ApiRefusal("no_text");
        }

        var metadata = call.Json("metadata", JsonValueKind.Object);
        CheckMetadata(metadata);
        NoticePings(call.Method, text, markdown, blocks, log);
        if (markdown is not null)
        {
            blocks = JsonElement.Parse(JsonObjects.Array(json =>
            {
                json.WriteString("type", "markdown");
                json.WriteString("text", markdown);
            }).Span);
        }

        var shown = text ?? markdown ?? "";
        return new MessageContent(shown.Length > LongestText ? shown[..LongestText] : shown, blocks, metadata);
    }

    private static void CheckBlocks(JsonElement blocks)
    {
        var errors = new BlockErrors();
        new BlockRules(BlockSurface.Message, errors).Check(blocks, "/blocks");
        if (errors.Messages.Count > 0)
        {
            throw new ApiRefusal("invalid_blocks", [.. errors.Messages]);
        }

        if (BlockText.Length(blocks) > BlockRules.MostCharacters)
        {
            throw new ApiRefusal("msg_blocks_too_long");
        }
    }

    private static void CheckMetadata(JsonElement? metadata)
    {
        if (metadata is { } given
            && (!given.TryGetProperty("event_type", out var type) || type.ValueKind != JsonValueKind.String
                || !given.TryGetProperty("event_payload", out var payload) || payload.ValueKind != JsonValueKind.Object))
        {
            throw new ApiRefusal("invalid_metadata_schema");
        }
    }

    // Slack delivers these, and then everybody's telephone rings.
    private static void NoticePings(string method, string? text, string? markdown, JsonElement? blocks, SlackLog log)
    {
        foreach (var said in new[] { text, markdown, blocks is { } some ? BlockText.Of(some) : null })
        {
            if (said is null)
            {
                continue;
            }

            foreach (var ping in Pings)
            {
                if (said.Contains(ping, StringComparison.Ordinal))
                {
                    log.Violate(method, "a mention that pings people", said);
                }
            }
        }
    }
}
