using System.Text.Json;
using StargateBot.Simulator.Discord.Observation;
using StargateBot.Simulator.Discord.World;

namespace StargateBot.Simulator.Control;

/// <summary>Writes Discord's things as the control API shows them. Both platforms' messages have the same field names.</summary>
internal static class DiscordMessageView
{
    public static void Write(Utf8JsonWriter json, SimulatedMessage message, DiscordWorld world)
    {
        json.WriteString("platform", "discord");
        json.WriteString("channel", message.ChannelId);
        json.WriteString("id", message.Id);
        json.WriteString("at", message.Timestamp);
        json.WriteString("replyTo", message.ReferencedMessageId);
        json.WriteString("interaction", message.InteractionId);
        json.WriteObject("author", json =>
        {
            json.WriteString("id", message.Author.Id);
            json.WriteString("name", message.Author.GlobalName ?? message.Author.Username);
            json.WriteBoolean("isBot", message.Author.IsBot || message.WebhookId is not null);
            json.WriteBoolean("isTheBot", message.Author.Id == world.Bot.Id);
        });
        json.WriteString("text", message.Content);
        json.WriteString("visibleTo", message.VisibleOnlyTo);
        json.WriteBoolean("edited", message.EditedTimestamp is not null);
        json.WriteBoolean("pending", message.IsLoading);
        WriteArray(json, "embeds", message.Embeds);
        WriteArray(json, "components", message.Components);
    }

    public static void WriteAction(Utf8JsonWriter json, BotAction action)
    {
        json.WriteString("at", action.At);
        json.WriteString("kind", action.Kind.ToString());
        json.WriteString("channel", action.ChannelId);
        json.WriteString("id", action.MessageId);
        json.WriteString("interaction", action.InteractionId);
        if (action.Body.ValueKind != JsonValueKind.Undefined)
        {
            json.WritePropertyName("body");
            action.Body.WriteTo(json);
        }
    }

    private static void WriteArray(Utf8JsonWriter json, string name, JsonElement array)
    {
        if (array.ValueKind == JsonValueKind.Array && array.GetArrayLength() > 0)
        {
            json.WritePropertyName(name);
            array.WriteTo(json);
        }
    }
}
