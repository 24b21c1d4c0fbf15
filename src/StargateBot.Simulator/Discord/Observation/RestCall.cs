namespace StargateBot.Simulator.Discord.Observation;

/// <summary>One request to the REST API, faults included.</summary>
/// <param name="At">When it arrived.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path relative to the API, without query.</param>
/// <param name="Status">The status that it was answered with; 0 when the connection was dropped.</param>
public sealed record RestCall(DateTimeOffset At, string Method, string Path, int Status);
