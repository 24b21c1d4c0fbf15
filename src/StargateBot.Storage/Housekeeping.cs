using Microsoft.Extensions.Logging;
using StargateBot.Core.Chat.Stores;
using StargateBot.Storage.Engine;
using StargateBot.Storage.Stores;

namespace StargateBot.Storage;

/// <summary>Removes what is old, a little at a time, so that nobody waits for it.</summary>
/// <param name="engine">The file.</param>
/// <param name="retentionDays">How many days records are kept.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told of what was removed.</param>
internal sealed partial class Housekeeping(StoreEngine engine, int retentionDays, TimeProvider time, ILogger logger)
{
    /// <summary>How often tokens are looked at. One is removed so much before its end: none is there after it.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private const int PurgeEvery = 120;
    private const int FoundAtOnce = 2000;
    private const int RemovedAtOnce = 250;

    // Platforms repeat an event within minutes or hours.
    private static readonly TimeSpan LongestKeys = TimeSpan.FromDays(7);

    private static readonly Sql TokensOfQuestionsSql = new("UPDATE questions SET tokens = NULL WHERE tokens IS NOT NULL AND tokens_until <= ?1");
    private static readonly Sql TokensOfDeliveriesSql = new("UPDATE deliveries SET tokens = NULL WHERE tokens IS NOT NULL AND tokens_until <= ?1");

    private static readonly Rule Conversations = new("conversations", "SELECT id FROM conversations WHERE said_at <= ?1 LIMIT ?2", "DELETE FROM conversations WHERE id = ?1");
    private static readonly Rule Keys = new("event keys", "SELECT key FROM event_keys WHERE noted_at <= ?1 LIMIT ?2", "DELETE FROM event_keys WHERE key = ?1");
    private static readonly Rule Answers = new("answers", "SELECT number FROM answers WHERE number <= ?1 LIMIT ?2", "DELETE FROM answers WHERE number = ?1");
    private static readonly Rule Citations = new(
        "citations",
        "SELECT DISTINCT answer FROM citations WHERE answer <= ?1 LIMIT ?2",
        "DELETE FROM citations WHERE answer = ?1");

    private static readonly Rule Addresses = new("addresses", "SELECT answer FROM addresses WHERE answer <= ?1 LIMIT ?2", "DELETE FROM addresses WHERE answer = ?1");

    private static readonly Rule[] ByMilliseconds =
    [
        new("votes", "SELECT answer_id, voter FROM votes WHERE voted_at <= ?1 LIMIT ?2", "DELETE FROM votes WHERE answer_id = ?1 AND voter = ?2"),
        new("subscriptions", "SELECT id FROM subscriptions WHERE made_at <= ?1 LIMIT ?2", "DELETE FROM subscriptions WHERE id = ?1"),
        new("corrections", "SELECT id FROM corrections WHERE made_at <= ?1 LIMIT ?2", "DELETE FROM corrections WHERE id = ?1"),
        new("sessions", "SELECT key FROM sessions WHERE saved_at <= ?1 LIMIT ?2", "DELETE FROM sessions WHERE key = ?1"),
    ];

    private static readonly Rule[] ByTicks =
    [
        new("questions", "SELECT id FROM questions WHERE taken_ticks <= ?1 LIMIT ?2", "DELETE FROM questions WHERE id = ?1"),
        new("replies", "SELECT id FROM deliveries WHERE kept_ticks <= ?1 LIMIT ?2", "DELETE FROM deliveries WHERE id = ?1"),
    ];

