using System.Text.Json;

namespace StargateBot.Discord.Commands;

/// <summary>
/// Compares commands by what they mean. Order of fields and of commands, default values, and fields that the server does not tell are
/// no difference: every needless overwrite counts against 200 creations a day (Discord documentation, "Application Commands").
/// </summary>
internal static class CommandComparer
{
    private const string BotDirectMessage = "1";

    /// <summary>Gets whether the registered commands are the wanted ones.</summary>
    /// <param name="wanted">An array of commands as <see cref="CommandCatalog"/> writes them.</param>
    /// <param name="registered">What the server answered.</param>
    public static bool Same(JsonElement wanted, JsonElement registered)
    {
        if (registered.ValueKind != JsonValueKind.Array || wanted.GetArrayLength() != registered.GetArrayLength())
        {
            return false;
        }

        foreach (var command in wanted.EnumerateArray())
        {
            if (!registered.EnumerateArray().Any(other => SameCommand(command, other)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SameCommand(JsonElement wanted, JsonElement other) =>
        other.ValueKind == JsonValueKind.Object
        && Number(wanted, "type", 1) == Number(other, "type", 1)
        && SameNames(wanted, other)
        && !IsTrue(other, "nsfw")
        && Permission(wanted) == Permission(other)
        && SameSet(wanted, other, "integration_types")
        && SameContexts(wanted, other)
        && SameList(wanted, other, "options", SameOption);

    private static bool SameOption(JsonElement wanted, JsonElement other) =>
        Number(wanted, "type", 0) == Number(other, "type", 0)
        && SameNames(wanted, other)
        && IsTrue(wanted, "required") == IsTrue(other, "required")
        && IsTrue(wanted, "autocomplete") == IsTrue(other, "autocomplete")
        && Number(wanted, "min_length", 0) == Number(other, "min_length", 0)
        && Number(wanted, "max_length", 0) == Number(other, "max_length", 0)
        && Number(wanted, "min_value", 0) == Number(other, "min_value", 0)
        && Number(wanted, "max_value", 0) == Number(other, "max_value", 0)
        && SameList(wanted, other, "choices", SameChoice)
        && SameList(wanted, other, "options", SameOption);

    private static bool SameChoice(JsonElement wanted, JsonElement other) =>
        Text(wanted, "value") == Text(other, "value") && SameNames(wanted, other);

    private static bool SameNames(JsonElement wanted, JsonElement other) =>
        Text(wanted, "name") == Text(other, "name")
        && (Text(wanted, "description") ?? "") == (Text(other, "description") ?? "")
        && SameMap(wanted, other, "name_localizations")
        && SameMap(wanted, other, "description_localizations");

    private static bool SameList(JsonElement wanted, JsonElement other, string name, Func<JsonElement, JsonElement, bool> same)
    {
        var (ours, theirs) = (Items(wanted, name), Items(other, name));
        return ours.Count == theirs.Count && ours.Zip(theirs).All(pair => pair.Second.ValueKind == JsonValueKind.Object && same(pair.First, pair.Second));
    }

    // Null means the application's own setting, absent means not told: neither can be compared.
    private static bool SameSet(JsonElement wanted, JsonElement other, string name) =>
        !other.TryGetProperty(name, out var theirs)
        || theirs.ValueKind != JsonValueKind.Array
        || Items(wanted, name).Select(item => item.GetRawText()).ToHashSet().SetEquals(theirs.EnumerateArray().Select(item => item.GetRawText()));

    // Contexts that are not told may still be known by the older field that they took the place of.
    private static bool SameContexts(JsonElement wanted, JsonElement other) =>
        SameSet(wanted, other, "contexts")
        && ((other.TryGetProperty("contexts", out var told) && told.ValueKind == JsonValueKind.Array)
            || !other.TryGetProperty("dm_permission", out var direct)
            || direct.ValueKind is not (JsonValueKind.True or JsonValueKind.False)
            || Items(wanted, "contexts").Any(context => context.GetRawText() == BotDirectMessage) == (direct.ValueKind == JsonValueKind.True));

    // A bit field: the documentation says a string, the OpenAPI description a number.
    private static string? Permission(JsonElement command) =>
        command.TryGetProperty("default_member_permissions", out var bits) && bits.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? bits.ToString()
            : null;

    private static bool SameMap(JsonElement wanted, JsonElement other, string name)
    {
        if (!other.TryGetProperty(name, out var theirs))
        {
            return true;
        }

        return Entries(wanted.TryGetProperty(name, out var ours) ? ours : default).SetEquals(Entries(theirs));
    }

    private static HashSet<(string Key, string? Value)> Entries(JsonElement map) => map.ValueKind == JsonValueKind.Object
        ? map.EnumerateObject().Where(entry => entry.Value.ValueKind == JsonValueKind.String).Select(entry => (entry.Name, entry.Value.GetString())).ToHashSet()
        : [];

    private static List<JsonElement> Items(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static double Number(JsonElement element, string name, double otherwise) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? number : otherwise;

    private static bool IsTrue(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
