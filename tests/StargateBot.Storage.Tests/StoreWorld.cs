using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using StargateBot.Storage.Engine;

namespace StargateBot.Storage.Tests;

/// <summary>A folder of its own, in which stores are opened one after the other, as by processes.</summary>
internal sealed class StoreWorld : IDisposable
{
    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero));

    public string Folder { get; } = Directory.CreateTempSubdirectory("stargatebot-").FullName;

    public string Path => System.IO.Path.Combine(Folder, "data", "stargatebot.db");

    public StorageOptions Options => new() { ConnectionString = $"Data Source={Path}" };

    public Store Open(StoreTuning? tuning = null, StorageOptions? options = null, ILoggerFactory? logging = null) =>
        Store.Open(options ?? Options, tuning ?? new StoreTuning(), Time, logging ?? NullLoggerFactory.Instance);

    /// <summary>Gets whether a text stands anywhere in the files of the store.</summary>
    public bool IsInFiles(string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        return Directory.EnumerateFiles(System.IO.Path.GetDirectoryName(Path)!).Any(file => ReadShared(file).AsSpan().IndexOf(bytes) >= 0);
    }

    /// <summary>Reads the keys of the questions that stand in the file, oldest first, as another program sees them: the store itself tells only what an earlier process left.</summary>
    public IReadOnlyList<string> PendingInFile()
    {
        using var connection = new SqliteConnection($"Data Source={Path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT event_key FROM questions ORDER BY taken_ticks, id";
        using var reader = command.ExecuteReader();
        var keys = new List<string>();
        while (reader.Read())
        {
            keys.Add(reader.GetString(0));
        }

        return keys;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static byte[] ReadShared(string file)
    {
        // The lock file may be locked, and holds nothing.
        if (file.EndsWith(".lock", StringComparison.Ordinal))
        {
            return [];
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
