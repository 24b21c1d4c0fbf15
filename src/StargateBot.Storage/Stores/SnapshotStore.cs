using System.Text.Json;
using StargateBot.Core.Knowledge.Reloading;
using StargateBot.Storage.Engine;
using StargateBot.Storage.Json;

namespace StargateBot.Storage.Stores;

/// <summary>Keeps which snapshots were in use.</summary>
internal sealed class SnapshotStore(StoreEngine engine) : ISnapshotStore
{
    private static readonly Sql UnpinSql = new("UPDATE snapshots SET is_pinned = 0 WHERE is_pinned = 1");
    private static readonly Sql AddSql = new("INSERT OR REPLACE INTO snapshots (version, is_pinned, body) VALUES (?1, ?2, ?3)");
    private static readonly Sql ReadSql = new("SELECT body FROM snapshots ORDER BY number DESC LIMIT ?1");
    private static readonly Sql PinnedSql = new("SELECT version FROM snapshots WHERE is_pinned = 1");
    private static readonly Sql RemoveSql = new("DELETE FROM snapshots WHERE version = ?1");

    /// <inheritdoc/>
    public Task AddAsync(LoadedKnowledge loaded, bool isPinned, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        return engine.WriteAsync(
            (connection, _) =>
            {
                connection[UnpinSql].Run();
                connection[AddSql].Bind(1, loaded.Version).Bind(2, isPinned).BindText(3, connection.Json(loaded, StoredJson.Default.LoadedKnowledge)).Run();
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LoadedKnowledge>> ReadAsync(int limit, CancellationToken cancellationToken) =>
        await engine.ReadAsync(connection => Read(connection, limit), [], cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<string?> FindPinnedAsync(CancellationToken cancellationToken) =>
        await engine.ReadAsync(static connection => connection[PinnedSql].ReadFirst(static row => row.Text(0)), null, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task RemoveAsync(string version, CancellationToken cancellationToken) =>
        engine.WriteAsync((connection, _) => connection[RemoveSql].Bind(1, version).Run(), cancellationToken);

    private static List<LoadedKnowledge> Read(StoreConnection connection, int limit)
    {
        var found = new List<LoadedKnowledge>();
        connection[ReadSql].Bind(1, (long)limit).ReadAll(row =>
        {
            try
            {
                found.Add(JsonSerializer.Deserialize(row.Bytes(0), StoredJson.Default.LoadedKnowledge)!);
            }
            catch (JsonException)
            {
                // A reason that a later version wrote: that version can return to it.
            }
        });

        return found;
    }
}
