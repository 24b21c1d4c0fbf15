namespace StargateBot.Simulator.Discord.Gateway;

/// <summary>How an attempt to resume ended.</summary>
internal enum ResumeOutcome
{
    /// <summary>The missed dispatches and RESUMED were sent.</summary>
    Resumed,

    /// <summary>The sequence number is not one of the session: close 4007.</summary>
    InvalidSequence,

    /// <summary>The missed dispatches are no longer kept: op 9.</summary>
    TooOld,
}
