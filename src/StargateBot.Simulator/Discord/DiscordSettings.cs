namespace StargateBot.Simulator.Discord;

/// <summary>Whether the application may receive the content of all messages.</summary>
public enum MessageContentGrant
{
    /// <summary>It may not: identifying with the intent closes with 4014.</summary>
    Denied,

    /// <summary>It may, reviewed: flag bit 18.</summary>
    Granted,

    /// <summary>It may, not yet reviewed: flag bit 19.</summary>
    Limited,
}

/// <summary>How the platform is set up; each may change while it runs.</summary>
public sealed class DiscordSettings
{
    /// <summary>Gets or sets the bot's token. Changing it revokes the old one for REST; see <see cref="DiscordSimulator.RevokeToken"/>.</summary>
    public string BotToken { get; set; } = "simulated-discord-bot-token";

    /// <summary>Gets or sets a value indicating whether the application has the privileged message content intent.</summary>
    public MessageContentGrant MessageContent { get; set; } = MessageContentGrant.Limited;

    /// <summary>Gets or sets the interval that Hello asks for.</summary>
    /// <value>The default is 41.25 s.</value>
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromMilliseconds(41_250);

    /// <summary>Gets or sets a value indicating whether messages that are read later still tell their nonce.</summary>
    /// <value>The default is false. The documentation names the field without saying when it is there; in practice the answer to the post and its
    /// event have it, and messages that are read do not (discord.py, issue 2451).</value>
    public bool NoncesInHistory { get; set; }

    /// <summary>Gets or sets how long a session without connection can be resumed.</summary>
    /// <value>The default is 3 minutes; the platform's own time is not published.</value>
    public TimeSpan ResumeWindow { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>Gets or sets how many dispatches of a session can be replayed.</summary>
    public int ReplayBuffer { get; set; } = 10_000;

    /// <summary>Gets or sets the identifies that are left today; each takes one.</summary>
    public int SessionStartsRemaining { get; set; } = 1000;

    /// <summary>Gets or sets the time until the identifies are given back.</summary>
    public TimeSpan SessionStartResetAfter { get; set; } = TimeSpan.FromHours(4);

    /// <summary>Gets or sets how many shards may identify at once.</summary>
    public int MaxConcurrency { get; set; } = 1;

    /// <summary>Gets or sets the shards that the platform recommends.</summary>
    public int RecommendedShards { get; set; } = 1;

    /// <summary>Gets or sets a value indicating whether the bot is in so many servers that one shard is refused with 4011.</summary>
    public bool ShardingRequired { get; set; }

    /// <summary>Gets or sets a value indicating whether a second identify within 5 seconds is answered with op 9.</summary>
    public bool EnforceIdentifyInterval { get; set; }

    /// <summary>Gets or sets a value indicating whether rate limits are enforced; their headers are sent always.</summary>
    public bool EnforceRateLimits { get; set; }

    /// <summary>Gets or sets how many messages a channel takes in 5 seconds when limits are enforced.</summary>
    public int MessagesPerFiveSeconds { get; set; } = 5;

    /// <summary>Gets or sets how many requests the bot may make in a second when limits are enforced.</summary>
    public int RequestsPerSecond { get; set; } = 50;

    /// <summary>Gets or sets how many commands may be created in a day.</summary>
    public int CommandCreatesPerDay { get; set; } = 200;
}
