namespace StargateBot.Simulator.Slack;

/// <summary>A slash command, a pressed button, a shortcut or a submitted form.</summary>
/// <param name="Id">The id by which replies are asked for.</param>
/// <param name="Outcome">Ends when the app acknowledged, or the time for it was over.</param>
public sealed record SlackInteraction(string Id, Task<SlackInteractionOutcome> Outcome);

/// <summary>How the app took a command or interaction.</summary>
public sealed record SlackInteractionOutcome
{
    /// <summary>Gets a value indicating whether it was acknowledged in time.</summary>
    public bool Acknowledged { get; init; }

    /// <summary>Gets what the person is told otherwise: <c>dispatch_failed</c> or <c>operation_timeout</c>.</summary>
    public string? Error { get; init; }

    /// <summary>Gets the errors that a submitted form shows, by block id.</summary>
    public IReadOnlyDictionary<string, string> FormErrors { get; init; } = new Dictionary<string, string>();
}
