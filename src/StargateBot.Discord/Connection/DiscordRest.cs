using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using Microsoft.Extensions.Logging;
using StargateBot.Core.Telemetry;
using StargateBot.Discord.Wire;

namespace StargateBot.Discord.Connection;

/// <summary>
/// Calls Discord's HTTP API, each call once: waiting and repeating belong to the caller. Obeys all limits before the call is made,
/// and stops for good once the token is refused. Safe for many callers. Source: Discord documentation, "API Reference", "Rate Limits".
/// </summary>
internal sealed partial class DiscordRest : IDisposable
{
    // Refusals of one message, not of the place. Source: "Opcodes and Status Codes", JSON Error Codes.
    private const int NotOurMessage = 50005;
    private const int NoHistory = 160002;

    private const int MaxBodyBytes = 4 * 1024 * 1024;

    // Cloudflare's own refusal names no time; Discord documents none.
    private static readonly TimeSpan BlockedWait = TimeSpan.FromSeconds(60);
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpClient _http;
    private readonly HttpClient _callbacks;
    private readonly AuthenticationHeaderValue _authorization;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly RateLimits _limits;
    private readonly ForbiddenPlaces _forbidden;
    private readonly CancellationTokenSource _tokenRefused = new();

    /// <summary>Makes a client with connections of its own.</summary>
    /// <param name="baseAddress">The API's address, ending in a slash.</param>
    /// <param name="token">The bot's token, without prefix.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where to log.</param>
    public DiscordRest(Uri baseAddress, string token, TimeProvider time, ILogger logger)
    {
        _http = CreateClient(baseAddress);
        _callbacks = CreateClient(baseAddress);
        _authorization = new AuthenticationHeaderValue("Bot", token);
        _time = time;
        _logger = logger;
        _limits = new RateLimits(time);
        _forbidden = new ForbiddenPlaces(time);
    }

