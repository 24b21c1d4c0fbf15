using System.Text.Json;
using StargateBot.Simulator.Discord.Wire;

namespace StargateBot.Simulator.Discord.Validation;

/// <summary>Checks the text inputs of modals (components/reference, Text Input Structure).</summary>
internal static class TextInputValidator
{
    private const int LongestPlaceholder = 100;

    public static void Check(string path, JsonElement input, FormErrors errors)
    {
        if (input.Number("style") is not (1 or 2))
        {
            errors.Choice(path + ".style", "1, 2");
        }

        CheckNumber(path, input, "min_length", 0, errors);
        CheckNumber(path, input, "max_length", 1, errors);
        if (input.Number("min_length") > input.Number("max_length"))
        {
            errors.Add(path + ".min_length", "TEXT_INPUT_MIN_GREATER_THAN_MAX", "min_length must not be greater than max_length.");
        }

        if (input.Has("required", out var required) && required.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            errors.Add(path + ".required", "BOOLEAN_TYPE_CONVERT", "Must be either true or false.");
        }

        errors.CheckLength(path + ".placeholder", input.Text("placeholder"), 0, LongestPlaceholder);
        errors.CheckLength(path + ".value", input.Text("value"), 0, ComponentValidator.LongestInput);
    }

    private static void CheckNumber(string path, JsonElement input, string name, int least, FormErrors errors)
    {
        if (input.Has(name, out _) && !(input.Number(name) is { } number && number >= least && number <= ComponentValidator.LongestInput))
        {
            errors.Add($"{path}.{name}", "NUMBER_TYPE_MAX", $"int value should be between {least} and {ComponentValidator.LongestInput}.");
        }
    }
}
