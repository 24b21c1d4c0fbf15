using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using StargateBot.Core.Telemetry;
using StargateBot.Slack.Wire;

namespace StargateBot.Slack.Api;

/// <summary>Calls Slack's Web API. Never throws for what Slack or the network does. Safe for many callers at once; retries nothing itself.</summary>
internal sealed class WebApi : IDisposable
{
    /// <summary>How long one call may take.</summary>
    internal static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(10);

    // The largest answer is a page of 15 messages with their blocks.
    private const int MaxAnswerBytes = 4 * 1024 * 1024;

    // Retry-After is in whole seconds; an answer without it means the shortest wait.
    private static readonly TimeSpan DefaultRetryAfter = TimeSpan.FromSeconds(1);

    private static readonly MediaTypeHeaderValue JsonType = new("application/json", "utf-8");
    private static readonly KeyValuePair<string, object?> PlatformTag = new("platform", SlackPlatform.PlatformName);

    private readonly Uri _base;
    private readonly AuthenticationHeaderValue _botToken;
    private readonly AuthenticationHeaderValue _appToken;
    private readonly HttpClient _http;
    private readonly RateMemory _rates;
    private readonly SlackLatch _latch;
    private readonly TimeProvider _time;
    private readonly ILogger _log;

    public WebApi(SlackOptions options, HttpMessageHandler handler, SlackLatch latch, TimeProvider time, ILogger log)
    {
        _base = options.BaseAddress;
        _botToken = new AuthenticationHeaderValue("Bearer", options.BotToken);
        _appToken = new AuthenticationHeaderValue("Bearer", options.AppToken);

        // Time-outs go by the clock that was given, so the client's own is off.
        _http = new HttpClient(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        _rates = new RateMemory(time);
        _latch = latch;
        _time = time;
        _log = log;
    }

    /// <summary>Asks who the bot is.</summary>
    public Task<ApiResult<AuthAnswer>> TestAuthAsync(CancellationToken cancellationToken) =>
        CallAsync("auth.test", "", _botToken, null, SlackJson.Default.AuthAnswer, cancellationToken);

    /// <summary>Gets the address of one new socket; it can be used once.</summary>
    public Task<ApiResult<ConnectionAnswer>> OpenConnectionAsync(CancellationToken cancellationToken) =>
        CallAsync("apps.connections.open", "", _appToken, null, SlackJson.Default.ConnectionAnswer, cancellationToken);

    /// <summary>Calls a method that takes a JSON body.</summary>
    /// <param name="method">Such as <c>chat.postMessage</c>.</param>
    /// <param name="channel">The channel that Slack counts the call for, or empty.</param>
    /// <param name="body">The body, UTF-8.</param>
    /// <param name="answer">What the method answers.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ApiResult<T>> PostAsync<T>(
        string method, string channel, ReadOnlyMemory<byte> body, JsonTypeInfo<T> answer, CancellationToken cancellationToken)
        where T : ApiAnswer
    {
        var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = JsonType;
        return CallAsync(method, channel, _botToken, content, answer, cancellationToken);
    }

    /// <summary>Calls a method that reads: some ignore JSON bodies, so the arguments are sent as a form.</summary>
    public Task<ApiResult<T>> ReadAsync<T>(
        string method, string channel, IEnumerable<KeyValuePair<string, string>> arguments, JsonTypeInfo<T> answer, CancellationToken cancellationToken)
        where T : ApiAnswer =>
        CallAsync(method, channel, _botToken, new FormUrlEncodedContent(arguments), answer, cancellationToken);

    /// <summary>Posts to a response address: no token is sent, and the answer is <c>ok</c> or an error as JSON.</summary>
    public async Task<ApiResult<ApiAnswer>> RespondAsync(Uri responseUrl, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (_latch.Refusal is { } refusal)
        {
            return ApiResult<ApiAnswer>.Failed(ApiOutcome.Refused, refusal.ErrorCode);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, responseUrl) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = JsonType;
        var result = await SendAsync(request, SlackJson.Default.ApiAnswer, plainTextIsDone: true, cancellationToken);
        Report("response_url", result);
        return result;
    }

    public void Dispose() => _http.Dispose();

