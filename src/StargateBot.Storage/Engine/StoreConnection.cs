using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace StargateBot.Storage.Engine;

/// <summary>A connection with its prepared statements. For one caller at a time.</summary>
internal sealed class StoreConnection : IDisposable
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly SqliteConnection _connection;
    private readonly sqlite3 _handle;
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Utf8JsonWriter _writer;
    private Statement?[] _statements = new Statement?[64];

    private StoreConnection(SqliteConnection connection)
    {
        _connection = connection;
        _handle = connection.Handle!;
        _writer = new Utf8JsonWriter(_buffer, WriterOptions);
    }

    /// <summary>Gets the connection for what knows ADO.NET alone.</summary>
    public SqliteConnection Connection => _connection;

    /// <summary>Opens a database.</summary>
    /// <param name="path">Its file, or <c>:memory:</c>.</param>
    /// <param name="mode">Whether it may be made.</param>
    /// <param name="busyTimeout">How long to wait for a lock of another process.</param>
    /// <exception cref="SqliteException">It cannot be opened.</exception>
    public static StoreConnection Open(string path, SqliteOpenMode mode, TimeSpan busyTimeout)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            raw.sqlite3_busy_timeout(connection.Handle!, (int)busyTimeout.TotalMilliseconds);
            return new StoreConnection(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Gets a statement, prepared at its first use.</summary>
    public Statement this[Sql sql]
    {
        get
        {
            if (sql.Number >= _statements.Length)
            {
                Array.Resize(ref _statements, sql.Number * 2);
            }

            return _statements[sql.Number] ??= new Statement(_handle, sql.Text);
        }
    }

    /// <summary>Runs a statement that is not worth keeping.</summary>
    public void Execute(string text)
    {
        using var statement = new Statement(_handle, text);
        statement.Run();
    }

    /// <summary>Runs a statement that is not worth keeping and gets the number in its first row and column.</summary>
    public long ReadNumber(string text)
    {
        using var statement = new Statement(_handle, text);
        return statement.ReadFirst(static row => row.Int64(0));
    }

    /// <summary>Runs a statement that is not worth keeping and gets the text in its first row and column.</summary>
    public string ReadText(string text)
    {
        using var statement = new Statement(_handle, text);
        return statement.ReadFirst(static row => row.Text(0)) ?? "";
    }

    /// <summary>Gets whether a transaction is open.</summary>
    public bool IsInTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    /// <summary>Gets how many pages were written through this connection.</summary>
    public long WrittenPages
    {
        get
        {
            _ = raw.sqlite3_db_status(_handle, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, 0);
            return pages;
        }
    }

    /// <summary>Copies the log into the file.</summary>
    /// <param name="mode">How, by SQLite's number.</param>
    /// <returns>Whether all of it was copied.</returns>
    /// <exception cref="SqliteException">It cannot be copied.</exception>
    public bool Checkpoint(int mode)
    {
        var code = raw.sqlite3_wal_checkpoint_v2(_handle, "main", mode, out var pages, out var copied);
        return code switch
        {
            raw.SQLITE_OK => pages == copied,
            raw.SQLITE_BUSY => false,
            _ => throw new SqliteException(raw.sqlite3_errmsg(_handle).utf8_to_string(), code & 0xFF, code),
        };
    }

    /// <summary>Writes a value as JSON.</summary>
    /// <returns>UTF-8; lasts until the next call.</returns>
    public ReadOnlySpan<byte> Json<T>(T value, JsonTypeInfo<T> type)
    {
        _buffer.ResetWrittenCount();
        _writer.Reset();
        JsonSerializer.Serialize(_writer, value, type);
        _writer.Flush();
        return _buffer.WrittenSpan;
    }

    /// <summary>Ends what the connection is reading, from another thread.</summary>
    public void Interrupt() => raw.sqlite3_interrupt(_handle);

    public void Dispose()
    {
        foreach (var statement in _statements)
        {
            statement?.Dispose();
        }

        _writer.Dispose();
        _connection.Dispose();
    }
}
