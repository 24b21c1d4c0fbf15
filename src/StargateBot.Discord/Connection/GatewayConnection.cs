using System.Net.WebSockets;
using Microsoft.Extensions.Logging;
using StargateBot.Discord.Wire;

namespace StargateBot.Discord.Connection;

/// <summary>What every connection of a client has in common.</summary>
/// <param name="Token">The bot's token, without prefix.</param>
/// <param name="Events">Takes what arrives.</param>
/// <param name="Sessions">Keeps the session.</param>
/// <param name="Time">The clock.</param>
/// <param name="Chance">Gives numbers from 0 to 1.</param>
/// <param name="Logger">Where to log.</param>
internal sealed record GatewaySettings(
    string Token, IGatewayEvents Events, SessionKeeper Sessions, TimeProvider Time, Func<double> Chance, ILogger Logger);

/// <summary>
/// One connection, from the handshake to the close: link, heartbeats, and the place in the protocol. Nothing of it outlives it, so
/// that no late callback can touch its successor. One state machine serves all phases: any opcode may come at any time.
/// </summary>
/// <param name="settings">What all connections have in common.</param>
/// <param name="url">Where to connect, with query.</param>
/// <param name="resumed">The session to go on with, or null to begin one.</param>
/// <param name="intents">Bits of <see cref="GatewayIntents"/> for a new session.</param>
internal sealed partial class GatewayConnection(GatewaySettings settings, Uri url, GatewaySession? resumed, int intents) : ILinkEvents, IDisposable
{
    private static readonly TimeSpan HelloTimeout = TimeSpan.FromSeconds(30);

    // A resumed session replays everything that was missed before RESUMED.
    private static readonly TimeSpan EstablishTimeout = TimeSpan.FromSeconds(60);

    // An acknowledged heartbeat says little about a connection that is a moment old.
    private static readonly TimeSpan ProvenAfter = TimeSpan.FromSeconds(5);

    // Public logs show this interval; it stands in for one that makes no sense.
    private static readonly TimeSpan UsualInterval = TimeSpan.FromMilliseconds(41_250);

    private readonly TaskCompletionSource<ConnectionEnd> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stop = new();
    private readonly TimeProvider _time = settings.Time;
    private readonly ILogger _logger = settings.Logger;

    private readonly GatewaySession? _resumed = resumed;

    private GatewayLink? _link;
    private GatewaySender? _sender;
    private GatewaySession? _session = resumed;
    private Task _beating = Task.CompletedTask;
    private volatile bool _hello;
    private volatile bool _established;
    private volatile bool _ackPending;
    private byte[] _opening = [];
    private bool _acknowledged;
    private bool _usedByPeople;
    private long _establishedAt;

    /// <summary>Runs the connection to its end.</summary>
    /// <param name="cancellationToken">Closes the connection; the session ends unless it is kept for another process.</param>
    /// <returns>How it ended; nothing is thrown for what the server or the network does.</returns>
    /// <exception cref="Core.Chat.ChatPlatformException">The token fits into no frame.</exception>
    public async Task<ConnectionEnd> RunAsync(CancellationToken cancellationToken)
    {
        _opening = _resumed is null
            ? GatewayFrames.Identify(settings.Token, intents)
            : GatewayFrames.Resume(settings.Token, _resumed.Id, _resumed.Sequence);
        _link = new GatewayLink(this, _time, _logger);
        if (!await _link.ConnectAsync(url, cancellationToken))
        {
            return (cancellationToken.IsCancellationRequested ? new ConnectionEnd(EndAction.Stopped, "shutdown") : ConnectionEnd.Lost("not connected")) with
            {
                Connected = false,
                Session = _resumed,
            };
        }

        _sender = new GatewaySender(_link.SendAsync, _time);
        using var goodbye = cancellationToken.UnsafeRegister(
            static state => ((GatewayConnection)state!).OnEnd(new ConnectionEnd(EndAction.Stopped, "shutdown")), this);
        var writing = WriteAsync();
        var reading = _link.ReadAsync();
        var watching = WatchAsync();
        var end = await _end.Task;
        await _stop.CancelAsync();
        await _link.CloseAsync(CloseCodeFor(end), writing, reading);
        await Task.WhenAll(writing, reading, watching, _beating);
        return Describe(end);
    }

    /// <inheritdoc/>
    public bool HasEnded => _end.Task.IsCompleted;

    /// <inheritdoc/>
    public void OnEnd(ConnectionEnd end) => _end.TrySetResult(end); // The first reason wins; whatever follows from it is not one.

    /// <inheritdoc/>
    public void Dispose()
    {
        _link?.Dispose();
        _stop.Dispose();
        _sender?.Dispose();
    }

    private ConnectionEnd Describe(ConnectionEnd end)
    {
        var lifetime = _established ? _time.GetElapsedTime(_establishedAt) : TimeSpan.Zero;
        return end with
        {
            Established = _established,
            Lifetime = lifetime,
            Proven = _established && (_usedByPeople || (_acknowledged && lifetime >= ProvenAfter)),
            Session = _session,
        };
    }

