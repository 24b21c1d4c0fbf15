using System.Text.Json;

namespace StargateBot.Simulator.Slack;

/// <summary>Writes messages, people and channels as Slack shows them in answers and events.</summary>
internal static class MessageJson
{
    public static void Write(Utf8JsonWriter json, SlackMessage message, bool withMetadata)
    {
        json.WriteStartObject();
        WriteFields(json, message, withMetadata);
        json.WriteEndObject();
    }

    public static void WriteFields(Utf8JsonWriter json, SlackMessage message, bool withMetadata, string type = "message")
    {
        var author = message.Author;
        json.WriteString("type", type);
        if (message.Subtype is not null)
        {
            json.WriteString("subtype", message.Subtype);
        }

        json.WriteString("user", author.Id);
        if (author.IsBot)
        {
            json.WriteString("bot_id", author.BotId);
            json.WriteString("app_id", author.AppId);
            json.WriteStartObject("bot_profile");
            json.WriteString("id", author.BotId);
            json.WriteString("app_id", author.AppId);
            json.WriteString("name", author.Name);
            json.WriteBoolean("deleted", false);
            json.WriteString("team_id", author.TeamId);
            json.WriteEndObject();
        }

        json.WriteString("text", message.Text);
        json.WriteString("ts", message.Ts);
        json.WriteString("team", author.TeamId);
        WriteOptional(json, "client_msg_id", message.ClientMessageId);
        WriteOptional(json, "thread_ts", message.ThreadTs);
        WriteOptional(json, "parent_user_id", message.ParentUserId);
        WriteOptional(json, "streaming_state", message.StreamingState);
        if (message.EditedTs is not null)
        {
            json.WriteStartObject("edited");
            json.WriteString("user", author.Id);
            json.WriteString("ts", message.EditedTs);
            json.WriteEndObject();
        }

        WriteOptional(json, "blocks", message.Blocks);
        if (withMetadata)
        {
            WriteOptional(json, "metadata", message.Metadata);
        }
    }

    public static void WritePerson(Utf8JsonWriter json, SlackPerson person, bool withLocale)
    {
        json.WriteStartObject();
        json.WriteString("id", person.Id);
        json.WriteString("team_id", person.TeamId);
        json.WriteString("name", person.Name);
        json.WriteBoolean("deleted", person.IsDeleted);
        json.WriteString("real_name", person.RealName);
        json.WriteString("tz", person.TimeZone);
        json.WriteNumber("tz_offset", (int)person.UtcOffset.TotalSeconds);
        json.WriteBoolean("is_bot", person.IsBot);
        if (!person.IsDeleted)
        {
            // Source: docs "User object"; deactivated users have none of these.
            json.WriteBoolean("is_admin", person.IsAdmin);
            json.WriteBoolean("is_owner", person.IsOwner);
            json.WriteBoolean("is_primary_owner", person.IsPrimaryOwner);
            json.WriteBoolean("is_restricted", person.IsRestricted);
            json.WriteBoolean("is_ultra_restricted", false);
        }

        json.WriteBoolean("is_app_user", false);
        if (withLocale)
        {
            json.WriteString("locale", person.Locale);
        }

        json.WriteStartObject("profile");
        json.WriteString("real_name", person.RealName);
        json.WriteString("display_name", person.Name);
        json.WriteString("team", person.TeamId);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void WriteChannel(Utf8JsonWriter json, SlackChannel channel, string botUser)
    {
        json.WriteStartObject();
        json.WriteString("id", channel.Id);
        json.WriteBoolean("is_im", channel.Kind == SlackChannelKind.DirectMessage);
        json.WriteBoolean("is_archived", channel.IsArchived);
        if (channel.DirectMessageUser is { } user)
        {
            json.WriteString("user", user);
        }
        else
        {
            json.WriteString("name", channel.Name);
            json.WriteBoolean("is_channel", channel.Kind == SlackChannelKind.Public);
            json.WriteBoolean("is_private", channel.Kind == SlackChannelKind.Private);
            json.WriteBoolean("is_ext_shared", channel.IsShared);
            json.WriteBoolean("is_member", channel.HasMember(botUser));
        }

        json.WriteEndObject();
    }

    public static void WriteOptional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    public static void WriteOptional(Utf8JsonWriter json, string name, JsonElement? value)
    {
        if (value is { } element)
        {
            json.WritePropertyName(name);
            element.WriteTo(json);
        }
    }
}
