using System.Buffers;

namespace StargateBot.Discord.Connection;

/// <summary>Collects the fragments of one frame in pooled memory. A big frame's memory is given back after it. Not safe for two threads.</summary>
internal sealed class FrameBuffer : IDisposable
{
    /// <summary>The longest frame that is read, in bytes. GUILD_CREATE of a very large server stays well below it.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    private const int FirstBytes = 16 * 1024;

    // Less room than this at the end is not worth a receive call of its own.
    private const int LeastRoom = 4 * 1024;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(FirstBytes);
    private int _length;

    /// <summary>Gets whether the frame is longer than <see cref="MaxBytes"/>.</summary>
    public bool IsTooLong => _length > MaxBytes;

    /// <summary>Gets what was received of the frame so far.</summary>
    public ReadOnlySpan<byte> Received => _bytes.AsSpan(0, _length);

    /// <summary>Gets room for the next fragment.</summary>
    public Memory<byte> Room()
    {
        if (_bytes.Length - _length < LeastRoom)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_bytes.Length * 2);
            Received.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        return _bytes.AsMemory(_length);
    }

    /// <summary>Counts bytes that were written into the room.</summary>
    /// <param name="count">How many.</param>
    public void Add(int count) => _length += count;

    /// <summary>Forgets the frame.</summary>
    public void Clear()
    {
        _length = 0;
        if (_bytes.Length > FirstBytes * 4)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = ArrayPool<byte>.Shared.Rent(FirstBytes);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _length = 0;
    }
}
