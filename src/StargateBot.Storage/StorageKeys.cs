using System.Security.Cryptography;
using StargateBot.Core.Chat;
using StargateBot.Storage.Engine;

namespace StargateBot.Storage;

/// <summary>The keys of the store: one for pseudonyms, one for tokens, both from the one that is configured or kept beside the file.</summary>
internal sealed class StorageKeys
{
    private const int KeyBytes = 32;
    private const string FileName = "stargatebot.key";

    private StorageKeys(byte[] key)
    {
        PseudonymKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyBytes, info: "stargatebot pseudonyms 1"u8.ToArray());
        TokenKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyBytes, info: "stargatebot tokens 1"u8.ToArray());
    }

    /// <summary>Gets the key of pseudonyms (HKDF-SHA-256, RFC 5869).</summary>
    public byte[] PseudonymKey { get; }

    /// <summary>Gets the key of tokens, for AES-256.</summary>
    public byte[] TokenKey { get; }

    /// <summary>Gets the key of the store, or makes one.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="fault">What hinders the store when the key is one that ends with the process; else null.</param>
    public static StorageKeys Load(StorageOptions options, out StoreFault? fault)
    {
        fault = null;
        var path = options.FilePath();
        if (options.HashKey.Length > 0)
        {
            return new StorageKeys(options.HashKeyBytes());
        }

        if (path == StoreFile.Memory)
        {
            return ForThisProcess();
        }

        var file = Path.Combine(Path.GetDirectoryName(path)!, FileName);
        try
        {
            if (Read(file) is { } kept)
            {
                return new StorageKeys(kept);
            }

            fault = new StoreFault(
                StoreFaultKind.Key,
                $"The key in {file} is damaged. Put back a copy of it, or remove the file to begin with a new key: records of people from before then belong "
                + "to nobody. Then start again. Until then questions are answered from memory, and what is asked is not kept over a restart.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            fault = StoreFault.Of(exception, file);
        }

        return ForThisProcess();
    }

    private static StorageKeys ForThisProcess() => new(RandomNumberGenerator.GetBytes(KeyBytes));

    // Null: there is a file, but it holds no key.
    private static byte[]? Read(string file)
    {
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            Make(file);
        }

        var text = File.ReadAllText(file).Trim();
        var key = new byte[text.Length];
        return Convert.TryFromBase64String(text, key, out var length) && length >= UserPseudonyms.MinKeyLength ? key[..length] : null;
    }

    // Written beside and moved: a file that is there is whole, and of two that are made at once the first one stays.
    private static void Make(string file)
    {
        var whole = $"{file}.{Environment.ProcessId}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var writer = new StreamWriter(whole, options))
        {
            writer.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)));
        }

        try
        {
            File.Move(whole, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(whole);
        }
    }
}
