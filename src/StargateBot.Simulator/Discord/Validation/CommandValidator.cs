using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using StargateBot.Simulator.Discord.Wire;

namespace StargateBot.Simulator.Discord.Validation;

/// <summary>Checks one application command (interactions/application-commands, Application Command Object).</summary>
internal static partial class CommandValidator
{
    public const int ChatInput = 1;

    private const int LongestCommand = 8000;

    private static readonly string[] Known =
    [
        "id", "application_id", "guild_id", "version", "type", "name", "name_localizations", "description", "description_localizations",
        "options", "default_member_permissions", "dm_permission", "default_permission", "integration_types", "contexts", "nsfw", "handler",
    ];

    // Reference, Locales.
    private static readonly HashSet<string> Locales = new(StringComparer.Ordinal)
    {
        "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl", "pt-BR", "ro", "fi",
        "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko",
    };

    /// <summary>Checks a command.</summary>
    /// <param name="path">The field of the command in the body; empty when it is the body.</param>
    /// <param name="command">The command.</param>
    /// <param name="global">Whether it is global; contexts and integration types are for those only.</param>
    /// <param name="errors">Takes what the platform refuses.</param>
    /// <param name="report">Takes what the platform accepts and a good bot never sends.</param>
    public static void Check(string path, JsonElement command, bool global, FormErrors errors, Action<string> report)
    {
        if (command.ValueKind != JsonValueKind.Object)
        {
            errors.Add(path, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a model.");
            return;
        }

        foreach (var member in command.EnumerateObject().Where(member => !Known.Contains(member.Name)))
        {
            report($"The command's field {member.Name} is unknown.");
        }

        var type = command.Has("type", out _) ? command.Number("type") ?? 0 : ChatInput;
        if (type is < 1 or > 4)
        {
            errors.Choice(Join(path, "type"), "1, 2, 3, 4");
            return;
        }

        CheckTexts(path, command, type == ChatInput, errors);
        if (type == ChatInput)
        {
            CommandOptionValidator.CheckOptions(Join(path, "options"), command, level: 0, errors, report);
        }
        else
        {
            CheckContextMenu(path, command, errors);
        }

        CheckPlaces(path, command, global, errors, report);
        if (CommandLength.Of(command) > LongestCommand)
        {
            errors.Add(path, "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)");
        }
    }

    /// <summary>Checks name and description with their localizations, of a command or an option.</summary>
    public static void CheckTexts(string path, JsonElement element, bool isChatInput, FormErrors errors)
    {
        CheckName(Join(path, "name"), element.Text("name"), isChatInput, errors);
        CheckLocalizations(path, element, "name_localizations", errors, (field, text) => CheckName(field, text, isChatInput, errors));
        if (isChatInput)
        {
            errors.CheckLength(Join(path, "description"), element.Text("description"), 1, 100);
        }

        CheckLocalizations(path, element, "description_localizations", errors, (field, text) => errors.CheckLength(field, text, 1, 100));
    }

    /// <summary>Checks the keys and values of localizations.</summary>
    public static void CheckLocalizations(
        string path, JsonElement element, string name, FormErrors errors, Action<string, string?> check)
    {
        path = Join(path, name);
        if (!errors.CheckKind(path, element, name, JsonValueKind.Object, out var localizations))
        {
            return;
        }

        foreach (var localization in localizations.EnumerateObject())
        {
            var field = $"{path}.{localization.Name}";
            if (!Locales.Contains(localization.Name))
            {
                errors.Add(field, "BASE_TYPE_CHOICES", "This is no locale of the platform.");
            }
            else if (localization.Value.ValueKind != JsonValueKind.Null)
            {
                check(field, localization.Value.ValueKind == JsonValueKind.String ? localization.Value.GetString() : null);
            }
        }
    }

    public static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static void CheckName(string path, string? name, bool isChatInput, FormErrors errors)
    {
        if (name is null)
        {
            errors.Required(path);
        }
        else if (!isChatInput)
        {
            errors.CheckLength(path, name, 1, 32);
        }
        else if (!ChatInputName().IsMatch(name) || name.EnumerateRunes().Any(Rune.IsUpper))
        {
            errors.Add(path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
        }
    }

    private static void CheckContextMenu(string path, JsonElement command, FormErrors errors)
    {
        if (!string.IsNullOrEmpty(command.Text("description")))
        {
            errors.Add(
                Join(path, "description"),
                "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_CANNOT_BE_SET",
                "Context menu commands cannot have description");
        }

        if (command.Items("options").Any())
        {
            errors.Add(Join(path, "options"), "APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_CANNOT_BE_SET", "Context menu commands cannot have options");
        }
    }

    private static void CheckPlaces(string path, JsonElement command, bool global, FormErrors errors, Action<string> report)
    {
        CheckNumbers(Join(path, "integration_types"), command, "integration_types", 1, errors);
        CheckNumbers(Join(path, "contexts"), command, "contexts", 2, errors);
        if (!global && (command.Has("contexts", out _) || command.Has("integration_types", out _)))
        {
            report("contexts and integration_types are for global commands only.");
        }

        if (command.Has("default_member_permissions", out var permissions)
            && !(permissions.ValueKind == JsonValueKind.Number
                || (permissions.ValueKind == JsonValueKind.String && ulong.TryParse(permissions.GetString(), CultureInfo.InvariantCulture, out _))))
        {
            errors.Add(Join(path, "default_member_permissions"), "NUMBER_TYPE_COERCE", "Value is not int.");
        }
    }

    private static void CheckNumbers(string path, JsonElement command, string name, int greatest, FormErrors errors)
    {
        if (!errors.CheckKind(path, command, name, JsonValueKind.Array, out var numbers))
        {
            return;
        }

        foreach (var number in numbers.EnumerateArray())
        {
            if (number.ValueKind != JsonValueKind.Number || !number.TryGetInt32(out var value) || value < 0 || value > greatest)
            {
                errors.Choice(path, $"0 to {greatest}");
            }
        }
    }

    [GeneratedRegex(@"^[-_'\p{L}\p{N}\p{IsDevanagari}\p{IsThai}]{1,32}$", RegexOptions.CultureInvariant)]
    private static partial Regex ChatInputName();
}
