using StargateBot.Core.Chat.Stores;
using StargateBot.Storage.Engine;

namespace StargateBot.Storage.Stores;

/// <summary>Keeps which answers were corrected after which change.</summary>
internal sealed class CorrectionStore(StoreEngine engine) : ICorrectionStore
{
    private static readonly Sql AddSql = new("INSERT OR IGNORE INTO corrections (change, answer_id, state, made_at) VALUES (?1, ?2, 'Pending', ?3)");
    private static readonly Sql ReadSql = new("SELECT change, answer_id FROM corrections WHERE state = 'Pending' ORDER BY id LIMIT ?1");
    private static readonly Sql CompleteSql = new("UPDATE corrections SET state = ?3 WHERE change = ?1 AND answer_id = ?2");
    private static readonly Sql CountSql = new("SELECT state, count(*) FROM corrections WHERE change = ?1 GROUP BY state");

    /// <inheritdoc/>
    public Task AddAsync(IReadOnlyList<Correction> corrections, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(corrections);
        return engine.WriteAsync(
            (connection, now) =>
            {
                foreach (var (change, answerId) in corrections)
                {
                    connection[AddSql].Bind(1, change).Bind(2, answerId).Bind(3, now.Milliseconds).Run();
                }
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Correction>> ReadPendingAsync(int limit, CancellationToken cancellationToken) =>
        // What another worker has to correct, that one corrects.
        engine.IsOurs ? await engine.ReadAsync(connection => Read(connection, limit), [], cancellationToken).ConfigureAwait(false) : [];

    /// <inheritdoc/>
    public Task CompleteAsync(Correction correction, CorrectionState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(correction);
        return engine.WriteAsync(
            (connection, _) => connection[CompleteSql].Bind(1, correction.Change).Bind(2, correction.AnswerId).Bind(3, state.ToString()).Run(), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<CorrectionState, int>> CountAsync(string change, CancellationToken cancellationToken) =>
        await engine.ReadAsync(connection => Count(connection, change), [], cancellationToken).ConfigureAwait(false);

    private static List<Correction> Read(StoreConnection connection, int limit)
    {
        var found = new List<Correction>();
        connection[ReadSql].Bind(1, (long)limit).ReadAll(row =>
        {
            found.Add(new Correction(row.Text(0), row.Text(1)));
        });

        return found;
    }

    private static Dictionary<CorrectionState, int> Count(StoreConnection connection, string change)
    {
        var found = new Dictionary<CorrectionState, int>();
        connection[CountSql].Bind(1, change).ReadAll(row =>
        {
            if (Enum.TryParse<CorrectionState>(row.Text(0), out var state))
            {
                found[state] = row.Int32(1);
            }
        });

        return found;
    }
}
