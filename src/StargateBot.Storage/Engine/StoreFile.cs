using Microsoft.Data.Sqlite;

namespace StargateBot.Storage.Engine;

/// <summary>The file of the store, or memory: opens it for writing, alone.</summary>
/// <param name="path">The absolute path of the file, or <see cref="Memory"/>.</param>
/// <param name="tuning">What measurements and tests vary.</param>
internal sealed class StoreFile(string path, StoreTuning tuning) : IDisposable
{
    /// <summary>The path that means memory.</summary>
    public const string Memory = ":memory:";

    private StoreLock? _lock;

    /// <summary>Gets the path.</summary>
    public string Path => path;

    /// <summary>Gets whether nothing is written to a disk.</summary>
    public bool IsMemory => path == Memory;

    /// <summary>Gets whether this process alone may write the file.</summary>
    public bool IsOurs => IsMemory || _lock is not null;

    /// <summary>Opens the file, made if there is none, in the form that this version knows.</summary>
    /// <param name="isSuspect">Whether it is looked through for damage first.</param>
    /// <exception cref="SqliteException">It cannot be opened.</exception>
    /// <exception cref="IOException">Its folder cannot be made or written.</exception>
    /// <exception cref="UnauthorizedAccessException">Its folder cannot be made or written.</exception>
    /// <exception cref="StoreInUseException">Another worker uses it.</exception>
    /// <exception cref="StoreTooNewException">A newer version of the program wrote it.</exception>
    public StoreConnection Open(bool isSuspect)
    {
        if (!IsMemory)
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            _lock ??= StoreLock.Take(path);
        }

        var connection = StoreConnection.Open(path, tuning.ReadOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate, tuning.BusyTimeout);
        try
        {
            connection.Execute("PRAGMA journal_mode = WAL");
            connection.Execute($"PRAGMA synchronous = {tuning.Synchronous}");
            // What is removed is overwritten.
            connection.Execute("PRAGMA secure_delete = ON");
            connection.Execute("PRAGMA cache_size = -4000");
            // The log is copied into the file beside the writing: see Checkpoints.
            connection.Execute("PRAGMA wal_autocheckpoint = 0");
            if (tuning.MaxPages is { } pages)
            {
                connection.Execute(FormattableString.Invariant($"PRAGMA max_page_count = {pages}"));
            }

            if (isSuspect && connection.ReadText("PRAGMA quick_check(1)") != "ok")
            {
                throw new SqliteException("The file is damaged.", SQLitePCL.raw.SQLITE_CORRUPT);
            }

            Migrator.Run(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _lock?.Dispose();
        _lock = null;
    }
}
