using System.Collections.Immutable;

namespace StargateBot.Simulator.Slack;

/// <summary>How the app is configured in the workspace, and how strict the workspace is. May be changed while running.</summary>
public sealed class SlackSettings
{
    /// <summary>Gets or sets the scopes that the bot token has.</summary>
    public ImmutableHashSet<string> Scopes { get; set; } =
    [
        "app_mentions:read", "assistant:write", "channels:history", "channels:read", "chat:write", "commands", "groups:history",
        "im:history", "im:write", "reactions:write", "usergroups:read", "users:read",
    ];

    /// <summary>Gets or sets the events that the app subscribes to, by the names of the manifest (<c>message.channels</c>).</summary>
    public ImmutableHashSet<string> Subscriptions { get; set; } =
    [
        "app_context_changed", "app_home_opened", "app_mention", "app_uninstalled", "member_joined_channel", "message.channels",
        "message.groups", "message.im", "tokens_revoked",
    ];

    /// <summary>Gets or sets the message shortcuts that the page offers: callback id and name, as in the app's manifest.</summary>
    public ImmutableDictionary<string, string> MessageShortcuts { get; set; } =
        ImmutableDictionary<string, string>.Empty.Add("ask_about", "StargateBot");

    /// <summary>Gets or sets a value indicating whether the app has the agent view; else it has the older assistant view.</summary>
    public bool AgentView { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether people may write to the app in its Messages tab.</summary>
    public bool MessagesTab { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether mentions in the text of a slash command arrive as ids.</summary>
    public bool EscapeCommands { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether <c>message</c> is sent before <c>app_mention</c> for one post.</summary>
    public bool MessageBeforeMention { get; set; }

    /// <summary>Gets or sets a value indicating whether the rate limits of the methods hold.</summary>
    /// <value>The default is false, so that load flows.</value>
    public bool RateLimits { get; set; }

    /// <summary>Gets or sets a value indicating whether history and replies give 15 messages once a minute, as for apps outside the Marketplace.</summary>
    public bool ClampHistory { get; set; }

    /// <summary>Gets or sets how long an envelope may stay without acknowledgement.</summary>
    public TimeSpan AckTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Gets or sets how long after a failed delivery each of the redeliveries is sent. Slack documents at once, 1 and 5 minutes;
    /// the simulator is quicker, so that nobody waits at the page.
    /// </summary>
    public IReadOnlyList<TimeSpan> RedeliveryDelays { get; set; } = [TimeSpan.Zero, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30)];

    /// <summary>Gets or sets how long a stream may be idle before it ends by itself.</summary>
    public TimeSpan StreamIdle { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets or sets how many sockets one app may have open.</summary>
    public int MaximumSockets { get; set; } = 10;

    /// <summary>Gets or sets the <c>approximate_connection_time</c> of hello.</summary>
    public TimeSpan ConnectionTime { get; set; } = TimeSpan.FromHours(5);
}
