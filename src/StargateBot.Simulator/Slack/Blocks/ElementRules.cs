using System.Globalization;
using System.Text.Json;

namespace StargateBot.Simulator.Slack.Blocks;

/// <summary>What a block element stands in.</summary>
internal enum ElementPlace
{
    Actions,
    ContextActions,
    Accessory,
    Input,
}

/// <summary>Checks buttons, menus and inputs as Slack does.</summary>
/// <remarks>Source: node-slack-sdk <c>packages/types/src/block-kit/block-elements.ts</c> and <c>composition-objects.ts</c>.</remarks>
internal sealed class ElementRules(BlockErrors errors)
{
    public void CheckAll(JsonElement.ArrayEnumerator elements, string pointer, ElementPlace place)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var index = 0;
        foreach (var element in elements)
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index++}");
            Check(element, at, place);
            if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("action_id", out var id) && id.ValueKind == JsonValueKind.String
                && !ids.Add(id.GetString()!))
            {
                errors.Add($"`action_id` `{id.GetString()}` already exists", $"{at}/action_id");
            }
        }
    }

    public void Check(JsonElement element, string at, ElementPlace place)
    {
        var type = BlockErrors.TypeOf(element);
        if (!Fits(type, place))
        {
            errors.Add($"unsupported type: {type}", $"{at}/type");
            return;
        }

        errors.String(element, "action_id", at, longest: 255);
        switch (type)
        {
            case "button":
                Button(element, at);
                break;
            case "feedback_buttons":
                errors.IsObject(element, at, "action_id", "positive_button", "negative_button");
                Feedback(element, "positive_button", at);
                Feedback(element, "negative_button", at);
                break;
            case "icon_button":
                errors.IsObject(element, at, "action_id", "icon", "text", "value", "confirm", "accessibility_label", "visible_to_user_ids");
                errors.String(element, "icon", at, longest: 255, required: true);
                errors.Text(element, "text", at, longest: 75, plainOnly: true);
                errors.String(element, "value", at, longest: 2000);
                break;
            case "static_select":
                errors.IsObject(element, at, "action_id", "placeholder", "options", "option_groups", "initial_option", "confirm", "focus_on_load");
                errors.Text(element, "placeholder", at, longest: 150, plainOnly: true, required: false);
                Options(element, at, most: 100, required: !element.TryGetProperty("option_groups", out _));
                break;
            case "overflow":
                errors.IsObject(element, at, "action_id", "options", "confirm");
                Options(element, at, most: 5, required: true);
                break;
            case "radio_buttons" or "checkboxes":
                Options(element, at, most: 10, required: true);
                break;
            case "plain_text_input":
                errors.IsObject(element, at, "action_id", "placeholder", "initial_value", "multiline", "min_length", "max_length", "dispatch_action_config", "focus_on_load");
                errors.Text(element, "placeholder", at, longest: 150, plainOnly: true, required: false);
                errors.String(element, "initial_value", at, longest: 3000);
                errors.Bool(element, "multiline", at);
                errors.Number(element, "min_length", at, least: 0, most: 3000);
                errors.Number(element, "max_length", at, least: 1, most: 3000);
                break;
            default:
                break;
        }
    }

    private static bool Fits(string type, ElementPlace place) => place switch
    {
        ElementPlace.ContextActions => type is "feedback_buttons" or "icon_button",
        ElementPlace.Input => type is "plain_text_input" or "static_select" or "radio_buttons" or "checkboxes" or "datepicker" or "timepicker"
            or "email_text_input" or "url_text_input" or "number_input" or "rich_text_input" or "file_input" || IsMenu(type),
        ElementPlace.Accessory => type is "button" or "image" or "static_select" or "overflow" or "radio_buttons" or "checkboxes" or "datepicker" or "timepicker" or "workflow_button" || IsMenu(type),
        _ => type is "button" or "static_select" or "overflow" or "radio_buttons" or "checkboxes" or "datepicker" or "timepicker" or "datetimepicker"
            or "workflow_button" or "rich_text_input" || IsMenu(type),
    };

    private static bool IsMenu(string type) => type is "external_select" or "users_select" or "conversations_select" or "channels_select"
        or "multi_static_select" or "multi_external_select" or "multi_users_select" or "multi_conversations_select" or "multi_channels_select";

    private void Button(JsonElement element, string at)
    {
        errors.IsObject(element, at, "action_id", "text", "value", "url", "style", "confirm", "accessibility_label");
        errors.Text(element, "text", at, longest: 75, plainOnly: true);
        errors.String(element, "value", at, longest: 2000);
        errors.String(element, "url", at, longest: 3000);
        errors.String(element, "accessibility_label", at, longest: 75);
        if (element.TryGetProperty("style", out var style) && (style.ValueKind != JsonValueKind.String || style.GetString() is not ("primary" or "danger")))
        {
            errors.Add("must be a valid enum value", $"{at}/style");
        }
    }

    private void Feedback(JsonElement element, string name, string at)
    {
        if (!element.TryGetProperty(name, out var button))
        {
            errors.Add($"missing required field: {name}", at);
            return;
        }

        var pointer = $"{at}/{name}";
        if (errors.IsObject(button, pointer, "text", "value", "accessibility_label"))
        {
            errors.Text(button, "text", pointer, longest: 75, plainOnly: true);
            errors.String(button, "value", pointer, longest: 2000, required: true);
            errors.String(button, "accessibility_label", pointer, longest: 75);
        }
    }

    private void Options(JsonElement element, string at, int most, bool required)
    {
        var index = 0;
        foreach (var option in errors.Array(element, "options", at, fewest: 1, most, required))
        {
            var pointer = string.Create(CultureInfo.InvariantCulture, $"{at}/options/{index++}");
            if (errors.IsObject(option, pointer, "text", "value", "description", "url"))
            {
                errors.Text(option, "text", pointer, longest: 75);
                errors.String(option, "value", pointer, longest: 150, required: true);
            }
        }
    }
}
