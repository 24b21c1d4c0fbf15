using System.Text.Json;
using StargateBot.Simulator.Discord.Wire;

namespace StargateBot.Simulator.Discord.Validation;

/// <summary>Checks the components of messages and modals (components/reference).</summary>
internal sealed class ComponentValidator
{
    public const int ActionRow = 1;
    public const int Button = 2;
    public const int StringSelect = 3;
    public const int TextInput = 4;
    public const int Label = 18;

    /// <summary>The longest text of a text input.</summary>
    public const int LongestInput = 4000;

    private const int MostRows = 5;
    private const int MostV2Components = 40;
    private const int MostV2Text = 4000;

    private readonly FormErrors _errors;
    private readonly bool _isModal;
    private readonly HashSet<string> _customIds = new(StringComparer.Ordinal);
    private int _count;
    private int _text;

    private ComponentValidator(FormErrors errors, bool isModal) => (_errors, _isModal) = (errors, isModal);

    /// <summary>Checks the components of a message.</summary>
    public static void Check(JsonElement body, bool v2, FormErrors errors)
    {
        if (!errors.CheckKind("components", body, "components", JsonValueKind.Array, out var components))
        {
            return;
        }

        if (!v2 && components.GetArrayLength() > MostRows)
        {
            errors.Add("components", "BASE_TYPE_MAX_LENGTH", "Must be 5 or fewer in length.");
        }

        var validator = new ComponentValidator(errors, isModal: false);
        validator.CheckChildren("components", components, v2 ? [ActionRow, 9, 10, 12, 13, 14, 17] : [ActionRow]);
        if (v2 && validator._count > MostV2Components)
        {
            errors.Add("components", "COMPONENT_MAX_TOTAL_COMPONENTS", "The maximum number of components is 40.");
        }

        if (validator._text > MostV2Text)
        {
            errors.Add("components", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", "The total displayable text size exceeds the maximum size of 4000");
        }
    }

    /// <summary>Checks the components of a modal.</summary>
    public static void CheckModal(JsonElement modal, FormErrors errors)
    {
        if (!errors.CheckKind("data.components", modal, "components", JsonValueKind.Array, out var components))
        {
            errors.Required("data.components");
            return;
        }

        if (components.GetArrayLength() is < 1 or > 5)
        {
            errors.Add("data.components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.");
        }

        new ComponentValidator(errors, isModal: true).CheckChildren("data.components", components, [ActionRow, 10, Label]);
    }

    private void CheckChildren(string path, JsonElement components, ReadOnlySpan<int> allowed)
    {
        var index = 0;
        foreach (var component in components.EnumerateArray())
        {
            CheckComponent($"{path}.{index++}", component, allowed);
        }
    }

    private void CheckComponent(string path, JsonElement component, ReadOnlySpan<int> allowed)
    {
        _count++;
        if (component.Number("type") is not { } type || !allowed.Contains((int)type))
        {
            _errors.Choice(path + ".type", string.Join(", ", allowed.ToArray()));
            return;
        }

        switch (type)
        {
            case ActionRow:
                CheckRow(path, component);
                break;
            case Button:
                CheckButton(path, component);
                break;
            case StringSelect:
                CheckSelect(path, component);
                break;
            case TextInput:
                CheckCustomId(path, component);
                TextInputValidator.Check(path, component, _errors);
                break;
            case >= 5 and <= 8:
                CheckCustomId(path, component);
                break;
            case 9:
                CheckSection(path, component);
                break;
            case 10:
                _errors.CheckLength(path + ".content", component.Text("content"), 1, MostV2Text);
                _text += component.Text("content")?.Length ?? 0;
                break;
            case 17:
                CheckContainer(path, component);
                break;
            case Label:
                CheckLabel(path, component);
                break;
        }
    }

    private void CheckRow(string path, JsonElement row)
    {
        path += ".components";
        var children = row.Items("components").ToList();
        if (children.Count is 0 or > 5)
        {
            _errors.Add(path, "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.");
        }

        for (var i = 0; i < children.Count; i++)
        {
            CheckComponent($"{path}.{i}", children[i], _isModal ? [TextInput] : [Button, StringSelect, 5, 6, 7, 8]);
        }

        if (children.Count > 1 && children.Any(child => child.Number("type") != Button))
        {
            _errors.Add(path, "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width");
        }
    }

    private void CheckButton(string path, JsonElement button)
    {
        var style = button.Number("style");
        if (style is not (>= 1 and <= 6))
        {
            _errors.Choice(path + ".style", "1, 2, 3, 4, 5, 6");
            return;
        }

        _errors.CheckLength(path + ".label", button.Text("label"), 0, 80);
        if (style <= 4)
        {
            CheckCustomId(path, button);
            if (button.Has("url", out _))
            {
                _errors.Add(path, "BUTTON_COMPONENT_CUSTOM_ID_AND_URL", "A custom id and url cannot both be specified");
            }
        }
        else if (style == 5)
        {
            _errors.CheckLength(path + ".url", button.Text("url"), 1, 512);
            if (button.Has("custom_id", out _))
            {
                _errors.Add(path, "BUTTON_COMPONENT_CUSTOM_ID_AND_URL", "A custom id and url cannot both be specified");
            }
        }

        if (style != 6 && string.IsNullOrEmpty(button.Text("label")) && !button.Has("emoji", out _))
        {
            _errors.Add(path, "BUTTON_COMPONENT_LABEL_OR_EMOJI", "A button must have a label or emoji");
        }
    }

    private void CheckSelect(string path, JsonElement select)
    {
        CheckCustomId(path, select);
        _errors.CheckLength(path + ".placeholder", select.Text("placeholder"), 0, 150);
        var values = new HashSet<string>(StringComparer.Ordinal);
        var index = 0;
        foreach (var option in select.Items("options"))
        {
            _errors.CheckLength($"{path}.options.{index}.label", option.Text("label"), 1, 100);
            _errors.CheckLength($"{path}.options.{index}.value", option.Text("value"), 1, 100);
            _errors.CheckLength($"{path}.options.{index}.description", option.Text("description"), 0, 100);
            if (!values.Add(option.Text("value") ?? ""))
            {
                _errors.Add($"{path}.options.{index}.value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used");
            }

            index++;
        }

        if (index is 0 or > 25)
        {
            _errors.Add(path + ".options", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 25 in length.");
        }
    }

    private void CheckSection(string path, JsonElement section)
    {
        if (section.Items("components").Count() is < 1 or > 3)
        {
            _errors.Add(path + ".components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 3 in length.");
        }

        if (section.Has("components", out var children) && children.ValueKind == JsonValueKind.Array)
        {
            CheckChildren(path + ".components", children, [10]);
        }

        if (section.Has("accessory", out var accessory))
        {
            CheckComponent(path + ".accessory", accessory, [Button, 11]);
        }
        else
        {
            _errors.Required(path + ".accessory");
        }
    }

    private void CheckContainer(string path, JsonElement container)
    {
        if (container.Has("accent_color", out _) && container.Number("accent_color") is not (>= 0 and <= 0xFFFFFF))
        {
            _errors.Add(path + ".accent_color", "NUMBER_TYPE_MAX", "int value should be less than or equal to 16777215.");
        }

        if (container.Has("components", out var children) && children.ValueKind == JsonValueKind.Array)
        {
            CheckChildren(path + ".components", children, [ActionRow, 9, 10, 12, 13, 14]);
        }
        else
        {
            _errors.Required(path + ".components");
        }
    }

    private void CheckLabel(string path, JsonElement label)
    {
        _errors.CheckLength(path + ".label", label.Text("label"), 1, 45);
        _errors.CheckLength(path + ".description", label.Text("description"), 0, 100);
        if (label.Has("component", out var child))
        {
            CheckComponent(path + ".component", child, [StringSelect, TextInput, 5, 6, 7, 8]);
            if (child.Has("label", out _))
            {
                _errors.Add(path + ".component.label", "TEXT_INPUT_LABEL_IN_LABEL", "An input inside a label has no label of its own.");
            }
        }
        else
        {
            _errors.Required(path + ".component");
        }
    }

    private void CheckCustomId(string path, JsonElement component)
    {
        var customId = component.Text("custom_id");
        _errors.CheckLength(path + ".custom_id", customId, 1, 100);
        if (customId is not null && !_customIds.Add(customId))
        {
            _errors.Add(path + ".custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
        }
    }
}
