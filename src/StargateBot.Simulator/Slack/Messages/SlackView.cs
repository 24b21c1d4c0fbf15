using System.Text.Json;
using StargateBot.Simulator.Slack.People;

namespace StargateBot.Simulator.Slack;

/// <summary>A modal or Home tab as it stands.</summary>
public sealed record SlackView
{
    /// <summary>Gets the id, <c>V…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the person who sees it.</summary>
    public required string User { get; init; }

    /// <summary>Gets what the app sent.</summary>
    public required JsonElement Definition { get; init; }

    /// <summary>Gets the hash, which changes with each update.</summary>
    public required string Hash { get; init; }

    /// <summary>Gets the view that this one was pushed on; null for the first.</summary>
    public string? PreviousId { get; init; }

    /// <summary>Gets the command or press that a modal was opened from; null when it was opened otherwise.</summary>
    internal InteractionPlace? OpenedFrom { get; init; }

    /// <summary>Gets a value indicating whether it is a Home tab, else a modal.</summary>
    public bool IsHome { get; init; }
}