    private async Task<ApiResult<T>> CallAsync<T>(
        string method, string channel, AuthenticationHeaderValue token, HttpContent? content, JsonTypeInfo<T> answer, CancellationToken cancellationToken)
        where T : ApiAnswer
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_base, method)) { Content = content };
        if (_latch.Refusal is { } refusal)
        {
            return ApiResult<T>.Failed(ApiOutcome.Refused, refusal.ErrorCode);
        }

        if (_rates.Remaining(method, channel) is { Ticks: > 0 } wait)
        {
            return ApiResult<T>.TooSoon(wait);
        }

        request.Headers.Authorization = token;
        var result = await SendAsync(request, answer, plainTextIsDone: false, cancellationToken);
        Report(method, result);
        if (result.Outcome == ApiOutcome.Limited)
        {
            _rates.Remember(method, channel, result.After);
        }
        else if (token == _botToken && result.Outcome == ApiOutcome.Refused && SlackErrors.IsFatal(result.Code))
        {
            _latch.Close(SlackErrors.BotTokenRefused(result.Code));
        }

        return result;
    }

    private void Report<T>(string method, ApiResult<T> result)
        where T : class
    {
        if (result.Outcome == ApiOutcome.Ok)
        {
            return;
        }

        if (result.Outcome != ApiOutcome.Refused)
        {
            ChatTelemetry.Retries.Add(1, PlatformTag, new KeyValuePair<string, object?>("reason", result.Outcome.ToString()));
        }

        _log.CallFailed(method, result.Outcome, result.Code, result.After.TotalSeconds);
    }

    private async Task<ApiResult<T>> SendAsync<T>(
        HttpRequestMessage request, JsonTypeInfo<T> answer, bool plainTextIsDone, CancellationToken cancellationToken)
        where T : ApiAnswer
    {
        using var timeout = new CancellationTokenSource(CallTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var body = ArrayPool<byte>.Shared.Rent(4096);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            await using var stream = await response.Content.ReadAsStreamAsync(either.Token);
            var length = 0;
            while (await stream.ReadAsync(body.AsMemory(length), either.Token) is > 0 and var read)
            {
                length += read;
                if (length == body.Length && !TryGrow(ref body))
                {
                    return ApiResult<T>.Failed(ApiOutcome.Unclear, "answer_too_large");
                }
            }

            return Classify(response, body.AsSpan(0, length), answer, plainTextIsDone);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException)
        {
            return ApiResult<T>.Failed(ApiOutcome.Unclear, "timeout");
        }
        catch (HttpRequestException e)
        {
            return ApiResult<T>.Failed(IsBeforeSending(e.HttpRequestError) ? ApiOutcome.NotSent : ApiOutcome.Unclear, e.HttpRequestError.ToString());
        }
        catch (IOException)
        {
            return ApiResult<T>.Failed(ApiOutcome.Unclear, "connection_lost");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(body);
        }
    }

    private static bool TryGrow(ref byte[] body)
    {
        if (body.Length >= MaxAnswerBytes)
        {
            return false;
        }

        var larger = ArrayPool<byte>.Shared.Rent(body.Length * 2);
        body.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(body);
        body = larger;
        return true;
    }

    private static bool IsBeforeSending(HttpRequestError error) => error is HttpRequestError.ConnectionError
        or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    private ApiResult<T> Classify<T>(HttpResponseMessage response, ReadOnlySpan<byte> body, JsonTypeInfo<T> type, bool plainTextIsDone)
        where T : ApiAnswer
    {
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            return ApiResult<T>.TooSoon(RetryAfter(response));
        }

        // Slack's own errors come with 200, and those of response addresses with 4xx; proxies answer with HTML.
        var answer = Parse(body, type);
        if ((int)response.StatusCode >= 500 || response.StatusCode == HttpStatusCode.RequestTimeout)
        {
            return ApiResult<T>.Failed(ApiOutcome.Unclear, $"http_{(int)response.StatusCode}");
        }

        if (!response.IsSuccessStatusCode)
        {
            return Refusal<T>(answer?.Error ?? $"http_{(int)response.StatusCode}", answer?.Needed, response);
        }

        if (answer?.Ok == true)
        {
            return ApiResult<T>.Done(answer);
        }

        if (answer?.Ok == false)
        {
            return Refusal<T>(answer.Error ?? "unknown_error", answer.Needed, response);
        }

        return plainTextIsDone && (body.IsEmpty || body[0] is not ((byte)'<' or (byte)'{'))
            ? ApiResult<T>.Done(answer ?? (T)new ApiAnswer { Ok = true })
            : ApiResult<T>.Failed(ApiOutcome.Unclear, "unreadable_answer");
    }

    private ApiResult<T> Refusal<T>(string code, string? needed, HttpResponseMessage response)
        where T : ApiAnswer =>
        SlackErrors.OutcomeOf(code) switch
        {
            ApiOutcome.Limited => ApiResult<T>.TooSoon(RetryAfter(response)),
            var outcome => ApiResult<T>.Failed(outcome, code, needed),
        };

    private static T? Parse<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> type)
        where T : ApiAnswer
    {
        if (body.IsEmpty || body[0] != (byte)'{')
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private TimeSpan RetryAfter(HttpResponseMessage response)
    {
        var told = response.Headers.RetryAfter;
        var wait = told?.Delta ?? (told?.Date - _time.GetUtcNow()) ?? DefaultRetryAfter;
        return wait > TimeSpan.Zero ? wait : DefaultRetryAfter;
    }
}
