namespace StargateBot.Core.Chat.Stores;

/// <summary>A platform's session that can be resumed by another process.</summary>
/// <param name="SessionId">The session's id.</param>
/// <param name="ResumeUrl">Where it is resumed.</param>
/// <param name="Sequence">Number of the last event that is safe: its question is kept.</param>
/// <param name="At">When that was.</param>
public sealed record StoredSession(string SessionId, string ResumeUrl, long Sequence, DateTimeOffset At);

/// <summary>Keeps sessions of platforms. Saving is written in order with what <see cref="IQuestionLog"/> was given before.</summary>
public interface ISessionStore
{
    /// <summary>Reads a session, or null.</summary>
    /// <param name="key">Key of the session: tells the platform, its address and the bot, and holds no secret.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<StoredSession?> FindAsync(string key, CancellationToken cancellationToken);

    /// <summary>Keeps a session in place of an earlier one. Returns at once.</summary>
    /// <param name="key">Key of the session.</param>
    /// <param name="session">The session, or null when it has ended.</param>
    void Save(string key, StoredSession? session);
}
