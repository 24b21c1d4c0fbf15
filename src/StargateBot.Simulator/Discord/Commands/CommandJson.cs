using System.Text.Json;
using StargateBot.Simulator.Discord.Validation;
using StargateBot.Simulator.Discord.Wire;

namespace StargateBot.Simulator.Discord.Commands;

/// <summary>
/// Writes commands as the platform reads them back: in its own order, with its defaults filled in, without what is default in
/// options, and with localizations only when they are asked for.
/// </summary>
internal static class CommandJson
{
    private static readonly string[] OptionMembers = ["choices", "channel_types", "min_value", "max_value", "min_length", "max_length"];

    public static void Write(Utf8JsonWriter writer, StoredCommand command, string applicationId, bool localizations)
    {
        var definition = command.Definition;
        writer.WriteStartObject();
        writer.WriteString("id", command.Id);
        writer.WriteString("application_id", applicationId);
        writer.WriteString("version", command.Version);
        if (command.GuildId is { } guildId)
        {
            writer.WriteString("guild_id", guildId);
        }

        WritePermissions(writer, definition);
        writer.WriteNumber("type", command.Type);
        writer.WriteString("name", command.Name);
        WriteLocalizations(writer, definition, "name_localizations", localizations);
        writer.WriteString("description", command.Type == CommandValidator.ChatInput ? definition.Text("description") : "");
        WriteLocalizations(writer, definition, "description_localizations", localizations);
        if (command.GuildId is null)
        {
            writer.WriteBoolean("dm_permission", !definition.Has("contexts", out var contexts) || contexts.EnumerateArray().Any(item => item.GetInt32() == 1));
            WriteOrNull(writer, definition, "contexts");
            writer.WritePropertyName("integration_types");
            if (definition.Has("integration_types", out var types))
            {
                types.WriteTo(writer);
            }
            else
            {
                writer.WriteStartArray();
                writer.WriteNumberValue(0);
                writer.WriteNumberValue(1);
                writer.WriteEndArray();
            }
        }

        WriteOptions(writer, definition, localizations);
        writer.WriteBoolean("nsfw", definition.IsTrue("nsfw"));
        writer.WriteEndObject();
    }

    private static void WritePermissions(Utf8JsonWriter writer, JsonElement definition)
    {
        writer.WritePropertyName("default_member_permissions");
        if (definition.Has("default_member_permissions", out var permissions))
        {
            writer.WriteStringValue(permissions.ToString());
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    private static void WriteLocalizations(Utf8JsonWriter writer, JsonElement element, string name, bool asked)
    {
        if (asked)
        {
            WriteOrNull(writer, element, name);
        }
    }

    private static void WriteOrNull(Utf8JsonWriter writer, JsonElement element, string name)
    {
        writer.WritePropertyName(name);
        if (element.Has(name, out var value))
        {
            value.WriteTo(writer);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    private static void WriteOptions(Utf8JsonWriter writer, JsonElement parent, bool localizations)
    {
        if (!parent.Items("options").Any())
        {
            return;
        }

        writer.WriteStartArray("options");
        foreach (var option in parent.Items("options"))
        {
            writer.WriteStartObject();
            writer.WriteNumber("type", option.Number("type")!.Value);
            writer.WriteString("name", option.Text("name"));
            WriteLocalizations(writer, option, "name_localizations", localizations);
            writer.WriteString("description", option.Text("description"));
            WriteLocalizations(writer, option, "description_localizations", localizations);
            if (option.IsTrue("required"))
            {
                writer.WriteBoolean("required", true);
            }

            if (option.IsTrue("autocomplete"))
            {
                writer.WriteBoolean("autocomplete", true);
            }

            foreach (var name in OptionMembers)
            {
                if (option.Has(name, out var value))
                {
                    writer.WritePropertyName(name);
                    value.WriteTo(writer);
                }
            }

            WriteOptions(writer, option, localizations);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
