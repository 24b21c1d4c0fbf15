namespace StargateBot.IntegrationTests.Soak;

/// <summary>What a fault does to the connection, which decides what may go on meanwhile.</summary>
internal enum SoakFaultReach
{
    /// <summary>Nothing: single calls or single events go wrong.</summary>
    Call,

    /// <summary>It breaks, and what people do meanwhile is kept by the platform.</summary>
    Connection,

    /// <summary>What people do meanwhile is lost on the platform's side, or kept too long to be acknowledged in time: they wait.</summary>
    Session,
}

/// <summary>Something that goes wrong.</summary>
/// <param name="Name">Its name in the figures.</param>
/// <param name="Platform">Where.</param>
/// <param name="Reach">What it does to the connection.</param>
/// <param name="Strike">Makes it happen; ends when the platform has recovered as far as the next question needs it.</param>
internal sealed record SoakFault(string Name, string Platform, SoakFaultReach Reach, Func<Task> Strike);
