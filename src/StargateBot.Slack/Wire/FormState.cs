using System.Text.Json.Serialization;

namespace StargateBot.Slack.Wire;

/// <summary>What a form carries in <c>private_metadata</c>: people do not see it, and Slack hands it back with what they filled in. Short names, at most 3000 characters.</summary>
internal sealed record FormState
{
    /// <summary>Gets what submitting it asks, in the form of <see cref="Core.Chat.ActionCodec"/>.</summary>
    [JsonPropertyName("a")] public string? Action { get; init; }

    /// <summary>Gets the code of the language of its words.</summary>
    [JsonPropertyName("l")] public string? Language { get; init; }

    /// <summary>Gets the workspace where it was opened.</summary>
    [JsonPropertyName("t")] public string? Team { get; init; }

    /// <summary>Gets the channel where it was opened.</summary>
    [JsonPropertyName("c")] public string? Channel { get; init; }

    /// <summary>Gets the thread where it was opened, or null.</summary>
    [JsonPropertyName("h")] public string? Thread { get; init; }

    /// <summary>Gets the response address of what opened it, or null.</summary>
    [JsonPropertyName("r")] public string? ResponseUrl { get; init; }

    /// <summary>Gets when the response address ends, in seconds since 1970, or null.</summary>
    [JsonPropertyName("e")] public long? ResponseEnds { get; init; }
}
