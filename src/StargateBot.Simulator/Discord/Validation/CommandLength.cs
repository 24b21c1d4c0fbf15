using System.Text.Json;
using StargateBot.Simulator.Discord.Wire;

namespace StargateBot.Simulator.Discord.Validation;

/// <summary>Counts a command's characters: name, description and values, each by its longest localization.</summary>
internal static class CommandLength
{
    public static int Of(JsonElement element)
    {
        var length = Longest(element, "name", "name_localizations")
            + Longest(element, "description", "description_localizations")
            + (element.Text("value")?.Length ?? 0);
        return length + element.Items("options").Sum(Of) + element.Items("choices").Sum(Of);
    }

    private static int Longest(JsonElement element, string name, string localizationsName)
    {
        var longest = element.Text(name)?.Length ?? 0;
        if (element.Has(localizationsName, out var localizations) && localizations.ValueKind == JsonValueKind.Object)
        {
            foreach (var localization in localizations.EnumerateObject().Where(item => item.Value.ValueKind == JsonValueKind.String))
            {
                longest = Math.Max(longest, localization.Value.GetString()!.Length);
            }
        }

        return longest;
    }
}
