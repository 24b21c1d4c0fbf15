using System.Buffers;
using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;
using StargateBot.Core.Knowledge;

namespace StargateBot.Core.Retrieval;

/// <summary>Texts in files, the ones read last in memory too.</summary>
internal sealed class FileUnitStore : IUnitStore, IDisposable
{
    private readonly SafeFileHandle _texts;
    private readonly SafeFileHandle _offsets;

    // Direct-mapped: a slot holds one of the units that fall on it. No lock, no list to keep, and never more than its size.
    private readonly Entry?[] _cache;

    /// <summary>Opens the texts of an index.</summary>
    /// <param name="folder">An index folder.</param>
    /// <param name="cached">How many units to keep in memory.</param>
    /// <exception cref="IOException">They cannot be opened.</exception>
    public FileUnitStore(string folder, int cached)
    {
        _cache = new Entry?[Math.Max(1, cached)];
        _offsets = Open(Path.Combine(folder, UnitFile.OffsetsName));
        try
        {
            _texts = Open(Path.Combine(folder, UnitFile.TextsName));
        }
        catch
        {
            _offsets.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public PassageUnit Get(int unit)
    {
        ref var slot = ref _cache[unit % _cache.Length];
        if (Volatile.Read(ref slot) is { } entry && entry.Number == unit)
        {
            return entry.Unit;
        }

        Span<byte> bounds = stackalloc byte[2 * UnitFile.OffsetSize];
        ReadOffsets(unit, bounds);
        var start = BinaryPrimitives.ReadInt64LittleEndian(bounds);
        var length = checked((int)(BinaryPrimitives.ReadInt64LittleEndian(bounds[UnitFile.OffsetSize..]) - start));
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            Fill(_texts, buffer.AsSpan(0, length), start);
            var read = UnitCodec.Decode(buffer, 0, length);
            Volatile.Write(ref slot, new Entry(unit, read));
            return read;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads where units begin.</summary>
    /// <param name="first">The first unit.</param>
    /// <param name="bytes">Takes the offsets of as many units as fit, the end of the last one among them.</param>
    public void ReadOffsets(int first, Span<byte> bytes) => Fill(_offsets, bytes, (long)first * UnitFile.OffsetSize);

    /// <summary>Reads bytes of the units.</summary>
    /// <param name="start">Offset of the first byte.</param>
    /// <param name="bytes">Takes them.</param>
    public void ReadTexts(long start, Span<byte> bytes) => Fill(_texts, bytes, start);

    /// <inheritdoc/>
    public void Dispose()
    {
        _texts.Dispose();
        _offsets.Dispose();
    }

    private static SafeFileHandle Open(string path) => File.OpenHandle(path, share: FileShare.Read | FileShare.Delete, options: FileOptions.RandomAccess);

    private static void Fill(SafeFileHandle file, Span<byte> bytes, long offset)
    {
        while (!bytes.IsEmpty)
        {
            var read = RandomAccess.Read(file, bytes, offset);
            if (read == 0)
            {
                throw new EndOfStreamException("The texts of the passage index end too early.");
            }

            bytes = bytes[read..];
            offset += read;
        }
    }

    private sealed record Entry(int Number, PassageUnit Unit);
}
