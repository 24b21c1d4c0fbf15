using System.Text.Json;
using StargateBot.Simulator.Discord.Validation;
using StargateBot.Simulator.Discord.Wire;

namespace StargateBot.Simulator.Discord.People;

/// <summary>Writes what a submitted modal sends: its inputs in their labels or rows, with their values.</summary>
internal static class ModalJson
{
    public static void WriteSubmission(Utf8JsonWriter writer, JsonElement modal, IReadOnlyDictionary<string, string> values)
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        writer.WriteString("custom_id", modal.Text("custom_id"));
        writer.WriteStartArray("components");
        var id = 1;
        foreach (var component in modal.Items("components"))
        {
            writer.WriteStartObject();
            writer.WriteNumber("type", component.Number("type")!.Value);
            writer.WriteNumber("id", id++);
            if (component.Has("component", out var child))
            {
                writer.WritePropertyName("component");
                WriteInput(writer, child, id++, values, written);
            }
            else if (component.Number("type") == ComponentValidator.ActionRow)
            {
                writer.WriteStartArray("components");
                foreach (var input in component.Items("components"))
                {
                    WriteInput(writer, input, id++, values, written);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (values.Keys.FirstOrDefault(key => !written.Contains(key)) is { } unknown)
        {
            throw new ArgumentException($"The modal has no input {unknown}.", nameof(values));
        }
    }

    // As the platform's client: the button stays grey until all texts fit (components/reference, Text Input). Without a word, an input is required.
    private static void Check(JsonElement input, string name, string value)
    {
        var isOptional = input.Has("required", out var required) && required.ValueKind == JsonValueKind.False;
        if (value.Length == 0 && isOptional)
        {
            return;
        }

        var shortest = Math.Max(1, input.Number("min_length") ?? 0);
        var longest = input.Number("max_length") ?? ComponentValidator.LongestInput;
        if (value.Length < shortest || value.Length > longest)
        {
            throw new ArgumentException($"The input {name} takes {shortest} to {longest} characters.", nameof(value));
        }
    }

    private static void WriteInput(
        Utf8JsonWriter writer, JsonElement input, int id, IReadOnlyDictionary<string, string> values, HashSet<string> written)
    {
        var customId = input.Text("custom_id")!;
        written.Add(customId);
        var value = values.GetValueOrDefault(customId, "");
        writer.WriteStartObject();
        writer.WriteNumber("type", input.Number("type")!.Value);
        writer.WriteNumber("id", id);
        writer.WriteString("custom_id", customId);
        if (input.Number("type") == ComponentValidator.TextInput)
        {
            Check(input, customId, value);
            writer.WriteString("value", value);
        }
        else
        {
            writer.WriteStartArray("values");
            writer.WriteStringValue(value);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
