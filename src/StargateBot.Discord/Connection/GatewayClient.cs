using Microsoft.Extensions.Logging;
using StargateBot.Core.Chat;
using StargateBot.Core.Telemetry;
using StargateBot.Discord.Wire;

namespace StargateBot.Discord.Connection;

/// <summary>Takes note of how the connection is.</summary>
internal interface IConnectionStatus
{
    /// <summary>The connection is down and will be tried again.</summary>
    /// <param name="detail">Why, safe to show.</param>
    void Connecting(string detail);

    /// <summary>Tells whether the words of all messages can be read.</summary>
    /// <param name="warning">What works less well and how to mend it; empty for nothing.</param>
    void MessageContent(string warning);
}

/// <summary>Keeps a gateway connection for as long as that can help: discovers, identifies, resumes, waits.</summary>
/// <param name="options">The settings.</param>
/// <param name="rest">Makes the calls.</param>
/// <param name="settings">What all connections have in common.</param>
/// <param name="status">Takes note of how it goes.</param>
/// <param name="onApplication">Told the application's id where it is known before the session is.</param>
internal sealed partial class GatewayClient(
    DiscordSettings options, DiscordRest rest, GatewaySettings settings, IConnectionStatus status, Action<string> onApplication)
{
    private const string ContentWarning =
        "The message content intent is not enabled: follow-up questions without a mention are not seen. Enable it in the developer portal under Bot.";

    private const string ContentUnknownWarning =
        "Whether the message content intent is enabled could not be found out: follow-up questions without a mention are not seen.";

    private readonly ReconnectPolicy _policy = new(settings.Time);
    private readonly IdentifyBudget _budget = new(settings.Time);
    private readonly ILogger _logger = settings.Logger;
    private bool _withoutPrivileged;

    /// <summary>Runs until cancelled.</summary>
    /// <param name="cancellationToken">Closes the session and returns.</param>
    /// <exception cref="ChatPlatformException">Discord refused us for good.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var next = default(NextConnection);
        var reason = "start";
        while (!cancellationToken.IsCancellationRequested)
        {
            var end = await ConnectOnceAsync(next.Session, reason, cancellationToken);
            if (end.Action == EndAction.Stopped)
            {
                return;
            }

            ThrowIfFinal(end);
            if (CloseCodes.IsOurMistake(end.Code))
            {
                LogOurMistake(_logger, end.Reason);
            }

            next = _policy.After(end, settings.Chance());
            reason = end.Reason;
            status.Connecting($"Reconnecting after: {end.Reason}.");
            LogReconnecting(_logger, end.Reason, next.Session is null ? "a new session" : "the same session", next.Delay.TotalSeconds);
            await DelayAsync(next.Delay, cancellationToken);
        }
    }

    private async Task<ConnectionEnd> ConnectOnceAsync(GatewaySession? session, string reason, CancellationToken cancellationToken)
    {
        try
        {
            var url = session?.ResumeUrl;
            var intents = 0;
            if (session is null)
            {
                // Both are asked for at once: neither needs the other, and start-up waits for both.
                var probing = ProbeIntentsAsync(cancellationToken);
                url = await DiscoverAsync(cancellationToken);
                intents = await probing;
                if (url is null)
                {
                    return ConnectionEnd.Lost("gateway address unknown") with { Connected = false };
                }

                await WaitForBudgetAsync(cancellationToken);
            }

            ChatTelemetry.Connections.Add(
                1, new KeyValuePair<string, object?>("platform", DiscordPlatform.PlatformName), new KeyValuePair<string, object?>("reason", reason));
            using var connection = new GatewayConnection(settings, url!, session, intents);
            return await connection.RunAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new ConnectionEnd(EndAction.Stopped, "shutdown");
        }
    }

    private void ThrowIfFinal(ConnectionEnd end)
    {
        var privileged = !_withoutPrivileged && options.MessageContent != MessageContentMode.Without;
        if (end.Action == EndAction.IdentifyWithoutPrivileged && privileged)
        {
            LogIntentRefused(_logger);
            _withoutPrivileged = true;
            return;
        }

        if (end.Action is EndAction.Fatal or EndAction.IdentifyWithoutPrivileged)
        {
            var code = end.Code ?? 0;
            throw new ChatPlatformException(
                DiscordPlatform.PlatformName, code.ToString(System.Globalization.CultureInfo.InvariantCulture), CloseCodes.MendFor(code));
        }
    }

    private async Task<int> ProbeIntentsAsync(CancellationToken cancellationToken)
    {
        if (_withoutPrivileged || options.MessageContent == MessageContentMode.Without)
        {
            status.MessageContent(options.MessageContent == MessageContentMode.Without ? "" : ContentWarning);
            return GatewayIntents.Required;
        }

        if (options.MessageContent == MessageContentMode.With)
        {
            status.MessageContent("");
            return GatewayIntents.Required | GatewayIntents.MessageContent;
        }

        var call = new RestCall(RestKind.Bot, HttpMethod.Get, "GET /applications/@me", "", "applications/@me");
        var reply = await rest.CallAsync(call, cancellationToken);
        var application = reply.Outcome == RestOutcome.Done ? WireReader.TryRead(reply.Body.Span, DiscordJsonContext.Default.ApplicationObject) : null;
        if (application?.Id is { Length: > 0 } id)
        {
            onApplication(id);
        }

        if (((application?.Flags ?? 0) & ApplicationObject.MessageContentFlags) != 0)
        {
            status.MessageContent("");
            return GatewayIntents.Required | GatewayIntents.MessageContent;
        }

        var warning = application is null ? ContentUnknownWarning : ContentWarning;
        LogContentMissing(_logger, warning);
        status.MessageContent(warning);
        return GatewayIntents.Required;
    }

    // Null: not now. Source: Discord documentation, "Gateway", Get Gateway Bot and Session Start Limit.
    private async Task<Uri?> DiscoverAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var call = new RestCall(RestKind.Bot, HttpMethod.Get, "GET /gateway/bot", "", "gateway/bot");
            var reply = await rest.CallAsync(call, cancellationToken);
            if (reply.Outcome == RestOutcome.NotYet && reply.Wait > TimeSpan.Zero)
            {
                await DelayAsync(reply.Wait, cancellationToken);
                continue;
            }

            if (reply.Outcome != RestOutcome.Done || WireReader.TryRead(reply.Body.Span, DiscordJsonContext.Default.GatewayBot) is not { } gateway)
            {
                return null;
            }

            if (!GatewayUrl.TryComplete(gateway.Url, out var url))
            {
                throw new ChatPlatformException(
                    DiscordPlatform.PlatformName, "gateway_address", "the gateway's address is not encrypted; check Discord:ApiBaseUrl.");
            }

            if (gateway.SessionStartLimit is not { Remaining: <= 0 } limit)
            {
                return url;
            }

            var wait = TimeSpan.FromMilliseconds(Math.Clamp(limit.ResetAfter, 1_000, TimeSpan.FromDays(1).TotalMilliseconds));
            status.Connecting($"Discord allows no new session before {wait.TotalMinutes:0} min have passed.");
            LogSessionsSpent(_logger, wait.TotalSeconds);
            await DelayAsync(wait, cancellationToken);
        }
    }

    private async Task WaitForBudgetAsync(CancellationToken cancellationToken)
    {
        while (_budget.TryTake() is var wait && wait > TimeSpan.Zero)
        {
            status.Connecting("Too many new sessions today; the next one has to wait.");
            LogBudgetSpent(_logger, wait.TotalSeconds);
            await DelayAsync(wait, cancellationToken);
        }
    }

    private async Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        if (delay > TimeSpan.Zero)
        {
            await Task.Delay(delay, settings.Time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(EventId = 301, Level = LogLevel.Information, Message = "The Discord connection ended ({Reason}); {Next} follows in {Seconds} s.")]
    private static partial void LogReconnecting(ILogger logger, string reason, string next, double seconds);

    [LoggerMessage(EventId = 302, Level = LogLevel.Error, Message = "Discord says that we broke the protocol ({Reason}): please report this.")]
    private static partial void LogOurMistake(ILogger logger, string reason);

    [LoggerMessage(EventId = 303, Level = LogLevel.Warning, Message = "Discord refused the message content intent (4014); connecting without it.")]
    private static partial void LogIntentRefused(ILogger logger);

    [LoggerMessage(EventId = 304, Level = LogLevel.Warning, Message = "{Warning}")]
    private static partial void LogContentMissing(ILogger logger, string warning);

    [LoggerMessage(EventId = 305, Level = LogLevel.Error, Message = "Discord allows no new session now; waiting {Seconds} s.")]
    private static partial void LogSessionsSpent(ILogger logger, double seconds);

    [LoggerMessage(EventId = 306, Level = LogLevel.Error, Message = "Too many sessions were begun today; the next one waits {Seconds} s, so that Discord does not reset the token.")]
    private static partial void LogBudgetSpent(ILogger logger, double seconds);
}
