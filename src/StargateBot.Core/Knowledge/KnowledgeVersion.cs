using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using StargateBot.Core.Knowledge.Incremental;

namespace StargateBot.Core.Knowledge;

/// <summary>The short content hash of a knowledge folder, made from the content hashes of its files.</summary>
internal static class KnowledgeVersion
{
    private const int HexDigits = 12;

    // Raise it when the same files give other passages or sentences than before: what was made from the old ones is then made anew.
    private const string ReaderFormat = "stargatebot-knowledge-2";

    /// <summary>Hashes paths and content hashes, in the order given.</summary>
    /// <param name="files">Documents, then word lists.</param>
    /// <returns>12 hexadecimal digits, lower case.</returns>
    public static string Compute(IEnumerable<SurveyedFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(ReaderFormat));
        Span<byte> bytes = stackalloc byte[ContentHash.Size];
        foreach (var file in files)
        {
            // The length stands before the path, so that no two folders run together to the same bytes.
            var path = Encoding.UTF8.GetBytes(file.File.Path.Normalize());
            BinaryPrimitives.WriteInt32LittleEndian(bytes, path.Length);
            hash.AppendData(bytes[..sizeof(int)]);
            hash.AppendData(path);
            file.Hash.CopyTo(bytes);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..HexDigits];
    }
}
