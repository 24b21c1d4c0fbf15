using System.Text.Json;
using StargateBot.Simulator.Discord.Wire;

namespace StargateBot.Simulator.Discord.Validation;

/// <summary>Checks the options of a command (interactions/application-commands, Application Command Option).</summary>
internal static class CommandOptionValidator
{
    public const int SubCommand = 1;
    public const int SubCommandGroup = 2;
    public const int Text = 3;
    public const int Integer = 4;
    public const int Boolean = 5;
    public const int Decimal = 10;

    private const int MostOptions = 25;
    private const int MostChoices = 25;
    private const int LongestText = 6000;

    private static readonly string[] Known =
    [
        "type", "name", "name_localizations", "description", "description_localizations", "required", "choices", "options",
        "channel_types", "min_value", "max_value", "min_length", "max_length", "autocomplete",
    ];

    /// <summary>Checks the options of a command (level 0), a group (level 1) or a subcommand (level 2).</summary>
    public static void CheckOptions(string path, JsonElement parent, int level, FormErrors errors, Action<string> report)
    {
        if (!errors.CheckKind(path, parent, "options", JsonValueKind.Array, out var options))
        {
            return;
        }

        if (options.GetArrayLength() > MostOptions)
        {
            errors.Add(path, "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        var optionalSeen = false;
        var subcommands = 0;
        var index = 0;
        foreach (var option in options.EnumerateArray())
        {
            var field = $"{path}.{index++}";
            CheckOption(field, option, level, errors, report);
            CheckUnique(field, option, names, errors);
            subcommands += option.Number("type") is SubCommand or SubCommandGroup ? 1 : 0;
            if (!option.IsTrue("required"))
            {
                optionalSeen = true;
            }
            else if (optionalSeen)
            {
                errors.Add(field, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options");
            }
        }

        if (subcommands != 0 && subcommands != index)
        {
            errors.Add(path, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-command and sub-command group option types are mutually exclusive to all other types");
        }
    }

    private static void CheckOption(string path, JsonElement option, int level, FormErrors errors, Action<string> report)
    {
        if (option.ValueKind != JsonValueKind.Object)
        {
            errors.Add(path, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a model.");
            return;
        }

        foreach (var member in option.EnumerateObject().Where(member => !Known.Contains(member.Name)))
        {
            report($"The option's field {member.Name} is unknown.");
        }

        if (option.Number("type") is not (>= 1 and <= 11) || option.Number("type") is not { } type)
        {
            errors.Choice(path + ".type", "1 to 11");
            return;
        }

        CommandValidator.CheckTexts(path, option, isChatInput: true, errors);
        if (type is SubCommand or SubCommandGroup)
        {
            // Command, then group, then subcommand; nothing deeper.
            if (level == 2 || (level == 1 && type == SubCommandGroup))
            {
                errors.Add(path + ".type", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Subcommands cannot be nested so deep");
                return;
            }

            CheckOptions(path + ".options", option, type == SubCommandGroup ? 1 : 2, errors, report);
            return;
        }

        if (level == 1)
        {
            errors.Add(path + ".type", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "A group holds subcommands only");
        }

        CheckChoices(path, option, type, errors);
        CheckRange(path, option, type, errors);
    }

    private static void CheckChoices(string path, JsonElement option, long type, FormErrors errors)
    {
        if (option.IsTrue("autocomplete"))
        {
            if (type is not (Text or Integer or Decimal))
            {
                errors.Add(path + ".autocomplete", "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_TYPE", "Only text and numbers can be completed");
            }

            if (option.Items("choices").Any())
            {
                errors.Add(path + ".autocomplete", "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES", "autocomplete and choices exclude each other");
            }
        }

        if (!errors.CheckKind(path + ".choices", option, "choices", JsonValueKind.Array, out var choices))
        {
            return;
        }

        if (choices.GetArrayLength() > MostChoices)
        {
            errors.Add(path + ".choices", "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
        }

        var index = 0;
        foreach (var choice in choices.EnumerateArray())
        {
            var field = $"{path}.choices.{index++}";
            errors.CheckLength(field + ".name", choice.Text("name"), 1, 100);
            CommandValidator.CheckLocalizations(
                field, choice, "name_localizations", errors, (inner, text) => errors.CheckLength(inner, text, 1, 100));
            var fits = choice.Has("value", out var value) && type switch
            {
                Text => value.ValueKind == JsonValueKind.String && value.GetString()!.Length <= 100,
                Integer => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
                Decimal => value.ValueKind == JsonValueKind.Number,
                _ => false,
            };
            if (!fits)
            {
                errors.Add(field + ".value", "BASE_TYPE_BAD_TYPE", "The value does not fit the option's type.");
            }
        }
    }

    private static void CheckRange(string path, JsonElement option, long type, FormErrors errors)
    {
        var shortest = option.Number("min_length");
        var longest = option.Number("max_length");
        if (type != Text && (option.Has("min_length", out _) || option.Has("max_length", out _)))
        {
            errors.Add(path, "APPLICATION_COMMAND_OPTIONS_LENGTH_TYPE", "min_length and max_length are for text only");
        }

        if (option.Has("min_length", out _) && shortest is not (>= 0 and <= LongestText))
        {
            errors.Add(path + ".min_length", "NUMBER_TYPE_MAX", "Must be 0 to 6000.");
        }

        if (option.Has("max_length", out _) && longest is not (>= 1 and <= LongestText))
        {
            errors.Add(path + ".max_length", "NUMBER_TYPE_MAX", "Must be 1 to 6000.");
        }

        if (shortest > longest)
        {
            errors.Add(path + ".min_length", "APPLICATION_COMMAND_OPTIONS_MIN_GREATER", "min_length is greater than max_length");
        }

        if (type is not (Integer or Decimal) && (option.Has("min_value", out _) || option.Has("max_value", out _)))
        {
            errors.Add(path, "APPLICATION_COMMAND_OPTIONS_VALUE_TYPE", "min_value and max_value are for numbers only");
        }
    }

    private static void CheckUnique(string path, JsonElement option, HashSet<string> names, FormErrors errors)
    {
        if (option.Text("name") is { } name && !names.Add(name))
        {
            errors.Add(path + ".name", "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", "Option names must be unique");
        }

        if (!option.Has("name_localizations", out var localizations) || localizations.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var localization in localizations.EnumerateObject().Where(item => item.Value.ValueKind == JsonValueKind.String))
        {
            if (!names.Add($"{localization.Name}:{localization.Value.GetString()}"))
            {
                errors.Add($"{path}.name_localizations.{localization.Name}", "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", "Localized option names must be unique");
            }
        }
    }
}
