using System.Buffers;
using System.Text.Json;
using StargateBot.Core.Chat;
using StargateBot.Slack.Wire;

namespace StargateBot.Slack.Api;

/// <summary>Puts what a method needs besides text and blocks before a rendered message.</summary>
internal static class MessageBody
{
    /// <summary>Name of the metadata that our posts are found by.</summary>
    public const string MetadataType = "stargate_answer";

    /// <summary>Writes the body of <c>chat.postMessage</c>.</summary>
    public static ReadOnlyMemory<byte> Post(OutgoingMessage message) => Join(message, static (json, message) =>
    {
        WritePlace(json, message.Target.Place);
        json.WriteBoolean("unfurl_links"u8, false);
        json.WriteBoolean("unfurl_media"u8, false);
        WriteMetadata(json, message);
    });

    /// <summary>
    /// Writes the body of <c>chat.update</c>. Unlike a post it would make mentions and links of plain words, were it not told otherwise.
    /// Slack's documentation, "chat.update", argument parse.
    /// </summary>
    /// <param name="message">The message; its target names the one that it takes the place of.</param>
    /// <param name="place">Where that stands, by the channel's own id.</param>
    public static ReadOnlyMemory<byte> Update(OutgoingMessage message, ChatPlace place) => Join(message, (json, message) =>
    {
        json.WriteString("channel"u8, place.Channel);
        json.WriteString("ts"u8, message.Target.MessageToEdit);
        json.WriteString("parse"u8, "none"u8);
        json.WriteBoolean("link_names"u8, false);
        WriteMetadata(json, message);
    });

    /// <summary>
    /// Writes the body of <c>chat.postEphemeral</c>. Slack shows it in a thread only when that has replies already, so what is said to
    /// a message that nobody replied to yet stands beside it. Slack's documentation, "chat.postEphemeral", argument thread_ts.
    /// </summary>
    public static ReadOnlyMemory<byte> Ephemeral(OutgoingMessage message) => Join(message, static (json, message) =>
    {
        var place = message.Target.Place;
        WritePlace(json, place.Thread == message.Target.ReplyToMessage ? place with { Thread = null } : place);
        json.WriteString("user"u8, message.Target.Recipient);
    });

    /// <summary>Writes the body for a response address.</summary>
    public static ReadOnlyMemory<byte> Response(OutgoingMessage message) => Join(message, static (json, message) =>
    {
        json.WriteString("response_type"u8, message.Target.Private ? "ephemeral"u8 : "in_channel"u8);

        // Without it the message whose button was pressed would be overwritten.
        json.WriteBoolean("replace_original"u8, false);
        if (message.Target.Place.Thread is { } thread)
        {
            json.WriteString("thread_ts"u8, thread);
        }
    });

    private static void WriteMetadata(Utf8JsonWriter json, OutgoingMessage message)
    {
        json.WriteStartObject("metadata"u8);
        json.WriteString("event_type"u8, MetadataType);
        json.WriteStartObject("event_payload"u8);
        json.WriteString("id"u8, message.Key);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, ChatPlace place)
    {
        json.WriteString("channel"u8, place.Channel);
        if (place.Thread is not null)
        {
            json.WriteString("thread_ts"u8, place.Thread);
        }
    }

    // The payload is an object: its fields follow those that are written here.
    private static ReadOnlyMemory<byte> Join(OutgoingMessage message, Action<Utf8JsonWriter, OutgoingMessage> write)
    {
        var buffer = new ArrayBufferWriter<byte>(message.Payload.Length + 320);
        using (var json = new Utf8JsonWriter(buffer, SlackJson.Writing with { SkipValidation = true }))
        {
            json.WriteStartObject();
            write(json, message);
        }

        buffer.Write(","u8);
        buffer.Write(message.Payload.Span[1..]);
        return buffer.WrittenMemory;
    }
}
