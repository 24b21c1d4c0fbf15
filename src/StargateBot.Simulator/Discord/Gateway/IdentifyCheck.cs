using System.Text.Json;
using StargateBot.Simulator.Discord.Wire;

namespace StargateBot.Simulator.Discord.Gateway;

/// <summary>Checks the body of an identify (events/gateway-events, Identify).</summary>
internal static class IdentifyCheck
{
    /// <summary>Gets the close code and reason that an identify is refused with; null when it is good.</summary>
    public static (int Code, string Reason)? Refusal(JsonElement body, DiscordSettings settings)
    {
        if (body.Text("token") is not { } token || !body.Has("properties", out var properties) || properties.ValueKind != JsonValueKind.Object)
        {
            return (4002, "Identify needs token, intents and properties.");
        }

        if (token != settings.BotToken)
        {
            return (4004, "Authentication failed.");
        }

        if (body.Has("large_threshold", out _) && body.Number("large_threshold") is not (>= 50 and <= 250))
        {
            return (4002, "large_threshold is 50 to 250.");
        }

        if (ShardRefusal(body, settings) is { } refusal)
        {
            return refusal;
        }

        if (body.Number("intents") is not { } intents || !Intents.AreValid(intents))
        {
            return (4013, "Invalid intent(s).");
        }

        var privileged = Intents.GuildMembers | Intents.GuildPresences
            | (settings.MessageContent == MessageContentGrant.Denied ? Intents.MessageContent : 0);
        return (intents & privileged) != 0 ? (4014, "Disallowed intent(s).") : null;
    }

    private static (int Code, string Reason)? ShardRefusal(JsonElement body, DiscordSettings settings)
    {
        var count = 1L;
        if (body.Has("shard", out var shard))
        {
            if (shard.ValueKind != JsonValueKind.Array || shard.GetArrayLength() != 2
                || shard[0].ValueKind != JsonValueKind.Number || shard[1].ValueKind != JsonValueKind.Number
                || !shard[0].TryGetInt64(out var id) || !shard[1].TryGetInt64(out count)
                || id < 0 || id >= count)
            {
                return (4010, "Invalid shard.");
            }
        }

        return settings.ShardingRequired && count == 1 ? (4011, "Sharding required.") : null;
    }
}
