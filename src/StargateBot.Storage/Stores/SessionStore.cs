using StargateBot.Core.Chat.Stores;
using StargateBot.Storage.Engine;

namespace StargateBot.Storage.Stores;

/// <summary>Keeps sessions of platforms.</summary>
internal sealed class SessionStore(StoreEngine engine) : ISessionStore
{
    private static readonly Sql FindSql = new("SELECT session_id, resume_url, sequence, saved_at FROM sessions WHERE key = ?1");
    private static readonly Sql SaveSql = new(
        "INSERT OR REPLACE INTO sessions (key, session_id, resume_url, sequence, saved_at) VALUES (?1, ?2, ?3, ?4, ?5)");

    private static readonly Sql RemoveSql = new("DELETE FROM sessions WHERE key = ?1");

    /// <inheritdoc/>
    public async Task<StoredSession?> FindAsync(string key, CancellationToken cancellationToken) =>
        // The session of another worker goes on there.
        engine.IsOurs ? await engine.ReadAsync(connection => Find(connection, key), null, cancellationToken).ConfigureAwait(false) : null;

    /// <inheritdoc/>
    public void Save(string key, StoredSession? session) => engine.Add(new Saving(key, session));

    private static StoredSession? Find(StoreConnection connection, string key) => connection[FindSql].Bind(1, key).ReadFirst(static row =>
        new StoredSession(row.Text(0), row.Text(1), row.Int64(2), DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(3))));

    private sealed class Saving(string key, StoredSession? session) : WriteOperation
    {
        public override void Write(StoreConnection connection, WriteTime now)
        {
            if (session is null)
            {
                connection[RemoveSql].Bind(1, key).Run();
                return;
            }

            connection[SaveSql].Bind(1, key).Bind(2, session.SessionId).Bind(3, session.ResumeUrl).Bind(4, session.Sequence)
                .Bind(5, session.At.ToUnixTimeMilliseconds()).Run();
        }
    }
}
