namespace StargateBot.Simulator.Discord.Rest;

/// <summary>Who may call a route.</summary>
internal enum RestAccess
{
    /// <summary>The bot, with its token; the global limit counts it.</summary>
    Bot,

    /// <summary>Everyone, by the token in the path; outside the global limit.</summary>
    PathToken,

    /// <summary>Everyone.</summary>
    Open,
}
