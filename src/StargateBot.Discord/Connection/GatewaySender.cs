using System.Threading.Channels;

namespace StargateBot.Discord.Connection;

/// <summary>
/// The one writer of a connection. Discord closes after 120 frames in 60 s (Discord documentation, "Gateway", Rate Limiting): ordinary
/// frames stop at 115, and what keeps the connection alive goes first and always.
/// </summary>
/// <param name="send">Sends one frame.</param>
/// <param name="time">The clock.</param>
internal sealed class GatewaySender(Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> send, TimeProvider time) : IDisposable
{
    /// <summary>How many frames may be sent in <see cref="Window"/> before ordinary ones wait.</summary>
    public const int Budget = 115;

    // Ordinary frames are answers to the server's own requests to beat: one waiting says as much as many.
    private const int MaxWaiting = 16;

    private readonly Channel<byte[]> _urgent = Channel.CreateBounded<byte[]>(
        new BoundedChannelOptions(MaxWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.DropOldest });

    private readonly Channel<byte[]> _ordinary = Channel.CreateBounded<byte[]>(
        new BoundedChannelOptions(MaxWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.DropOldest });

    private readonly SemaphoreSlim _waiting = new(0);
    private readonly long[] _sentAt = new long[Budget];
    private int _sent;

    /// <summary>The time that the limit looks back: Discord's 60 s and one more, since its clock starts when a frame arrives.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromSeconds(61);

    /// <summary>Queues a timed heartbeat, identify or resume.</summary>
    /// <param name="frame">The frame.</param>
    public void SendUrgent(byte[] frame)
    {
        _urgent.Writer.TryWrite(frame);
        _waiting.Release();
    }

    /// <summary>Queues any other frame.</summary>
    /// <param name="frame">The frame.</param>
    public void Send(byte[] frame)
    {
        _ordinary.Writer.TryWrite(frame);
        _waiting.Release();
    }

    /// <summary>Sends what is queued until cancelled or until sending fails.</summary>
    /// <param name="cancellationToken">Ends between two frames, never inside one.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            // A wake-up may find nothing: a dropped frame had one too.
            if (_urgent.Reader.TryRead(out var urgent))
            {
                await SendNowAsync(urgent);
            }
            else if (_ordinary.Reader.TryPeek(out _) && UntilFree() is var wait)
            {
                if (wait > TimeSpan.Zero)
                {
                    await WaitAsync(wait, cancellationToken);
                }
                else if (_ordinary.Reader.TryRead(out var ordinary))
                {
                    await SendNowAsync(ordinary);
                }
            }
            else
            {
                await _waiting.WaitAsync(cancellationToken);
            }

            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _waiting.Dispose();

    private TimeSpan UntilFree() =>
        _sent < Budget ? TimeSpan.Zero : Window - time.GetElapsedTime(_sentAt[_sent % Budget]);

    // Ends early when a frame is queued: it may be an urgent one.
    private async Task WaitAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var queued = _waiting.WaitAsync(ended.Token);
        await Task.WhenAny(queued, Task.Delay(wait, time, ended.Token));
        await ended.CancelAsync();
        await queued.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async ValueTask SendNowAsync(byte[] frame)
    {
        // A send that is cancelled aborts the socket, so it is not; closing the connection ends it.
        await send(frame, CancellationToken.None);
        _sentAt[_sent % Budget] = time.GetTimestamp();
        _sent++;
    }
}
