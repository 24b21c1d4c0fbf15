using System.Net.WebSockets;
using Microsoft.Extensions.Logging;
using StargateBot.Core.Chat;
using StargateBot.Core.Telemetry;
using StargateBot.Slack.Api;

namespace StargateBot.Slack.Connection;

/// <summary>
/// Keeps one socket to Slack, and a second one only while it replaces the first. The one owner of reconnects. Slack's documentation,
/// "Using Socket Mode".
/// </summary>
internal sealed class SocketModeClient
{
    private static readonly KeyValuePair<string, object?> PlatformTag = new("platform", SlackPlatform.PlatformName);

    private readonly WebApi _api;
    private readonly HttpMessageInvoker _invoker;
    private readonly SocketModeTiming _timing;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly ReconnectPolicy _policy;
    private volatile SlackIdentity? _identity;
    private volatile SocketLink? _current;
    private volatile SocketLink? _draining;
    private volatile string _fault = "";
    private TimeSpan _retry;

    public SocketModeClient(WebApi api, HttpMessageInvoker invoker, SocketModeTiming timing, TimeProvider time, ILogger log)
    {
        _api = api;
        _invoker = invoker;
        _timing = timing;
        _time = time;
        _log = log;
        _policy = new ReconnectPolicy(timing, Random.Shared.NextDouble);
    }

    /// <summary>Gets who the bot is; known before a socket is opened.</summary>
    public SlackIdentity? Identity => _identity;

    /// <summary>Gets whether questions can arrive.</summary>
    public bool IsConnected => _current is { IsUsable: true } || _draining is { IsUsable: true };

    /// <summary>Gets why there is no connection, safe to show; empty when nothing failed.</summary>
    public string Fault => _fault;

    /// <summary>Connects, and connects again for as long as that can help.</summary>
    /// <param name="handler">Takes what arrives.</param>
    /// <param name="cancellationToken">Closes the sockets and ends.</param>
    /// <exception cref="ChatPlatformException">Slack refused the bot for good.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task RunAsync(IEnvelopeHandler handler, CancellationToken cancellationToken)
    {
        var drain = Task.CompletedTask;
        var delay = TimeSpan.Zero;
        var reason = "start";
        try
        {
            while (true)
            {
                await Task.Delay(delay, _time, cancellationToken);
                var started = _time.GetTimestamp();
                var link = await OpenAsync(handler, cancellationToken);
                if (link is null)
                {
                    delay = _retry;
                    _log.SocketNotOpened(_fault, delay.TotalSeconds);
                    continue;
                }

                var replaced = _current;
                _current = link;
                _fault = "";
                ChatTelemetry.Connections.Add(1, PlatformTag, new KeyValuePair<string, object?>("reason", reason));
                var elapsed = _time.GetElapsedTime(started);
                _log.SocketOpen(reason, elapsed.TotalMilliseconds);
                if (replaced is not null)
                {
                    _draining = replaced;
                    drain = DrainAsync(replaced, cancellationToken);
                }

                (delay, reason) = await WatchAsync(link, cancellationToken);
                if (!link.Ended.IsCompleted)
                {
                    // Two sockets at most: one that is still being drained makes room for the replacement of its own replacement.
                    await EndAsync(_draining);
                    await drain;
                }
            }
        }
        finally
        {
            await Task.WhenAll(EndAsync(_current), EndAsync(_draining));
            await drain;
        }
    }

    private static Task EndAsync(SocketLink? link) => link?.CloseAsync() ?? Task.CompletedTask;

    // Ends when the next socket should be opened.
    private async Task<(TimeSpan Delay, string Reason)> WatchAsync(SocketLink link, CancellationToken cancellationToken)
    {
        await Task.WhenAny(link.Ended, link.Leaving).WaitAsync(cancellationToken);
        if (!link.Ended.IsCompleted)
        {
            var leaving = await link.Leaving;
            _log.SocketReplaced(leaving);
            return (_policy.AfterLink(LinkEndKind.Replaced, link.Lifetime, link.WasUseful), leaving);
        }

        var end = await link.Ended;
        _current = null;
        if (end.Kind == LinkEndKind.Disabled)
        {
            throw SlackErrors.SocketsDisabled(end.Reason);
        }

        var delay = _policy.AfterLink(end.Kind, link.Lifetime, link.WasUseful);
        _fault = $"The socket ended: {end.Reason}.";
        _log.SocketEnded(end.Reason, delay.TotalSeconds);
        return (delay, end.Kind.ToString());
    }

