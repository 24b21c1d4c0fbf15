using System.Text.Json;
using Microsoft.Extensions.Logging;
using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Stores;
using StargateBot.Storage.Engine;
using StargateBot.Storage.Json;

namespace StargateBot.Storage.Stores;

/// <summary>Keeps what was taken: its keys for as long as records are kept, itself until it is replied to.</summary>
internal sealed partial class QuestionLog(StoreEngine engine, StoreHealth health, TokenVault vault, TimeProvider time, ILogger<QuestionLog> logger) : IQuestionLog
{
    private static readonly Sql AddKeySql = new("INSERT OR IGNORE INTO event_keys (key, noted_at) VALUES (?1, ?2)");
    private static readonly Sql RemoveKeySql = new("DELETE FROM event_keys WHERE key = ?1");
    private static readonly Sql AddSql = new(
        "INSERT OR REPLACE INTO questions (id, event_key, taken_ticks, author, body, tokens, tokens_until) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");

    private static readonly Sql RemoveSql = new("DELETE FROM questions WHERE id = ?1");
    private static readonly Sql ReadSql = new("SELECT taken_ticks, event_key, body, tokens, tokens_until FROM questions ORDER BY taken_ticks");

    /// <inheritdoc/>
    public bool IsDurable => engine.IsOnDisk && health.IsKeeping;

    /// <inheritdoc/>
    public Task<bool> TakeAsync(IReadOnlyList<string> keys, IncomingQuestion question)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(question);
        var operation = new Take(keys, question, vault, time.GetUtcNow());
        engine.Add(operation);
        return operation.IsNew;
    }

    /// <inheritdoc/>
    public void Complete(string eventKey) => engine.Add(new Completion(eventKey));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<TakenQuestion>> ReadPendingAsync(CancellationToken cancellationToken)
    {
        // What another worker has taken, that one answers; what was taken since the start is being answered.
        var pending = engine.IsOurs ? await engine.ReadAsync(Read, [], cancellationToken).ConfigureAwait(false) : [];
        var earlier = engine.EarlierTicks;
        return [.. pending.Where(taken => taken.Taken.UtcTicks <= earlier)];
    }

    private List<TakenQuestion> Read(StoreConnection connection)
    {
        var found = new List<TakenQuestion>();
        var now = time.GetUtcNow();
        connection[ReadSql].ReadAll(row =>
        {
            var key = row.Text(1);
            try
            {
                var question = JsonSerializer.Deserialize(row.Bytes(2), StoredJson.Default.IncomingQuestion)!;
                if (!row.IsNull(4))
                {
                    question = question with { ReplyTo = vault.Unseal(question.ReplyTo, row.Bytes(3), key, now) };
                }

                found.Add(new TakenQuestion(question, new DateTimeOffset(row.Int64(0), TimeSpan.Zero)));
            }
            catch (JsonException exception)
            {
                LogUnreadable(exception, key);
            }
        });

        return found;
    }

    private sealed class Take(IReadOnlyList<string> keys, IncomingQuestion question, TokenVault vault, DateTimeOffset taken) : WriteOperation
    {
        private readonly TaskCompletionSource<bool> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private bool _isNew;

        public override bool IsUrgent => true;

        public Task<bool> IsNew => _end.Task;

        public override void Write(StoreConnection connection, WriteTime now)
        {
            // Made first: what cannot be written must leave no key behind.
            var ticks = now.NextTicks();
            ReadOnlySpan<byte> tokens = [];
            long? until = null;
            var bare = question;
            if (TokenVault.HasTokens(question.ReplyTo))
            {
                tokens = vault.Seal(question.ReplyTo, question.EventKey, taken, out var target);
                until = (taken + TokenVault.Lifetime).ToUnixTimeMilliseconds();
                bare = question with { ReplyTo = target };
            }

            var body = connection.Json(bare, StoredJson.Default.IncomingQuestion);
            _isNew = TryAddKeys(connection, now);
            if (_isNew)
            {
                connection[AddSql].Bind(1, KeyHash.Of(question.EventKey)).Bind(2, question.EventKey).Bind(3, ticks).Bind(4, question.Author.UserId)
                    .Bind(5, body).Bind(6, tokens).Bind(7, until).Run();
            }
        }

        // Where the disk does not keep it, it is answered all the same.
        public override void End(bool isKept) => _end.TrySetResult(!isKept || _isNew);

        private bool TryAddKeys(StoreConnection connection, WriteTime now)
        {
            for (var i = 0; i < keys.Count; i++)
            {
                if (connection[AddKeySql].Bind(1, keys[i]).Bind(2, now.Milliseconds).Run() == 0 && !IsAmong(i))
                {
                    while (--i >= 0)
                    {
                        connection[RemoveKeySql].Bind(1, keys[i]).Run();
                    }

                    return false;
                }
            }

            return true;
        }

        // The same key given twice is one key.
        private bool IsAmong(int count)
        {
            for (var i = 0; i < count; i++)
            {
                if (keys[i] == keys[count])
                {
                    return true;
                }
            }

            return false;
        }
    }

    private sealed class Completion(string eventKey) : WriteOperation
    {
        public override void Write(StoreConnection connection, WriteTime now) => connection[RemoveSql].Bind(1, KeyHash.Of(eventKey)).Run();
    }

    [LoggerMessage(EventId = 610, Level = LogLevel.Error, Message = "The kept question {EventKey} cannot be read and is passed over.")]
    private partial void LogUnreadable(Exception exception, string eventKey);
}
