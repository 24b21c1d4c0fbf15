namespace StargateBot.Simulator.Discord.Validation;

/// <summary>Where a message's body was sent to; the allowed flags and fields depend on it.</summary>
internal enum MessageUse
{
    /// <summary>A new message in a channel.</summary>
    ChannelPost,

    /// <summary>An edit, by channel, webhook or callback type 7.</summary>
    Edit,

    /// <summary>Callback type 4.</summary>
    Callback,

    /// <summary>A follow-up of an interaction.</summary>
    FollowUp,
}
