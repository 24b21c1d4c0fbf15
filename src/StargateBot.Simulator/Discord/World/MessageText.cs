using System.Text.Json;

namespace StargateBot.Simulator.Discord.World;

/// <summary>Collects what a person reads in a message.</summary>
internal static class MessageText
{
    private static readonly string[] EmbedTexts = ["title", "description"];

    public static string Of(SimulatedMessage message)
    {
        var texts = new List<string>();
        AddText(texts, message.Content);
        foreach (var embed in Items(message.Embeds))
        {
            foreach (var name in EmbedTexts)
            {
                AddProperty(texts, embed, name);
            }

            if (embed.TryGetProperty("fields", out var fields))
            {
                foreach (var field in Items(fields))
                {
                    AddProperty(texts, field, "name");
                    AddProperty(texts, field, "value");
                }
            }

            if (embed.TryGetProperty("footer", out var footer) && footer.ValueKind == JsonValueKind.Object)
            {
                AddProperty(texts, footer, "text");
            }
        }

        AddComponents(texts, message.Components);
        return string.Join('\n', texts);
    }

    internal static IEnumerable<JsonElement> Items(JsonElement array) =>
        array.ValueKind == JsonValueKind.Array ? array.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object) : [];

    private static void AddComponents(List<string> texts, JsonElement components)
    {
        foreach (var component in Items(components))
        {
            if (component.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.Number && type.GetInt32() == 10)
            {
                AddProperty(texts, component, "content");
            }

            if (component.TryGetProperty("components", out var children))
            {
                AddComponents(texts, children);
            }
        }
    }

    private static void AddProperty(List<string> texts, JsonElement element, string name)
    {
        if (element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String)
        {
            AddText(texts, value.GetString()!);
        }
    }

    private static void AddText(List<string> texts, string text)
    {
        if (text.Length > 0)
        {
            texts.Add(text);
        }
    }
}
