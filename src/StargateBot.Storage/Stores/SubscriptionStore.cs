using System.Text.Json;
using StargateBot.Core.Chat.Stores;
using StargateBot.Storage.Engine;
using StargateBot.Storage.Json;

namespace StargateBot.Storage.Stores;

/// <summary>Keeps who wants to be told when a question becomes covered.</summary>
internal sealed class SubscriptionStore(StoreEngine engine) : ISubscriptionStore
{
    private static readonly Sql AddSql = new(
        "INSERT OR IGNORE INTO subscriptions (answer_id, platform, tenant, user_id, made_at, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");

    private static readonly Sql RemoveSql = new("DELETE FROM subscriptions WHERE answer_id = ?1 AND platform = ?2 AND tenant = ?3 AND user_id = ?4");
    private static readonly Sql ReadSql = new("SELECT body FROM subscriptions ORDER BY id");

    /// <inheritdoc/>
    public Task AddAsync(GapSubscription subscription, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        return engine.WriteAsync(
            (connection, now) => BindKey(connection[AddSql], subscription).Bind(5, now.Milliseconds)
                .Bind(6, connection.Json(subscription, StoredJson.Default.GapSubscription)).Run(),
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<GapSubscription>> ReadOpenAsync(CancellationToken cancellationToken) =>
        await engine.ReadAsync(Read, [], cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task RemoveAsync(GapSubscription subscription, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        return engine.WriteAsync((connection, _) => BindKey(connection[RemoveSql], subscription).Run(), cancellationToken);
    }

    private static Statement BindKey(Statement statement, GapSubscription subscription) => statement
        .Bind(1, subscription.AnswerId).Bind(2, subscription.Place.Platform).Bind(3, subscription.Place.Tenant).Bind(4, subscription.UserId);

    private static List<GapSubscription> Read(StoreConnection connection)
    {
        var found = new List<GapSubscription>();
        connection[ReadSql].ReadAll(row =>
        {
            try
            {
                found.Add(JsonSerializer.Deserialize(row.Bytes(0), StoredJson.Default.GapSubscription)!);
            }
            catch (JsonException)
            {
                // A value that a later version wrote: it waits for that version, or for its age.
            }
        });

        return found;
    }
}
