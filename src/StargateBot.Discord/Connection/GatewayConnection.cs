using System.Net.WebSockets;
using Microsoft.Extensions.Logging;
using StargateBot.Discord.Wire;

namespace StargateBot.Discord.Connection;

/// <summary>What every connection of a client has in common.</summary>
/// <param name="Token">The bot's token, without prefix.</param>
/// <param name="Events">Takes what arrives.</param>
/// <param name="Time">The clock.</param>
/// <param name="Chance">Gives numbers from 0 to 1.</param>
/// <param name="Logger">Where to log.</param>
internal sealed record GatewaySettings(
    string Token, IGatewayEvents Events, TimeProvider Time, Func<double> Chance, ILogger Logger);

/// <summary>
/// One connection, from the handshake to the close: socket, heartbeats, and the place in the protocol. Nothing of it outlives it, so
/// that no late callback can touch its successor. One state machine serves all phases: any opcode may come at any time.
/// </summary>
/// <param name="settings">What all connections have in common.</param>
/// <param name="url">Where to connect, with query.</param>
/// <param name="resumed">The session to go on with, or null to begin one.</param>
/// <param name="intents">Bits of <see cref="GatewayIntents"/> for a new session.</param>
internal sealed partial class GatewayConnection(GatewaySettings settings, Uri url, GatewaySession? resumed, int intents) : IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan HelloTimeout = TimeSpan.FromSeconds(30);

    // A resumed session replays everything that was missed before RESUMED.
    private static readonly TimeSpan EstablishTimeout = TimeSpan.FromSeconds(60);

    // The peer may never answer our close frame.
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(1);

    // An acknowledged heartbeat says little about a connection that is a moment old.
    private static readonly TimeSpan ProvenAfter = TimeSpan.FromSeconds(5);

    // Public logs show this interval; it stands in for one that makes no sense.
    private static readonly TimeSpan UsualInterval = TimeSpan.FromMilliseconds(41_250);

    private readonly TaskCompletionSource<ConnectionEnd> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stop = new();
    private readonly ClientWebSocket _socket = new();
    private readonly SocketsHttpHandler _handler = new() { ActivityHeadersPropagator = null, UseCookies = false };
    private readonly TimeProvider _time = settings.Time;
    private readonly ILogger _logger = settings.Logger;

    private readonly GatewaySession? _resumed = resumed;

    private CloseFrameWatch? _watch;
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
    /// <param name="cancellationToken">Says goodbye with code 1000.</param>
    /// <returns>How it ended; nothing is thrown for what the server or the network does.</returns>
    /// <exception cref="Core.Chat.ChatPlatformException">The token fits into no frame.</exception>
    public async Task<ConnectionEnd> RunAsync(CancellationToken cancellationToken)
    {
        _opening = _resumed is null
            ? GatewayFrames.Identify(settings.Token, intents)
            : GatewayFrames.Resume(settings.Token, _resumed.Id, _resumed.Sequence);
        if (await ConnectAsync(cancellationToken) is { } failure)
        {
            return failure;
        }

        _sender = new GatewaySender(
            (frame, token) => _socket.SendAsync(frame, WebSocketMessageType.Text, WebSocketMessageFlags.EndOfMessage, token), _time);
        using var goodbye = cancellationToken.UnsafeRegister(
            static state => ((GatewayConnection)state!).EndWith(new ConnectionEnd(EndAction.Stopped, "shutdown")), this);
        var writing = WriteAsync();
        var reading = ReadAsync();
        var watching = WatchAsync();
        var end = await _end.Task;
        await CloseAsync(end, writing, reading);
        await Task.WhenAll(writing, reading, watching, _beating);
        return Describe(end);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _socket.Dispose();
        _handler.Dispose();
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

    private async Task<ConnectionEnd?> ConnectAsync(CancellationToken cancellationToken)
    {
        _socket.Options.KeepAliveInterval = TimeSpan.Zero; // Heartbeats are the protocol's own keep-alive.
        _socket.Options.SetRequestHeader("User-Agent", DiscordRest.UserAgent);
        _handler.PlaintextStreamFilter = (context, _) => ValueTask.FromResult<Stream>(_watch = new CloseFrameWatch(context.PlaintextStream));
        using var timeout = new CancellationTokenSource(ConnectTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var invoker = new HttpMessageInvoker(_handler, disposeHandler: false);
        try
        {
            await _socket.ConnectAsync(url, invoker, either.Token);
            return null;
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or HttpRequestException or IOException)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return new ConnectionEnd(EndAction.Stopped, "shutdown") { Connected = false };
            }

            LogNotConnected(_logger, e.Message);
            return ConnectionEnd.Lost("not connected") with { Connected = false, Session = _resumed };
        }
    }

    // The first reason wins; whatever follows from it is not one.
    private void EndWith(ConnectionEnd end) => _end.TrySetResult(end);

    private async Task ReadAsync()
    {
        using var buffer = new FrameBuffer();
        try
        {
            while (true)
            {
                var received = await _socket.ReceiveAsync(buffer.Room(), CancellationToken.None);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    EndWith(ConnectionEnd.Closed(_watch is { EndedWithoutCode: true } ? null : (int?)_socket.CloseStatus));
                    return;
                }

                buffer.Add(received.Count);
                if (buffer.IsTooLong)
                {
                    LogTooLong(_logger, FrameBuffer.MaxBytes);
                    EndWith(ConnectionEnd.Lost("frame too long"));
                }

                // Frames after the end belong to the successor, who gets them replayed.
                if (_end.Task.IsCompleted)
                {
                    buffer.Clear();
                }
                else if (received.EndOfMessage)
                {
                    Handle(received.MessageType, buffer.Received);
                    buffer.Clear();
                }
            }
        }
        catch (Exception e)
        {
            // Whatever it was, the loop is over: without an end the client would wait for ever.
            LogLinkLost(_logger, e);
            EndWith(ConnectionEnd.Lost("link lost"));
        }
    }

    private void Handle(WebSocketMessageType type, ReadOnlySpan<byte> utf8)
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
                EndWith(ConnectionEnd.Lost("reconnect requested"));
                break;
            case GatewayOp.InvalidSession:
                var resumable = data.SequenceEqual("true"u8);
                EndWith(new ConnectionEnd(resumable ? EndAction.Resume : EndAction.Identify, "invalid session") { InvalidSession = true });
                break;
            case GatewayOp.Hello when !_hello:
                Greet(data);
                break;
            case GatewayOp.HeartbeatAck:
                _ackPending = false;
                _acknowledged = true;
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
        else if (frame.Kind != DispatchKind.Other && settings.Events.OnDispatch(frame.Kind, data, arrived))
        {
            _usedByPeople = true;
        }
    }

    private void BeginSession(GatewayFrame frame, ReadOnlySpan<byte> data)
    {
        if (WireReader.TryRead(data, DiscordJsonContext.Default.ReadyEvent) is not { } ready)
        {
            LogMalformed(_logger, data.Length);
            EndWith(new ConnectionEnd(EndAction.Identify, "malformed READY"));
            return;
        }

        if (!GatewayUrl.TryComplete(ready.ResumeGatewayUrl, out var resumeUrl))
        {
            LogNoResumeUrl(_logger);
            resumeUrl = url;
        }

        _session = new GatewaySession(ready.SessionId, resumeUrl);
        _session.Received(frame.Sequence ?? 0);
        Establish();
        settings.Events.OnReady(ready);
    }

    private void Establish()
    {
        _establishedAt = _time.GetTimestamp();
        _established = true;
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

            EndWith(ConnectionEnd.Lost("heartbeat not acknowledged"));
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
                EndWith(ConnectionEnd.Lost("no hello"));
            }

            await Task.Delay(EstablishTimeout, _time, _stop.Token);
            if (!_established)
            {
                EndWith(ConnectionEnd.Lost("session not confirmed"));
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
            EndWith(ConnectionEnd.Lost("link lost"));
        }
    }

    // 1000 and 1001 would end the session, so they are for goodbye only. The server's own close is answered with its code.
    private async Task CloseAsync(ConnectionEnd end, Task writing, Task reading)
    {
        await _stop.CancelAsync();
        var code = end switch
        {
            { Action: EndAction.Stopped } => CloseCodes.Goodbye,
            { Code: >= 4000 and < 5000 and var theirs } => theirs,
            _ => CloseCodes.Resumable,
        };
        try
        {
            using var timeout = new CancellationTokenSource(CloseTimeout, _time);
            await writing.WaitAsync(timeout.Token);
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await _socket.CloseOutputAsync((WebSocketCloseStatus)code, null, timeout.Token);
            }

            await reading.WaitAsync(timeout.Token);
        }
        catch (Exception e) when (e is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            LogCloseUnanswered(_logger);
        }

        _socket.Abort();
    }

    [LoggerMessage(EventId = 310, Level = LogLevel.Warning, Message = "The Discord gateway could not be reached: {Message}")]
    private static partial void LogNotConnected(ILogger logger, string message);

    [LoggerMessage(EventId = 311, Level = LogLevel.Warning, Message = "A malformed gateway frame of {Length} bytes was skipped.")]
    private static partial void LogMalformed(ILogger logger, int length);

    [LoggerMessage(EventId = 312, Level = LogLevel.Warning, Message = "A gateway frame was longer than {MaxBytes} bytes; the connection is given up.")]
    private static partial void LogTooLong(ILogger logger, int maxBytes);

    [LoggerMessage(EventId = 313, Level = LogLevel.Debug, Message = "A gateway frame with opcode {Op} was ignored.")]
    private static partial void LogUnknownOp(ILogger logger, int op);

    [LoggerMessage(EventId = 314, Level = LogLevel.Warning, Message = "READY named no usable address for resuming; the first address is used.")]
    private static partial void LogNoResumeUrl(ILogger logger);

    [LoggerMessage(EventId = 316, Level = LogLevel.Debug, Message = "The gateway connection broke.")]
    private static partial void LogLinkLost(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 317, Level = LogLevel.Trace, Message = "A heartbeat was acknowledged.")]
    private static partial void LogAcknowledged(ILogger logger);

    [LoggerMessage(EventId = 315, Level = LogLevel.Debug, Message = "The gateway did not answer our close frame.")]
    private static partial void LogCloseUnanswered(ILogger logger);
}
