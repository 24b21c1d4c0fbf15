namespace StargateBot.Simulator.Slack;

/// <summary>An envelope that the app acknowledged.</summary>
/// <param name="Type">Its kind: <c>events_api</c>, <c>slash_commands</c> or <c>interactive</c>.</param>
/// <param name="Attempt">0 for the first delivery, else the number of the redelivery.</param>
/// <param name="Connection">The number of the socket.</param>
/// <param name="Latency">From the writing of the envelope to the reading of the acknowledgement, by the simulator's clock.</param>
public sealed record SlackAcknowledgement(string Type, int Attempt, int Connection, TimeSpan Latency);

/// <summary>Which of the open sockets gets an envelope.</summary>
public enum SlackSocketChoice
{
    /// <summary>Any, as on Slack.</summary>
    Random,

    /// <summary>The one that is open longest.</summary>
    Oldest,

    /// <summary>The one opened last.</summary>
    Newest,
}
