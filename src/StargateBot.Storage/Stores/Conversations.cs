using System.Text.Json;
using BitFaster.Caching.Lru;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat.Stores;
using StargateBot.Storage.Engine;
using StargateBot.Storage.Json;

namespace StargateBot.Storage.Stores;

/// <summary>Remembers conversations; those of late are in memory too.</summary>
internal sealed class Conversations(StoreEngine engine, TimeProvider time) : IConversationMemory
{
    private const int CacheCapacity = 2000;

    private static readonly Sql FindSql = new("SELECT said_at, questions, askers, last_answer FROM conversations WHERE key = ?1");
    private static readonly Sql SetSql = new(
        """
        INSERT INTO conversations (key, said_at, questions, askers, last_answer) VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (key) DO UPDATE SET said_at = ?2, questions = ?3, askers = ?4, last_answer = ?5
        """);

    private readonly ConcurrentLru<string, Remembered> _recent = new(CacheCapacity);

    // Guards that what is added to a conversation is added to its latest form, and handed over in that order.
    private readonly Lock _gate = new();

    /// <inheritdoc/>
    public async ValueTask<Conversation> RecallAsync(string key, CancellationToken cancellationToken) =>
        (await FindAsync(key, cancellationToken).ConfigureAwait(false)).Conversation;

    /// <inheritdoc/>
    public async ValueTask RememberAsync(string key, string asker, string question, Answer answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var found = await FindAsync(key, cancellationToken).ConfigureAwait(false);
        lock (_gate)
        {
            var before = _recent.TryGet(key, out var later) && IsFresh(later.At) ? later : found;
            var now = time.GetUtcNow();
            var after = new Remembered(before.Conversation.With(asker, question, answer), now);
            _recent.AddOrUpdate(key, after);
            engine.Add(new Saving(key, after));
        }
    }

    /// <summary>Counts the conversations in the file.</summary>
    public ValueTask<long> CountAsync(CancellationToken cancellationToken) =>
        engine.ReadAsync(connection => connection.ReadNumber("SELECT count(*) FROM conversations"), 0, cancellationToken);

    /// <summary>Forgets in memory what a person took part in.</summary>
    /// <param name="asker">The person's pseudonym.</param>
    public void Forget(string asker)
    {
        lock (_gate)
        {
            foreach (var (key, remembered) in _recent)
            {
                if (remembered.Conversation.Askers.Contains(asker))
                {
                    _recent.TryRemove(key);
                }
            }
        }
    }

    private async ValueTask<Remembered> FindAsync(string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var found = _recent.TryGet(key, out var recent)
            ? recent
            : await engine.ReadAsync(connection => Read(connection, key), null, cancellationToken).ConfigureAwait(false);
        return found is not null && IsFresh(found.At) ? found : Remembered.Nothing;
    }

    private bool IsFresh(DateTimeOffset at) => time.GetUtcNow() - at < Conversation.Lifetime;

    private static Remembered? Read(StoreConnection connection, string key) => connection[FindSql].Bind(1, key).ReadFirst(static row =>
    {
        try
        {
            return new Remembered(
                new Conversation(
                    JsonSerializer.Deserialize(row.Bytes(1), StoredJson.Default.StringArray) ?? [],
                    JsonSerializer.Deserialize(row.Bytes(2), StoredJson.Default.StringArray) ?? [],
                    row.IsNull(3) ? null : JsonSerializer.Deserialize(row.Bytes(3), StoredJson.Default.Answer)),
                DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(0)));
        }
        catch (JsonException)
        {
            // Half an hour of memory is not worth an error.
            return null;
        }
    });

    private sealed record Remembered(Conversation Conversation, DateTimeOffset At)
    {
        public static readonly Remembered Nothing = new(Conversation.Empty, DateTimeOffset.MinValue);
    }

    private sealed class Saving(string key, Remembered remembered) : WriteOperation
    {
        public override void Write(StoreConnection connection, WriteTime now)
        {
            var (questions, askers, last) = remembered.Conversation;
            var statement = connection[SetSql].Bind(1, key).Bind(2, remembered.At.ToUnixTimeMilliseconds())
                .BindText(3, connection.Json(questions, StoredJson.Default.IReadOnlyListString))
                .BindText(4, connection.Json(askers, StoredJson.Default.IReadOnlyListString));
            (last is null ? statement.BindNull(5) : statement.Bind(5, connection.Json(last, StoredJson.Default.Answer))).Run();
        }
    }
}
