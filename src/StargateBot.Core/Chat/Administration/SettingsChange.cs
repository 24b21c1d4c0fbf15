using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Chat.Administration;

/// <summary>What an admin wants to set: all of it or, with a fault, nothing.</summary>
internal sealed class SettingsChange
{
    private const string Unset = "unset";
    private const string SwitchValues = "on, off, unset";
    private const string LanguageValues = "id, en, unset";
    private const string EverywhereValues = "on, off";

    // The words of both languages, as they are typed.
    private static readonly Dictionary<string, bool?> Switches = new(StringComparer.OrdinalIgnoreCase)
    {
        ["on"] = true,
        ["yes"] = true,
        ["true"] = true,
        ["ya"] = true,
        ["nyala"] = true,
        ["aktif"] = true,
        ["off"] = false,
        ["no"] = false,
        ["false"] = false,
        ["tidak"] = false,
        ["mati"] = false,
        ["nonaktif"] = false,
        [Unset] = null,
        ["hapus"] = null,
        ["bawaan"] = null,
    };

    private static readonly string Names = string.Join(
        ", ", RequestFields.Allowed, RequestFields.WithoutMention, RequestFields.Language, RequestFields.Private, RequestFields.Everywhere);

    private readonly List<Func<ChatSettings, ChatSettings>> _changes = [];

    private SettingsChange()
    {
    }

    /// <summary>Gets what is wrong, in the admin's language, or null.</summary>
    public string? Fault { get; private set; }

    /// <summary>Gets whether the settings of the whole server or workspace are meant.</summary>
    public bool IsEverywhere { get; private set; }

    /// <summary>Gets whether nothing is to be changed.</summary>
    public bool IsEmpty => _changes.Count == 0;

    /// <summary>Reads what is to be changed.</summary>
    /// <param name="fields">Names and values as they were typed.</param>
    /// <param name="texts">The admin's language.</param>
    public static SettingsChange Read(IReadOnlyDictionary<string, string> fields, AdministrationTexts texts)
    {
        var change = new SettingsChange();
        foreach (var (name, value) in fields.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            change.Fault ??= change.Add(name, value.Trim(), texts);
        }

        return change;
    }

    /// <summary>Changes settings.</summary>
    /// <param name="settings">The settings as they are.</param>
    public ChatSettings Apply(ChatSettings settings) => _changes.Aggregate(settings, (changed, change) => change(changed));

    private string? Add(string name, string value, AdministrationTexts texts)
    {
        bool? isOn;
        switch (name)
        {
            case RequestFields.Allowed when Switches.TryGetValue(value, out isOn):
                _changes.Add(settings => settings with { Allowed = isOn });
                return null;
            case RequestFields.WithoutMention when Switches.TryGetValue(value, out isOn):
                _changes.Add(settings => settings with { WithoutMention = isOn });
                return null;
            case RequestFields.Private when Switches.TryGetValue(value, out isOn):
                _changes.Add(settings => settings with { PrivateByDefault = isOn });
                return null;
            case RequestFields.Everywhere when Switches.TryGetValue(value, out isOn) && isOn is { } everywhere:
                IsEverywhere = everywhere;
                return null;
            case RequestFields.Language when Switches.TryGetValue(value, out isOn) && isOn is null:
                _changes.Add(settings => settings with { Language = null });
                return null;
            case RequestFields.Language when LanguageCodes.TryParse(value, out var language):
                _changes.Add(settings => settings with { Language = language });
                return null;
            case RequestFields.Allowed or RequestFields.WithoutMention or RequestFields.Private:
                return Wrong(SwitchValues);
            case RequestFields.Language:
                return Wrong(LanguageValues);
            case RequestFields.Everywhere:
                return Wrong(EverywhereValues);
            default:
                return texts.With(AdministrationText.WrongSetting, AdministrationTexts.Plain(name), Names);
        }

        string Wrong(string values) => texts.With(AdministrationText.WrongValue, AdministrationTexts.Plain(value), name, values);
    }
}
