using System.Globalization;
using System.Text.Json;

namespace StargateBot.Simulator.Slack.Blocks;

/// <summary>What a person fills into the text fields of a modal, and what Slack's client holds them to.</summary>
/// <remarks>Source: docs "Input block" (<c>optional</c>), "Plain-text input element" (<c>min_length</c>, <c>max_length</c>), "View interaction payloads" (<c>state.values</c>).</remarks>
internal static class FormValues
{
    private const int LongestText = 3000;

    /// <summary>Makes <c>state.values</c> of what is typed.</summary>
    /// <param name="view">The modal.</param>
    /// <param name="texts">What is typed, by block id; fields that are not named stay empty.</param>
    /// <exception cref="ArgumentException">There is no such field.</exception>
    public static JsonElement Of(JsonElement view, IReadOnlyDictionary<string, string> texts)
    {
        var inputs = TextInputs(view).ToList();
        if (texts.Keys.FirstOrDefault(block => inputs.TrueForAll(input => input.Block != block)) is { } unknown)
        {
            throw new ArgumentException($"The form has no field {unknown}.", nameof(texts));
        }

        return JsonElement.Parse(JsonObjects.Write(json =>
        {
            foreach (var input in inputs)
            {
                json.WriteObject(input.Block, json => json.WriteObject(input.Action, json =>
                {
                    json.WriteString("type", "plain_text_input");
                    json.WriteString("value", texts.GetValueOrDefault(input.Block) is { Length: > 0 } text ? text : null);
                }));
            }
        }).Span);
    }

    /// <summary>Holds that Slack's client would let a modal be submitted so.</summary>
    /// <exception cref="ArgumentException">It would not.</exception>
    public static void Check(JsonElement view, JsonElement values)
    {
        foreach (var input in TextInputs(view))
        {
            var text = Text(values, input);
            if (text.Length == 0 && !input.Optional)
            {
                throw new ArgumentException($"The field {input.Block} must be filled in.", nameof(values));
            }

            if (text.Length > 0 && (text.Length < input.MinLength || text.Length > input.MaxLength))
            {
                throw new ArgumentException($"The field {input.Block} takes {input.MinLength} to {input.MaxLength} characters.", nameof(values));
            }
        }
    }

    private static string Text(JsonElement values, TextInput input) =>
        values.ValueKind == JsonValueKind.Object
        && values.TryGetProperty(input.Block, out var block) && block.ValueKind == JsonValueKind.Object
        && block.TryGetProperty(input.Action, out var element) && element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";

    private static IEnumerable<TextInput> TextInputs(JsonElement view)
    {
        var index = 0;
        foreach (var block in view.GetProperty("blocks").EnumerateArray())
        {
            var made = string.Create(CultureInfo.InvariantCulture, $"b{index++}");
            if (BlockErrors.TypeOf(block) == "input" && block.TryGetProperty("element", out var element) && BlockErrors.TypeOf(element) == "plain_text_input")
            {
                yield return new TextInput(
                    StringOf(block, "block_id") ?? made,
                    StringOf(element, "action_id") ?? "a",
                    block.TryGetProperty("optional", out var optional) && optional.ValueKind == JsonValueKind.True,
                    NumberOf(element, "min_length") ?? 0,
                    NumberOf(element, "max_length") ?? LongestText);
            }
        }
    }

    private static string? StringOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? NumberOf(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetInt32() : null;

    private sealed record TextInput(string Block, string Action, bool Optional, int MinLength, int MaxLength);
}
