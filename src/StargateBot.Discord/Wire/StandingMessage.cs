using System.Text.Json.Serialization;

namespace StargateBot.Discord.Wire;

/// <summary>A message that stands in a channel, as far as it tells whether we sent it. Source: Discord documentation, "Message Resource", Message Object.</summary>
internal sealed record StandingMessage
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("author")]
    public UserObject? Author { get; init; }

    /// <summary>Gets the webhook that wrote it; answers to interactions have one too.</summary>
    [JsonPropertyName("webhook_id")]
    public string? WebhookId { get; init; }

    /// <summary>Gets what it was sent with. Documented for messages; seen on the answer to the post and on the event, not when the message is read later.</summary>
    [JsonPropertyName("nonce")]
    [JsonConverter(typeof(LenientStringConverter))]
    public string? Nonce { get; init; }

    [JsonPropertyName("content")]
    public string? Content { get; init; }

    [JsonPropertyName("embeds")]
    public IReadOnlyList<StandingEmbed>? Embeds { get; init; }

    [JsonPropertyName("message_reference")]
    public StandingReference? Reference { get; init; }
}

/// <summary>An embed of a message.</summary>
internal sealed record StandingEmbed
{
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    [JsonPropertyName("footer")]
    public StandingFooter? Footer { get; init; }
}

/// <summary>The last line of an embed.</summary>
internal sealed record StandingFooter
{
    [JsonPropertyName("text")]
    public string? Text { get; init; }
}

/// <summary>The message that a message replies to.</summary>
internal sealed record StandingReference
{
    [JsonPropertyName("message_id")]
    public string? MessageId { get; init; }
}

/// <summary>What a post of ours says, read back from what is sent.</summary>
internal sealed record PostedMessage
{
    [JsonPropertyName("content")]
    public string? Content { get; init; }

    [JsonPropertyName("embeds")]
    public IReadOnlyList<StandingEmbed>? Embeds { get; init; }
}
