using System.Text.Json;
using StargateBot.Simulator.Discord.Interactions;
using StargateBot.Simulator.Discord.Wire;

namespace StargateBot.Simulator.Discord.Validation;

/// <summary>Checks the first answer of an interaction (interactions/receiving-and-responding, Interaction Callback Type).</summary>
internal static class CallbackValidator
{
    private const int MostChoices = 25;

    public static void Check(Interaction interaction, int type, JsonElement body, FormErrors errors, Action<string> report)
    {
        var allowed = Allowed(interaction);
        if (!allowed.Contains(type))
        {
            errors.Choice("type", string.Join(", ", allowed.ToArray()));
            return;
        }

        var hasData = body.Has("data", out var data) && data.ValueKind == JsonValueKind.Object;
        if (!hasData && type is (4 or 7 or 8 or 9))
        {
            errors.Required("data");
            return;
        }

        switch (type)
        {
            case 4:
                CheckMessage(data, MessageUse.Callback, errors, report);
                break;
            case 7:
                CheckMessage(data, MessageUse.Edit, errors, report);
                break;
            case 5 when hasData:
                CheckDeferral(data, errors, report);
                break;
            case 8:
                CheckChoices(data, errors);
                break;
            case 9:
                errors.CheckLength("data.custom_id", data.Text("custom_id"), 1, 100);
                errors.CheckLength("data.title", data.Text("title"), 1, 45);
                ComponentValidator.CheckModal(data, errors);
                foreach (var member in data.EnumerateObject().Where(member => member.Name is not ("custom_id" or "title" or "components")))
                {
                    report($"A modal has no field {member.Name}.");
                }

                break;
        }
    }

    private static ReadOnlySpan<int> Allowed(Interaction interaction) => interaction.Type switch
    {
        Interaction.Command => [4, 5, 9, 10, 12],
        Interaction.Component => [4, 5, 6, 7, 9, 10, 12],
        Interaction.Autocomplete => [8],
        Interaction.ModalSubmit when interaction.SourceMessageId is not null => [4, 5, 6, 7, 10, 12],
        Interaction.ModalSubmit => [4, 5, 10, 12],
        _ => [1],
    };

    private static void CheckMessage(JsonElement data, MessageUse use, FormErrors errors, Action<string> report)
    {
        // The platform's paths begin with data here.
        var inner = new FormErrors();
        MessageValidator.Check(data, use, isV2: false, inner, report);
        errors.AddUnder("data", inner);
    }

    private static void CheckDeferral(JsonElement data, FormErrors errors, Action<string> report)
    {
        foreach (var member in data.EnumerateObject().Where(member => member.Name != "flags"))
        {
            report($"A deferral takes nothing but flags; data.{member.Name} is ignored.");
        }

        if (data.Has("flags", out _) && data.Number("flags") is not (0 or MessageValidator.Ephemeral))
        {
            errors.Add("data.flags", "MESSAGE_FLAGS_INVALID", "Only the flag 64 may be set in a deferral.");
        }
    }

    private static void CheckChoices(JsonElement data, FormErrors errors)
    {
        if (!errors.CheckKind("data.choices", data, "choices", JsonValueKind.Array, out var choices))
        {
            errors.Required("data.choices");
            return;
        }

        if (choices.GetArrayLength() > MostChoices)
        {
            errors.Add("data.choices", "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
        }

        var index = 0;
        foreach (var choice in choices.EnumerateArray())
        {
            errors.CheckLength($"data.choices.{index}.name", choice.Text("name"), 1, 100);
            if (!choice.Has("value", out var value))
            {
                errors.Required($"data.choices.{index}.value");
            }
            else if (value.ValueKind == JsonValueKind.String)
            {
                errors.CheckLength($"data.choices.{index}.value", value.GetString(), 1, 100);
            }

            index++;
        }
    }
}
