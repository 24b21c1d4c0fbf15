using System.Text.Json;

namespace StargateBot.Simulator.Slack;

/// <summary>One message as it stands; an edit makes a new object with the same <see cref="Ts"/>.</summary>
public sealed record SlackMessage
{
    /// <summary>Gets the id inside the channel: seconds.microseconds.</summary>
    public required string Ts { get; init; }

    /// <summary>Gets the channel, <c>C…</c> or <c>D…</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>Gets the author.</summary>
    public required SlackPerson Author { get; init; }

    /// <summary>Gets the text in Slack's mrkdwn, with <c>&amp;</c>, <c>&lt;</c> and <c>&gt;</c> escaped.</summary>
    public string Text { get; init; } = "";

    /// <summary>Gets the first message of the thread; null for a message that is in none and began none.</summary>
    public string? ThreadTs { get; init; }

    /// <summary>Gets the author of the first message of the thread; null outside threads.</summary>
    public string? ParentUserId { get; init; }

    /// <summary>Gets the subtype, for example <c>file_share</c>; null for a plain message.</summary>
    public string? Subtype { get; init; }

    /// <summary>Gets the blocks; null when there are none.</summary>
    public JsonElement? Blocks { get; init; }

    /// <summary>Gets the metadata that the app gave; null when there is none.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>Gets the time of the last edit in the form of <see cref="Ts"/>; null when never edited.</summary>
    public string? EditedTs { get; init; }

    /// <summary>Gets the id that a person's client gave the message; null for bots.</summary>
    public string? ClientMessageId { get; init; }

    /// <summary>Gets the state of a streamed message: <c>in_progress</c>, <c>completed</c> or <c>errored</c>; null for others.</summary>
    public string? StreamingState { get; init; }

    /// <summary>Gets the only person who sees the message; null when the channel does.</summary>
    public string? VisibleTo { get; init; }

    /// <summary>Gets the command or interaction that it answers; null for others.</summary>
    public string? InteractionId { get; init; }

    /// <summary>Gets the key of the thread that the message belongs to or would begin.</summary>
    public string ThreadKey => ThreadTs ?? Ts;
}
