using StargateBot.Simulator.Faults;

namespace StargateBot.Simulator.Control;

/// <summary>Reads a fault of a platform's HTTP API from a request.</summary>
internal static class HttpFaultControl
{
    public const string Takes = "kind (answer, delay, drop-before, drop-after), path?, method?, status?, body?, contentType?, headers?, delayMs?, count?, skip?";

    public static HttpFault Read(ControlRequest request) => new()
    {
        Method = request.TextOrNull("method"),
        PathPattern = request.TextOrNull("path") ?? "**",
        Count = request.Number("count", 1),
        Skip = request.Number("skip", 0),
        Status = request.Number("status", 500, most: 599),
        Body = request.TextOrNull("body") ?? "",
        ContentType = request.TextOrNull("contentType") ?? "application/json",
        Headers = request.Texts("headers"),
        Delay = TimeSpan.FromMilliseconds(request.Number("delayMs", 0)),
        Kind = request.Text("kind") switch
        {
            "answer" => HttpFaultKind.Answer,
            "delay" => HttpFaultKind.Delay,
            "drop-before" => HttpFaultKind.DropBefore,
            "drop-after" => HttpFaultKind.DropAfter,
            var other => throw new ControlRefusal($"There is no kind {other}."),
        },
    };
}
