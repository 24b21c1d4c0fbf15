namespace StargateBot.Simulator.Slack.WebApi;

/// <summary>A call that the Web API refuses with <c>ok:false</c>.</summary>
internal sealed class ApiRefusal(string error, params string[] messages) : Exception(error)
{
    public string Error { get; } = error;

    /// <summary>Gets the lines of <c>response_metadata.messages</c>.</summary>
    public IReadOnlyList<string> Messages { get; } = messages;

    /// <summary>Gets the scope that was missing.</summary>
    public string? NeededScope { get; init; }
}
