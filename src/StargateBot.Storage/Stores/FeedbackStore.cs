using StargateBot.Core.Chat.Stores;
using StargateBot.Storage.Engine;

namespace StargateBot.Storage.Stores;

/// <summary>Keeps votes.</summary>
internal sealed class FeedbackStore(StoreEngine engine) : IFeedbackStore
{
    private static readonly Sql VoteSql = new(
        """
        INSERT INTO votes (answer_id, voter, voted_at, is_helpful, reason) VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (answer_id, voter) DO UPDATE SET
          reason = CASE WHEN ?5 IS NULL AND is_helpful = ?4 THEN reason ELSE ?5 END, voted_at = ?3, is_helpful = ?4
        """);

    /// <inheritdoc/>
    public Task VoteAsync(string answerId, string voter, bool isHelpful, string? reason, CancellationToken cancellationToken) => engine.WriteAsync(
        (connection, now) => connection[VoteSql].Bind(1, answerId).Bind(2, voter).Bind(3, now.Milliseconds).Bind(4, isHelpful).Bind(5, reason).Run(),
        cancellationToken);
}
