namespace StargateBot.Slack.Connection;

/// <summary>How a link ended.</summary>
internal enum LinkEndKind
{
    /// <summary>The connection broke or was closed.</summary>
    Dropped,

    /// <summary>Slack asked for another link; this one still works for a while.</summary>
    Replaced,

    /// <summary>More sockets are open than permitted.</summary>
    Crowded,

    /// <summary>Slack asked to leave for a reason that is not known.</summary>
    Dismissed,

    /// <summary>The app's settings forbid sockets.</summary>
    Disabled,
}

/// <summary>The end of a link.</summary>
/// <param name="Kind">How it ended.</param>
/// <param name="Reason">A word for it, safe to log.</param>
internal sealed record LinkEnd(LinkEndKind Kind, string Reason);
