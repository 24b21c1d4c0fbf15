using System.Text.Json;
using BitFaster.Caching.Lru;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat.Stores;
using StargateBot.Storage.Engine;
using StargateBot.Storage.Json;

namespace StargateBot.Storage.Stores;

/// <summary>Remembers conversations; those of late are in memory too.</summary>
internal sealed class Conversations(StoreEngine engine, AnswerLog answers, TimeProvider time) : IConversationMemory
{
    private const int CacheCapacity = 2000;

    private static readonly Sql FindSql = new(
        """
        SELECT c.said_at, c.questions, c.askers, c.last_answer, a.body FROM conversations c LEFT JOIN answers a ON a.id = c.last_id
        WHERE c.id = ?1 AND c.key = ?2
        """);

    private static readonly Sql SetSql = new(
        """
        INSERT OR REPLACE INTO conversations (id, key, said_at, questions, askers, last_id, last_answer) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
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
            var last = after.Conversation.LastAnswer;
            engine.Add(new Saving(key, after, last is not null && answers.HasLately(last.TraceId)));
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

    private static Remembered? Read(StoreConnection connection, string key) => connection[FindSql].Bind(1, KeyHash.Of(key)).Bind(2, key).ReadFirst(static row =>
    {
        try
        {
            return new Remembered(
                new Conversation(
                    JsonSerializer.Deserialize(row.Bytes(1), StoredJson.Default.StringArray) ?? [],
                    JsonSerializer.Deserialize(row.Bytes(2), StoredJson.Default.StringArray) ?? [],
                    !row.IsNull(3) ? JsonSerializer.Deserialize(row.Bytes(3), StoredJson.Default.Answer)
                        : row.IsNull(4) ? null : JsonSerializer.Deserialize(row.Bytes(4), StoredJson.Default.StoredAnswer)?.Answer),
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

    private sealed class Saving(string key, Remembered remembered, bool isLastKept) : WriteOperation
    {
        public override void Write(StoreConnection connection, WriteTime now)
        {
            var (questions, askers, last) = remembered.Conversation;
            var statement = connection[SetSql].Bind(1, KeyHash.Of(key)).Bind(2, key).Bind(3, remembered.At.ToUnixTimeMilliseconds())
                .BindText(4, connection.Json(questions, StoredJson.Default.IReadOnlyListString))
                .BindText(5, connection.Json(askers, StoredJson.Default.IReadOnlyListString))
                .Bind(6, isLastKept ? last?.TraceId : null);
            (last is null || isLastKept ? statement.BindNull(7) : statement.Bind(7, connection.Json(last, StoredJson.Default.Answer))).Run();
        }
    }
}
