using System.Buffers;
using System.Net.WebSockets;
using Microsoft.Extensions.Logging;
using StargateBot.Slack.Wire;

namespace StargateBot.Slack.Connection;

/// <summary>One socket: everything that belongs to it dies with it. Reads in one loop and writes one frame at a time.</summary>
#pragma warning disable CA1001 // The semaphore holds nothing to give back: its wait handle is never asked for.
internal sealed class SocketLink
#pragma warning restore CA1001
{
    // Slack's frames are under 1 MiB; a peer that sends more than this must not take our memory.
    private const int MaxFrameBytes = 16 * 1024 * 1024;
    private const int FirstBufferBytes = 16 * 1024;

    // A buffer that grew beyond this for one frame is not kept for the days that a link may live.
    private const int MaxKeptBytes = 256 * 1024;

    private readonly WebSocket _socket;
    private readonly IEnvelopeHandler _handler;
    private readonly SocketModeTiming _timing;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly TaskCompletionSource _hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _leaving = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<LinkEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ITimer? _idle;
    private long _usableSince;
    private long _lastFrame;
    private TimeSpan _idleLimit;
    private volatile bool _closing;

    public SocketLink(WebSocket socket, IEnvelopeHandler handler, SocketModeTiming timing, TimeProvider time, ILogger log)
    {
        _socket = socket;
        _handler = handler;
        _timing = timing;
        _time = time;
        _log = log;
    }

    /// <summary>Gets the task that ends when Slack said hello: from then on the link is usable.</summary>
    public Task Hello => _hello.Task;

    /// <summary>Gets the task that ends, with the reason, when another link should be opened while this one still works.</summary>
    public Task<string> Leaving => _leaving.Task;

    /// <summary>Gets the task that ends with the link; it never fails.</summary>
    public Task<LinkEnd> Ended => _ended.Task;

    /// <summary>Gets whether questions can arrive over it.</summary>
    public bool IsUsable => _hello.Task.IsCompletedSuccessfully && !_ended.Task.IsCompleted && !_closing;

    /// <summary>Gets or sets the task that ends when what was read before is admitted; for its reader alone.</summary>
    public Task Turn { get; set; } = Task.CompletedTask;

    /// <summary>Gets whether it brought an envelope.</summary>
    public bool WasUseful { get; private set; }

    /// <summary>Gets for how long it has been usable.</summary>
    public TimeSpan Lifetime => _hello.Task.IsCompletedSuccessfully ? _time.GetElapsedTime(_usableSince) : TimeSpan.Zero;

    /// <summary>Starts reading.</summary>
    /// <param name="cancellationToken">The platform ends: what arrives is not taken any more. The link itself ends by <see cref="CloseAsync"/>.</param>
    public void Start(CancellationToken cancellationToken) => _ = ReadAsync(cancellationToken);

    /// <summary>Sends an acknowledgement; of several that wait, each at its time and one after the other.</summary>
    /// <param name="acknowledgement">The whole frame.</param>
    /// <returns>False when it could not be sent: then the link is dead and ends.</returns>
    public async Task<bool> TryAcknowledgeAsync(ReadOnlyMemory<byte> acknowledgement)
    {
        try
        {
            await WriteAsync(acknowledgement);
            return true;
        }
        catch (Exception e) when (IsLinkFault(e))
        {
            _log.AcknowledgementFailed();
            _socket.Abort();
            return false;
        }
    }

    /// <summary>Ends the link: says goodbye, waits a little for the other side, then breaks the connection. Never fails.</summary>
    public async Task CloseAsync()
    {
        _closing = true;
        try
        {
            await CloseOutputAsync().WaitAsync(_timing.CloseTimeout, _time);
            await Ended.WaitAsync(_timing.CloseTimeout, _time);
        }
        catch (Exception e) when (IsLinkFault(e))
        {
            // The other side is gone or does not answer: Slack may keep the connection after its close frame.
        }

        _socket.Abort();
        await Ended;
    }

    private static bool IsLinkFault(Exception e) =>
        e is WebSocketException or ObjectDisposedException or InvalidOperationException or OperationCanceledException or TimeoutException or IOException;

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        LinkEnd end;
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBufferBytes);
        try
        {
            (end, buffer) = await ReadFramesAsync(buffer, cancellationToken);
        }
        catch (Exception e) when (IsLinkFault(e))
        {
            end = new LinkEnd(LinkEndKind.Dropped, "connection lost");
        }
