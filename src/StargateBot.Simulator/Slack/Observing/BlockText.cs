using System.Text;
using System.Text.Json;

namespace StargateBot.Simulator.Slack;

/// <summary>Reads the words of blocks.</summary>
internal static class BlockText
{
    /// <summary>Gets the texts of blocks in reading order, one line each; buttons are left out.</summary>
    public static string Of(JsonElement blocks)
    {
        var words = new StringBuilder();
        foreach (var block in blocks.EnumerateArray())
        {
            if (block.ValueKind == JsonValueKind.Object && TypeOf(block) is not ("actions" or "context_actions"))
            {
                Append(words, block);
            }
        }

        return words.ToString();
    }

    /// <summary>Counts the characters of every text in blocks, those of buttons too.</summary>
    public static int Length(JsonElement element)
    {
        var length = 0;
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                length += Length(item);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                length += property is { Name: "text", Value.ValueKind: JsonValueKind.String }
                    ? property.Value.GetString()!.Length
                    : Length(property.Value);
            }
        }

        return length;
    }

    private static void Append(StringBuilder words, JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Append(words, item);
            }

            return;
        }

        if (element.ValueKind != JsonValueKind.Object || TypeOf(element) == "button")
        {
            return;
        }

        foreach (var property in element.EnumerateObject())
        {
            if (property is { Name: "text", Value.ValueKind: JsonValueKind.String })
            {
                if (words.Length > 0)
                {
                    words.Append('\n');
                }

                words.Append(property.Value.GetString());
            }
            else if (property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
                Append(words, property.Value);
            }
        }
    }

    private static string? TypeOf(JsonElement element) =>
        element.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;
}
