using StargateBot.Core.Chat;

namespace StargateBot.Discord.Connection;

/// <summary>What to do next.</summary>
/// <param name="Session">The session to resume, or null to begin one.</param>
/// <param name="Delay">How long to wait before.</param>
internal readonly record struct NextConnection(GatewaySession? Session, TimeSpan Delay);

/// <summary>
/// Decides after each connection whether to resume or to identify, and when. Pure: no clock but the one given, no chance but the one given.
/// </summary>
/// <remarks>
/// The first connection after one that worked comes at once; from then on the delays grow, and only a connection that proved itself
/// resets them. Merely connecting does not: a server that accepts and closes would be stormed.
/// </remarks>
/// <param name="time">The clock.</param>
internal sealed class ReconnectPolicy(TimeProvider time)
{
    // 600 s at most: under 300 tries a day, far below the 1,000 identifies after which Discord resets the token.
    private static readonly Backoff Delays = new(TimeSpan.FromMilliseconds(400), TimeSpan.FromSeconds(600));

    // A server that drops proven connections again and again is not asked more often than this.
    private static readonly TimeSpan ShortLife = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortPause = TimeSpan.FromMilliseconds(200);

    // Older Discord documentation, op 9: wait 1 to 5 seconds before identifying again.
    private static readonly TimeSpan InvalidSessionPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan InvalidSessionSpread = TimeSpan.FromSeconds(4);

    // The window of the send limit is 60 s; half of it is free again after this.
    private static readonly TimeSpan RateLimitedPause = TimeSpan.FromSeconds(10);

    // Discord keeps a session "for a few minutes". Within this time a network that is down is no reason to give it up.
    private static readonly TimeSpan SessionKept = TimeSpan.FromMinutes(2);

    private const int MaxFailedResumes = 3;

    // A session of an earlier process is worth less than a quick start.
    private static readonly TimeSpan RestoredSessionKept = TimeSpan.FromSeconds(15);

    private GatewaySession? _session;
    private long _sessionSeen;
    private int _failures;
    private int _failedResumes;
    private bool _isRestored;

    /// <summary>Begins with a session of an earlier process.</summary>
    /// <param name="session">The session.</param>
    public void Restore(GatewaySession session)
    {
        _session = session;
        _sessionSeen = time.GetTimestamp();
        _isRestored = true;
    }

    /// <summary>Decides what follows a connection or a try to get one.</summary>
    /// <param name="end">How it ended; neither fatal nor stopped.</param>
    /// <param name="chance">A number from 0 to 1.</param>
    public NextConnection After(ConnectionEnd end, double chance)
    {
        KeepSession(end);
        if (_isRestored && _session is null && !end.Established)
        {
            // Nothing was identified yet: no limit of identifies can be near, and the pause after op 9 is for those who were.
            _isRestored = false;
            return new NextConnection(null, TimeSpan.Zero);
        }

        _isRestored &= !end.Established;
        _failures = end.Proven ? 1 : _failures + 1;
        return new NextConnection(_session, DelayAfter(end, chance));
    }

    private void KeepSession(ConnectionEnd end)
    {
        if (end.Established)
        {
            _session = end.Session;
            _sessionSeen = time.GetTimestamp();
            _failedResumes = 0;
        }
        else if (_session is not null && (end.Connected || time.GetElapsedTime(_sessionSeen) >= (_isRestored ? RestoredSessionKept : SessionKept)))
        {
            _failedResumes++;
        }

        if (end.Action != EndAction.Resume || _failedResumes >= MaxFailedResumes)
        {
            _session = null;
            _failedResumes = 0;
        }
    }

    private TimeSpan DelayAfter(ConnectionEnd end, double chance)
    {
        var delay = (end, _failures) switch
        {
            ({ Established: true }, 1) when end.Lifetime >= ShortLife || !end.Proven => TimeSpan.Zero,
            ({ Established: true }, 1) => ShortPause * chance,
            ({ Established: true }, _) => Delays.Delay(_failures - 1, chance),
            _ => Delays.Delay(_failures, chance),
        };
        var least = end switch
        {
            { InvalidSession: true } => InvalidSessionPause + (InvalidSessionSpread * chance),
            { Code: CloseCodes.RateLimited } => RateLimitedPause,
            _ => TimeSpan.Zero,
        };
        return delay > least ? delay : least;
    }
}
