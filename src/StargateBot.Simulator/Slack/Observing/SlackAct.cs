using System.Text.Json;

namespace StargateBot.Simulator.Slack;

/// <summary>What the bot did.</summary>
public enum SlackActKind
{
    /// <summary><c>chat.postMessage</c>.</summary>
    Post,

    /// <summary><c>chat.update</c>, or a response_url post with <c>replace_original</c>.</summary>
    Update,

    /// <summary><c>chat.delete</c>, or a response_url post with <c>delete_original</c>.</summary>
    Delete,

    /// <summary><c>chat.postEphemeral</c>.</summary>
    Ephemeral,

    /// <summary>A new message through a response_url.</summary>
    ResponseUrl,

    /// <summary>A message in the acknowledgement of a slash command.</summary>
    CommandResponse,

    /// <summary><c>chat.startStream</c>.</summary>
    StreamStart,

    /// <summary><c>chat.appendStream</c>.</summary>
    StreamAppend,

    /// <summary><c>chat.stopStream</c>.</summary>
    StreamStop,

    /// <summary><c>assistant.threads.setStatus</c>; an empty text clears it.</summary>
    Status,

    /// <summary><c>assistant.threads.setSuggestedPrompts</c>.</summary>
    SuggestedPrompts,

    /// <summary><c>assistant.threads.setTitle</c>.</summary>
    Title,

    /// <summary><c>reactions.add</c>.</summary>
    Reaction,

    /// <summary><c>views.publish</c>.</summary>
    Home,

    /// <summary><c>views.open</c>, <c>views.push</c> or <c>views.update</c>, or a view in an acknowledgement.</summary>
    Modal,
}

/// <summary>One thing that the bot did and Slack accepted.</summary>
public sealed record SlackAct
{
    /// <summary>Gets the running number, from 1.</summary>
    public long Number { get; internal init; }

    /// <summary>Gets when it happened, by the simulator's clock.</summary>
    public DateTimeOffset At { get; internal init; }

    /// <summary>Gets what it was.</summary>
    public required SlackActKind Kind { get; init; }

    /// <summary>Gets the channel; null for views.</summary>
    public string? Channel { get; init; }

    /// <summary>Gets the message; for views the id of the view.</summary>
    public string? Ts { get; init; }

    /// <summary>Gets the thread; null for a top-level message.</summary>
    public string? ThreadTs { get; init; }

    /// <summary>Gets the only person who sees it; null when the channel does.</summary>
    public string? VisibleTo { get; init; }

    /// <summary>Gets the text: <c>text</c> or <c>markdown_text</c>, or what was appended.</summary>
    public string Text { get; init; } = "";

    /// <summary>Gets the blocks, prompts or view; null when there are none.</summary>
    public JsonElement? Blocks { get; init; }

    /// <summary>Gets the metadata; null when there is none.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>Gets the slash command or interaction whose response_url or acknowledgement carried it; null for the Web API.</summary>
    public string? InteractionId { get; init; }

    /// <summary>Gets a value indicating whether it shows; suggested prompts with a thread do not under <c>agent_view</c>.</summary>
    public bool InEffect { get; init; } = true;

    /// <summary>Gets what a person reads: the blocks' texts when there are blocks, else the text.</summary>
    public string VisibleText => Blocks is { ValueKind: JsonValueKind.Array } blocks && BlockText.Of(blocks) is { Length: > 0 } text ? text : Text;
}
