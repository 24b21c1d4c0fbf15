using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace StargateBot.Storage.Engine;

/// <summary>Copies the log into the file, beside the writing: who waits for a write does not wait for the disk to take megabytes.</summary>
/// <param name="file">The file.</param>
/// <param name="tuning">What measurements and tests vary.</param>
/// <param name="logger">Told of what went wrong.</param>
internal sealed partial class Checkpoints(StoreFile file, StoreTuning tuning, ILogger logger)
{
    // A log that is never copied to its end, because somebody reads for long, is ended by waiting for that reader.
    private const int MuchLonger = 16;

    private long _pagesBefore;
    private volatile State _state;

    private enum State
    {
        Idle,
        Copying,
        Copied,
    }

    /// <summary>Told of every commit, by the writer.</summary>
    /// <param name="writer">Its connection.</param>
    public void AfterCommit(StoreConnection writer)
    {
        if (file.IsMemory || _state == State.Copying)
        {
            return;
        }

        var pages = writer.WrittenPages - _pagesBefore;
        if (_state == State.Copied)
        {
            // What came meanwhile is little. When all is copied, the next commit begins the log anew, in the room that it has already.
            _state = State.Idle;
            if (Copy(writer, raw.SQLITE_CHECKPOINT_PASSIVE))
            {
                _pagesBefore += pages;
            }
        }
        else if (pages >= tuning.CheckpointPages * MuchLonger)
        {
            Copy(writer, raw.SQLITE_CHECKPOINT_TRUNCATE);
            _pagesBefore += pages;
        }
        else if (pages >= tuning.CheckpointPages)
        {
            _state = State.Copying;
            ThreadPool.UnsafeQueueUserWorkItem(static checkpoints => checkpoints.Run(), this, preferLocal: false);
        }
    }

    /// <summary>Told that the file was opened anew.</summary>
    public void Begin() => _pagesBefore = 0;

    private void Run()
    {
        try
        {
            using var connection = StoreConnection.Open(file.Path, SqliteOpenMode.ReadWrite, TimeSpan.Zero);
            Copy(connection, raw.SQLITE_CHECKPOINT_PASSIVE);
        }
        catch (SqliteException exception)
        {
            LogNotCopied(exception);
        }
        finally
        {
            _state = State.Copied;
        }
    }

    private bool Copy(StoreConnection connection, int mode)
    {
        try
        {
            return connection.Checkpoint(mode);
        }
        catch (SqliteException exception)
        {
            // What was committed is safe in the log. The writer meets what is wrong with the disk itself, and tells it.
            LogNotCopied(exception);
            return false;
        }
    }

    [LoggerMessage(EventId = 602, Level = LogLevel.Debug, Message = "The log of the store was not copied into its file.")]
    private partial void LogNotCopied(Exception exception);
}
