namespace StargateBot.Simulator.Slack;

/// <summary>Something that the platform lets pass and a good bot does not do.</summary>
/// <param name="At">When, by the simulator's clock.</param>
/// <param name="Where">The method, <c>response_url</c> or <c>socket</c>.</param>
/// <param name="Rule">What is wrong, as a short sentence.</param>
/// <param name="Detail">What was sent.</param>
public sealed record SlackViolation(DateTimeOffset At, string Where, string Rule, string Detail);
