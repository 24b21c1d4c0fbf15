namespace StargateBot.Simulator.Discord.Gateway;

/// <summary>A session: its sequence, and the dispatches that can be replayed. It outlives connections.</summary>
internal sealed class GatewaySession(string id, long intents, string resumePath, int replayBuffer)
{
    private readonly Lock _lock = new();
    private readonly Queue<byte[]> _replay = new();
    private long _sequence;
    private GatewayConnection? _connection;
    private long? _lostAt;

    public string Id => id;

    public long Intents => intents;

    public string ResumePath => resumePath;

    /// <summary>Gets when the connection was lost, as a timestamp of the clock; null while there is one.</summary>
    public long? LostAt
    {
        get
        {
            lock (_lock)
            {
                return _lostAt;
            }
        }
    }

    /// <summary>Gets the connection; null while there is none.</summary>
    public GatewayConnection? Connection
    {
        get
        {
            lock (_lock)
            {
                return _connection;
            }
        }
    }

    /// <summary>Gives a dispatch its number, keeps it, and sends it when there is a connection.</summary>
    public void Dispatch(string name, ReadOnlySpan<byte> body)
    {
        lock (_lock)
        {
            var frame = GatewayFrames.Dispatch(name, ++_sequence, body);
            _replay.Enqueue(frame);
            if (_replay.Count > replayBuffer)
            {
                _replay.Dequeue();
            }

            _connection?.Socket.Send(frame);
        }
    }

    /// <summary>Takes the session onto its first connection.</summary>
    public void Attach(GatewayConnection connection)
    {
        lock (_lock)
        {
            _connection = connection;
            _lostAt = null;
        }
    }

    /// <summary>Takes the session onto a new connection and replays what followed a sequence number.</summary>
    /// <returns>What is wrong with the number, or <see cref="ResumeOutcome.Resumed"/>.</returns>
    public ResumeOutcome Resume(GatewayConnection connection, long sequence)
    {
        GatewayConnection? replaced;
        lock (_lock)
        {
            if (sequence > _sequence || sequence < 0)
            {
                return ResumeOutcome.InvalidSequence;
            }

            var missed = _sequence - sequence;
            if (missed > _replay.Count)
            {
                return ResumeOutcome.TooOld;
            }

            replaced = _connection;
            _connection = connection;
            _lostAt = null;
            foreach (var frame in _replay.Skip(_replay.Count - (int)missed))
            {
                connection.Socket.Send(frame);
            }

            Dispatch("RESUMED", """{"_trace":["simulator"]}"""u8);
        }

        replaced?.Socket.Drop();
        return ResumeOutcome.Resumed;
    }

    /// <summary>Notes that a connection is gone; another connection of the session is left alone.</summary>
    public void Detach(GatewayConnection connection, long now)
    {
        lock (_lock)
        {
            if (_connection == connection)
            {
                _connection = null;
                _lostAt = now;
            }
        }
    }
}