#pragma warning disable CA1031 // The outermost step of the loop: a fault of ours ends this link, and its owner opens another.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _log.ReaderFailed(e);
            end = new LinkEnd(LinkEndKind.Dropped, "reader failed");
        }

        ArrayPool<byte>.Shared.Return(buffer);
        if (_idle is not null)
        {
            await _idle.DisposeAsync();
        }

        _socket.Abort();
        _socket.Dispose();
        _ended.TrySetResult(end);
    }

    private async Task<(LinkEnd End, byte[] Buffer)> ReadFramesAsync(byte[] buffer, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (buffer.Length > MaxKeptBytes)
            {
                ArrayPool<byte>.Shared.Return(buffer);
                buffer = ArrayPool<byte>.Shared.Rent(FirstBufferBytes);
            }

            var length = 0;
            ValueWebSocketReceiveResult received;
            do
            {
                if (length == buffer.Length)
                {
                    if (length >= MaxFrameBytes)
                    {
                        _log.FrameSkipped("too large; the socket is dropped");
                        return (new LinkEnd(LinkEndKind.Dropped, "frame too large"), buffer);
                    }

                    var larger = ArrayPool<byte>.Shared.Rent(length * 2);
                    buffer.CopyTo(larger, 0);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = larger;
                }

                // Cancelling a read would break the connection without a goodbye: the loop ends with the socket.
                received = await _socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                length += received.Count;
            }
            while (!received.EndOfMessage);

            if (received.MessageType == WebSocketMessageType.Close)
            {
                await AnswerCloseAsync();
                return (new LinkEnd(LinkEndKind.Dropped, $"closed with {(int?)_socket.CloseStatus ?? 1005}"), buffer);
            }

            if (await TakeAsync(buffer.AsMemory(0, length), received.MessageType, cancellationToken) is { } end)
            {
                return (end, buffer);
            }
        }
    }

    private async ValueTask<LinkEnd?> TakeAsync(ReadOnlyMemory<byte> message, WebSocketMessageType type, CancellationToken cancellationToken)
    {
        var arrived = _time.GetTimestamp();
        Volatile.Write(ref _lastFrame, arrived);

        // After our close frame nothing can be acknowledged: Slack sends it again over another link.
        if (_closing || cancellationToken.IsCancellationRequested)
        {
            return null;
        }

        if (type == WebSocketMessageType.Binary)
        {
            _log.FrameSkipped("binary");
            return null;
        }

        if (!SocketFrame.TryRead(message, out var frame))
        {
            _log.FrameSkipped("malformed");
            return null;
        }

        switch (frame.Type)
        {
            case FrameType.Hello:
                OnHello(frame, arrived);
                return null;
            case FrameType.Disconnect:
                return OnDisconnect(frame.Reason ?? "no reason");
            default:
                WasUseful = true;
                await _handler.HandleAsync(frame, this, arrived, cancellationToken);
                return null;
        }
    }

    private void OnHello(SocketFrame frame, long arrived)
    {
        if (_hello.Task.IsCompleted)
        {
            return;
        }

        _usableSince = arrived;
        _idleLimit = (frame.ConnectionTime ?? _timing.DefaultLifetime) + _timing.IdleGrace;
        _idle = _time.CreateTimer(static state => ((SocketLink)state!).OnIdleTimer(), this, _idleLimit, Timeout.InfiniteTimeSpan);
        _hello.TrySetResult();
    }

    private LinkEnd? OnDisconnect(string reason)
    {
        switch (reason)
        {
            case "warning" or "refresh_requested":
                _leaving.TrySetResult(reason);
                return null;
            case "link_disabled" or "socket_mode_disabled":
                return new LinkEnd(LinkEndKind.Disabled, reason);
            case Api.SlackErrors.TooManySockets:
                return new LinkEnd(LinkEndKind.Crowded, reason);
            default:
                return new LinkEnd(LinkEndKind.Dismissed, reason);
        }
    }

    // The timer is not set anew for every frame: it looks, when it fires, how long ago the last one was.
    private void OnIdleTimer()
    {
        var rest = _idleLimit - _time.GetElapsedTime(Volatile.Read(ref _lastFrame));
        if (rest <= TimeSpan.Zero)
        {
            _leaving.TrySetResult("idle");
        }
        else
        {
            _idle?.Change(rest, Timeout.InfiniteTimeSpan);
        }
    }

    private async ValueTask WriteAsync(ReadOnlyMemory<byte> frame)
    {
        await _writing.WaitAsync();
        try
        {
            var sending = _socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
            if (sending.IsCompletedSuccessfully)
            {
                return;
            }

            await sending.AsTask().WaitAsync(_timing.SendTimeout, _time);
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task CloseOutputAsync()
    {
        await _writing.WaitAsync();
        try
        {
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task AnswerCloseAsync()
    {
        if (_closing)
        {
            return;
        }

        try
        {
            await CloseOutputAsync().WaitAsync(_timing.CloseTimeout, _time);
        }
        catch (Exception e) when (IsLinkFault(e))
        {
            // The connection is over either way.
        }
    }
}
