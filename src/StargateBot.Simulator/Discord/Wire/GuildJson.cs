using System.Text.Json;
using StargateBot.Simulator.Discord.World;

namespace StargateBot.Simulator.Discord.Wire;

/// <summary>Writes the server, its channels, and the application (resources/guild, channel, application of the documentation).</summary>
internal sealed class GuildJson(DiscordWorld world, DiscordSettings settings)
{
    private const long MessageContentFlag = 1L << 18;
    private const long MessageContentLimitedFlag = 1L << 19;

    public long ApplicationFlags => settings.MessageContent switch
    {
        MessageContentGrant.Granted => MessageContentFlag,
        MessageContentGrant.Limited => MessageContentLimitedFlag,
        _ => 0,
    };

    public void WriteChannel(Utf8JsonWriter writer, DiscordChannel channel)
    {
        writer.WriteStartObject();
        writer.WriteString("id", channel.Id);
        writer.WriteNumber("type", channel.Type);
        writer.WriteNull("last_message_id");
        if (channel.RecipientId is { } recipientId)
        {
            writer.WriteStartArray("recipients");
            MessageJson.WriteUser(writer, world.Person(recipientId));
            writer.WriteEndArray();
        }

        if (channel.GuildId is { } guildId)
        {
            writer.WriteString("guild_id", guildId);
            writer.WriteString("name", channel.Name);
            writer.WriteNumber("position", 0);
            writer.WriteEmptyArray("permission_overwrites");
            writer.WriteString("parent_id", channel.ParentId);
            writer.WriteNumber("rate_limit_per_user", 0);
            writer.WriteNull("topic");
            writer.WriteBoolean("nsfw", false);
            writer.WriteNumber("flags", 0);
        }

        if (channel.Type == DiscordChannel.PublicThread)
        {
            writer.WriteString("owner_id", world.ApplicationId);
            writer.WriteNumber("message_count", 0);
            writer.WriteNumber("member_count", 1);
            writer.WriteStartObject("thread_metadata");
            writer.WriteBoolean("archived", false);
            writer.WriteBoolean("locked", channel.Locked);
            writer.WriteNumber("auto_archive_duration", 1440);
            writer.WriteString("archive_timestamp", "2024-01-01T00:00:00.000000+00:00");
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes the server; with what only GUILD_CREATE holds when <paramref name="gateway"/> is set.</summary>
    public void WriteGuild(Utf8JsonWriter writer, bool gateway)
    {
        writer.WriteStartObject();
        writer.WriteString("id", world.GuildId);
        writer.WriteString("name", world.GuildName);
        writer.WriteNull("icon");
        writer.WriteString("owner_id", world.Sari.Id);
        writer.WriteString("preferred_locale", world.GuildLocale);
        writer.WriteNumber("verification_level", 0);
        writer.WriteNumber("default_message_notifications", 1);
        writer.WriteNumber("explicit_content_filter", 0);
        writer.WriteNumber("mfa_level", 0);
        writer.WriteNumber("nsfw_level", 0);
        writer.WriteNumber("premium_tier", 0);
        writer.WriteNumber("afk_timeout", 300);
        writer.WriteNumber("system_channel_flags", 0);
        writer.WriteNull("system_channel_id");
        writer.WriteEmptyArray("features");
        writer.WriteEmptyArray("emojis");
        writer.WriteEmptyArray("stickers");
        WriteRoles(writer);
        if (gateway)
        {
            WriteGatewayFields(writer);
        }

        writer.WriteEndObject();
    }

    public void WriteApplication(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("id", world.ApplicationId);
        writer.WriteString("name", "StargateBot");
        writer.WriteNull("icon");
        writer.WriteString("description", "");
        writer.WriteBoolean("bot_public", true);
        writer.WriteBoolean("bot_require_code_grant", false);
        writer.WriteString("verify_key", "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        writer.WriteNull("team");
        writer.WriteNumber("flags", ApplicationFlags);
        writer.WriteStartObject("integration_types_config");
        writer.WriteStartObject("0");
        writer.WriteEndObject();
        writer.WriteStartObject("1");
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WritePropertyName("bot");
        MessageJson.WriteUser(writer, world.Bot);
        writer.WritePropertyName("owner");
        MessageJson.WriteUser(writer, world.Sari);
        writer.WriteEndObject();
    }

    private void WriteRoles(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("roles");
        WriteRole(writer, world.GuildId, "@everyone", DiscordPerson.OrdinaryPermissions, position: 0);
        WriteRole(writer, world.EditorRoleId, "Penyunting", "0", position: 1);
        writer.WriteEndArray();
    }

    private static void WriteRole(Utf8JsonWriter writer, string id, string name, string permissions, int position)
    {
        writer.WriteStartObject();
        writer.WriteString("id", id);
        writer.WriteString("name", name);
        writer.WriteString("permissions", permissions);
        writer.WriteNumber("position", position);
        writer.WriteNumber("color", 0);
        writer.WriteBoolean("hoist", false);
        writer.WriteBoolean("managed", false);
        writer.WriteBoolean("mentionable", false);
        writer.WriteNumber("flags", 0);
        writer.WriteEndObject();
    }

    private void WriteGatewayFields(Utf8JsonWriter writer)
    {
        writer.WriteMoment("joined_at", DateTimeOffset.UnixEpoch.AddYears(54));
        writer.WriteBoolean("large", false);
        writer.WriteBoolean("unavailable", false);
        writer.WriteNumber("member_count", world.People.Count);
        writer.WriteStartArray("channels");
        foreach (var channel in world.Channels.Where(channel => channel is { GuildId: not null, ParentId: null, BotMaySee: true }))
        {
            WriteChannel(writer, channel);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("threads");
        foreach (var thread in world.Channels.Where(channel => channel is { ParentId: not null, BotMaySee: true }))
        {
            WriteChannel(writer, thread);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("members");
        writer.WriteStartObject();
        writer.WritePropertyName("user");
        MessageJson.WriteUser(writer, world.Bot);
        MessageJson.WriteMemberFields(writer, world.Bot);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEmptyArray("presences");
        writer.WriteEmptyArray("voice_states");
        writer.WriteEmptyArray("stage_instances");
        writer.WriteEmptyArray("guild_scheduled_events");
        writer.WriteEmptyArray("soundboard_sounds");
    }
}
