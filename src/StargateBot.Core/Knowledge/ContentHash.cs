using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace StargateBot.Core.Knowledge;

/// <summary>The hash of a whole file: the first 16 bytes of a SHA-256 over length and content.</summary>
/// <param name="High">The first 8 bytes, big-endian.</param>
/// <param name="Low">The next 8 bytes.</param>
/// <remarks>Not <see cref="UInt128"/>: methods that have one are never compiled ahead of time, which a short program's start would pay for.</remarks>
internal readonly record struct ContentHash(ulong High, ulong Low)
{
    /// <summary>Looks at what a file begins with.</summary>
    public delegate void Beginning(ReadOnlySpan<byte> bytes);

    /// <summary>Bytes of a hash.</summary>
    public const int Size = 16;


    /// <summary>Gets the hash of a file that has no bytes, or is no file to be opened.</summary>
    public static ContentHash Empty { get; } = OfBytes([]);

    /// <summary>Gets what stands for a file that cannot be read.</summary>
    public static ContentHash Unreadable => default;

    /// <summary>Gets what stands for a file that was changed while it was read.</summary>
    public static ContentHash Torn => new(ulong.MaxValue, ulong.MaxValue);

    /// <summary>Gets the hash of bytes.</summary>
    public static ContentHash OfBytes(ReadOnlySpan<byte> content)
    {
        using var hash = Begin(content.Length);
        hash.AppendData(content);
        return End(hash);
    }

    /// <summary>Gets the hash of a file that is too large to be read.</summary>
    public static ContentHash OfLength(long length)
    {
        using var hash = Begin(length);
        return End(hash);
    }

    /// <summary>Gets the hash of a file, or <see cref="Unreadable"/>.</summary>
    /// <param name="file">The file.</param>
    /// <param name="maxFileBytes">Larger files count by size only: they are refused.</param>
    /// <param name="buffer">Overwritten.</param>
    /// <param name="begun">Shown what the file begins with, or null.</param>
    public static ContentHash OfFile(KnowledgeFile file, int maxFileBytes, byte[] buffer, Beginning? begun = null)
    {
        if (file.IsEmpty)
        {
            return Empty;
        }

        try
        {
            using var handle = File.OpenHandle(file.FullPath, options: FileOptions.SequentialScan);
            var length = RandomAccess.GetLength(handle);
            using var hash = Begin(length);
            var offset = 0L;
            while (length <= maxFileBytes && offset < length && RandomAccess.Read(handle, buffer, offset) is var count and > 0)
            {
                hash.AppendData(buffer, 0, count);
                if (offset == 0)
                {
                    begun?.Invoke(buffer.AsSpan(0, count));
                }

                offset += count;
            }

            return End(hash);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Unreadable;
        }
    }

    /// <summary>Writes the bytes.</summary>
    /// <param name="bytes">Takes <see cref="Size"/> bytes.</param>
    public void CopyTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[sizeof(ulong)..], Low);
    }

    /// <summary>Writes 32 hexadecimal digits, lower case.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{High:x16}{Low:x16}");

    private static IncrementalHash Begin(long length)
    {
        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, length);
        hash.AppendData(bytes);
        return hash;
    }

    private static ContentHash End(IncrementalHash hash)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(bytes);
        return new ContentHash(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[sizeof(ulong)..]));
    }
}
