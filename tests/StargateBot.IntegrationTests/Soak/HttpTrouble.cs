using StargateBot.Simulator.Faults;

namespace StargateBot.IntegrationTests.Soak;

/// <summary>Faults of HTTP APIs that both platforms have.</summary>
internal static class HttpTrouble
{
    /// <summary>Longer than any answer takes, shorter than any time-out.</summary>
    private static readonly TimeSpan Slowness = TimeSpan.FromMilliseconds(250);

    public static HttpFault Status(string path, int status, string? method = null) => new()
    {
        PathPattern = path,
        Method = method,
        Status = status,
        Body = "<html><body>The server is out of sorts.</body></html>",
        ContentType = "text/html",
    };

    public static HttpFault Slow(string path, string? method = null) =>
        new() { PathPattern = path, Method = method, Kind = HttpFaultKind.Delay, Delay = Slowness };

    public static HttpFault DropBefore(string path, string? method = null) =>
        new() { PathPattern = path, Method = method, Kind = HttpFaultKind.DropBefore };

    public static HttpFault DropAfter(string path, string? method = null) =>
        new() { PathPattern = path, Method = method, Kind = HttpFaultKind.DropAfter };

    /// <summary>A limit of Slack, which tells whole seconds. Source: Slack's documentation, "Rate limits".</summary>
    public static HttpFault SlackLimit(string path) => new()
    {
        PathPattern = path,
        Status = 429,
        Headers = new Dictionary<string, string> { ["Retry-After"] = "1" },
        Body = """{"ok":false,"error":"ratelimited"}""",
    };
}
