using System.Text.Json.Serialization;

namespace StargateBot.Discord.Wire;

/// <summary>The person whose direct messages are opened. Source: Discord documentation, "User Resource", Create DM.</summary>
/// <param name="RecipientId">The person's id.</param>
internal sealed record DirectMessageRecipient([property: JsonPropertyName("recipient_id")] string RecipientId);
