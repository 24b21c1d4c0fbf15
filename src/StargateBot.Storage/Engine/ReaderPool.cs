using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace StargateBot.Storage.Engine;

/// <summary>Keeps a few connections for reading, so that reading never waits for writing.</summary>
/// <param name="path">The file.</param>
/// <param name="busyTimeout">How long to wait for a lock of another process.</param>
internal sealed class ReaderPool(string path, TimeSpan busyTimeout) : IDisposable
{
    private const int MaxIdle = 4;

    private readonly ConcurrentStack<(StoreConnection Connection, int Epoch)> _idle = new();
    private int _epoch;

    /// <summary>Reads.</summary>
    /// <param name="read">Reads; what it returns must not depend on the connection any more.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="SqliteException">It cannot be read.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public T Read<T>(Func<StoreConnection, T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (connection, epoch) = _idle.TryPop(out var idle) ? idle : (Open(), Volatile.Read(ref _epoch));
        var isSound = false;
        try
        {
            T result;
            using (cancellationToken.UnsafeRegister(static opened => ((StoreConnection)opened!).Interrupt(), connection))
            {
                result = read(connection);
            }

            isSound = true;
            return result;
        }
        catch (SqliteException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        finally
        {
            if (isSound && epoch == Volatile.Read(ref _epoch) && _idle.Count < MaxIdle)
            {
                _idle.Push((connection, epoch));
            }
            else
            {
                connection.Dispose();
            }
        }
    }

    /// <summary>Closes what is idle now, and what is in use when it is done: the file may be another one from now on.</summary>
    public void Renew()
    {
        Interlocked.Increment(ref _epoch);
        while (_idle.TryPop(out var idle))
        {
            idle.Connection.Dispose();
        }
    }

    public void Dispose() => Renew();

    private StoreConnection Open()
    {
        // Not read-only for SQLite: whoever reads beside the log takes part in its book-keeping.
        var connection = StoreConnection.Open(path, SqliteOpenMode.ReadWrite, busyTimeout);
        connection.Execute("PRAGMA query_only = ON");
        return connection;
    }
}
