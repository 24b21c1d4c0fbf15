using Microsoft.Extensions.Logging;
using StargateBot.Core.Chat;
using StargateBot.Core.Telemetry;
using StargateBot.Discord.Events;
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
    private readonly ReconnectPolicy _policy = new(settings.Time);
    private readonly IdentifyBudget _budget = new(settings.Time);
    private readonly ILogger _logger = settings.Logger;
    private readonly ApplicationProbe _probe = new(options.MessageContent, rest, status, onApplication, settings.Logger);
    private bool _mayRestore = settings.Sessions.IsDurable;

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
            if (next.Session is null)
            {
                settings.Sessions.End();
            }

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
            session ??= await RestoreAsync(cancellationToken);
            var url = session?.ResumeUrl;
            var intents = session?.Intents ?? 0;
            if (session is null)
            {
                // Both are asked for at once: neither needs the other, and start-up waits for both.
                var probing = _probe.DecideIntentsAsync(cancellationToken);
                url = await DiscoverAsync(cancellationToken);
                intents = await probing;
                if (url is null)
                {
                    return ConnectionEnd.Lost("gateway address unknown") with { Connected = false };
                }

                await WaitForBudgetAsync(cancellationToken);
            }

            _mayRestore = false;
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

    // READY is not replayed: who the bot is has to be asked for. While it cannot be, the session is left for the next try.
    private async Task<GatewaySession?> RestoreAsync(CancellationToken cancellationToken)
    {
        if (!_mayRestore || !await IsAnyKeptAsync(cancellationToken) || await _probe.ReadAsync(cancellationToken) is not { Id: { } id } application)
        {
            return null;
        }

        if (await settings.Sessions.FindAsync(_probe.Decide(application), cancellationToken) is not { } session)
        {
            return null;
        }

        settings.Events.OnRestored(new BotIdentity(application.Bot?.Id ?? id, id));
        settings.Sessions.Restore(session);
        _policy.Restore(session);
        LogRestored(_logger, session.Sequence);
        return session;
    }

    private async ValueTask<bool> IsAnyKeptAsync(CancellationToken cancellationToken)
    {
        foreach (var intents in ApplicationProbe.PossibleIntents)
        {
            if (await settings.Sessions.FindAsync(intents, cancellationToken) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private void ThrowIfFinal(ConnectionEnd end)
    {
        var privileged = !_probe.ContentRefused && options.MessageContent != MessageContentMode.Without;
        if (end.Action == EndAction.IdentifyWithoutPrivileged && privileged)
        {
            LogIntentRefused(_logger);
            _probe.ContentRefused = true;
            return;
        }

        if (end.Action is EndAction.Fatal or EndAction.IdentifyWithoutPrivileged)
        {
            settings.Sessions.End();
            var code = end.Code ?? 0;
            throw new ChatPlatformException(
                DiscordPlatform.PlatformName, code.ToString(System.Globalization.CultureInfo.InvariantCulture), CloseCodes.MendFor(code));
        }
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

    [LoggerMessage(EventId = 308, Level = LogLevel.Information, Message = "The Discord session of an earlier process is resumed after event {Sequence}.")]
    private static partial void LogRestored(ILogger logger, long sequence);

    [LoggerMessage(EventId = 305, Level = LogLevel.Error, Message = "Discord allows no new session now; waiting {Seconds} s.")]
    private static partial void LogSessionsSpent(ILogger logger, double seconds);

    [LoggerMessage(EventId = 306, Level = LogLevel.Error, Message = "Too many sessions were begun today; the next one waits {Seconds} s, so that Discord does not reset the token.")]
    private static partial void LogBudgetSpent(ILogger logger, double seconds);
}
