using System.Text.Json.Serialization;

namespace StargateBot.Slack.Wire;

/// <summary>The payload of an <c>events_api</c> envelope. <c>app_rate_limited</c> has no <c>event</c>. Slack's documentation, "Events API".</summary>
internal sealed record EventCallback
{
    [JsonPropertyName("type")] public string? Type { get; init; }

    [JsonPropertyName("event_id")] public string? EventId { get; init; }

    [JsonPropertyName("team_id")] public string? TeamId { get; init; }

    [JsonPropertyName("context_team_id")] public string? ContextTeamId { get; init; }

    [JsonPropertyName("authorizations")] public Authorization?[]? Authorizations { get; init; }

    [JsonPropertyName("event")] public SlackEvent? Event { get; init; }
}

/// <summary>The installation that an event was sent for.</summary>
internal sealed record Authorization
{
    [JsonPropertyName("team_id")] public string? TeamId { get; init; }
}

/// <summary>The fields of all events that this bot reads; an event has those of its type.</summary>
internal sealed record SlackEvent
{
    [JsonPropertyName("type")] public string? Type { get; init; }

    [JsonPropertyName("subtype")] public string? Subtype { get; init; }

    [JsonPropertyName("user")] public string? User { get; init; }

    [JsonPropertyName("bot_id")] public string? BotId { get; init; }

    [JsonPropertyName("text")] public string? Text { get; init; }

    [JsonPropertyName("ts")] public string? Ts { get; init; }

    [JsonPropertyName("thread_ts")] public string? ThreadTs { get; init; }

    [JsonPropertyName("channel")] public string? Channel { get; init; }

    [JsonPropertyName("channel_type")] public string? ChannelType { get; init; }

    [JsonPropertyName("tab")] public string? Tab { get; init; }

    [JsonPropertyName("tokens")] public RevokedTokens? Tokens { get; init; }
}

/// <summary>Users whose tokens <c>tokens_revoked</c> tells of.</summary>
internal sealed record RevokedTokens
{
    [JsonPropertyName("bot")] public string?[]? Bot { get; init; }
}
