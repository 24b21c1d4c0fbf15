using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace StargateBot.Storage.Engine;

/// <summary>What hinders the store.</summary>
internal enum StoreFaultKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The disk is full.</summary>
    Full,

    /// <summary>Another program holds a lock on the file.</summary>
    Locked,

    /// <summary>Another worker uses the file.</summary>
    InUse,

    /// <summary>The file or its folder cannot be written.</summary>
    NotWritable,

    /// <summary>The file is damaged.</summary>
    Corrupt,

    /// <summary>A newer version of the program wrote the file.</summary>
    Newer,

    /// <summary>The key cannot be read.</summary>
    Key,

    /// <summary>The disk is so slow that too much waits.</summary>
    Slow,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>What hinders the store, with how to mend it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Detail">What it is and how to mend it, in English, safe to show.</param>
internal sealed record StoreFault(StoreFaultKind Kind, string Detail)
{
    /// <summary>What holds when nothing is wrong.</summary>
    public static readonly StoreFault None = new(StoreFaultKind.None, "");

    private const string Meanwhile = "Until then questions are answered from memory, and what is asked is not kept over a restart.";

    /// <summary>Gets whether an exception is the disk's or the file's doing, and not a fault of this program.</summary>
    public static bool IsOfFile(Exception exception) => exception switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is not (raw.SQLITE_CONSTRAINT or raw.SQLITE_MISMATCH or raw.SQLITE_TOOBIG or raw.SQLITE_RANGE or raw.SQLITE_MISUSE),
        IOException or UnauthorizedAccessException => true,
        _ => false,
    };

    /// <summary>Tells what an exception means.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="path">The file.</param>
    public static StoreFault Of(Exception exception, string path) => exception switch
    {
        StoreInUseException => new(StoreFaultKind.InUse,
            $"Another worker uses {path}. Stop one of the two, or give this one a file of its own (Storage:ConnectionString). {Meanwhile}"),
        StoreTooNewException => new(StoreFaultKind.Newer,
            $"{path} was written by a newer version of the program. Run that version, or move the file aside. {Meanwhile}"),
        SqliteException sqlite => Of(sqlite.SqliteErrorCode, sqlite.Message, path),
        UnauthorizedAccessException => NotWritable(path),
        DirectoryNotFoundException or FileNotFoundException => NotWritable(path),
        _ => new(StoreFaultKind.Other, $"{path} cannot be used: {exception.Message} {Meanwhile}"),
    };

    private static StoreFault Of(int code, string message, string path) => code switch
    {
        raw.SQLITE_FULL => new(StoreFaultKind.Full, $"The disk of {path} is full. Make room; the store goes on by itself. {Meanwhile}"),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new(StoreFaultKind.Locked,
            $"Another program holds a lock on {path}. Close it; the store goes on by itself. {Meanwhile}"),
        raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_AUTH => NotWritable(path),
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => new(StoreFaultKind.Corrupt,
            $"{path} is damaged. It is left as it is. Move it aside together with the files beside it that begin with its name, or put a backup in its "
            + $"place; the store goes on by itself. {Meanwhile}"),
        _ => new(StoreFaultKind.Other, $"{path} cannot be used: {message}. {Meanwhile}"),
    };

    private static StoreFault NotWritable(string path) => new(StoreFaultKind.NotWritable,
        $"{path} cannot be written. Give the worker's account the right to write the file and its folder, or name another one "
        + $"(Storage:ConnectionString). {Meanwhile}");
}

/// <summary>Another process uses the file.</summary>
internal sealed class StoreInUseException : Exception;

/// <summary>A newer version of the program wrote the file.</summary>
internal sealed class StoreTooNewException : Exception;
