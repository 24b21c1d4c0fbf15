namespace StargateBot.Simulator.Discord.Observation;

/// <summary>Something that the platform accepts and a good bot never sends.</summary>
/// <param name="At">When.</param>
/// <param name="Where">The request, or the gateway frame.</param>
/// <param name="Problem">What is wrong.</param>
public sealed record Violation(DateTimeOffset At, string Where, string Problem);
