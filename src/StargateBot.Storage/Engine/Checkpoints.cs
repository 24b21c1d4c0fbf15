using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace StargateBot.Storage.Engine;

/// <summary>Copies the log into the file, beside the writing: who waits for a write does not wait for the disk to take megabytes.</summary>
/// <param name="file">The file.</param>
/// <param name="tuning">What measurements and tests vary.</param>
/// <param name="logger">Told of what went wrong.</param>
internal sealed partial class Checkpoints(StoreFile file, StoreTuning tuning, ILogger logger)
{
    private const int CommitsBetweenLooks = 32;

    // A log that is never copied to its end, because writing never rests, is ended by the writer itself.
    private const int MuchLarger = 8;

    private int _commits;
    private int _isRunning;

    /// <summary>Told of every commit, by the writer.</summary>
    /// <param name="writer">Its connection.</param>
    public void AfterCommit(StoreConnection writer)
    {
        if (file.IsMemory || ++_commits % CommitsBetweenLooks != 0)
        {
            return;
        }

        var bytes = file.LogBytes;
        if (bytes >= tuning.CheckpointBytes * MuchLarger)
        {
            Copy(writer, "TRUNCATE");
        }
        else if (bytes >= tuning.CheckpointBytes && Interlocked.Exchange(ref _isRunning, 1) == 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static checkpoints => checkpoints.Run(), this, preferLocal: false);
        }
    }

    private void Run()
    {
        try
        {
            using var connection = StoreConnection.Open(file.Path, SqliteOpenMode.ReadWrite, TimeSpan.Zero);
            Copy(connection, "PASSIVE");
        }
        catch (SqliteException exception)
        {
            LogNotCopied(exception);
        }
        finally
        {
            Volatile.Write(ref _isRunning, 0);
        }
    }

    private void Copy(StoreConnection connection, string mode)
    {
        try
        {
            connection.Execute($"PRAGMA wal_checkpoint({mode})");
        }
        catch (SqliteException exception)
        {
            // What was committed is safe in the log. The writer meets what is wrong with the disk itself, and tells it.
            LogNotCopied(exception);
        }
    }

    [LoggerMessage(EventId = 602, Level = LogLevel.Debug, Message = "The log of the store was not copied into its file.")]
    private partial void LogNotCopied(Exception exception);
}
