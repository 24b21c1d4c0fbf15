using System.Text.Json;
using StargateBot.Simulator.Discord.Wire;
using StargateBot.Simulator.Discord.World;

namespace StargateBot.Simulator.Discord.Validation;

/// <summary>Checks allowed mentions (resources/message, Allowed Mentions Object).</summary>
internal static class MentionsValidator
{
    private const int MostIds = 100;

    public static void Check(JsonElement body, FormErrors errors, Action<string> report)
    {
        if (!body.Has("allowed_mentions", out _))
        {
            report("allowed_mentions is missing: the text decides who is notified.");
            return;
        }

        if (!errors.CheckKind("allowed_mentions", body, "allowed_mentions", JsonValueKind.Object, out var mentions))
        {
            return;
        }

        foreach (var member in mentions.EnumerateObject())
        {
            if (member.Name is not ("parse" or "users" or "roles" or "replied_user"))
            {
                report($"The field allowed_mentions.{member.Name} is unknown.");
            }
        }

        if (errors.CheckKind("allowed_mentions.parse", mentions, "parse", JsonValueKind.Array, out var parse))
        {
            var index = 0;
            foreach (var kind in parse.EnumerateArray())
            {
                if (kind.ValueKind != JsonValueKind.String || kind.GetString() is not ("users" or "roles" or "everyone"))
                {
                    errors.Choice($"allowed_mentions.parse.{index}", "'users', 'roles', 'everyone'");
                }

                index++;
            }
        }

        CheckIds(mentions, "users", errors);
        CheckIds(mentions, "roles", errors);
        if (mentions.Has("replied_user", out var replied) && replied.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            errors.Add("allowed_mentions.replied_user", "BOOLEAN_TYPE_CONVERT", "Must be either true or false.");
        }
    }

    public static void CheckId(string path, string? id, FormErrors errors)
    {
        if (!Snowflakes.IsId(id))
        {
            errors.Add(path, "NUMBER_TYPE_COERCE", "Value is not snowflake.");
        }
    }

    private static void CheckIds(JsonElement mentions, string name, FormErrors errors)
    {
        var path = "allowed_mentions." + name;
        if (!errors.CheckKind(path, mentions, name, JsonValueKind.Array, out var ids))
        {
            return;
        }

        var count = ids.GetArrayLength();
        if (count > MostIds)
        {
            errors.Add(path, "BASE_TYPE_MAX_LENGTH", "Must be 100 or fewer in length.");
        }

        if (count > 0 && mentions.Items("parse").Any(kind => kind.ValueKind == JsonValueKind.String && kind.ValueEquals(name)))
        {
            errors.Add(path, "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", $"parse:[\"{name}\"] and {name}: [ids...] are mutually exclusive.");
        }

        var index = 0;
        foreach (var id in ids.EnumerateArray())
        {
            CheckId($"{path}.{index++}", id.ValueKind == JsonValueKind.String ? id.GetString() : null, errors);
        }
    }
}
