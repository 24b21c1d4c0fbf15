using System.Buffers.Binary;
using StargateBot.Core.Knowledge;

namespace StargateBot.Core.Retrieval;

/// <summary>Writes the texts of an index, unit by unit in reading order.</summary>
internal sealed class UnitFileWriter : IDisposable
{
    private const int BufferLength = 128 * 1024;

    private readonly FileStream _texts;
    private readonly FileStream _offsets;
    private readonly byte[] _buffer = new byte[BufferLength];
    private long _end;

    /// <summary>Begins the files.</summary>
    /// <param name="folder">The index folder.</param>
    public UnitFileWriter(string folder)
    {
        _texts = Create(Path.Combine(folder, UnitFile.TextsName));
        _offsets = Create(Path.Combine(folder, UnitFile.OffsetsName));
        WriteEnd();
    }

    /// <summary>Adds the next unit.</summary>
    /// <param name="unit">The unit.</param>
    public void Add(PassageUnit unit)
    {
        var bytes = UnitCodec.Encode(unit);
        _texts.Write(bytes);
        _end += bytes.Length;
        WriteEnd();
    }

    /// <summary>Adds the next units from another index as they lie there.</summary>
    /// <param name="from">The other index's texts.</param>
    /// <param name="first">Number of the first unit there.</param>
    /// <param name="count">How many.</param>
    public void Copy(FileUnitStore from, int first, int count)
    {
        if (count == 0)
        {
            return;
        }

        var offsets = new byte[(count + 1) * UnitFile.OffsetSize];
        from.ReadOffsets(first, offsets);
        var start = BinaryPrimitives.ReadInt64LittleEndian(offsets);
        var shift = _end - start;
        for (var unit = 1; unit <= count; unit++)
        {
            _end = BinaryPrimitives.ReadInt64LittleEndian(offsets.AsSpan(unit * UnitFile.OffsetSize)) + shift;
            WriteEnd();
        }

        for (var offset = start; offset < _end - shift;)
        {
            var piece = _buffer.AsSpan(0, (int)Math.Min(_buffer.Length, _end - shift - offset));
            from.ReadTexts(offset, piece);
            _texts.Write(piece);
            offset += piece.Length;
        }
    }

    /// <summary>Writes everything through to the disk.</summary>
    public void Complete()
    {
        _texts.Flush(flushToDisk: true);
        _offsets.Flush(flushToDisk: true);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _texts.Dispose();
        _offsets.Dispose();
    }

    private static FileStream Create(string path) => new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferLength);

    private void WriteEnd()
    {
        Span<byte> bytes = stackalloc byte[UnitFile.OffsetSize];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, _end);
        _offsets.Write(bytes);
    }
}
