using System.Text.Json.Serialization;

namespace StargateBot.Slack.Wire;

/// <summary>The payload of an <c>interactive</c> envelope: the fields of all kinds that this bot reads. Slack's documentation, "Handling user interaction".</summary>
internal sealed record Interaction
{
    [JsonPropertyName("type")] public string? Type { get; init; }

    [JsonPropertyName("callback_id")] public string? CallbackId { get; init; }

    [JsonPropertyName("trigger_id")] public string? TriggerId { get; init; }

    [JsonPropertyName("action_ts")] public string? ActionTs { get; init; }

    [JsonPropertyName("response_url")] public string? ResponseUrl { get; init; }

    [JsonPropertyName("user")] public InteractingUser? User { get; init; }

    [JsonPropertyName("team")] public Named? Team { get; init; }

    [JsonPropertyName("channel")] public Named? Channel { get; init; }

    [JsonPropertyName("container")] public Container? Container { get; init; }

    [JsonPropertyName("message")] public SlackEvent? Message { get; init; }

    [JsonPropertyName("message_ts")] public string? MessageTs { get; init; }

    [JsonPropertyName("actions")] public PressedAction?[]? Actions { get; init; }

    [JsonPropertyName("view")] public SubmittedView? View { get; init; }
}

/// <summary>Who presses or submits.</summary>
internal sealed record InteractingUser
{
    [JsonPropertyName("id")] public string? Id { get; init; }

    [JsonPropertyName("name")] public string? Name { get; init; }

    [JsonPropertyName("username")] public string? UserName { get; init; }

    [JsonPropertyName("team_id")] public string? TeamId { get; init; }
}

/// <summary>A form as it was sent, with what was filled in: by block id and action id. Slack's documentation, "View interaction payloads".</summary>
internal sealed record SubmittedView
{
    [JsonPropertyName("id")] public string? Id { get; init; }

    [JsonPropertyName("callback_id")] public string? CallbackId { get; init; }

    [JsonPropertyName("private_metadata")] public string? PrivateMetadata { get; init; }

    [JsonPropertyName("state")] public ViewState? State { get; init; }
}

/// <summary>What was filled in.</summary>
internal sealed record ViewState
{
    [JsonPropertyName("values")] public Dictionary<string, Dictionary<string, ViewValue?>?>? Values { get; init; }
}

/// <summary>What was filled into one field; null when it was left empty.</summary>
internal sealed record ViewValue
{
    [JsonPropertyName("value")] public string? Value { get; init; }
}

/// <summary>Something of which the id counts.</summary>
internal sealed record Named
{
    [JsonPropertyName("id")] public string? Id { get; init; }
}

/// <summary>What holds a pressed button.</summary>
internal sealed record Container
{
    [JsonPropertyName("type")] public string? Type { get; init; }

    [JsonPropertyName("channel_id")] public string? ChannelId { get; init; }

    [JsonPropertyName("message_ts")] public string? MessageTs { get; init; }

    [JsonPropertyName("thread_ts")] public string? ThreadTs { get; init; }

    [JsonPropertyName("is_ephemeral")] public bool? IsEphemeral { get; init; }
}

/// <summary>A pressed button.</summary>
internal sealed record PressedAction
{
    [JsonPropertyName("action_id")] public string? ActionId { get; init; }

    [JsonPropertyName("action_ts")] public string? ActionTs { get; init; }

    [JsonPropertyName("value")] public string? Value { get; init; }
}
