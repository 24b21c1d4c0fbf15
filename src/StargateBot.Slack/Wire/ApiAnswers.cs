using System.Text.Json.Serialization;

namespace StargateBot.Slack.Wire;

/// <summary>What every method answers. HTTP 200 says nothing: <see cref="Ok"/> does. Slack's documentation, "Using the Slack Web API".</summary>
internal record ApiAnswer
{
    [JsonPropertyName("ok")] public bool? Ok { get; init; }

    [JsonPropertyName("error")] public string? Error { get; init; }

    [JsonPropertyName("needed")] public string? Needed { get; init; }
}

/// <summary>Answer of <c>auth.test</c>.</summary>
internal sealed record AuthAnswer : ApiAnswer
{
    [JsonPropertyName("team_id")] public string? TeamId { get; init; }

    [JsonPropertyName("user_id")] public string? UserId { get; init; }

    [JsonPropertyName("bot_id")] public string? BotId { get; init; }
}

/// <summary>Answer of <c>apps.connections.open</c>.</summary>
internal sealed record ConnectionAnswer : ApiAnswer
{
    [JsonPropertyName("url")] public string? Url { get; init; }
}

/// <summary>Answer of <c>chat.postMessage</c> and <c>chat.postEphemeral</c>.</summary>
internal sealed record PostAnswer : ApiAnswer
{
    [JsonPropertyName("ts")] public string? Ts { get; init; }

    [JsonPropertyName("message_ts")] public string? MessageTs { get; init; }

    [JsonPropertyName("channel")] public string? Channel { get; init; }
}

/// <summary>Answer of <c>conversations.open</c>.</summary>
internal sealed record ChannelAnswer : ApiAnswer
{
    [JsonPropertyName("channel")] public Named? Channel { get; init; }
}

/// <summary>Answer of <c>conversations.replies</c> and <c>conversations.history</c>.</summary>
internal sealed record MessagesAnswer : ApiAnswer
{
    [JsonPropertyName("messages")] public StoredMessage?[]? Messages { get; init; }

    [JsonPropertyName("has_more")] public bool? HasMore { get; init; }

    [JsonPropertyName("response_metadata")] public PageMetadata? Page { get; init; }
}

/// <summary>Where the next page begins; empty at the end.</summary>
internal sealed record PageMetadata
{
    [JsonPropertyName("next_cursor")] public string? NextCursor { get; init; }
}

/// <summary>A message that stands in a channel.</summary>
internal sealed record StoredMessage
{
    [JsonPropertyName("ts")] public string? Ts { get; init; }

    [JsonPropertyName("metadata")] public MessageMetadata? Metadata { get; init; }
}

/// <summary>What an app wrote beside its message.</summary>
internal sealed record MessageMetadata
{
    [JsonPropertyName("event_type")] public string? EventType { get; init; }

    [JsonPropertyName("event_payload")] public Named? EventPayload { get; init; }
}

/// <summary>Answer of <c>users.info</c>.</summary>
internal sealed record UserAnswer : ApiAnswer
{
    [JsonPropertyName("user")] public UserInfo? User { get; init; }
}

/// <summary>A person.</summary>
internal sealed record UserInfo
{
    [JsonPropertyName("locale")] public string? Locale { get; init; }

    [JsonPropertyName("team_id")] public string? TeamId { get; init; }

    [JsonPropertyName("real_name")] public string? RealName { get; init; }

    [JsonPropertyName("profile")] public UserProfile? Profile { get; init; }

    [JsonPropertyName("deleted")] public bool? Deleted { get; init; }

    [JsonPropertyName("is_bot")] public bool? IsBot { get; init; }

    [JsonPropertyName("is_admin")] public bool? IsAdmin { get; init; }

    [JsonPropertyName("is_owner")] public bool? IsOwner { get; init; }

    [JsonPropertyName("is_primary_owner")] public bool? IsPrimaryOwner { get; init; }

    [JsonPropertyName("is_restricted")] public bool? IsRestricted { get; init; }

    [JsonPropertyName("is_ultra_restricted")] public bool? IsUltraRestricted { get; init; }

    [JsonPropertyName("is_stranger")] public bool? IsStranger { get; init; }
}

/// <summary>How a person is called.</summary>
internal sealed record UserProfile
{
    [JsonPropertyName("display_name")] public string? DisplayName { get; init; }
}
