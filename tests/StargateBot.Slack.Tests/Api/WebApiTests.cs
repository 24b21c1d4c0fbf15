using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using StargateBot.Slack.Api;
using StargateBot.Slack.Wire;

namespace StargateBot.Slack.Tests.Api;

/// <summary>Trap 39: both layers of errors give one result.</summary>
public sealed class WebApiTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly SlackLatch _latch = new();
    private readonly StubHandler _handler = new();
    private readonly WebApi _api;

    public WebApiTests() => _api = new WebApi(
        new SlackOptions { BotToken = "bot", AppToken = "app", ApiBaseUrl = "https://slack.test/api" }, _handler, _latch, _time, NullLogger.Instance);

    [Theory]
    [InlineData(200, """{"ok":true,"ts":"5.0"}""", nameof(ApiOutcome.Ok), "")]
    [InlineData(200, """{"ok":false,"error":"not_in_channel"}""", nameof(ApiOutcome.Refused), "not_in_channel")]
    [InlineData(200, """{"ok":false}""", nameof(ApiOutcome.Refused), "unknown_error")]
    [InlineData(200, """{"ok":false,"error":"ratelimited"}""", nameof(ApiOutcome.Limited), "ratelimited")]
    [InlineData(200, """{"ok":false,"error":"rate_limited"}""", nameof(ApiOutcome.Limited), "ratelimited")]
    [InlineData(200, """{"ok":false,"error":"internal_error"}""", nameof(ApiOutcome.Unclear), "internal_error")]
    [InlineData(200, "<html>welcome</html>", nameof(ApiOutcome.Unclear), "unreadable_answer")]
    [InlineData(200, "{", nameof(ApiOutcome.Unclear), "unreadable_answer")]
    [InlineData(200, "", nameof(ApiOutcome.Unclear), "unreadable_answer")]
    [InlineData(429, "<html>slow</html>", nameof(ApiOutcome.Limited), "ratelimited")]
    [InlineData(503, "<html>down</html>", nameof(ApiOutcome.Unclear), "http_503")]
    [InlineData(500, """{"ok":false,"error":"channel_not_found"}""", nameof(ApiOutcome.Unclear), "http_500")]
    [InlineData(302, "", nameof(ApiOutcome.Refused), "http_302")]
    [InlineData(404, "", nameof(ApiOutcome.Refused), "http_404")]
    [InlineData(403, """{"ok":false,"error":"forbidden"}""", nameof(ApiOutcome.Refused), "forbidden")]
    public async Task PostAsync_AnyAnswer_GivesOneOutcome(int status, string body, string outcome, string code)
    {
        _handler.Answer = _ => Respond(status, body);

        var result = await PostAsync("C1");

        Assert.Equal((outcome, code), (result.Outcome.ToString(), result.Code));
        Assert.Null(_latch.Refusal);
    }

    [Theory]
    [InlineData("invalid_auth")]
    [InlineData("not_authed")]
    [InlineData("account_inactive")]
    [InlineData("token_revoked")]
    [InlineData("token_expired")]
    [InlineData("user_removed_from_team")]
    [InlineData("team_disabled")]
    public async Task PostAsync_TokenRefused_StopsAllCalls(string code)
    {
        _handler.Answer = _ => Respond(200, $$"""{"ok":false,"error":"{{code}}"}""");

        await PostAsync("C1");
        var second = await PostAsync("C2");

        Assert.Equal((ApiOutcome.Refused, code), (second.Outcome, second.Code));
        Assert.Equal(1, _handler.Requests);
        Assert.Equal(code, _latch.Refusal?.ErrorCode);
        Assert.Contains("Slack:BotToken", code == "team_disabled" ? "Slack:BotToken" : _latch.Refusal!.Mend);
    }

    [Fact] // Trap 40.
    public async Task PostAsync_OneChannelLimited_OthersFlowAndNothingIsSentThereBeforeTheTime()
    {
        _handler.Answer = request => request.Contains("C1", StringComparison.Ordinal)
            ? Respond(429, "{}", retryAfter: 30)
            : Respond(200, """{"ok":true}""");

        Assert.Equal(TimeSpan.FromSeconds(30), (await PostAsync("C1")).After);
        _time.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(TimeSpan.FromSeconds(1), (await PostAsync("C1")).After);
        Assert.Equal(ApiOutcome.Ok, (await PostAsync("C2")).Outcome);
        Assert.Equal(2, _handler.Requests);

        _time.Advance(TimeSpan.FromSeconds(1));
        _handler.Answer = _ => Respond(200, """{"ok":true}""");
        Assert.Equal(ApiOutcome.Ok, (await PostAsync("C1")).Outcome);
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, nameof(ApiOutcome.NotSent))]
    [InlineData(HttpRequestError.NameResolutionError, nameof(ApiOutcome.NotSent))]
    [InlineData(HttpRequestError.SecureConnectionError, nameof(ApiOutcome.NotSent))]
    [InlineData(HttpRequestError.ResponseEnded, nameof(ApiOutcome.Unclear))]
    [InlineData(HttpRequestError.Unknown, nameof(ApiOutcome.Unclear))]
    public async Task PostAsync_NetworkFault_IsSurelyNotSentOnlyBeforeSending(HttpRequestError error, string outcome)
    {
        _handler.Answer = _ => throw new HttpRequestException(error);

        Assert.Equal(outcome, (await PostAsync("C1")).Outcome.ToString());
    }

    [Fact]
    public async Task PostAsync_NoAnswerInTime_IsUnclear()
    {
        _handler.Hang = true;
        var call = PostAsync("C1");
        await _handler.Received.WaitAsync(Testing.TestTimeout.Step, TestContext.Current.CancellationToken);

        _time.Advance(WebApi.CallTimeout);

        Assert.Equal((ApiOutcome.Unclear, "timeout"), ((await call).Outcome, (await call).Code));
    }

    [Fact]
    public async Task PostAsync_JsonAndToken_AreSentAsSlackWants()
    {
        await PostAsync("C1");

        Assert.Equal("https://slack.test/api/chat.postMessage", _handler.Last!.RequestUri!.AbsoluteUri);
        Assert.Equal("Bearer bot", _handler.Last.Headers.Authorization!.ToString());
        Assert.Equal("application/json; charset=utf-8", _handler.Last.Content!.Headers.ContentType!.ToString());
    }

    [Theory]
    [InlineData(200, "ok", nameof(ApiOutcome.Ok))]
    [InlineData(200, "", nameof(ApiOutcome.Ok))]
    [InlineData(200, """{"ok":true}""", nameof(ApiOutcome.Ok))]
    [InlineData(200, """{"ok":false,"error":"no_text"}""", nameof(ApiOutcome.Refused))]
    [InlineData(404, """{"ok":false,"error":"used_url"}""", nameof(ApiOutcome.Refused))]
    [InlineData(404, "expired_url", nameof(ApiOutcome.Refused))]
    [InlineData(500, "", nameof(ApiOutcome.Unclear))]
    [InlineData(200, "<html>", nameof(ApiOutcome.Unclear))]
    public async Task RespondAsync_AnyAnswer_GivesOneOutcomeAndSendsNoToken(int status, string body, string outcome)
    {
        _handler.Answer = _ => Respond(status, body);

        var result = await _api.RespondAsync(new Uri("https://hooks.test/1"), "{}"u8.ToArray(), TestContext.Current.CancellationToken);

        Assert.Equal(outcome, result.Outcome.ToString());
        Assert.Null(_handler.Last!.Headers.Authorization);
    }

    public void Dispose()
    {
        _api.Dispose();
        _handler.Dispose();
        _latch.Dispose();
    }

    private Task<ApiResult<PostAnswer>> PostAsync(string channel) => _api.PostAsync(
        "chat.postMessage", channel, Encoding.UTF8.GetBytes($$"""{"channel":"{{channel}}"}"""), SlackJson.Default.PostAnswer, TestContext.Current.CancellationToken);

    private static HttpResponseMessage Respond(int status, string body, int? retryAfter = null)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) };
        if (retryAfter is { } seconds)
        {
            response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(seconds));
        }

        return response;
    }

    private sealed class StubHandler : HttpMessageHandler
    {
        private readonly TaskCompletionSource _received = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Func<string, HttpResponseMessage> Answer { get; set; } = _ => Respond(200, """{"ok":true}""");

        public bool Hang { get; set; }

        public int Requests { get; private set; }

        public HttpRequestMessage? Last { get; private set; }

        public Task Received => _received.Task;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            Last = request;
            var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            _received.TrySetResult();
            if (Hang)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }

            return Answer(body);
        }
    }
}
