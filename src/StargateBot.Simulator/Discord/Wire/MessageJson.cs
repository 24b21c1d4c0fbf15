using System.Text.Json;
using StargateBot.Simulator.Discord.World;

namespace StargateBot.Simulator.Discord.Wire;

/// <summary>Writes messages, users and members (resources/message, resources/user, resources/guild of the documentation).</summary>
internal sealed class MessageJson(DiscordWorld world)
{
    /// <summary>Writes a message as REST answers it: without server and member.</summary>
    /// <param name="message">The message.</param>
    /// <param name="nonce">Whether its nonce is told.</param>
    public byte[] ForRest(SimulatedMessage message, bool nonce = true) =>
        Json.ToBytes(writer => Write(writer, nonce ? message : message with { Nonce = default }, gateway: false, content: true));

    /// <summary>Writes a message as the gateway dispatches it.</summary>
    /// <param name="message">The message.</param>
    /// <param name="content">Whether the receiver has the message content intent.</param>
    /// <returns>The event's body.</returns>
    public byte[] ForGateway(SimulatedMessage message, bool content) =>
        Json.ToBytes(writer => Write(writer, message, gateway: true, content));

    public void Write(Utf8JsonWriter writer, SimulatedMessage message, bool gateway, bool content)
    {
        writer.WriteStartObject();
        WriteFields(writer, message, gateway, content);
        if (message.ReferencedMessageId is { } referencedId)
        {
            writer.WriteStartObject("message_reference");
            writer.WriteNumber("type", 0);
            writer.WriteString("channel_id", message.ChannelId);
            writer.WriteString("message_id", referencedId);
            if (message.GuildId is { } guildId)
            {
                writer.WriteString("guild_id", guildId);
            }

            writer.WriteEndObject();
            writer.WritePropertyName("referenced_message");
            if (world.FindMessage(referencedId) is { } referenced)
            {
                writer.WriteStartObject();
                WriteFields(writer, referenced, gateway: false, content);
                writer.WriteEndObject();
            }
            else
            {
                writer.WriteNullValue();
            }
        }

        writer.WriteEndObject();
    }

    public static void WriteUser(Utf8JsonWriter writer, DiscordPerson person)
    {
        writer.WriteStartObject();
        WriteUserFields(writer, person);
        writer.WriteEndObject();
    }

    public static void WriteMemberFields(Utf8JsonWriter writer, DiscordPerson person)
    {
        writer.WriteStartArray("roles");
        foreach (var role in person.Roles)
        {
            writer.WriteStringValue(role);
        }

        writer.WriteEndArray();
        writer.WriteString("nick", person.Nick);
        writer.WriteNull("avatar");
        writer.WriteNull("premium_since");
        writer.WriteString("joined_at", "2024-01-01T00:00:00.000000+00:00");
        writer.WriteBoolean("pending", false);
        writer.WriteBoolean("deaf", false);
        writer.WriteBoolean("mute", false);
        writer.WriteNumber("flags", 0);
    }

    private static void WriteUserFields(Utf8JsonWriter writer, DiscordPerson person)
    {
        writer.WriteString("id", person.Id);
        writer.WriteString("username", person.Username);
        writer.WriteString("discriminator", "0");
        writer.WriteString("global_name", person.GlobalName);
        writer.WriteNull("avatar");
        writer.WriteNumber("public_flags", 0);
        if (person.IsBot)
        {
            writer.WriteBoolean("bot", true);
        }
    }

    /// <summary>Gets whether the content is shown without the intent (events/gateway, Message Content Intent).</summary>
    private bool ShowsContent(SimulatedMessage message) =>
        message.GuildId is null || message.Author.Id == world.ApplicationId || message.MentionIds.Contains(world.ApplicationId);

    private void WriteFields(Utf8JsonWriter writer, SimulatedMessage message, bool gateway, bool content)
    {
        var shown = content || ShowsContent(message);
        writer.WriteString("id", message.Id);
        writer.WriteNumber("type", message.Type);
        writer.WriteString("channel_id", message.ChannelId);
        if (gateway && message.GuildId is { } guildId)
        {
            writer.WriteString("guild_id", guildId);
        }

        if (gateway)
        {
            writer.WriteNumber("channel_type", world.FindChannel(message.ChannelId)?.Type ?? 0);
        }

        writer.WritePropertyName("author");
        WriteUser(writer, message.Author);
        if (gateway && message.GuildId is not null && message.WebhookId is null)
        {
            writer.WriteStartObject("member");
            WriteMemberFields(writer, message.Author);
            writer.WriteEndObject();
        }

        writer.WriteString("content", shown ? message.Content : "");
        writer.WriteArrayOrEmpty("embeds", shown ? message.Embeds : default);
        writer.WriteArrayOrEmpty("components", shown ? message.Components : default);
        writer.WriteEmptyArray("attachments");
        writer.WriteMoment("timestamp", message.Timestamp);
        writer.WriteMoment("edited_timestamp", message.EditedTimestamp);
        writer.WriteBoolean("tts", false);
        writer.WriteBoolean("pinned", false);
        writer.WriteNumber("flags", message.Flags);
        WriteMentions(writer, message, gateway);
        WriteOrigin(writer, message);
    }

    private void WriteMentions(Utf8JsonWriter writer, SimulatedMessage message, bool gateway)
    {
        writer.WriteBoolean("mention_everyone", message.MentionsEveryone);
        writer.WriteStartArray("mentions");
        foreach (var id in message.MentionIds)
        {
            if (world.FindPerson(id) is { } person)
            {
                writer.WriteStartObject();
                WriteUserFields(writer, person);
                if (gateway && message.GuildId is not null)
                {
                    writer.WriteStartObject("member");
                    WriteMemberFields(writer, person);
                    writer.WriteEndObject();
                }

                writer.WriteEndObject();
            }
        }

        writer.WriteEndArray();
        writer.WriteStartArray("mention_roles");
        foreach (var id in message.MentionRoleIds)
        {
            writer.WriteStringValue(id);
        }

        writer.WriteEndArray();
    }

    private void WriteOrigin(Utf8JsonWriter writer, SimulatedMessage message)
    {
        if (message.Nonce.ValueKind is JsonValueKind.String or JsonValueKind.Number)
        {
            writer.WritePropertyName("nonce");
            message.Nonce.WriteTo(writer);
        }

        if (message.WebhookId is { } webhookId)
        {
            writer.WriteString("webhook_id", webhookId);
        }

        if (message.InteractionId is { } interactionId)
        {
            writer.WriteString("application_id", world.ApplicationId);
            writer.WriteStartObject("interaction_metadata");
            writer.WriteString("id", interactionId);
            writer.WriteNumber("type", 2);
            writer.WritePropertyName("user");
            WriteUser(writer, world.FindPerson(message.InteractionUserId ?? "") ?? message.Author);
            writer.WriteStartObject("authorizing_integration_owners");
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
    }
}
