namespace StargateBot.Simulator.Discord.Gateway;

/// <summary>What happened on one connection to the gateway.</summary>
public sealed class GatewayConnectionRecord
{
    private int _heartbeats;
    private int _frames;

    internal GatewayConnectionRecord(int number, string path, string query, DateTimeOffset openedAt)
    {
        Number = number;
        Path = path;
        Query = query;
        OpenedAt = openedAt;
    }

    /// <summary>Gets the position in the history, from 1.</summary>
    public int Number { get; }

    /// <summary>Gets the path that was connected to: <c>/discord/gateway</c> or <c>/discord/resume/{n}</c>.</summary>
    public string Path { get; }

    /// <summary>Gets the query with its question mark.</summary>
    public string Query { get; }

    /// <summary>Gets when it was opened.</summary>
    public DateTimeOffset OpenedAt { get; }

    /// <summary>Gets when the server saw its end; null while it is open.</summary>
    public DateTimeOffset? EndedAt { get; internal set; }

    /// <summary>Gets a value indicating whether the client identified on it.</summary>
    public bool Identified { get; internal set; }

    /// <summary>Gets a value indicating whether the client asked to resume on it.</summary>
    public bool ResumeAsked { get; internal set; }

    /// <summary>Gets a value indicating whether READY or RESUMED was sent on it.</summary>
    public bool Established { get; internal set; }

    /// <summary>Gets the intents that were asked for.</summary>
    public long? Intents { get; internal set; }

    /// <summary>Gets the session.</summary>
    public string? SessionId { get; internal set; }

    /// <summary>Gets how many heartbeats came.</summary>
    public int Heartbeats => Volatile.Read(ref _heartbeats);

    /// <summary>Gets how many frames came.</summary>
    public int Frames => Volatile.Read(ref _frames);

    /// <summary>Gets the code that the server closed it with; null when it did not.</summary>
    public int? ServerCloseCode { get; internal set; }

    /// <summary>Gets a value indicating whether the client sent a close frame first or in reply.</summary>
    public bool ClientClosed { get; internal set; }

    /// <summary>Gets the code of the client's close frame; null without one.</summary>
    public int? ClientCloseCode { get; internal set; }

    internal void CountHeartbeat() => Interlocked.Increment(ref _heartbeats);

    internal void CountFrame() => Interlocked.Increment(ref _frames);
}