    /// <summary>Looks after the file until it is told to stop.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        for (var round = 1; await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false); round++)
        {
            await RemoveTokensAsync(cancellationToken).ConfigureAwait(false);
            await RemoveAsync(Conversations, (time.GetUtcNow() - Conversation.Lifetime).ToUnixTimeMilliseconds(), cancellationToken).ConfigureAwait(false);
            if (round % PurgeEvery == 1)
            {
                await PurgeAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Removes tokens that end before this is called again.</summary>
    public async Task RemoveTokensAsync(CancellationToken cancellationToken)
    {
        var until = (time.GetUtcNow() + Interval).ToUnixTimeMilliseconds();
        var removed = 0;
        await engine.TryWriteAsync(
            (connection, _) => removed = connection[TokensOfQuestionsSql].Bind(1, until).Run() + connection[TokensOfDeliveriesSql].Bind(1, until).Run(),
            cancellationToken).ConfigureAwait(false);
        if (removed > 0)
        {
            LogTokens(removed);
        }
    }

    /// <summary>Removes what is older than the days that records are kept.</summary>
    public async Task PurgeAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - TimeSpan.FromDays(retentionDays);
        var keysBefore = time.GetUtcNow() - LongestKeys;
        var removed = new List<string>();
        await CountAsync(Answers, AnswerNumber.First(before)).ConfigureAwait(false);
        await CountAsync(Citations, AnswerNumber.First(before)).ConfigureAwait(false);
        await CountAsync(Addresses, AnswerNumber.First(before)).ConfigureAwait(false);
        await CountAsync(Keys, (keysBefore > before ? keysBefore : before).ToUnixTimeMilliseconds()).ConfigureAwait(false);
        foreach (var rule in ByMilliseconds)
        {
            await CountAsync(rule, before.ToUnixTimeMilliseconds()).ConfigureAwait(false);
        }

        foreach (var rule in ByTicks)
        {
            await CountAsync(rule, before.UtcTicks).ConfigureAwait(false);
        }

        if (removed.Count > 0)
        {
            var what = string.Join(", ", removed);
            LogPurged(what);
        }

        async Task CountAsync(Rule rule, long end)
        {
            if (await RemoveAsync(rule, end, cancellationToken).ConfigureAwait(false) is > 0 and var count)
            {
                removed.Add(FormattableString.Invariant($"{count} {rule.Name}"));
            }
        }
    }

    private async Task<int> RemoveAsync(Rule rule, long end, CancellationToken cancellationToken)
    {
        var removed = 0;
        while (true)
        {
            var found = await engine.ReadLongAsync(connection => rule.Find(connection, end, FoundAtOnce), [], cancellationToken).ConfigureAwait(false);
            foreach (var part in found.Chunk(RemovedAtOnce))
            {
                if (!await engine.TryWriteAsync((connection, _) => rule.Remove(connection, part), cancellationToken).ConfigureAwait(false))
                {
                    return removed;
                }

                removed += part.Length;
            }

            if (found.Count < FoundAtOnce)
            {
                return removed;
            }
        }
    }

    /// <summary>What is found by its age and removed by its key: finding reads the whole table, but beside the writing.</summary>
    private sealed class Rule(string name, string find, string remove)
    {
        private readonly Sql _find = new(find);
        private readonly Sql _remove = new(remove);

        public string Name => name;

        public List<object[]> Find(StoreConnection connection, long end, int limit)
        {
            var found = new List<object[]>();
            connection[_find].Bind(1, end).Bind(2, (long)limit).ReadAll(row => found.Add(row.Values()));
            return found;
        }

        public void Remove(StoreConnection connection, object[][] keys)
        {
            foreach (var key in keys)
            {
                var statement = connection[_remove];
                for (var i = 0; i < key.Length; i++)
                {
                    _ = key[i] is long number ? statement.Bind(i + 1, number) : statement.Bind(i + 1, (string)key[i]);
                }

                statement.Run();
            }
        }
    }

    [LoggerMessage(EventId = 630, Level = LogLevel.Debug, Message = "{Count} kept tokens came to their end and are removed.")]
    private partial void LogTokens(int count);

    [LoggerMessage(EventId = 631, Level = LogLevel.Information, Message = "Removed because of their age: {What}.")]
    private partial void LogPurged(string what);
}
