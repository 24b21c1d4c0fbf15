using System.Buffers;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using StargateBot.Simulator.Faults;

namespace StargateBot.Simulator.Sockets;

/// <summary>
/// The server's end of one WebSocket. Messages are queued and written in order by one writer; reading is the owner's loop,
/// one reader at a time. It can misbehave: freeze, reset, vanish, split messages into fragments, ignore a close frame.
/// </summary>
internal sealed class SimulatedSocket : IAsyncDisposable
{
    // A client that lets this many messages pile up is dropped, as the platforms do.
    private const int MostQueued = 16_384;
    private const int LargestMessage = 1 << 20;

    // How long a client may take to answer a close frame before the connection is ended anyway; real time.
    private static readonly TimeSpan CloseAnswerTime = TimeSpan.FromSeconds(5);

    // How long a client may leave a ping of ours without answer; real time.
    private static readonly TimeSpan PongTime = TimeSpan.FromSeconds(60);

    // RFC 6455, section 5.5.1: a close frame without a body. The framework's own would carry the reserved code 1005.
    private static readonly byte[] CloseWithoutCode = [0x88, 0x00];

    private readonly Socket? _connection;
    private readonly FreezableStream _stream;
    private readonly WebSocket _socket;
    private readonly Task _writer;
    private readonly CancellationTokenSource _ended = new();
    private readonly Channel<SocketOutput> _outgoing = Channel.CreateBounded<SocketOutput>(
        new BoundedChannelOptions(MostQueued) { SingleReader = true });

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(8192);

    private SimulatedSocket(Socket? connection, FreezableStream stream, TimeSpan pingEvery)
    {
        _connection = connection;
        _stream = stream;
        var options = new WebSocketCreationOptions { IsServer = true, KeepAliveInterval = pingEvery };
        if (pingEvery > TimeSpan.Zero)
        {
            options.KeepAliveTimeout = PongTime;
        }

        _socket = WebSocket.CreateFromStream(stream, options);
        _writer = WriteAsync();
    }

    /// <summary>Gets or sets the size in bytes of the fragments that messages are split into; 0 sends them whole.</summary>
    public int FragmentSize { get; set; }

    /// <summary>Gets or sets a value indicating whether the client's close frame is answered.</summary>
    public bool AnswersClose { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether the client's pings are answered.</summary>
    public bool AnswersPings
    {
        get => !_stream.DropsPongs;
        set => _stream.DropsPongs = !value;
    }

    /// <summary>Gets a value indicating whether the client sent a close frame.</summary>
    public bool PeerClosed { get; private set; }

    /// <summary>Gets the code of the client's close frame; null without one.</summary>
    public int? PeerCloseCode { get; private set; }

    /// <summary>Accepts a WebSocket.</summary>
    /// <param name="context">The request.</param>
    /// <param name="pingEvery">How often the client is pinged, in real time; zero never.</param>
    /// <returns>The socket; null when the request is no handshake, which is then answered with 400.</returns>
    public static async Task<SimulatedSocket?> AcceptAsync(HttpContext context, TimeSpan pingEvery = default)
    {
        var connection = ConnectionReset.SocketOf(context);
        return await WebSocketHandshake.UpgradeAsync(context) is { } stream
            ? new SimulatedSocket(connection, new FreezableStream(stream), pingEvery)
            : null;
    }

    /// <summary>Queues a text message. The bytes must not change afterwards, and need not be valid UTF-8.</summary>
    public void Send(ReadOnlyMemory<byte> utf8) => Enqueue(new SocketOutput(utf8, WebSocketMessageType.Text));

    /// <summary>Queues a binary message.</summary>
    public void SendBinary(ReadOnlyMemory<byte> data) => Enqueue(new SocketOutput(data, WebSocketMessageType.Binary));

    /// <summary>Queues a close frame behind the messages that wait.</summary>
    /// <param name="code">Its code; null sends a frame without one.</param>
    /// <param name="reason">Its reason.</param>
    public void Close(int? code, string? reason = null) =>
        Enqueue(new SocketOutput(default, WebSocketMessageType.Close, code, reason));

    /// <summary>Lets no more bytes through in either direction, without telling the client.</summary>
    public void Freeze() => _stream.Freeze();

    /// <summary>Ends the TCP connection with RST.</summary>
    public void Reset()
    {
        ConnectionReset.Reset(_connection);
        Drop();
    }

    /// <summary>Ends the connection without a close frame.</summary>
    public void Drop()
    {
        try
        {
            _ended.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has ended already.
        }
    }

    /// <summary>Reads the next message; answers pings and, unless told otherwise, the close frame.</summary>
    /// <returns>The message; null when the connection has ended, however it did.</returns>
    public async ValueTask<SocketMessage?> ReceiveAsync()
    {
        var length = 0;
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(_buffer.AsMemory(length), _ended.Token);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    await AnswerCloseAsync();
                    return null;
                }

                length += part.Count;
                if (part.EndOfMessage)
                {
                    return new SocketMessage(part.MessageType, _buffer.AsMemory(0, length));
                }

                if (length == _buffer.Length)
                {
                    Grow();
                }
            }
        }
        catch (Exception exception) when (exception is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _outgoing.Writer.TryComplete();
        await _ended.CancelAsync();
        await _writer;
        _socket.Dispose();
        _ended.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
    }

    private void Enqueue(SocketOutput output)
    {
        if (!_outgoing.Writer.TryWrite(output) && !_ended.IsCancellationRequested)
        {
            Drop();
        }
    }

    private async Task AnswerCloseAsync()
    {
        PeerClosed = true;
        PeerCloseCode = _socket.CloseStatus is { } status and not WebSocketCloseStatus.Empty ? (int)status : null;
        if (!AnswersClose)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _ended.Token);
        }

        Close(PeerCloseCode);
        _outgoing.Writer.TryComplete();
        await _writer;
    }

    private async Task WriteAsync()
    {
        try
        {
            await foreach (var output in _outgoing.Reader.ReadAllAsync(_ended.Token))
            {
                if (output.Type == WebSocketMessageType.Close)
                {
                    await WriteCloseAsync(output);
                    _outgoing.Writer.TryComplete();
                    _ended.CancelAfter(CloseAnswerTime);
                    return;
                }

                await WriteMessageAsync(output);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or IOException or OperationCanceledException
            or ObjectDisposedException or InvalidOperationException or ArgumentException)
        {
            // The connection is gone, or what was to be sent cannot be sent; the reader ends with it.
            Drop();
        }
    }

    private async ValueTask WriteCloseAsync(SocketOutput output)
    {
        if (output.CloseCode is { } code)
        {
            await _socket.CloseOutputAsync((WebSocketCloseStatus)code, output.CloseReason, _ended.Token);
        }
        else
        {
            await _stream.WriteAsync(CloseWithoutCode, _ended.Token);
            await _stream.FlushAsync(_ended.Token);
        }
    }

    private async ValueTask WriteMessageAsync(SocketOutput output)
    {
        var data = output.Data;
        while (FragmentSize > 0 && data.Length > FragmentSize)
        {
            await _socket.SendAsync(data[..FragmentSize], output.Type, endOfMessage: false, _ended.Token);
            data = data[FragmentSize..];
        }

        await _socket.SendAsync(data, output.Type, endOfMessage: true, _ended.Token);
    }

    private void Grow()
    {
        if (_buffer.Length >= LargestMessage)
        {
            throw new IOException("The client's message is too long.");
        }

        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
