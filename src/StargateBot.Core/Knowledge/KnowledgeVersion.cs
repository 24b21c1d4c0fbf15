using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace StargateBot.Core.Knowledge;

/// <summary>The short content hash of a knowledge folder.</summary>
internal static class KnowledgeVersion
{
    private const int HexDigits = 12;
    private const int BufferLength = 128 * 1024;

    // Raise it when the same files give other passages or sentences than before: what was made from the old ones is then made anew.
    private const string ReaderFormat = "stargatebot-knowledge-1";

    /// <summary>Hashes names and contents, in the order given.</summary>
    /// <param name="files">Documents and word lists.</param>
    /// <param name="maxFileBytes">Larger files count by name and size only: they are refused.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>12 hexadecimal digits, lower case.</returns>
    public static string Compute(IEnumerable<KnowledgeFile> files, int maxFileBytes, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(ReaderFormat));
        var buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
        try
        {
            foreach (var file in files)
            {
                cancellationToken.ThrowIfCancellationRequested();
                AppendText(hash, file.Path.Normalize());
                AppendContent(hash, file, maxFileBytes, buffer);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..HexDigits];
    }

    private static void AppendContent(IncrementalHash hash, KnowledgeFile file, int maxFileBytes, byte[] buffer)
    {
        if (file.IsEmpty)
        {
            AppendNumber(hash, 0);
            return;
        }

        try
        {
            using var handle = File.OpenHandle(file.FullPath, options: FileOptions.SequentialScan);
            var length = RandomAccess.GetLength(handle);
            AppendNumber(hash, length);
            var offset = 0L;
            while (length <= maxFileBytes && offset < length && RandomAccess.Read(handle, buffer, offset) is var count and > 0)
            {
                hash.AppendData(buffer, 0, count);
                offset += count;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            AppendNumber(hash, -1);
        }
    }

    // Lengths stand before contents, so that no two folders run together to the same bytes.
    private static void AppendText(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        AppendNumber(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void AppendNumber(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
