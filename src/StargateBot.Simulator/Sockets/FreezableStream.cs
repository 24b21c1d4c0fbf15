namespace StargateBot.Simulator.Sockets;

/// <summary>The bytes of an upgraded connection; frozen, they go nowhere in either direction, and nobody is told.</summary>
internal sealed class FreezableStream(Stream inner) : Stream
{
    // The first byte of a final pong frame: RFC 6455, section 5.2. The socket writes each frame in one call.
    private const byte PongFrame = 0x8A;

    private volatile bool _frozen;
    private volatile bool _dropsPongs;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Gets or sets a value indicating whether the answers to the client's pings are lost.</summary>
    public bool DropsPongs
    {
        get => _dropsPongs;
        set => _dropsPongs = value;
    }

    /// <summary>Stops all bytes, for good.</summary>
    public void Freeze() => _frozen = true;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var count = await inner.ReadAsync(buffer, cancellationToken);
            if (!_frozen || count == 0)
            {
                return count;
            }
        }
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        _frozen || (_dropsPongs && !buffer.IsEmpty && buffer.Span[0] == PongFrame)
            ? ValueTask.CompletedTask
            : inner.WriteAsync(buffer, cancellationToken);

    public override Task FlushAsync(CancellationToken cancellationToken) =>
        _frozen ? Task.CompletedTask : inner.FlushAsync(cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
        if (!_frozen)
        {
            inner.Flush();
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
