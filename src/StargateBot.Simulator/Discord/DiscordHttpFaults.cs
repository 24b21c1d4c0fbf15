using System.Globalization;
using StargateBot.Simulator.Faults;

namespace StargateBot.Simulator.Discord;

/// <summary>Faults as Discord words them, ready to be added to <see cref="DiscordSimulator.HttpFaults"/>.</summary>
public static class DiscordHttpFaults
{
    /// <summary>Makes a 429 with JSON.</summary>
    /// <param name="scope"><c>user</c>, <c>global</c> or <c>shared</c>.</param>
    /// <param name="retryAfter">How long to wait.</param>
    /// <param name="method">The HTTP method that is met; null meets all.</param>
    /// <param name="pathPattern">The path that is met.</param>
    /// <returns>The fault, which strikes once.</returns>
    public static HttpFault RateLimited(string scope, TimeSpan retryAfter, string? method = null, string pathPattern = "**")
    {
        var global = scope == "global";
        var seconds = retryAfter.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        var headers = new Dictionary<string, string>
        {
            ["Retry-After"] = Math.Ceiling(retryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture),
            ["X-RateLimit-Scope"] = scope,
        };
        if (global)
        {
            headers["X-RateLimit-Global"] = "true";
        }
        else
        {
            // A shared limit strikes although the bucket has calls left.
            headers["X-RateLimit-Limit"] = "10";
            headers["X-RateLimit-Remaining"] = scope == "shared" ? "9" : "0";
            headers["X-RateLimit-Reset-After"] = seconds;
            headers["X-RateLimit-Bucket"] = "simulatedfaultbucket";
        }

        return new HttpFault
        {
            Method = method,
            PathPattern = pathPattern,
            Status = 429,
            Headers = headers,
            Body = $$"""{"message":"You are being rate limited.","retry_after":{{seconds}},"global":{{(global ? "true" : "false")}}}""",
        };
    }

    /// <summary>Makes a 429 as the proxy in front of the platform sends it: HTML, without a scope.</summary>
    /// <param name="retryAfter">What the Retry-After header says; null leaves it out.</param>
    /// <param name="method">The HTTP method that is met; null meets all.</param>
    /// <param name="pathPattern">The path that is met.</param>
    /// <returns>The fault, which strikes once.</returns>
    public static HttpFault RateLimitedHtml(TimeSpan? retryAfter = null, string? method = null, string pathPattern = "**") => new()
    {
        Method = method,
        PathPattern = pathPattern,
        Status = 429,
        ContentType = "text/html; charset=UTF-8",
        Body = "<!DOCTYPE html><html><head><title>Access denied</title></head><body>error code: 1015</body></html>",
        Headers = retryAfter is { } wait
            ? new Dictionary<string, string> { ["Retry-After"] = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture) }
            : [],
    };

    /// <summary>Makes a 502 with HTML.</summary>
    /// <param name="method">The HTTP method that is met; null meets all.</param>
    /// <param name="pathPattern">The path that is met.</param>
    /// <returns>The fault, which strikes once.</returns>
    public static HttpFault BadGateway(string? method = null, string pathPattern = "**") => new()
    {
        Method = method,
        PathPattern = pathPattern,
        Status = 502,
        ContentType = "text/html",
        Body = "<html><head><title>502 Bad Gateway</title></head><body></body></html>",
    };

    /// <summary>Makes an error with JSON.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">The JSON error code.</param>
    /// <param name="method">The HTTP method that is met; null meets all.</param>
    /// <param name="pathPattern">The path that is met.</param>
    /// <returns>The fault, which strikes once.</returns>
    public static HttpFault Error(int status, int code, string? method = null, string pathPattern = "**") => new()
    {
        Method = method,
        PathPattern = pathPattern,
        Status = status,
        Body = string.Create(CultureInfo.InvariantCulture, $$"""{"message":"Simulated error","code":{{code}}}"""),
    };
}