    /// <summary>Gets how the program calls itself. Source: Discord documentation, "API Reference", User Agent.</summary>
    public static string UserAgent { get; } =
        $"DiscordBot (https://github.com/stargatebot/stargatebot, {typeof(DiscordRest).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0"})";

    /// <summary>Gets a token that is cancelled when Discord refuses the bot's token; from then on nothing is called.</summary>
    public CancellationToken TokenRefused => _tokenRefused.Token;

    /// <summary>Makes a call once, if the limits allow it now.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<RestReply> CallAsync(RestCall call, CancellationToken cancellationToken)
    {
        if (_tokenRefused.IsCancellationRequested)
        {
            return Unauthorized;
        }

        if (call.Kind == RestKind.Bot && _forbidden.Find(call) is { } known)
        {
            return known;
        }

        if (_limits.TryEnter(call) is var wait && wait > TimeSpan.Zero)
        {
            return NotYet(wait);
        }

        if (_limits.TakeTurn(call) is var turn && turn > TimeSpan.Zero && await WaitForTurnAsync(call, turn, cancellationToken) is { } closed)
        {
            return closed;
        }

        using var ended = new CancellationTokenSource(call.Timeout, _time);
        using var givenUp = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), ended);
        try
        {
            using var request = RequestFor(call);
            using var response = await (call.Kind == RestKind.Callback ? _callbacks : _http).SendAsync(request, ended.Token);
            var body = response.StatusCode == HttpStatusCode.NoContent ? [] : await response.Content.ReadAsByteArrayAsync(ended.Token);
            _limits.Learn(call, LimitHeaders.From(response.Headers));
            return Judge(call, response, body);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
        {
            _limits.Forget(call);
            cancellationToken.ThrowIfCancellationRequested();
            var notSent = e is HttpRequestException
            {
                HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError,
            };
            Report(notSent ? "unreachable" : "no answer");
            LogNoAnswer(_logger, call.Template, e.GetType().Name, e.Message);
            return new RestReply(notSent ? RestOutcome.NotYet : RestOutcome.Unknown, 0);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _http.Dispose();
        _callbacks.Dispose();
        _tokenRefused.Dispose();
    }

    private static RestReply Unauthorized => new(RestOutcome.Refused, (int)HttpStatusCode.Unauthorized);

    private static RestReply NotYet(TimeSpan wait) => new(RestOutcome.NotYet, (int)HttpStatusCode.TooManyRequests) { Wait = wait };

    private async Task<RestReply?> WaitForTurnAsync(RestCall call, TimeSpan turn, CancellationToken cancellationToken)
    {
        var mayGo = false;
        try
        {
            // A timer cuts off what is less than its tick.
            await Task.Delay(turn + TimeSpan.FromMilliseconds(1), _time, cancellationToken);
            if (_tokenRefused.IsCancellationRequested)
            {
                return Unauthorized;
            }

            var closed = _limits.ClosedFor(call);
            mayGo = closed == TimeSpan.Zero;
            return mayGo ? null : NotYet(closed);
        }
        finally
        {
            if (!mayGo)
            {
                _limits.Forget(call);
            }
        }
    }

    private static HttpClient CreateClient(Uri baseAddress)
    {
        var handler = new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(2),
            ConnectTimeout = TimeSpan.FromSeconds(5),
            AllowAutoRedirect = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
        };
        var client = new HttpClient(handler)
        {
            BaseAddress = baseAddress,
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = MaxBodyBytes,
        };
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", UserAgent);
        return client;
    }

    private HttpRequestMessage RequestFor(in RestCall call)
    {
        var request = new HttpRequestMessage(call.Method, call.Path);
        if (call.Kind == RestKind.Bot)
        {
            request.Headers.Authorization = _authorization;
        }

        if (!call.Body.IsEmpty)
        {
            request.Content = new ReadOnlyMemoryContent(call.Body);
            request.Content.Headers.ContentType = Json;
        }

        return request;
    }

    private RestReply Judge(in RestCall call, HttpResponseMessage response, byte[] body)
    {
        var status = (int)response.StatusCode;
        if (response.IsSuccessStatusCode)
        {
            return new RestReply(RestOutcome.Done, status) { Body = body };
        }

        var code = (int)(JsonScan.Number(body, "code"u8) is { } number and >= 0 and < int.MaxValue ? number : 0);
        if (status == (int)HttpStatusCode.TooManyRequests)
        {
            return new RestReply(RestOutcome.NotYet, status) { Code = code, Wait = Limit(call, response, body) };
        }

        if (status == (int)HttpStatusCode.Unauthorized && call.Kind == RestKind.Bot)
        {
            LogTokenRefused(_logger);
            _tokenRefused.Cancel();
        }

        LogRefused(_logger, call.Template, status, code);
        if (status >= 500 || status == (int)HttpStatusCode.RequestTimeout)
        {
            Report("server error");
            return new RestReply(RestOutcome.Unknown, status) { Code = code };
        }

        var refused = new RestReply(RestOutcome.Refused, status) { Code = code };
        if (status == (int)HttpStatusCode.Forbidden && call is { Kind: RestKind.Bot, TopLevel.Length: > 0 } && code is not (NotOurMessage or NoHistory))
        {
            _forbidden.Add(call, refused);
        }

        return refused;
    }

    private TimeSpan Limit(in RestCall call, HttpResponseMessage response, byte[] body)
    {
        var headers = response.Headers.NonValidated;
        var told = JsonScan.Number(body, "retry_after"u8) is { } seconds and >= 0 and < 1e6 ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
        var wait = told ?? LimitHeaders.Seconds(headers, "Retry-After") ?? BlockedWait;
        var scope = headers.TryGetValues("X-RateLimit-Scope", out var value) ? value.ToString() : "";
        if (told is null)
        {
            // No JSON: not Discord but Cloudflare in front of it refuses this address, whatever the route.
            _limits.CloseEverything(wait);
            scope = "address";
        }
        else if (scope == "global" || JsonScan.IsTrue(body, "global"u8) || headers.Contains("X-RateLimit-Global"))
        {
            _limits.CloseGlobal(wait);
            scope = "global";
        }
        else
        {
            _limits.Close(call, wait);
        }

        Report("rate limit");
        LogRateLimited(_logger, call.Template, scope, wait.TotalSeconds);
        return wait;
    }

    private static void Report(string reason) =>
        ChatTelemetry.Retries.Add(1, new KeyValuePair<string, object?>("platform", DiscordPlatform.PlatformName), new KeyValuePair<string, object?>("reason", reason));

    [LoggerMessage(EventId = 330, Level = LogLevel.Warning, Message = "{Route} got no answer ({Kind}): {Message}")]
    private static partial void LogNoAnswer(ILogger logger, string route, string kind, string message);

    [LoggerMessage(EventId = 331, Level = LogLevel.Warning, Message = "{Route} was refused with HTTP {Status}, code {Code}.")]
    private static partial void LogRefused(ILogger logger, string route, int status, int code);

    [LoggerMessage(EventId = 332, Level = LogLevel.Warning, Message = "{Route} hit a rate limit of scope {Scope}: wait {Seconds} s.")]
    private static partial void LogRateLimited(ILogger logger, string route, string scope, double seconds);

    [LoggerMessage(EventId = 333, Level = LogLevel.Critical, Message = "Discord refused the bot's token: no call is made any more. Put the bot's current token under Discord:Token and restart.")]
    private static partial void LogTokenRefused(ILogger logger);
}
