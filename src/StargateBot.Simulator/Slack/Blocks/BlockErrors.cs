using System.Text.Json;

namespace StargateBot.Simulator.Slack.Blocks;

/// <summary>Collects what is wrong with blocks, in the words of <c>response_metadata.messages</c>.</summary>
internal sealed class BlockErrors
{
    private readonly List<string> _messages = [];

    public IReadOnlyList<string> Messages => _messages;

    public void Add(string message, string pointer) => _messages.Add($"[ERROR] {message} [json-pointer:{pointer}]");

    /// <summary>Demands an object whose properties all are known.</summary>
    public bool IsObject(JsonElement element, string pointer, params ReadOnlySpan<string> known)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Add("must be an object", pointer);
            return false;
        }

        foreach (var property in element.EnumerateObject())
        {
            if (property.Name != "type" && known.IndexOf(property.Name) < 0)
            {
                Add($"invalid additional property: {property.Name}", pointer);
            }
        }

        return true;
    }

    /// <summary>Demands a string of 1 to <paramref name="longest"/> characters.</summary>
    public void String(JsonElement parent, string name, string pointer, int longest, bool required = false)
    {
        var at = $"{pointer}/{name}";
        if (!parent.TryGetProperty(name, out var value))
        {
            if (required)
            {
                Add($"missing required field: {name}", pointer);
            }
        }
        else if (value.ValueKind != JsonValueKind.String)
        {
            Add("must be a string", at);
        }
        else if (value.GetString()!.Length > longest)
        {
            Add($"must be less than {longest + 1} characters", at);
        }
        else if (value.GetString()!.Length == 0 && required)
        {
            Add("must be more than 0 characters", at);
        }
    }

    /// <summary>Demands a truth value, where there is one.</summary>
    public void Bool(JsonElement parent, string name, string pointer)
    {
        if (parent.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Add("must be a boolean", $"{pointer}/{name}");
        }
    }

    /// <summary>Demands a whole number within bounds, where there is one.</summary>
    public void Number(JsonElement parent, string name, string pointer, int least, int most)
    {
        if (!parent.TryGetProperty(name, out var value))
        {
            return;
        }

        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var number))
        {
            Add("must be an integer", $"{pointer}/{name}");
        }
        else if (number < least || number > most)
        {
            Add(number < least ? $"must be more than {least - 1}" : $"must be less than {most + 1}", $"{pointer}/{name}");
        }
    }

    /// <summary>Demands an array of <paramref name="fewest"/> to <paramref name="most"/> items.</summary>
    public JsonElement.ArrayEnumerator Array(JsonElement parent, string name, string pointer, int fewest, int most, bool required = true)
    {
        var at = $"{pointer}/{name}";
        if (!parent.TryGetProperty(name, out var value))
        {
            if (required)
            {
                Add($"missing required field: {name}", pointer);
            }

            return default;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            Add("must be an array", at);
            return default;
        }

        var count = value.GetArrayLength();
        if (count < fewest)
        {
            Add($"no less than {fewest} items allowed", at);
        }
        else if (count > most)
        {
            Add($"no more than {most} items allowed", at);
        }

        return value.EnumerateArray();
    }

    /// <summary>Demands a text object.</summary>
    public void Text(JsonElement parent, string name, string pointer, int longest, bool plainOnly = false, bool required = true)
    {
        if (parent.TryGetProperty(name, out var value))
        {
            TextObject(value, $"{pointer}/{name}", longest, plainOnly);
        }
        else if (required)
        {
            Add($"missing required field: {name}", pointer);
        }
    }

    public void TextObject(JsonElement value, string pointer, int longest, bool plainOnly = false)
    {
        if (!IsObject(value, pointer, "text", "emoji", "verbatim"))
        {
            return;
        }

        var type = TypeOf(value);
        if (type is not ("plain_text" or "mrkdwn") || (plainOnly && type != "plain_text"))
        {
            Add($"unsupported type: {type}", $"{pointer}/type");
        }

        if (type == "mrkdwn" && value.TryGetProperty("emoji", out _))
        {
            Add("invalid additional property: emoji", pointer);
        }

        String(value, "text", pointer, longest, required: true);
    }

    public static string TypeOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString()! : "";
}
