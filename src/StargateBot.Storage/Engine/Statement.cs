using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace StargateBot.Storage.Engine;

/// <summary>A prepared statement of one connection.</summary>
/// <remarks>
/// Straight over SQLite's own calls: a command of ADO.NET makes a reader, boxes numbers and copies texts for every execution, which costs
/// more than SQLite's part of a small insertion. Parameters and columns are counted from 1 and 0, as SQLite does.
/// </remarks>
internal sealed class Statement(sqlite3 connection, string text) : IDisposable
{
    private const int StackBytes = 512;

    private readonly sqlite3_stmt _handle = Prepare(connection, text);

    public Statement Bind(int parameter, long value)
    {
        Check(raw.sqlite3_bind_int64(_handle, parameter, value));
        return this;
    }

    public Statement Bind(int parameter, long? value) => value is { } number ? Bind(parameter, number) : BindNull(parameter);

    public Statement Bind(int parameter, bool value) => Bind(parameter, value ? 1L : 0L);

    public Statement Bind(int parameter, string? value)
    {
        if (value is null)
        {
            return BindNull(parameter);
        }

        if (value.Length == 0)
        {
            // An empty span has no address, which SQLite takes for null.
            Check(raw.sqlite3_bind_text(_handle, parameter, ""));
            return this;
        }

        byte[]? rented = null;
        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        var buffer = most <= StackBytes ? stackalloc byte[StackBytes] : (rented = ArrayPool<byte>.Shared.Rent(most));
        var length = Encoding.UTF8.GetBytes(value, buffer);
        var code = raw.sqlite3_bind_text(_handle, parameter, buffer[..length]);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        Check(code);
        return this;
    }

    /// <summary>Binds a text that stands in UTF-8 already, not empty.</summary>
    public Statement BindText(int parameter, ReadOnlySpan<byte> utf8)
    {
        Check(raw.sqlite3_bind_text(_handle, parameter, utf8));
        return this;
    }

    /// <summary>Binds bytes; none at all are bound as null.</summary>
    public Statement Bind(int parameter, ReadOnlySpan<byte> bytes)
    {
        Check(bytes.IsEmpty ? raw.sqlite3_bind_null(_handle, parameter) : raw.sqlite3_bind_blob(_handle, parameter, bytes));
        return this;
    }

    public Statement BindNull(int parameter)
    {
        Check(raw.sqlite3_bind_null(_handle, parameter));
        return this;
    }

    /// <summary>Runs the statement to its end.</summary>
    /// <returns>How many rows it changed; means nothing for one that changes none.</returns>
    public int Run()
    {
        try
        {
            while (Step())
            {
            }

            return raw.sqlite3_changes(connection);
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Runs the statement and reads all its rows.</summary>
    /// <param name="read">Reads the row that the statement stands at.</param>
    public void ReadAll(Action<Statement> read)
    {
        try
        {
            while (Step())
            {
                read(this);
            }
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Runs the statement and reads its first row.</summary>
    /// <param name="read">Reads the row that the statement stands at.</param>
    /// <returns>What was read, or the default when there is no row.</returns>
    public T? ReadFirst<T>(Func<Statement, T> read)
    {
        try
        {
            return Step() ? read(this) : default;
        }
        finally
        {
            Reset();
        }
    }

    private bool Step()
    {
        var code = raw.sqlite3_step(_handle);
        return code switch
        {
            raw.SQLITE_ROW => true,
            raw.SQLITE_DONE => false,
            _ => throw Fault(code),
        };
    }

    private void Reset() => raw.sqlite3_reset(_handle);

    public bool IsNull(int column) => raw.sqlite3_column_type(_handle, column) == raw.SQLITE_NULL;

    public long Int64(int column) => raw.sqlite3_column_int64(_handle, column);

    public int Int32(int column) => raw.sqlite3_column_int(_handle, column);

    public string Text(int column) => raw.sqlite3_column_text(_handle, column).utf8_to_string() ?? "";

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    /// <summary>Gets the bytes of a text or blob; they last until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_handle, column);

    /// <summary>Gets all columns of the row: numbers as <see cref="long"/>, all else as text.</summary>
    public object[] Values()
    {
        var values = new object[raw.sqlite3_column_count(_handle)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = raw.sqlite3_column_type(_handle, i) == raw.SQLITE_INTEGER ? Int64(i) : Text(i);
        }

        return values;
    }

    public void Dispose() => _handle.Dispose();

    private static sqlite3_stmt Prepare(sqlite3 connection, string text)
    {
        var code = raw.sqlite3_prepare_v3(connection, text, raw.SQLITE_PREPARE_PERSISTENT, out var handle);
        return code == raw.SQLITE_OK ? handle : throw Fault(connection, code);
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw Fault(code);
        }
    }

    private SqliteException Fault(int code) => Fault(connection, code);

    private static SqliteException Fault(sqlite3 connection, int code) =>
        new(raw.sqlite3_errmsg(connection).utf8_to_string(), code & 0xFF, raw.sqlite3_extended_errcode(connection));
}
