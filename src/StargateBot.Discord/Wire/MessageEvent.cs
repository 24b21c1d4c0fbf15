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

    /// <summary>Gets the author in the server, without account and permissions.</summary>
    [JsonPropertyName("member")]
    public MemberObject? Member { get; init; }

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

    [JsonPropertyName("username")]
    public string? Username { get; init; }

    /// <summary>Gets the name that the person chose for everywhere, or null.</summary>
    [JsonPropertyName("global_name")]
    public string? GlobalName { get; init; }
}

/// <summary>The message that a reply answers.</summary>
internal sealed record ReferencedMessage
{
    [JsonPropertyName("author")]
    public UserObject? Author { get; init; }
}
