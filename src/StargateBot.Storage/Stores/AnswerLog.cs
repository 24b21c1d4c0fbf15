using System.Text.Json;
using BitFaster.Caching.Lru;
using StargateBot.Core.Chat.Stores;
using StargateBot.Storage.Engine;
using StargateBot.Storage.Json;

namespace StargateBot.Storage.Stores;

/// <summary>Keeps answers; those of late are in memory too.</summary>
internal sealed class AnswerLog(StoreEngine engine) : IAnswerLog
{
    private const int CacheCapacity = 1000;

    private static readonly Sql AddSql = new(
        """
        INSERT OR REPLACE INTO answers (number, id, platform, tenant, asker, outcome, language, elapsed_us, body)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        """);

    private static readonly Sql CiteSql = new("INSERT OR IGNORE INTO citations (answer, document, hash, locator) VALUES (?1, ?2, ?3, ?4)");
    private static readonly Sql DeliverSql = new("INSERT OR REPLACE INTO addresses (answer, body) SELECT number, ?2 FROM answers WHERE id = ?1");
    private static readonly Sql ReplaceSql = new("UPDATE answers SET replaced_by = ?2 WHERE id = ?1");
    private static readonly Sql FindSql = new(
        "SELECT a.asker, a.body, s.body, a.replaced_by FROM answers a LEFT JOIN addresses s ON s.answer = a.number WHERE a.id = ?1");

    private readonly ConcurrentLru<string, LoggedAnswer> _recent = new(CacheCapacity);

    /// <inheritdoc/>
    public void Add(LoggedAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        _recent.AddOrUpdate(answer.Answer.TraceId, answer);
        engine.Add(new Addition(answer));
    }

    /// <inheritdoc/>
    public void Deliver(string answerId, MessageAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (_recent.TryGet(answerId, out var answer))
        {
            _recent.TryUpdate(answerId, answer with { Address = address });
        }

        engine.Add(new Delivery(answerId, address));
    }

    /// <inheritdoc/>
    public void Replace(string answerId, LoggedAnswer by)
    {
        ArgumentNullException.ThrowIfNull(by);
        var id = by.Answer.TraceId;
        if (id != answerId && _recent.TryGet(answerId, out var earlier))
        {
            _recent.TryUpdate(answerId, earlier with { ReplacedBy = id });
        }

        _recent.AddOrUpdate(id, by);
        engine.Add(new Replacement(answerId, by));
    }

    /// <inheritdoc/>
    public async ValueTask<LoggedAnswer?> FindAsync(string answerId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _recent.TryGet(answerId, out var recent)
            ? recent
            : await engine.ReadAsync(connection => connection[FindSql].Bind(1, answerId).ReadFirst(static row => Read(row, 0)), null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gets whether an answer was handed over to be kept lately.</summary>
    public bool HasLately(string answerId) => _recent.TryGet(answerId, out _);

    /// <summary>Forgets all that is in memory: what is in the file has changed.</summary>
    public void Renew() => _recent.Clear();

    /// <summary>Reads an answer from a row.</summary>
    /// <param name="statement">The row: asker, body, address and what replaced it, one after the other.</param>
    /// <param name="column">The column of the first.</param>
    /// <returns>The answer, or null when it cannot be read.</returns>
    public static LoggedAnswer? Read(Statement statement, int column)
    {
        try
        {
            var (answer, eventKey, place, question, at) = JsonSerializer.Deserialize(statement.Bytes(column + 1), StoredJson.Default.StoredAnswer)!;
            return new LoggedAnswer
            {
                Answer = answer,
                EventKey = eventKey,
                Place = place,
                Asker = statement.Text(column),
                Question = question,
                At = at,
                Address = statement.IsNull(column + 2) ? null : JsonSerializer.Deserialize(statement.Bytes(column + 2), StoredJson.Default.MessageAddress),
                ReplacedBy = statement.TextOrNull(column + 3),
            };
        }
        catch (JsonException)
        {
            // A value that a later version wrote: as good as forgotten.
            return null;
        }
    }

    private static void Write(StoreConnection connection, LoggedAnswer logged, long number)
    {
        var answer = logged.Answer;
        connection[AddSql].Bind(1, number).Bind(2, answer.TraceId).Bind(3, logged.Place.Platform).Bind(4, logged.Place.Tenant).Bind(5, logged.Asker)
            .Bind(6, Names.Of(answer.Outcome)).Bind(7, Names.Of(answer.Language)).Bind(8, (long)answer.Elapsed.TotalMicroseconds)
            .Bind(9, connection.Json(new StoredAnswer(answer, logged.EventKey, logged.Place, logged.Question, logged.At), StoredJson.Default.StoredAnswer))
            .Run();
        if (logged.Address is { } address)
        {
            WriteAddress(connection, answer.TraceId, address);
        }

        foreach (var citation in answer.Citations)
        {
            connection[CiteSql].Bind(1, number).Bind(2, citation.Document).Bind(3, unchecked((long)citation.PassageHash)).Bind(4, citation.Locator).Run();
        }
    }

    private static void WriteAddress(StoreConnection connection, string answerId, MessageAddress address) =>
        connection[DeliverSql].Bind(1, answerId).Bind(2, connection.Json(address, StoredJson.Default.MessageAddress)).Run();

    private sealed class Addition(LoggedAnswer logged) : WriteOperation
    {
        private readonly long _number = AnswerNumber.Next(logged.At);

        public override void Write(StoreConnection connection, WriteTime now) => AnswerLog.Write(connection, logged, _number);
    }

    private sealed class Replacement(string answerId, LoggedAnswer by) : WriteOperation
    {
        private readonly long _number = AnswerNumber.Next(by.At);

        // The citations of the earlier one stay: whoever reads them looks at its row.
        public override void Write(StoreConnection connection, WriteTime now)
        {
            AnswerLog.Write(connection, by, _number);
            if (by.Answer.TraceId != answerId)
            {
                connection[ReplaceSql].Bind(1, answerId).Bind(2, by.Answer.TraceId).Run();
            }
        }
    }

    private sealed class Delivery(string answerId, MessageAddress address) : WriteOperation
    {
        public override void Write(StoreConnection connection, WriteTime now) =>
            WriteAddress(connection, answerId, address);
    }
}
