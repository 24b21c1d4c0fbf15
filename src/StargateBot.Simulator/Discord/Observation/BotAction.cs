using System.Text.Json;

namespace StargateBot.Simulator.Discord.Observation;

/// <summary>What a request of the bot did.</summary>
public enum BotActionKind
{
    /// <summary>A message was posted in a channel.</summary>
    MessagePosted,

    /// <summary>A message was edited by the channel route.</summary>
    MessageEdited,

    /// <summary>A message was deleted.</summary>
    MessageDeleted,

    /// <summary>A reaction was added.</summary>
    ReactionAdded,

    /// <summary>Typing was shown.</summary>
    Typing,

    /// <summary>A thread was started.</summary>
    ThreadStarted,

    /// <summary>A direct message channel was opened.</summary>
    DirectMessageOpened,

    /// <summary>An interaction was answered for the first time.</summary>
    Callback,

    /// <summary>The original response of an interaction was edited.</summary>
    OriginalEdited,

    /// <summary>A follow-up of an interaction was posted.</summary>
    FollowUp,

    /// <summary>A follow-up of an interaction was edited.</summary>
    FollowUpEdited,

    /// <summary>Commands were written.</summary>
    CommandsWritten,
}

/// <summary>One thing that the bot did and the platform accepted.</summary>
/// <param name="Kind">What it did.</param>
/// <param name="At">When.</param>
/// <param name="ChannelId">The channel that it concerns, where there is one.</param>
/// <param name="MessageId">The message that it concerns, where there is one.</param>
/// <param name="InteractionId">The interaction that it belongs to, where there is one.</param>
/// <param name="Body">The body as it was sent; <see cref="JsonValueKind.Undefined"/> without one.</param>
public sealed record BotAction(
    BotActionKind Kind, DateTimeOffset At, string? ChannelId, string? MessageId, string? InteractionId, JsonElement Body);
