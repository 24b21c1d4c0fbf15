using System.Text.Json;
using StargateBot.Simulator.Discord.Wire;

namespace StargateBot.Simulator.Discord.Validation;

/// <summary>Checks embeds (resources/message, Embed Limits).</summary>
internal static class EmbedValidator
{
    private const int MostEmbeds = 10;
    private const int MostFields = 25;
    private const int MostCharacters = 6000;

    public static void Check(JsonElement body, FormErrors errors)
    {
        if (!errors.CheckKind("embeds", body, "embeds", JsonValueKind.Array, out var embeds))
        {
            return;
        }

        if (embeds.GetArrayLength() > MostEmbeds)
        {
            errors.Add("embeds", "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length.");
        }

        var total = 0;
        var index = 0;
        foreach (var embed in embeds.EnumerateArray())
        {
            total += CheckEmbed($"embeds.{index++}", embed, errors);
        }

        if (total > MostCharacters)
        {
            errors.Add("embeds", "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000");
        }
    }

    private static int CheckEmbed(string path, JsonElement embed, FormErrors errors)
    {
        if (embed.ValueKind != JsonValueKind.Object)
        {
            errors.Add(path, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a model.");
            return 0;
        }

        var total = CheckText(path, embed, "title", 256, errors)
            + CheckText(path, embed, "description", 4096, errors)
            + CheckNested(path, embed, "footer", "text", 2048, errors)
            + CheckNested(path, embed, "author", "name", 256, errors);
        CheckUrl(path + ".url", embed, errors);
        if (embed.Has("color", out _) && embed.Number("color") is not (>= 0 and <= 0xFFFFFF))
        {
            errors.Add(path + ".color", "NUMBER_TYPE_MAX", "int value should be less than or equal to 16777215.");
        }

        if (errors.CheckKind(path + ".fields", embed, "fields", JsonValueKind.Array, out var fields))
        {
            total += CheckFields(path + ".fields", fields, errors);
        }

        if (total == 0 && !embed.Has("image", out _) && !embed.Has("thumbnail", out _))
        {
            errors.Add(path + ".description", "BASE_TYPE_REQUIRED", "This field is required");
        }

        return total;
    }

    private static int CheckFields(string path, JsonElement fields, FormErrors errors)
    {
        if (fields.GetArrayLength() > MostFields)
        {
            errors.Add(path, "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
        }

        var total = 0;
        var index = 0;
        foreach (var field in fields.EnumerateArray())
        {
            var name = field.Text("name");
            var value = field.Text("value");
            errors.CheckLength($"{path}.{index}.name", name, 1, 256);
            errors.CheckLength($"{path}.{index}.value", value, 1, 1024);
            total += (name?.Length ?? 0) + (value?.Length ?? 0);
            index++;
        }

        return total;
    }

    private static int CheckText(string path, JsonElement parent, string name, int longest, FormErrors errors)
    {
        if (!errors.CheckKind($"{path}.{name}", parent, name, JsonValueKind.String, out var text))
        {
            return 0;
        }

        errors.CheckLength($"{path}.{name}", text.GetString(), 0, longest);
        return text.GetString()!.Length;
    }

    private static int CheckNested(string path, JsonElement embed, string name, string textName, int longest, FormErrors errors)
    {
        path = $"{path}.{name}";
        if (!errors.CheckKind(path, embed, name, JsonValueKind.Object, out var nested))
        {
            return 0;
        }

        if (nested.Text(textName) is null)
        {
            errors.Required($"{path}.{textName}");
        }

        return CheckText(path, nested, textName, longest, errors);
    }

    private static void CheckUrl(string path, JsonElement embed, FormErrors errors)
    {
        if (errors.CheckKind(path, embed, "url", JsonValueKind.String, out var url)
            && !(Uri.TryCreate(url.GetString(), UriKind.Absolute, out var parsed) && parsed.Scheme is ("http" or "https")))
        {
            errors.Add(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.");
        }
    }
}
