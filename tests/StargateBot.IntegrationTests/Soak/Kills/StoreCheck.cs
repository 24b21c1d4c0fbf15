using Microsoft.Data.Sqlite;

namespace StargateBot.IntegrationTests.Soak.Kills;

/// <summary>Looks into the records from outside, as an operator can with SQLite's own tool.</summary>
internal static class StoreCheck
{
    private static readonly string[] Unfinishable = ["questions", "deliveries"];

    /// <summary>Gets <c>ok</c>, or what SQLite finds broken.</summary>
    /// <param name="store">The connection string.</param>
    public static string Integrity(string store)
    {
        using var connection = Open(store);
        return connection is null ? "ok" : Read(connection, "PRAGMA integrity_check")[0];
    }

    /// <summary>Gets the keys of questions and replies that nobody finished.</summary>
    /// <param name="store">The connection string.</param>
    public static IReadOnlyList<string> Unfinished(string store)
    {
        using var connection = Open(store);
        return connection is null
            ? ["there are no records"]
            : [.. Unfinishable.SelectMany(table => Read(connection, $"SELECT '{table} ' || {(table == "questions" ? "event_key" : "key")} FROM {table}"))];
    }

    // A worker that was killed before it made the file leaves none.
    private static SqliteConnection? Open(string store)
    {
        var settings = new SqliteConnectionStringBuilder(store) { Pooling = false, Mode = SqliteOpenMode.ReadWrite };
        if (!File.Exists(settings.DataSource))
        {
            return null;
        }

        var connection = new SqliteConnection(settings.ToString());
        connection.Open();
        return connection;
    }

    private static List<string> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
