namespace StargateBot.Discord.Connection;

/// <summary>
/// Passes everything through and remembers the last two bytes that came in. The class library reports a close frame without a code as
/// one with 1000, but they mean different things here: the session goes on, or it is over.
/// </summary>
/// <param name="inner">The connection, decrypted.</param>
internal sealed class CloseFrameWatch(Stream inner) : Stream
{
    // RFC 6455, section 5.2: FIN and opcode 8, then no mask and a length of zero. It is the last that a server sends.
    private const byte CloseOpcode = 0x88;
    private const byte NoPayload = 0;

    private volatile ushort _tail;

    /// <summary>Gets whether the last thing that came in was a close frame without a code.</summary>
    public bool EndedWithoutCode => _tail == ((CloseOpcode << 8) | NoPayload);

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await inner.ReadAsync(buffer, cancellationToken);
        Watch(buffer.Span[..count]);
        return count;
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        Watch(buffer[..count]);
        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => inner.WriteAsync(buffer, cancellationToken);

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Watch(ReadOnlySpan<byte> received)
    {
        if (received.Length > 0)
        {
            var before = received.Length > 1 ? received[^2] : (byte)_tail;
            _tail = (ushort)((before << 8) | received[^1]);
        }
    }
}
