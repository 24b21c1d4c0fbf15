using System.Text.Json.Serialization;

namespace StargateBot.Slack.Wire;

/// <summary>The payload of a <c>slash_commands</c> envelope. It never comes from inside a thread. Slack's documentation, "Slash commands".</summary>
internal sealed record SlashCommand
{
    [JsonPropertyName("command")] public string? Command { get; init; }

    [JsonPropertyName("text")] public string? Text { get; init; }

    [JsonPropertyName("response_url")] public string? ResponseUrl { get; init; }

    [JsonPropertyName("trigger_id")] public string? TriggerId { get; init; }

    [JsonPropertyName("user_id")] public string? UserId { get; init; }

    [JsonPropertyName("user_name")] public string? UserName { get; init; }

    [JsonPropertyName("team_id")] public string? TeamId { get; init; }

    [JsonPropertyName("channel_id")] public string? ChannelId { get; init; }
}