    private async Task DrainAsync(SocketLink link, CancellationToken cancellationToken)
    {
        try
        {
            await link.Ended.WaitAsync(_timing.DrainTime, _time, cancellationToken);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            // Slack left it open longer than it said, or the platform ends.
        }

        await link.CloseAsync();
        if (_draining == link)
        {
            _draining = null;
        }
    }

    // Gives a usable link, or null and sets the fault and the delay before the next try.
    private async Task<SocketLink?> OpenAsync(IEnvelopeHandler handler, CancellationToken cancellationToken)
    {
        // Both calls at once: the bot is ready one round trip earlier.
        var identifying = _identity is null ? IdentifyAsync(cancellationToken) : Task.FromResult(default(TimeSpan?));
        var opened = await _api.OpenConnectionAsync(cancellationToken);
        if (await identifying is { } wait)
        {
            _retry = _policy.AfterFailure(wait);
            return null;
        }

        if (opened.Outcome != ApiOutcome.Ok)
        {
            return Refused(opened);
        }

        if (!Uri.TryCreate(opened.Answer!.Url, UriKind.Absolute, out var url) || url.Scheme is not ("ws" or "wss") || !PlatformAddress.IsSafe(url))
        {
            return Failed("apps.connections.open gave an address that is not safe");
        }

        return await ConnectAsync(url, cancellationToken) is { } socket ? await GreetAsync(socket, handler, cancellationToken) : null;
    }

    private SocketLink? Refused<T>(ApiResult<T> opened)
        where T : class
    {
        if (opened.Outcome == ApiOutcome.Refused && SlackErrors.IsFatalForSocket(opened.Code))
        {
            throw SlackErrors.AppTokenRefused(opened.Code);
        }

        _fault = $"apps.connections.open failed: {opened.Code}.";
        _retry = opened.Code == SlackErrors.TooManySockets ? _policy.AfterCrowd() : _policy.AfterFailure(opened.After);
        return null;
    }

    // Null when the bot knows itself, else how long Slack wants us to wait.
    private async Task<TimeSpan?> IdentifyAsync(CancellationToken cancellationToken)
    {
        var result = await _api.TestAuthAsync(cancellationToken);
        if (result is { Outcome: ApiOutcome.Ok, Answer: { TeamId: { Length: > 0 } team, UserId: { Length: > 0 } user } answer })
        {
            _identity = new SlackIdentity(team, user, answer.BotId);
            _log.Identified(user, team);
            return null;
        }

        _fault = $"auth.test failed: {result.Code}.";
        return result.After;
    }

    private async Task<WebSocket?> ConnectAsync(Uri url, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_timing.OpenTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = _timing.KeepAliveInterval;
        socket.Options.KeepAliveTimeout = _timing.KeepAliveTimeout;
        try
        {
            await socket.ConnectAsync(url, _invoker, either.Token);
            return socket;
        }
        catch (Exception e) when (e is WebSocketException or HttpRequestException or IOException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            socket.Dispose();
            Failed("the socket could not be opened");
            return null;
        }
        catch (OperationCanceledException)
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<SocketLink?> GreetAsync(WebSocket socket, IEnvelopeHandler handler, CancellationToken cancellationToken)
    {
        var link = new SocketLink(socket, handler, _timing, _time, _log);
        link.Start(cancellationToken);
        try
        {
            await Task.WhenAny(link.Hello, link.Ended).WaitAsync(_timing.OpenTimeout, _time, cancellationToken);
        }
        catch (TimeoutException)
        {
            await link.CloseAsync();
            return Failed("Slack did not say hello");
        }
        catch (OperationCanceledException)
        {
            await link.CloseAsync();
            throw;
        }

        if (link.Hello.IsCompleted)
        {
            return link;
        }

        var end = await link.Ended;
        if (end.Kind == LinkEndKind.Disabled)
        {
            throw SlackErrors.SocketsDisabled(end.Reason);
        }

        Failed($"the socket ended before hello: {end.Reason}");
        if (end.Kind == LinkEndKind.Crowded)
        {
            _retry = _policy.AfterCrowd();
        }

        return null;
    }

    private SocketLink? Failed(string fault)
    {
        _fault = fault + ".";
        _retry = _policy.AfterFailure(TimeSpan.Zero);
        return null;
    }
}
