using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace StargateBot.Core.Knowledge;

/// <summary>Tells passages apart by what they say.</summary>
public static class PassageHash
{
    /// <summary>Gets the hash of a passage's text: the first eight bytes of its SHA-256, big-endian.</summary>
    /// <param name="text">The text.</param>
    public static ulong Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}
