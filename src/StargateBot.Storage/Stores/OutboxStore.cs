using System.Text.Json;
using Microsoft.Extensions.Logging;
using StargateBot.Core.Chat.Stores;
using StargateBot.Storage.Engine;
using StargateBot.Storage.Json;

namespace StargateBot.Storage.Stores;

/// <summary>Keeps replies on their way; of those that are done, the key and the ids of their messages.</summary>
internal sealed partial class OutboxStore(StoreEngine engine, TokenVault vault, TimeProvider time, ILogger<OutboxStore> logger) : IOutboxStore
{
    private static readonly Sql FindDoneSql = new("SELECT way, arrived, message_ids FROM event_keys WHERE key = ?1 AND way IS NOT NULL");
    private static readonly Sql FindSql = new("SELECT way, arrived, message_ids FROM deliveries WHERE id = ?1");
    private static readonly Sql AddSql = new(
        "INSERT OR REPLACE INTO deliveries (id, key, kept_ticks, way, arrived, message_ids, body, tokens, tokens_until) VALUES (?1, ?2, ?3, 0, 0, '[]', ?4, ?5, ?6)");

    private static readonly Sql RecordSql = new("UPDATE deliveries SET way = ?2, arrived = ?3, message_ids = ?4 WHERE id = ?1");
    private static readonly Sql RemoveSql = new("DELETE FROM deliveries WHERE id = ?1");
    private static readonly Sql DoneSql = new(
        """
        INSERT INTO event_keys (key, noted_at, way, arrived, message_ids) VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (key) DO UPDATE SET way = ?3, arrived = ?4, message_ids = ?5
        """);

    private static readonly Sql ReadSql = new(
        "SELECT kept_ticks, key, way, arrived, message_ids, body, tokens, tokens_until FROM deliveries ORDER BY kept_ticks");

    /// <inheritdoc/>
    public async Task<DeliveryProgress?> AddAsync(OutgoingReply delivery, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        cancellationToken.ThrowIfCancellationRequested();
        var operation = new Addition(delivery, vault, time.GetUtcNow());
        await engine.WriteAsync(operation).WaitAsync(cancellationToken).ConfigureAwait(false);
        return operation.Known;
    }

    /// <inheritdoc/>
    public async Task<DeliveryProgress?> FindAsync(string key, CancellationToken cancellationToken) =>
        await engine.ReadAsync(connection => Find(connection, key), null, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public void Record(string key, DeliveryProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        engine.Add(new Progress(key, progress));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<KeptDelivery>> ReadPendingAsync(CancellationToken cancellationToken)
    {
        // What another worker delivers is not ours; what was kept since the start is being delivered.
        var pending = engine.IsOurs ? await engine.ReadAsync(Read, [], cancellationToken).ConfigureAwait(false) : [];
        var earlier = engine.EarlierTicks;
        return [.. pending.Where(kept => kept.Kept.UtcTicks <= earlier)];
    }

    private static DeliveryProgress? Find(StoreConnection connection, string key) =>
        connection[FindDoneSql].Bind(1, key).ReadFirst(static row => ReadProgress(row, 0, isDone: true))
        ?? connection[FindSql].Bind(1, KeyHash.Of(key)).ReadFirst(static row => ReadProgress(row, 0, isDone: false));

    private static DeliveryProgress ReadProgress(Statement statement, int column, bool isDone) => new(
        statement.Int32(column),
        statement.Int32(column + 1),
        JsonSerializer.Deserialize(statement.Bytes(column + 2), StoredJson.Default.StringArray) ?? [],
        isDone);

    private List<KeptDelivery> Read(StoreConnection connection)
    {
        var found = new List<KeptDelivery>();
        var now = time.GetUtcNow();
        connection[ReadSql].ReadAll(row =>
        {
            var key = row.Text(1);
            try
            {
                var (reply, target) = JsonSerializer.Deserialize(row.Bytes(5), StoredJson.Default.StoredDelivery)!;
                if (!row.IsNull(7))
                {
                    target = vault.Unseal(target, row.Bytes(6), key, now);
                }

                found.Add(new KeptDelivery(
                    new OutgoingReply(key, reply, target), ReadProgress(row, 2, isDone: false), new DateTimeOffset(row.Int64(0), TimeSpan.Zero)));
            }
            catch (JsonException exception)
            {
                LogUnreadable(exception, key);
            }
        });

        return found;
    }

    private sealed class Addition(OutgoingReply delivery, TokenVault vault, DateTimeOffset added) : AwaitedOperation
    {
        // Null also where the disk did not keep it: then it is delivered all the same.
        public DeliveryProgress? Known { get; private set; }

        public override void Write(StoreConnection connection, WriteTime now)
        {
            var (key, reply, target) = delivery;
            if (Find(connection, key) is { } known)
            {
                Known = known;
                return;
            }

            Known = null;
            ReadOnlySpan<byte> tokens = [];
            long? until = null;
            if (TokenVault.HasTokens(target))
            {
                tokens = vault.Seal(target, key, added, out target);
                until = (added + TokenVault.Lifetime).ToUnixTimeMilliseconds();
            }

            var body = connection.Json(new StoredDelivery(reply, target), StoredJson.Default.StoredDelivery);
            connection[AddSql].Bind(1, KeyHash.Of(key)).Bind(2, key).Bind(3, now.NextTicks()).Bind(4, body).Bind(5, tokens).Bind(6, until).Run();
        }

        public override void End(bool isKept)
        {
            if (!isKept)
            {
                Known = null;
            }

            base.End(isKept);
        }
    }

    private sealed class Progress(string key, DeliveryProgress progress) : WriteOperation
    {
        public override void Write(StoreConnection connection, WriteTime now)
        {
            if (progress.IsDone)
            {
                Bind(connection[DoneSql].Bind(1, key).Bind(2, now.Milliseconds), 3, connection).Run();
                connection[RemoveSql].Bind(1, KeyHash.Of(key)).Run();
            }
            else
            {
                Bind(connection[RecordSql].Bind(1, KeyHash.Of(key)), 2, connection).Run();
            }
        }

        private Statement Bind(Statement statement, int parameter, StoreConnection connection)
        {
            statement.Bind(parameter, (long)progress.Way).Bind(parameter + 1, (long)progress.Arrived);
            return progress.MessageIds.Count == 0
                ? statement.BindText(parameter + 2, "[]"u8)
                : statement.BindText(parameter + 2, connection.Json(progress.MessageIds, StoredJson.Default.IReadOnlyListString));
        }
    }

    [LoggerMessage(EventId = 611, Level = LogLevel.Error, Message = "The kept reply {Key} cannot be read and is passed over.")]
    private partial void LogUnreadable(Exception exception, string key);
}
