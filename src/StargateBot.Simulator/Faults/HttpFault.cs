namespace StargateBot.Simulator.Faults;

/// <summary>What goes wrong with a request.</summary>
public enum HttpFaultKind
{
    /// <summary>The request is answered with <see cref="HttpFault.Status"/> and <see cref="HttpFault.Body"/> and is not processed.</summary>
    Answer,

    /// <summary>The request is processed after <see cref="HttpFault.Delay"/>.</summary>
    Delay,

    /// <summary>The request is processed once <see cref="HttpFaultUse.Release"/> is called.</summary>
    Hold,

    /// <summary>The connection is reset; nothing was processed.</summary>
    DropBefore,

    /// <summary>The request is processed, then the connection is reset, so that the client never learns the outcome.</summary>
    DropAfter,
}

/// <summary>One thing that goes wrong, and which requests it meets.</summary>
public sealed record HttpFault
{
    /// <summary>Gets the HTTP method that is met; null meets all.</summary>
    public string? Method { get; init; }

    /// <summary>
    /// Gets the path that is met, relative to the platform's API, without leading slash: <c>*</c> stands for one segment,
    /// <c>**</c> at the end for all that follow.
    /// </summary>
    public string PathPattern { get; init; } = "**";

    /// <summary>Gets how many requests are met.</summary>
    /// <value>The default is one; <see cref="int.MaxValue"/> means until removed.</value>
    public int Count { get; init; } = 1;

    /// <summary>Gets how many matching requests pass untouched first.</summary>
    public int Skip { get; init; }

    /// <summary>Gets what goes wrong.</summary>
    public HttpFaultKind Kind { get; init; }

    /// <summary>Gets the HTTP status of <see cref="HttpFaultKind.Answer"/>.</summary>
    public int Status { get; init; } = 500;

    /// <summary>Gets the body of <see cref="HttpFaultKind.Answer"/>.</summary>
    public string Body { get; init; } = "";

    /// <summary>Gets the content type of <see cref="HttpFaultKind.Answer"/>.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Gets the further headers of <see cref="HttpFaultKind.Answer"/>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets how long the request waits before anything else happens, by the simulator's clock.</summary>
    public TimeSpan Delay { get; init; }
}