    /// <inheritdoc/>
    public void OnFrame(WebSocketMessageType type, ReadOnlySpan<byte> utf8)
    {
        var arrived = _time.GetTimestamp();
        if (type != WebSocketMessageType.Text || !GatewayFrame.TryRead(utf8, out var frame))
        {
            LogMalformed(_logger, utf8.Length);
            return;
        }

        var data = utf8.Slice(frame.DataStart, frame.DataLength);
        switch (frame.Op)
        {
            case GatewayOp.Dispatch:
                Dispatch(frame, data, arrived);
                break;
            case GatewayOp.Heartbeat:
                _sender!.Send(GatewayFrames.Heartbeat(Sequence));
                break;
            case GatewayOp.Reconnect:
                OnEnd(ConnectionEnd.Lost("reconnect requested"));
                break;
            case GatewayOp.InvalidSession:
                var resumable = data.SequenceEqual("true"u8);
                OnEnd(new ConnectionEnd(resumable ? EndAction.Resume : EndAction.Identify, "invalid session") { InvalidSession = true });
                break;
            case GatewayOp.Hello when !_hello:
                Greet(data);
                break;
            case GatewayOp.HeartbeatAck:
                _ackPending = false;
                _acknowledged = true;
                if (_established)
                {
                    settings.Sessions.Alive();
                }

                LogAcknowledged(_logger);
                break;
            default:
                LogUnknownOp(_logger, frame.Op);
                break;
        }
    }

    private long? Sequence => _session is { Sequence: > 0 and var sequence } ? sequence : null;

    private void Dispatch(GatewayFrame frame, ReadOnlySpan<byte> data, long arrived)
    {
        if (frame.Kind == DispatchKind.Ready)
        {
            BeginSession(frame, data);
            return;
        }

        if (frame.Sequence is { } sequence)
        {
            _session?.Received(sequence);
        }

        if (frame.Kind == DispatchKind.Resumed)
        {
            Establish();
            settings.Events.OnResumed();
        }
        else if (frame.Kind != DispatchKind.Other && settings.Events.OnDispatch(frame.Kind, data, frame.Sequence ?? 0, arrived))
        {
            _usedByPeople = true;
        }

        // Told after its question has begun to be handed in: it is not counted as safe too early.
        settings.Sessions.Arrived(frame.Sequence ?? 0);
    }

    private void BeginSession(GatewayFrame frame, ReadOnlySpan<byte> data)
    {
        if (WireReader.TryRead(data, DiscordJsonContext.Default.ReadyEvent) is not { } ready)
        {
            LogMalformed(_logger, data.Length);
            OnEnd(new ConnectionEnd(EndAction.Identify, "malformed READY"));
            return;
        }

        if (!GatewayUrl.TryComplete(ready.ResumeGatewayUrl, out var resumeUrl))
        {
            LogNoResumeUrl(_logger);
            resumeUrl = url;
        }

        _session = new GatewaySession(ready.SessionId, resumeUrl, intents);
        _session.Received(frame.Sequence ?? 0);
        Establish();
        settings.Events.OnReady(ready);
    }

    private void Establish()
    {
        _establishedAt = _time.GetTimestamp();
        _established = true;
        settings.Sessions.Establish(_session!);
    }

    private void Greet(ReadOnlySpan<byte> data)
    {
        _hello = true;
        var hello = WireReader.TryRead(data, DiscordJsonContext.Default.HelloData);
        var interval = hello is { HeartbeatInterval: >= 1 and < int.MaxValue } ? TimeSpan.FromMilliseconds(hello.HeartbeatInterval) : UsualInterval;
        _beating = BeatAsync(interval);
        _sender!.SendUrgent(_opening);
    }

    // Discord documentation, "Gateway", Sending Heartbeats: the first after a random part of the interval, so that clients spread.
    private async Task BeatAsync(TimeSpan interval)
    {
        try
        {
            await Task.Delay(interval * settings.Chance(), _time, _stop.Token);
            while (!_ackPending)
            {
                _ackPending = true;
                _sender!.SendUrgent(GatewayFrames.Heartbeat(Sequence));
                await Task.Delay(interval, _time, _stop.Token);
            }

            OnEnd(ConnectionEnd.Lost("heartbeat not acknowledged"));
        }
        catch (OperationCanceledException)
        {
            // The connection ended for another reason.
        }
    }

    private async Task WatchAsync()
    {
        try
        {
            await Task.Delay(HelloTimeout, _time, _stop.Token);
            if (!_hello)
            {
                OnEnd(ConnectionEnd.Lost("no hello"));
            }

            await Task.Delay(EstablishTimeout, _time, _stop.Token);
            if (!_established)
            {
                OnEnd(ConnectionEnd.Lost("session not confirmed"));
            }
        }
        catch (OperationCanceledException)
        {
            // The connection ended for another reason.
        }
    }

    private async Task WriteAsync()
    {
        try
        {
            await _sender!.RunAsync(_stop.Token);
        }
        catch (OperationCanceledException)
        {
            // Nothing more is to be sent.
        }
        catch (Exception e) when (e is WebSocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            OnEnd(ConnectionEnd.Lost("link lost"));
        }
    }

    // 1000 and 1001 would end the session, so they are for a goodbye for good. The server's own close is answered with its code.
    private int CloseCodeFor(ConnectionEnd end) => end switch
    {
        { Action: EndAction.Stopped } => settings.Sessions.IsDurable ? CloseCodes.Resumable : CloseCodes.Goodbye,
        { Code: >= 4000 and < 5000 and var theirs } => theirs,
        _ => CloseCodes.Resumable,
    };

    [LoggerMessage(EventId = 311, Level = LogLevel.Warning, Message = "A malformed gateway frame of {Length} bytes was skipped.")]
    private static partial void LogMalformed(ILogger logger, int length);

    [LoggerMessage(EventId = 313, Level = LogLevel.Debug, Message = "A gateway frame with opcode {Op} was ignored.")]
    private static partial void LogUnknownOp(ILogger logger, int op);

    [LoggerMessage(EventId = 314, Level = LogLevel.Warning, Message = "READY named no usable address for resuming; the first address is used.")]
    private static partial void LogNoResumeUrl(ILogger logger);

    [LoggerMessage(EventId = 317, Level = LogLevel.Trace, Message = "A heartbeat was acknowledged.")]
    private static partial void LogAcknowledged(ILogger logger);

}
