using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using StargateBot.Core.Chat;
using StargateBot.Storage.Engine;

namespace StargateBot.Storage;

/// <summary>Where records are kept and for how long, section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>The section's name.</summary>
    public const string SectionName = "Storage";

    /// <summary>Gets or sets where the records are: <c>Data Source=</c> and a file, whose folder is made; a relative path is one of the working directory. <c>:memory:</c> keeps them until the program ends.</summary>
    /// <value>The default is <c>Data Source=data/stargatebot.db</c>.</value>
    public string ConnectionString { get; set; } = "Data Source=data/stargatebot.db";

    /// <summary>Gets or sets how many days records are kept.</summary>
    /// <value>The default is 30; from 1 to 3650.</value>
    public int RetentionDays { get; set; } = 30;

    /// <summary>Gets or sets the key of pseudonyms and of what is encrypted: base64, or a text, of at least 16 bytes.</summary>
    /// <value>The default is empty: it is made once and kept in the file <c>stargatebot.key</c> beside the records.</value>
    public string HashKey { get; set; } = "";

    /// <summary>Gets the absolute path of the file, or <c>:memory:</c>.</summary>
    internal string FilePath()
    {
        var source = new SqliteConnectionStringBuilder(ConnectionString).DataSource;
        return source == StoreFile.Memory ? source : Path.GetFullPath(source);
    }

    /// <summary>Gets the bytes of <see cref="HashKey"/>.</summary>
    internal byte[] HashKeyBytes()
    {
        var text = HashKey.Trim();
        var decoded = new byte[text.Length];
        return Convert.TryFromBase64String(text, decoded, out var length) && length >= UserPseudonyms.MinKeyLength
            ? decoded[..length]
            : Encoding.UTF8.GetBytes(text);
    }
}

/// <summary>Checks the settings at start.</summary>
internal sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    private const int MaxRetentionDays = 3650;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        var faults = new ValidateOptionsResultBuilder();
        if (!IsUsable(options.ConnectionString))
        {
            // The value is not shown: a connection string may hold a password.
            faults.AddError($"{StorageOptions.SectionName}:{nameof(StorageOptions.ConnectionString)} must be 'Data Source=' and a file, such as 'Data Source=data/stargatebot.db', and nothing else.");
        }

        if (options.RetentionDays is < 1 or > MaxRetentionDays)
        {
            faults.AddError(string.Create(
                CultureInfo.InvariantCulture,
                $"{StorageOptions.SectionName}:{nameof(StorageOptions.RetentionDays)} is {options.RetentionDays}; it must be from 1 to {MaxRetentionDays}."));
        }

        if (options.HashKey.Length > 0 && options.HashKeyBytes().Length < UserPseudonyms.MinKeyLength)
        {
            faults.AddError(string.Create(
                CultureInfo.InvariantCulture,
                $"{StorageOptions.SectionName}:{nameof(StorageOptions.HashKey)} is too short: base64, or a text, of at least {UserPseudonyms.MinKeyLength} bytes."));
        }

        return faults.Build();
    }

    private static bool IsUsable(string connectionString)
    {
        try
        {
            var source = new SqliteConnectionStringBuilder(connectionString).DataSource;
            return source.Length > 0
                && !source.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
                && (source == StoreFile.Memory || Path.GetFileName(source).Length > 0)
                && source.AsSpan().IndexOfAny(Path.GetInvalidPathChars()) < 0
                && new SqliteConnectionStringBuilder { DataSource = source }.ToString() == new SqliteConnectionStringBuilder(connectionString).ToString();
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
