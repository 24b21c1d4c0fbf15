using System.Text.Json;
using StargateBot.Simulator.Discord.Validation;
using StargateBot.Simulator.Discord.Wire;
using StargateBot.Simulator.Discord.World;

namespace StargateBot.Simulator.Discord.Messages;

/// <summary>Applies bodies to messages of the bot.</summary>
internal static class MessageEdit
{
    /// <summary>Fills a new message from its body.</summary>
    public static SimulatedMessage Fill(SimulatedMessage message, JsonElement body, SimulatedMessage? referenced, bool usersOnly)
    {
        var content = body.Text("content") ?? "";
        var mentions = Mentions.OfBot(content, body, referenced, usersOnly);
        return message with
        {
            Content = content,
            Embeds = body.Copy("embeds"),
            Components = body.Copy("components"),
            Flags = message.Flags | (body.Number("flags") ?? 0),
            MentionIds = mentions.Users,
            MentionRoleIds = mentions.Roles,
            MentionsEveryone = mentions.Everyone,
        };
    }

    /// <summary>Changes a message by an edit's body: what is absent stays, null empties. A deferred answer is no longer loading.</summary>
    public static SimulatedMessage Apply(SimulatedMessage message, JsonElement body, DateTimeOffset now, bool usersOnly)
    {
        var content = body.TryGetProperty("content", out _) ? body.Text("content") ?? "" : message.Content;
        var mentions = Mentions.OfBot(content, body, referenced: null, usersOnly);
        return message with
        {
            Content = content,
            Embeds = body.TryGetProperty("embeds", out _) ? body.Copy("embeds") : message.Embeds,
            Components = body.TryGetProperty("components", out _) ? body.Copy("components") : message.Components,
            Flags = (message.Flags & ~SimulatedMessage.LoadingFlag) | (body.Number("flags") ?? 0),
            EditedTimestamp = now,
            MentionIds = mentions.Users,
            MentionRoleIds = mentions.Roles,
            MentionsEveryone = mentions.Everyone,
        };
    }

    /// <summary>Gets whether a message as it would stand shows nothing.</summary>
    public static bool IsEmpty(SimulatedMessage message) =>
        string.IsNullOrWhiteSpace(message.Content) && IsEmpty(message.Embeds) && IsEmpty(message.Components);

    /// <summary>Gets whether a message as it would stand mixes components V2 with the older fields.</summary>
    public static bool MixesV2(SimulatedMessage message) =>
        IsV2(message) && (message.Content.Length > 0 || !IsEmpty(message.Embeds));

    public static bool IsV2(SimulatedMessage message) => (message.Flags & MessageValidator.ComponentsV2) != 0;

    private static bool IsEmpty(JsonElement array) => array.ValueKind != JsonValueKind.Array || array.GetArrayLength() == 0;
}
