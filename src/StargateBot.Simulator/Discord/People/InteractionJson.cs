using System.Globalization;
using System.Text.Json;
using StargateBot.Simulator.Discord.Interactions;
using StargateBot.Simulator.Discord.Rest;
using StargateBot.Simulator.Discord.Wire;
using StargateBot.Simulator.Discord.World;

namespace StargateBot.Simulator.Discord.People;

/// <summary>Writes INTERACTION_CREATE (interactions/receiving-and-responding, Interaction Object).</summary>
internal sealed class InteractionJson(DiscordServices services)
{
    // A bit that numbers of 32 bits and, together with others, doubles lose; then what the bot may do in the channel (topics/permissions).
    private const ulong High = 1UL << 51;
    private const ulong View = 1UL << 10;
    private const ulong Send = (1UL << 11) | (1UL << 38);

    private DiscordWorld World => services.World;

    public byte[] ToBytes(Interaction interaction, CommandUse use, Action<Utf8JsonWriter> writeData) => Json.ToBytes(writer =>
    {
        var person = World.Person(interaction.UserId);
        var channel = World.Channel(interaction.ChannelId);
        writer.WriteStartObject();
        writer.WriteString("id", interaction.Id);
        writer.WriteString("application_id", World.ApplicationId);
        writer.WriteNumber("type", interaction.Type);
        writer.WriteString("token", interaction.Token);
        writer.WriteNumber("version", 1);
        writer.WriteString("channel_id", channel.Id);
        writer.WritePropertyName("channel");
        services.GuildJson.WriteChannel(writer, channel);
        WritePerson(writer, interaction, person, use);
        writer.WriteString("app_permissions", AppPermissions(channel));
        writer.WriteString("locale", person.Locale);
        writer.WriteEmptyArray("entitlements");
        writer.WriteNumber("attachment_size_limit", 10_485_760);
        WriteOwners(writer, interaction);
        writer.WriteNumber("context", Context(interaction, channel));
        writer.WriteStartObject("data");
        writeData(writer);
        writer.WriteEndObject();
        if (interaction.Type != Interaction.Command
            && interaction.SourceMessageId is { } sourceId
            && World.FindMessage(sourceId) is { } source)
        {
            writer.WritePropertyName("message");
            services.MessageJson.Write(writer, source, gateway: false, content: true);
        }

        writer.WriteEndObject();
    });

    private static string AppPermissions(DiscordChannel channel) =>
        (High | (channel.BotMaySee ? View : 0) | (channel.BotMaySend ? Send : 0)).ToString(CultureInfo.InvariantCulture);

    private static int Context(Interaction interaction, DiscordChannel channel) => channel switch
    {
        { GuildId: not null } => 0,
        { Type: DiscordChannel.Direct } when !interaction.UserInstalledOnly => 1,
        _ => 2,
    };

    private void WritePerson(Utf8JsonWriter writer, Interaction interaction, DiscordPerson person, CommandUse use)
    {
        if (interaction.GuildId is not { } guildId)
        {
            writer.WritePropertyName("user");
            MessageJson.WriteUser(writer, person);
            return;
        }

        writer.WriteString("guild_id", guildId);
        writer.WriteString("guild_locale", World.GuildLocale);
        writer.WriteStartObject("guild");
        writer.WriteString("id", guildId);
        writer.WriteString("locale", World.GuildLocale);
        writer.WriteEmptyArray("features");
        writer.WriteEndObject();
        writer.WriteStartObject("member");
        writer.WritePropertyName("user");
        MessageJson.WriteUser(writer, person);
        MessageJson.WriteMemberFields(writer, person);
        writer.WriteString("permissions", use.Permissions ?? person.Permissions);
        writer.WriteEndObject();
    }

    private static void WriteOwners(Utf8JsonWriter writer, Interaction interaction)
    {
        writer.WriteStartObject("authorizing_integration_owners");
        if (interaction.UserInstalledOnly)
        {
            writer.WriteString("1", interaction.UserId);
        }
        else
        {
            // In direct messages with the bot the server's owner is told as 0.
            writer.WriteString("0", interaction.GuildId ?? "0");
        }

        writer.WriteEndObject();
    }
}
