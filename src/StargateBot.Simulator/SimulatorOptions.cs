namespace StargateBot.Simulator;

/// <summary>How the simulator is started.</summary>
public sealed record SimulatorOptions
{
    /// <summary>Gets the address to listen on.</summary>
    /// <value>The default is <c>http://127.0.0.1:0</c>; port 0 takes a free port. Only loopback is accepted.</value>
    public Uri Url { get; init; } = new("http://127.0.0.1:0");

    /// <summary>Gets a value indicating whether a free port is taken when the asked one is busy.</summary>
    /// <value>The default is true; when false, a busy port fails the start with an <see cref="IOException"/>.</value>
    public bool FallBackToFreePort { get; init; } = true;

    /// <summary>Gets the clock of both platforms: ids, deadlines, expiry, rate limits.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Gets a value indicating whether the page at <c>/</c> and the API under <c>/control/</c> are served.</summary>
    public bool ControlApi { get; init; } = true;
}
