using System.Globalization;
using System.Text.Json;
using StargateBot.Simulator.Discord.Validation;
using StargateBot.Simulator.Discord.Wire;

namespace StargateBot.Simulator.Discord.People;

/// <summary>Reads what was typed into an option by the option's type.</summary>
internal static class CommandOptionValue
{
    /// <summary>Checks a value as the platform's client does.</summary>
    /// <exception cref="ArgumentException">The value does not fit.</exception>
    public static void Check(JsonElement option, string typed)
    {
        var name = option.Text("name");
        var fits = option.Number("type") switch
        {
            CommandOptionValidator.Text => typed.Length >= (option.Number("min_length") ?? 0) && typed.Length <= (option.Number("max_length") ?? 6000),
            CommandOptionValidator.Integer => long.TryParse(typed, CultureInfo.InvariantCulture, out var number)
                && number >= (option.Number("min_value") ?? long.MinValue) && number <= (option.Number("max_value") ?? long.MaxValue),
            CommandOptionValidator.Boolean => bool.TryParse(typed, out _),
            CommandOptionValidator.Decimal => double.TryParse(typed, CultureInfo.InvariantCulture, out _),
            _ => true,
        };
        var choices = option.Items("choices").ToList();
        if (!fits || (choices.Count > 0 && choices.All(choice => !choice.Has("value", out var value) || value.ToString() != typed)))
        {
            throw new ArgumentException($"The value does not fit the option {name}.", nameof(typed));
        }
    }

    /// <summary>Writes the value with the JSON type of the option; what is being completed may be anything, so it stays text.</summary>
    public static void Write(Utf8JsonWriter writer, JsonElement option, string typed)
    {
        switch (option.Number("type"))
        {
            case CommandOptionValidator.Integer when long.TryParse(typed, CultureInfo.InvariantCulture, out var number):
                writer.WriteNumber("value", number);
                break;
            case CommandOptionValidator.Decimal when double.TryParse(typed, CultureInfo.InvariantCulture, out var number):
                writer.WriteNumber("value", number);
                break;
            case CommandOptionValidator.Boolean when bool.TryParse(typed, out var flag):
                writer.WriteBoolean("value", flag);
                break;
            default:
                writer.WriteString("value", typed);
                break;
        }
    }
}
