using Microsoft.Data.Sqlite;
using StargateBot.Core.Chat.Stores;
using StargateBot.Storage.Engine;
using StargateBot.Storage.Stores;

namespace StargateBot.Storage;

/// <summary>Reads a store, also while a worker writes it. Changes nothing.</summary>
public sealed class StoreReader : IDisposable
{
    private static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(5);

    private readonly Reads _reads;

    private StoreReader(Reads reads)
    {
        _reads = reads;
        History = new AnswerHistory(reads);
    }

    /// <summary>Gets what was asked and answered; a call throws an <see cref="IOException"/> when the file cannot be read.</summary>
    public IAnswerHistory History { get; }

    /// <summary>Gets the file that a connection string names: its absolute path, or <c>:memory:</c>.</summary>
    /// <param name="connectionString">Value of <c>Storage:ConnectionString</c>.</param>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static string PathOf(string connectionString) => new StorageOptions { ConnectionString = connectionString }.FilePath();

    /// <summary>Opens a store.</summary>
    /// <param name="path">Its file.</param>
    /// <returns>Null: there is none yet.</returns>
    /// <exception cref="IOException">The file cannot be read, is no store, or a newer version of the program wrote it.</exception>
    public static StoreReader? Open(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            var connection = StoreConnection.Open(path, SqliteOpenMode.ReadOnly, BusyTimeout);
            try
            {
                switch (connection.ReadNumber("PRAGMA user_version"))
                {
                    case Migrator.Version:
                        return new StoreReader(new Reads(connection, path));
                    case > Migrator.Version:
                        throw new IOException($"{path} was written by a newer version of the program. Run that version.");
                    default:
                        // Made, and nothing in it yet.
                        connection.Dispose();
                        return null;
                }
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        }
        catch (SqliteException exception)
        {
            throw Unreadable(path, exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reads.Dispose();

    private static IOException Unreadable(string path, SqliteException exception) => new($"{path} cannot be read: {exception.Message}", exception);

    /// <summary>One connection, one reader at a time.</summary>
    private sealed class Reads(StoreConnection connection, string path) : IStoreReads, IDisposable
    {
        private readonly Lock _gate = new();

        public Task<T> ReadLongAsync<T>(Func<StoreConnection, T> read, T fallback, CancellationToken cancellationToken) => Task.Run(
            () =>
            {
                lock (_gate)
                {
                    using var registration = cancellationToken.UnsafeRegister(static opened => ((StoreConnection)opened!).Interrupt(), connection);
                    try
                    {
                        return read(connection);
                    }
                    catch (SqliteException) when (cancellationToken.IsCancellationRequested)
                    {
                        throw new OperationCanceledException(cancellationToken);
                    }
                    catch (SqliteException exception)
                    {
                        throw Unreadable(path, exception);
                    }
                }
            },
            cancellationToken);

        public void Dispose() => connection.Dispose();
    }
}
