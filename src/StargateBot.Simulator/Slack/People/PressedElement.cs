using System.Globalization;
using System.Text.Json;

namespace StargateBot.Simulator.Slack.People;

/// <summary>An element of blocks that a person pressed.</summary>
/// <param name="BlockId">The id of its block; one is made when the app gave none.</param>
/// <param name="Element">The button or menu.</param>
/// <param name="Part">The one of two feedback buttons, or the chosen option; null for a plain button.</param>
internal sealed record PressedElement(string BlockId, JsonElement Element, JsonElement? Part)
{
    /// <summary>Finds what a person means by a name: action id, value, or the text that stands on it.</summary>
    /// <exception cref="ArgumentException">Nothing of that name can be pressed.</exception>
    public static PressedElement Find(JsonElement? blocks, string name)
    {
        if (blocks is { ValueKind: JsonValueKind.Array } all)
        {
            var index = 0;
            foreach (var block in all.EnumerateArray())
            {
                var blockId = Text(block, "block_id") ?? string.Create(CultureInfo.InvariantCulture, $"b{index}");
                index++;
                foreach (var element in Elements(block))
                {
                    if (Match(element, name) is { } found)
                    {
                        return found with { BlockId = blockId };
                    }
                }
            }
        }

        throw new ArgumentException($"Nothing named {name} can be pressed there.", nameof(name));
    }

    /// <summary>Writes the only item of <c>actions</c>.</summary>
    public void Write(Utf8JsonWriter json, string actionTs)
    {
        json.WriteStartObject();
        json.WriteString("type", Text(Element, "type"));
        json.WriteString("action_id", Text(Element, "action_id") ?? "a");
        json.WriteString("block_id", BlockId);
        json.WriteString("action_ts", actionTs);
        if (Text(Element, "type") is "static_select" or "overflow")
        {
            MessageJson.WriteOptional(json, "selected_option", Part);
        }
        else
        {
            var source = Part ?? Element;
            MessageJson.WriteOptional(json, "value", Text(source, "value"));
            if (source.TryGetProperty("text", out var text))
            {
                json.WritePropertyName("text");
                text.WriteTo(json);
            }
        }

        json.WriteEndObject();
    }

    private static PressedElement? Match(JsonElement element, string name)
    {
        var whole = Named(element, name);
        foreach (var part in Parts(element))
        {
            if (Named(part, name))
            {
                return new PressedElement("", element, part);
            }
        }

        return whole ? new PressedElement("", element, null) : null;
    }

    private static bool Named(JsonElement element, string name) =>
        Text(element, "action_id") == name || Text(element, "value") == name
        || (element.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.Object && Text(text, "text") == name);

    private static IEnumerable<JsonElement> Parts(JsonElement element)
    {
        foreach (var name in new[] { "positive_button", "negative_button" })
        {
            if (element.TryGetProperty(name, out var button))
            {
                yield return button;
            }
        }

        if (element.TryGetProperty("options", out var options) && options.ValueKind == JsonValueKind.Array)
        {
            foreach (var option in options.EnumerateArray())
            {
                yield return option;
            }
        }
    }

    private static IEnumerable<JsonElement> Elements(JsonElement block)
    {
        if (block.TryGetProperty("elements", out var elements) && elements.ValueKind == JsonValueKind.Array)
        {
            foreach (var element in elements.EnumerateArray())
            {
                yield return element;
            }
        }

        if (block.TryGetProperty("accessory", out var accessory))
        {
            yield return accessory;
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
