using System.Security.Cryptography;
using System.Text;

namespace StargateBot.Core.Chat;

/// <summary>Makes pseudonyms of user ids: keyed hashes, so that nobody without the key can tell who asked.</summary>
public sealed class UserPseudonyms
{
    /// <summary>How long the key must be, in bytes.</summary>
    public const int MinKeyLength = 16;

    private const int PseudonymBytes = 12;
    private readonly byte[] _key;

    /// <summary>Makes pseudonyms with a key.</summary>
    /// <param name="key">The key, at least <see cref="MinKeyLength"/> bytes.</param>
    /// <exception cref="ArgumentException">The key is too short.</exception>
    public UserPseudonyms(ReadOnlySpan<byte> key)
    {
        if (key.Length < MinKeyLength)
        {
            throw new ArgumentException($"The key must have at least {MinKeyLength} bytes.", nameof(key));
        }

        _key = key.ToArray();
    }

    /// <summary>Makes pseudonyms with a key that ends with the process.</summary>
    public static UserPseudonyms ForThisProcess() => new(RandomNumberGenerator.GetBytes(32));

    /// <summary>Gets a person's pseudonym: 24 hexadecimal digits of HMAC-SHA-256 (RFC 2104) over platform, tenant and id.</summary>
    /// <param name="place">Platform and tenant.</param>
    /// <param name="userId">The platform's id of the person.</param>
    public string Of(ChatPlace place, string userId)
    {
        ArgumentNullException.ThrowIfNull(place);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{place.Platform}\n{place.Tenant}\n{userId}"), hash);
        return Convert.ToHexStringLower(hash[..PseudonymBytes]);
    }
}
