using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using StargateBot.Core.Chat;
using StargateBot.Core.Languages;

namespace StargateBot.Discord.Rendering;

/// <summary>
/// Gives a reply Discord's form: plain <c>content</c>, one embed for the evidence, buttons in rows; no Components V2. What belongs to
/// the way it is sent (nonce, reply reference, flags) is added when it is sent, so that the same form fits every target.
/// </summary>
internal static class MessageRenderer
{
    /// <summary>The longest content. Discord takes 2,000, and does not say of what; staying below is right for all ways to count.</summary>
    public const int MaxContentLength = 1900;

    // One edit of the deferred answer and five more messages: what an interaction may have where the bot is no member.
    private const int MaxParts = 6;
    private const int MaxContentParts = 4;
    private const int MaxFooterLength = 200;

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    /// <summary>Renders a reply.</summary>
    /// <param name="reply">What to say.</param>
    /// <param name="target">Where it goes.</param>
    /// <param name="key">Idempotency key of the reply.</param>
    /// <returns>At least one part, in order. Buttons stand on the last one.</returns>
    public static IReadOnlyList<OutgoingMessage> Render(Reply reply, ReplyTarget target, string key)
    {
        var pages = SourceBlocks.Write(reply);
        var contents = ContentsOf(reply, hasEmbed: pages.Count > 0);
        var last = Math.Min(MaxParts, contents.Count + Math.Max(0, pages.Count - 1)) - 1;
        var takesAPlace = target.Token is not null || target.MessageToEdit is not null;
        var parts = new List<OutgoingMessage>(last + 1);
        for (var part = 0; part <= last; part++)
        {
            // The first page of evidence stands under the last words, the others in messages of their own.
            var page = part - (contents.Count - 1);
            var payload = Write(
                reply, part < contents.Count ? contents[part] : null, page >= 0 && page < pages.Count ? pages[page] : null, part == last, takesAPlace && part == 0);
            parts.Add(new OutgoingMessage($"{key}:{part}", part, target, payload));
        }

        return parts;
    }

    private static IReadOnlyList<string> ContentsOf(Reply reply, bool hasEmbed)
    {
        var text = reply.Text;
        foreach (var topic in reply.Topics)
        {
            if (!reply.Text.Contains(topic, StringComparison.Ordinal))
            {
                text += $"\n• {topic}";
            }
        }

        var footer = FooterOf(reply);
        var isNote = footer.Length > 0 && !hasEmbed;
        if (string.IsNullOrWhiteSpace(text))
        {
            text = hasEmbed ? AnswerTexts.For(reply.Language).Sources : "…";
        }

        var contents = DiscordMarkup.Split(text, MaxContentLength);
        if (contents.Count > MaxContentParts)
        {
            contents = [.. contents.Take(MaxContentParts - 1), contents[MaxContentParts - 1] + " …"];
        }

        // Without an embed to carry it, the footer is a line of small print; 2,000 leaves room for it.
        return isNote ? [.. contents.Take(contents.Count - 1), $"{contents[^1]}\n-# {DiscordMarkup.Escape(footer)}"] : contents;
    }

    private static string FooterOf(Reply reply)
    {
        if (reply.Kind is ReplyKind.Help or ReplyKind.Notice)
        {
            return "";
        }

        var footer = reply.Snapshot.Length > 0 && reply.TraceId.Length > 0 ? $"{reply.Snapshot} · {reply.TraceId}" : reply.Snapshot + reply.TraceId;
        return footer.Length <= MaxFooterLength ? footer : footer[..MaxFooterLength];
    }

    private static byte[] Write(Reply reply, string? content, string? page, bool isLast, bool takesAPlace)
    {
        var buffer = _buffer ??= new ArrayBufferWriter<byte>(4096);
        var writer = _writer ??= new Utf8JsonWriter(buffer, Compact);
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        writer.WriteStartObject();
        if (content is not null)
        {
            writer.WriteString("content"u8, content);
        }

        if (page is not null)
        {
            WriteEmbed(writer, reply, page);
        }
        else if (takesAPlace)
        {
            // An edit leaves what it does not name.
            WriteNone(writer, "embeds"u8);
        }

        if (!(isLast && ButtonRows.Write(writer, reply.Actions)) && takesAPlace)
        {
            WriteNone(writer, "components"u8);
        }

        // Left out, Discord would look for mentions in the text again, on edits too.
        writer.WriteStartObject("allowed_mentions"u8);
        writer.WriteStartArray("parse"u8);
        writer.WriteEndArray();
        writer.WriteBoolean("replied_user"u8, false);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteNone(Utf8JsonWriter writer, ReadOnlySpan<byte> name)
    {
        writer.WriteStartArray(name);
        writer.WriteEndArray();
    }

    private static void WriteEmbed(Utf8JsonWriter writer, Reply reply, string description)
    {
        writer.WriteStartArray("embeds"u8);
        writer.WriteStartObject();
        writer.WriteString("title"u8, AnswerTexts.For(reply.Language).Sources);
        writer.WriteString("description"u8, description);
        if (FooterOf(reply) is { Length: > 0 } footer)
        {
            writer.WriteStartObject("footer"u8);
            writer.WriteString("text"u8, footer);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndArray();
    }
}
