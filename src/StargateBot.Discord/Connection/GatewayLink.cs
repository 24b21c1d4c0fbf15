using System.Net.WebSockets;
using Microsoft.Extensions.Logging;

namespace StargateBot.Discord.Connection;

/// <summary>Takes what a link brings. Called from the read loop, one call at a time.</summary>
internal interface ILinkEvents
{
    /// <summary>Gets whether the connection has ended: what still comes belongs to its successor, who gets it replayed.</summary>
    bool HasEnded { get; }

    /// <summary>A whole frame arrived.</summary>
    /// <param name="type">Text or binary.</param>
    /// <param name="frame">Its bytes; valid during the call only.</param>
    void OnFrame(WebSocketMessageType type, ReadOnlySpan<byte> frame);

    /// <summary>The link ended. Further calls change nothing.</summary>
    /// <param name="end">How.</param>
    void OnEnd(ConnectionEnd end);
}

/// <summary>The socket under a connection: handshake, whole frames in and out, and a close that is bounded in time.</summary>
/// <param name="events">Takes what arrives.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where to log.</param>
internal sealed partial class GatewayLink(ILinkEvents events, TimeProvider time, ILogger logger) : IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    // The peer may never answer our close frame.
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(1);

    private readonly ClientWebSocket _socket = new();
    private readonly SocketsHttpHandler _handler = new() { ActivityHeadersPropagator = null, UseCookies = false };
    private CloseFrameWatch? _watch;

    /// <summary>Connects.</summary>
    /// <param name="url">Where to, with query.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False when that did not work, for whatever reason.</returns>
    public async Task<bool> ConnectAsync(Uri url, CancellationToken cancellationToken)
    {
        _socket.Options.KeepAliveInterval = TimeSpan.Zero; // Heartbeats are the protocol's own keep-alive.
        _socket.Options.SetRequestHeader("User-Agent", DiscordRest.UserAgent);
        _handler.PlaintextStreamFilter = (context, _) => ValueTask.FromResult<Stream>(_watch = new CloseFrameWatch(context.PlaintextStream));
        using var timeout = new CancellationTokenSource(ConnectTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var invoker = new HttpMessageInvoker(_handler, disposeHandler: false);
        try
        {
            await _socket.ConnectAsync(url, invoker, either.Token);
            return true;
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or HttpRequestException or IOException)
        {
            if (!cancellationToken.IsCancellationRequested)
            {
                LogNotConnected(logger, e.Message);
            }

            return false;
        }
    }

    /// <summary>Sends a frame; one at a time.</summary>
    /// <param name="frame">UTF-8 text.</param>
    /// <param name="cancellationToken">Aborts the socket.</param>
    public ValueTask SendAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken) =>
        _socket.SendAsync(frame, WebSocketMessageType.Text, WebSocketMessageFlags.EndOfMessage, cancellationToken);

    /// <summary>Reads until the link ends. Never throws.</summary>
    public async Task ReadAsync()
    {
        using var buffer = new FrameBuffer();
        try
        {
            while (true)
            {
                var received = await _socket.ReceiveAsync(buffer.Room(), CancellationToken.None);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    events.OnEnd(ConnectionEnd.Closed(_watch is { EndedWithoutCode: true } ? null : (int?)_socket.CloseStatus));
                    return;
                }

                buffer.Add(received.Count);
                if (buffer.IsTooLong)
                {
                    LogTooLong(logger, FrameBuffer.MaxBytes);
                    events.OnEnd(ConnectionEnd.Lost("frame too long"));
                }

                if (events.HasEnded)
                {
                    buffer.Clear();
                }
                else if (received.EndOfMessage)
                {
                    events.OnFrame(received.MessageType, buffer.Received);
                    buffer.Clear();
                }
            }
        }
        catch (Exception e)
        {
            // Whatever it was, the loop is over: without an end the client would wait for ever.
            LogLinkLost(logger, e);
            events.OnEnd(ConnectionEnd.Lost("link lost"));
        }
    }

    /// <summary>Closes the link, politely where the peer plays along, and in any case soon. Never throws.</summary>
    /// <param name="code">The close code.</param>
    /// <param name="writing">Ends with the last frame on its way out.</param>
    /// <param name="reading">What <see cref="ReadAsync"/> gave.</param>
    public async Task CloseAsync(int code, Task writing, Task reading)
    {
        try
        {
            using var timeout = new CancellationTokenSource(CloseTimeout, time);
            await writing.WaitAsync(timeout.Token);
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await _socket.CloseOutputAsync((WebSocketCloseStatus)code, null, timeout.Token);
            }

            await reading.WaitAsync(timeout.Token);
        }
        catch (Exception e) when (e is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            LogCloseUnanswered(logger);
        }

        _socket.Abort();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _socket.Dispose();
        _handler.Dispose();
    }

    [LoggerMessage(EventId = 310, Level = LogLevel.Warning, Message = "The Discord gateway could not be reached: {Message}")]
    private static partial void LogNotConnected(ILogger logger, string message);

    [LoggerMessage(EventId = 312, Level = LogLevel.Warning, Message = "A gateway frame was longer than {MaxBytes} bytes; the connection is given up.")]
    private static partial void LogTooLong(ILogger logger, int maxBytes);

    [LoggerMessage(EventId = 315, Level = LogLevel.Debug, Message = "The gateway did not answer our close frame.")]
    private static partial void LogCloseUnanswered(ILogger logger);

    [LoggerMessage(EventId = 316, Level = LogLevel.Debug, Message = "The gateway connection broke.")]
    private static partial void LogLinkLost(ILogger logger, Exception exception);
}
