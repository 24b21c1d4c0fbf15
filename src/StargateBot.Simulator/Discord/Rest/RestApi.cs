using Microsoft.AspNetCore.Http;
using StargateBot.Simulator.Discord.Observation;
using StargateBot.Simulator.Observation;

namespace StargateBot.Simulator.Discord.Rest;

/// <summary>Takes a request through what all routes share: route, headers, token, limits, body; and notes how it ended.</summary>
internal sealed class RestApi(
    DiscordSettings settings, TimeProvider time, Pulse changes, Action<string, string> report, IReadOnlyList<RestRoute> routes)
{
    private const int MostCalls = 200_000;

    // Keyed by method and number of segments, so that few templates are compared.
    private readonly ILookup<(string Method, int Length), RestRoute> _routes =
        routes.ToLookup(route => (route.Method, route.Template.Count(character => character == '/') + 1));

    private readonly RestLimiter _limiter = new(settings, time);
    private volatile string? _goodUserAgent;

    public BoundedLog<RestCall> Calls { get; } = new(MostCalls);

    /// <summary>Handles a request; what is wrong with it is answered as the platform answers it.</summary>
    public async Task HandleAsync(HttpContext context, string path)
    {
        var result = await AnswerAsync(context, path);
        var response = context.Response;
        response.StatusCode = result.Status;
        if (!result.Json.IsEmpty)
        {
            response.ContentType = "application/json";
            response.ContentLength = result.Json.Length;
            await response.BodyWriter.WriteAsync(result.Json, context.RequestAborted);
        }
    }

    /// <summary>Notes a request, also one that a fault answered or dropped.</summary>
    public void Record(HttpContext context, string path, DateTimeOffset at, bool answered)
    {
        Calls.Add(new RestCall(at, context.Request.Method, path, answered ? context.Response.StatusCode : 0));
        changes.Beat();
    }

    private bool IsUserAgentGood(string userAgent)
    {
        if (userAgent == _goodUserAgent)
        {
            return true;
        }

        const string Prefix = "DiscordBot (";
        var end = userAgent.IndexOf(')', StringComparison.Ordinal);
        var isGood = userAgent.StartsWith(Prefix, StringComparison.Ordinal)
            && end > 0
            && userAgent[Prefix.Length..end].Split(',') is [var url, var version]
            && Uri.TryCreate(url.Trim(), UriKind.Absolute, out _)
            && version.Trim().Length > 0;
        if (isGood)
        {
            _goodUserAgent = userAgent;
        }

        return isGood;
    }

    private bool IsAuthorized(string authorization)
    {
        const string Scheme = "Bot ";
        return authorization.StartsWith(Scheme, StringComparison.Ordinal)
            && authorization.AsSpan(Scheme.Length).SequenceEqual(settings.BotToken);
    }

    private async ValueTask<RestResult> AnswerAsync(HttpContext context, string path)
    {
        var headers = context.Request.Headers;
        if (!IsUserAgentGood(headers.UserAgent.ToString()))
        {
            report(context.Request.Method + " " + path, "The User-Agent is not \"DiscordBot (url, version)\".");
            return RestResult.Error(403, 40333, "Access denied");
        }

        var segments = path.Split('/');
        string[]? arguments = null;
        RestRoute? route = null;
        foreach (var candidate in _routes[(context.Request.Method, segments.Length)])
        {
            if ((arguments = candidate.Match(segments)) is not null)
            {
                route = candidate;
                break;
            }
        }

        if (route is null)
        {
            report(context.Request.Method + " " + path, "There is no such route.");
            return RestResult.UnknownRoute;
        }

        if (route.Access == RestAccess.Bot && !IsAuthorized(headers.Authorization.ToString()))
        {
            return RestResult.Unauthorized;
        }

        var majorId = arguments!.Length > 0 ? arguments[0] : "";
        if (route.Access == RestAccess.PathToken)
        {
            majorId += "/" + arguments[1];
        }

        if (_limiter.Check(route, majorId, context.Response.Headers) is { } refusal)
        {
            return refusal;
        }

        var (document, error) = await RestBody.ReadAsync(context);
        using (document)
        {
            return error ?? route.Handle(new RestRequest(context, path, arguments, document?.RootElement ?? default)
            {
                Name = route.Method + " " + route.Template,
            });
        }
    }
}
