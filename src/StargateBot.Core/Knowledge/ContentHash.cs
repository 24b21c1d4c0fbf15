using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace StargateBot.Core.Knowledge;

/// <summary>Hashes of whole files: the first 16 bytes of a SHA-256 over length and content.</summary>
internal static class ContentHash
{
    /// <summary>Bytes of a hash.</summary>
    public const int Size = 16;

    private const int BufferLength = 128 * 1024;

    /// <summary>Gets the hash of a file that has no bytes, or is no file to be opened.</summary>
    public static UInt128 Empty { get; } = OfBytes([]);

    /// <summary>Gets what stands for a file that cannot be read.</summary>
    public static UInt128 Unreadable => UInt128.Zero;

    /// <summary>Gets the hash of bytes.</summary>
    public static UInt128 OfBytes(ReadOnlySpan<byte> content)
    {
        using var hash = Begin(content.Length);
        hash.AppendData(content);
        return End(hash);
    }

    /// <summary>Gets the hash of a file, or <see cref="Unreadable"/>.</summary>
    /// <param name="file">The file.</param>
    /// <param name="maxFileBytes">Larger files count by size only: they are refused.</param>
    public static UInt128 OfFile(KnowledgeFile file, int maxFileBytes)
    {
        if (file.IsEmpty)
        {
            return Empty;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
        try
        {
            using var handle = File.OpenHandle(file.FullPath, options: FileOptions.SequentialScan);
            var length = RandomAccess.GetLength(handle);
            using var hash = Begin(length);
            var offset = 0L;
            while (length <= maxFileBytes && offset < length && RandomAccess.Read(handle, buffer, offset) is var count and > 0)
            {
                hash.AppendData(buffer, 0, count);
                offset += count;
            }

            return End(hash);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Unreadable;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static IncrementalHash Begin(long length)
    {
        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, length);
        hash.AppendData(bytes);
        return hash;
    }

    private static UInt128 End(IncrementalHash hash)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(bytes);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
