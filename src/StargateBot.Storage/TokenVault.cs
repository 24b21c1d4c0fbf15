using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using StargateBot.Core.Chat;
using StargateBot.Storage.Json;

namespace StargateBot.Storage;

/// <summary>Takes the tokens out of a target, encrypts them (AES-256-GCM), and puts them back.</summary>
/// <param name="key">The key, 32 bytes.</param>
internal sealed class TokenVault(byte[] key) : IDisposable
{
    /// <summary>How long a token is kept at most; Discord's end after that time by themselves.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private static readonly Secret Ended = new("");

    private readonly AesGcm _cipher = new(key, TagBytes);
    private readonly Lock _gate = new();

    /// <summary>Gets whether a target or one of its fallbacks holds a token.</summary>
    public static bool HasTokens(ReplyTarget target)
    {
        for (var way = target; way is not null; way = way.Fallback)
        {
            if (way.Token is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes the tokens out of a target and its fallbacks.</summary>
    /// <param name="target">The target, with tokens.</param>
    /// <param name="owner">Key of what the tokens belong to: they cannot be read as those of anything else.</param>
    /// <param name="now">The time.</param>
    /// <param name="bare">The target without them; where one was, <see cref="ReplyTarget.TokenExpires"/> is set, to the end of <see cref="Lifetime"/> at the latest.</param>
    /// <returns>The tokens, encrypted: nonce, cipher text, tag.</returns>
    public byte[] Seal(ReplyTarget target, string owner, DateTimeOffset now, out ReplyTarget bare)
    {
        var tokens = new List<string?>();
        bare = Strip(target, now + Lifetime, tokens);
        var plain = JsonSerializer.SerializeToUtf8Bytes([.. tokens], StoredJson.Default.StringArray);
        var sealedTokens = new byte[NonceBytes + plain.Length + TagBytes];
        var nonce = sealedTokens.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        lock (_gate)
        {
            _cipher.Encrypt(nonce, plain, sealedTokens.AsSpan(NonceBytes, plain.Length), sealedTokens.AsSpan(NonceBytes + plain.Length), Encoding.UTF8.GetBytes(owner));
        }

        CryptographicOperations.ZeroMemory(plain);
        return sealedTokens;
    }

    /// <summary>Puts the tokens back.</summary>
    /// <param name="bare">The target as it was kept.</param>
    /// <param name="sealedTokens">The tokens; empty when they were removed, or there were none.</param>
    /// <param name="owner">Key of what they belong to.</param>
    /// <param name="now">The time.</param>
    /// <returns>The target. In place of a token that is gone, or that another key encrypted, stands an empty one that has ended.</returns>
    public ReplyTarget Unseal(ReplyTarget bare, ReadOnlySpan<byte> sealedTokens, string owner, DateTimeOffset now) =>
        Put(bare, Open(sealedTokens, owner), 0, now);

    public void Dispose() => _cipher.Dispose();

    private static ReplyTarget Strip(ReplyTarget target, DateTimeOffset end, List<string?> tokens)
    {
        tokens.Add(target.Token?.Reveal());
        var fallback = target.Fallback is { } next ? Strip(next, end, tokens) : null;
        return target with
        {
            Token = null,
            TokenExpires = target.Token is null ? null : target.TokenExpires is { } own && own < end ? own : end,
            Fallback = fallback,
        };
    }

    private static ReplyTarget Put(ReplyTarget target, string?[] tokens, int way, DateTimeOffset now)
    {
        var fallback = target.Fallback is { } next ? Put(next, tokens, way + 1, now) : null;
        if (target.TokenExpires is not { } end)
        {
            return fallback is null ? target : target with { Fallback = fallback };
        }

        return way < tokens.Length && tokens[way] is { } token && end > now
            ? target with { Token = new Secret(token), Fallback = fallback }
            : target with { Token = Ended, TokenExpires = end < now ? end : now - TimeSpan.FromTicks(1), Fallback = fallback };
    }

    private string?[] Open(ReadOnlySpan<byte> sealedTokens, string owner)
    {
        if (sealedTokens.Length < NonceBytes + TagBytes)
        {
            return [];
        }

        var plain = new byte[sealedTokens.Length - NonceBytes - TagBytes];
        try
        {
            lock (_gate)
            {
                _cipher.Decrypt(
                    sealedTokens[..NonceBytes], sealedTokens[NonceBytes..^TagBytes], sealedTokens[^TagBytes..], plain, Encoding.UTF8.GetBytes(owner));
            }

            return JsonSerializer.Deserialize(plain, StoredJson.Default.StringArray) ?? [];
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException)
        {
            return [];
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }
}
