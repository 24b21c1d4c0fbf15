using Microsoft.Extensions.Logging;
using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Stores;
using StargateBot.Storage.Engine;

namespace StargateBot.Storage.Stores;

/// <summary>Tells and removes what is kept of a person.</summary>
internal sealed partial class PrivacyStore(
    StoreEngine engine, UserPseudonyms pseudonyms, AnswerLog answers, Conversations conversations, ILogger<PrivacyStore> logger) : IPrivacyStore
{
    // What is answered while it is being removed is removed in the next round.
    private const int MaxRounds = 3;

    // Writing a larger file anew would keep those who ask waiting; there, what was removed is overwritten where it stood.
    private const long MaxRewrittenBytes = 256L << 20;

    /// <inheritdoc/>
    public async Task<PersonRecord> CountAsync(ChatPlace place, string userId, CancellationToken cancellationToken)
    {
        var person = new Person(place.Platform, place.Tenant, userId, pseudonyms.Of(place, userId));
        return await engine.ReadLongAsync(connection => PersonTraces.Count(connection, person), new PersonRecord(0, 0, 0), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<PersonRecord> ForgetAsync(ChatPlace place, string userId, CancellationToken cancellationToken)
    {
        var person = new Person(place.Platform, place.Tenant, userId, pseudonyms.Of(place, userId));
        var total = new PersonRecord(0, 0, 0);
        for (var round = 0; round < MaxRounds; round++)
        {
            var traces = await engine.ReadLongAsync(connection => PersonTraces.Find(connection, person), null, cancellationToken).ConfigureAwait(false)
                ?? throw new IOException("The store cannot be read.");
            if (traces.IsEmpty)
            {
                break;
            }

            // Not repeated: the person is told that it did not work, and asks again.
            if (!await engine.TryWriteAsync((connection, _) => traces.Remove(connection), cancellationToken).ConfigureAwait(false))
            {
                throw new IOException("The store cannot be written.");
            }

            total = new PersonRecord(
                total.Answers + traces.Answers.Count, total.Votes + traces.OwnVotes, total.Subscriptions + traces.OwnSubscriptions);
            conversations.Forget(person.Pseudonym);
            answers.Renew();
        }

        // Pages that were split may hold copies of what stood on them in the room between their rows, and the log holds what it was told.
        await engine.RunAloneAsync(Rewrite, cancellationToken).ConfigureAwait(false);
        LogForgotten(place.Platform, total.Answers, total.Votes, total.Subscriptions);
        return total;
    }

    private static void Rewrite(StoreConnection connection)
    {
        if (connection.ReadNumber("PRAGMA page_count") * connection.ReadNumber("PRAGMA page_size") <= MaxRewrittenBytes)
        {
            connection.Execute("VACUUM");
        }

        connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    [LoggerMessage(EventId = 620, Level = LogLevel.Information,
        Message = "A person of {Platform} is forgotten: {Answers} answers, {Votes} votes, {Subscriptions} subscriptions.")]
    private partial void LogForgotten(string platform, int answers, int votes, int subscriptions);
}

/// <summary>A person of a platform.</summary>
internal sealed record Person(string Platform, string Tenant, string UserId, string Pseudonym);
