using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StargateBot.Core.Chat.Stores;

namespace StargateBot.Discord.Connection;

/// <summary>
/// Keeps the session over restarts, with the number of the last event whose question is kept: a new process resumes there and gets again
/// what came after. Events are handed in at their own pace, so that number stays behind the ones that are still on their way. Safe for many threads.
/// </summary>
/// <param name="store">Where it is kept, or null: then it ends with the process.</param>
/// <param name="api">The API's address.</param>
/// <param name="token">The bot's token; only a hash of it is written.</param>
/// <param name="time">The clock.</param>
internal sealed class SessionKeeper(ISessionStore? store, Uri api, string token, TimeProvider time)
{
    /// <summary>How old a session may be to be resumed. Discord keeps one "for a few minutes" and publishes no number.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(3);

    // What brings no question is written seldom: getting it once more costs nothing.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    private const int HashBytes = 8;

    private readonly Lock _gate = new();
    private readonly HashSet<long> _underWay = [];
    private GatewaySession? _session;
    private long _arrived;
    private long _saved;
    private long _savedAt;

    /// <summary>Gets whether the session outlives the process.</summary>
    public bool IsDurable => store is not null;

    /// <summary>Finds the session of an earlier process.</summary>
    /// <param name="intents">The intents that it must have been begun with: resuming changes none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null when there is none that can still be resumed.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async ValueTask<GatewaySession?> FindAsync(int intents, CancellationToken cancellationToken)
    {
        if (store is null
            || await store.FindAsync(KeyOf(intents), cancellationToken) is not { } kept
            || time.GetUtcNow() - kept.At is var age && (age > Life || age < -Life)
            || !GatewayUrl.TryComplete(kept.ResumeUrl, out var url))
        {
            return null;
        }

        var session = new GatewaySession(kept.SessionId, url, intents);
        session.Received(kept.Sequence);
        return session;
    }

    /// <summary>The session of an earlier process is going to be resumed: what is replayed counts before it is.</summary>
    /// <param name="session">The session.</param>
    public void Restore(GatewaySession session)
    {
        lock (_gate)
        {
            _session = session;
            _arrived = session.Sequence;
        }
    }

    /// <summary>A session was begun or resumed.</summary>
    /// <param name="session">The session.</param>
    public void Establish(GatewaySession session)
    {
        lock (_gate)
        {
            if (_session?.Id != session.Id)
            {
                // Numbers begin anew in a new session.
                _underWay.Clear();
            }

            _session = session;
            _arrived = session.Sequence;
            Save();
        }
    }

    /// <summary>An event with a question is going to be handed in.</summary>
    /// <param name="sequence">Its number.</param>
    /// <returns>The session, for <see cref="HandedIn"/>.</returns>
    public GatewaySession? Begin(long sequence)
    {
        lock (_gate)
        {
            _underWay.Add(sequence);
            return _session;
        }
    }

    /// <summary>An event was handed in: its question is kept before anything that is saved from now on.</summary>
    /// <param name="session">What <see cref="Begin"/> gave.</param>
    /// <param name="sequence">Its number.</param>
    /// <param name="isQuestion">Whether something is owed to a person, so that it is saved at once.</param>
    public void HandedIn(GatewaySession? session, long sequence, bool isQuestion)
    {
        lock (_gate)
        {
            if (session?.Id == _session?.Id && _underWay.Remove(sequence))
            {
                // What came before it has arrived too: events are read one by one.
                _arrived = Math.Max(_arrived, sequence);
                SaveIfDue(isQuestion);
            }
        }
    }

    /// <summary>An event arrived, and its question, if it brought one, has begun to be handed in.</summary>
    /// <param name="sequence">Its number.</param>
    public void Arrived(long sequence)
    {
        lock (_gate)
        {
            _arrived = Math.Max(_arrived, sequence);
            SaveIfDue(isQuestion: false);
        }
    }

    /// <summary>The session is alive, though nothing happens in it.</summary>
    public void Alive()
    {
        lock (_gate)
        {
            SaveIfDue(isQuestion: false);
        }
    }

    /// <summary>The session is over.</summary>
    public void End()
    {
        lock (_gate)
        {
            if (_session is { } session)
            {
                _session = null;
                _underWay.Clear();
                store?.Save(KeyOf(session.Intents), null);
            }
        }
    }

    /// <summary>The process ends; the session goes on where it is kept.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            Save();
        }
    }

    private string KeyOf(int intents) => string.Create(
        CultureInfo.InvariantCulture,
        $"{DiscordPlatform.PlatformName}:{api.Authority}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)).AsSpan(0, HashBytes))}:{intents}");

    private long Safe => _underWay.Count == 0 ? _arrived : Math.Min(_arrived, _underWay.Min() - 1);

    private void SaveIfDue(bool isQuestion)
    {
        if ((isQuestion && Safe > _saved) || time.GetElapsedTime(_savedAt) >= Interval)
        {
            Save();
        }
    }

    private void Save()
    {
        if (_session is { } session && store is not null)
        {
            _saved = Safe;
            _savedAt = time.GetTimestamp();
            store.Save(KeyOf(session.Intents), new StoredSession(session.Id, session.ResumeUrl.AbsoluteUri, _saved, time.GetUtcNow()));
        }
    }
}
