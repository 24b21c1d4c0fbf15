using System.Text.Json.Serialization;

namespace StargateBot.Discord.Wire;

/// <summary>Op 10. Source: Discord documentation, "Gateway Events", Hello.</summary>
internal sealed record HelloData
{
    /// <summary>Gets the time between heartbeats in milliseconds.</summary>
    [JsonPropertyName("heartbeat_interval")]
    public double HeartbeatInterval { get; init; }
}

/// <summary>READY. Source: Discord documentation, "Gateway Events", Ready.</summary>
internal sealed record ReadyEvent
{
    [JsonPropertyName("user")]
    public required UserObject User { get; init; }

    [JsonPropertyName("session_id")]
    public required string SessionId { get; init; }

    [JsonPropertyName("resume_gateway_url")]
    public string? ResumeGatewayUrl { get; init; }

    [JsonPropertyName("application")]
    public ApplicationObject? Application { get; init; }
}

/// <summary>An application. Source: Discord documentation, "Application Resource".</summary>
internal sealed record ApplicationObject
{
    /// <summary>The bits of <see cref="Flags"/> that allow the message-content intent: granted, or granted while unreviewed.</summary>
    public const long MessageContentFlags = (1L << 18) | (1L << 19);

    [JsonPropertyName("id")]
    public string? Id { get; init; }

    [JsonPropertyName("flags")]
    public long? Flags { get; init; }

    /// <summary>Gets the bot's account, where it is told.</summary>
    [JsonPropertyName("bot")]
    public UserObject? Bot { get; init; }
}

/// <summary>Where to connect. Source: Discord documentation, "Gateway", Get Gateway Bot.</summary>
internal sealed record GatewayBot
{
    [JsonPropertyName("url")]
    public string? Url { get; init; }

    [JsonPropertyName("session_start_limit")]
    public SessionStartLimit? SessionStartLimit { get; init; }
}

/// <summary>How many sessions may still be begun.</summary>
internal sealed record SessionStartLimit
{
    [JsonPropertyName("remaining")]
    public int? Remaining { get; init; }

    /// <summary>Gets when the count starts anew, in milliseconds from now.</summary>
    [JsonPropertyName("reset_after")]
    public double ResetAfter { get; init; }
}
