using System.Text.Json.Serialization;

namespace StargateBot.Discord.Wire;

/// <summary>MESSAGE_CREATE, as far as it is needed. Source: Discord documentation, "Gateway Events", Message Create.</summary>
internal sealed record MessageEvent
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("channel_id")]
    public required string ChannelId { get; init; }

    [JsonPropertyName("guild_id")]
    public string? GuildId { get; init; }

    [JsonPropertyName("channel_type")]
    public int? ChannelType { get; init; }

    [JsonPropertyName("type")]
    public int Type { get; init; }

    [JsonPropertyName("content")]
    public string? Content { get; init; }

    [JsonPropertyName("author")]
    public UserObject? Author { get; init; }

    [JsonPropertyName("webhook_id")]
    public string? WebhookId { get; init; }

    [JsonPropertyName("mentions")]
    public IReadOnlyList<UserObject>? Mentions { get; init; }

    [JsonPropertyName("referenced_message")]
    public ReferencedMessage? ReferencedMessage { get; init; }
}

/// <summary>An account.</summary>
internal sealed record UserObject
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("bot")]
    public bool? Bot { get; init; }
}

/// <summary>The message that a reply answers.</summary>
internal sealed record ReferencedMessage
{
    [JsonPropertyName("author")]
    public UserObject? Author { get; init; }
}
