namespace StargateBot.Simulator.Discord.Gateway;

/// <summary>How the gateway misbehaves from now on. Counts run down; the rest holds until it is set back.</summary>
public sealed class GatewayFaults
{
    private int _refuseConnections;
    private int _reconnectInsteadOfHello;
    private int _invalidSessions;
    private bool _invalidSessionResumable;
    private int _closes;
    private GatewayMoment _closeMoment;
    private int? _closeCode;
    private int _withheldAcks;
    private int _duplicates;

    /// <summary>Gets or sets a value indicating whether no heartbeat is acknowledged.</summary>
    public bool WithholdAcks { get; set; }

    /// <summary>Gets or sets how long Hello is held back, by the simulator's clock.</summary>
    public TimeSpan HelloDelay { get; set; }

    /// <summary>Gets or sets the size in bytes of the WebSocket fragments that frames are split into; 0 sends them whole.</summary>
    public int FragmentSize { get; set; }

    /// <summary>Gets or sets a value indicating whether a close frame of the client is never answered.</summary>
    public bool IgnoreClientClose { get; set; }

    /// <summary>Withholds the acknowledgement of the next heartbeats.</summary>
    /// <param name="count">Of how many.</param>
    public void WithholdNextAcks(int count) => Volatile.Write(ref _withheldAcks, count);

    /// <summary>Answers the next connection attempts with HTTP 503.</summary>
    /// <param name="count">How many.</param>
    public void RefuseConnections(int count) => Volatile.Write(ref _refuseConnections, count);

    /// <summary>Sends op 7 instead of Hello on the next connections.</summary>
    /// <param name="count">On how many.</param>
    public void ReconnectInsteadOfHello(int count = 1) => Volatile.Write(ref _reconnectInsteadOfHello, count);

    /// <summary>Answers the next identifies and resumes with op 9.</summary>
    /// <param name="resumable">What op 9 says.</param>
    /// <param name="count">How many.</param>
    public void InvalidSessionAsFirstReply(bool resumable, int count = 1)
    {
        _invalidSessionResumable = resumable;
        Volatile.Write(ref _invalidSessions, count);
    }

    /// <summary>Closes the next connections at one moment.</summary>
    /// <param name="moment">When.</param>
    /// <param name="code">The close code; null sends a close frame without one.</param>
    /// <param name="count">How many.</param>
    public void CloseAt(GatewayMoment moment, int? code, int count = 1)
    {
        _closeMoment = moment;
        _closeCode = code;
        Volatile.Write(ref _closes, count);
    }

    /// <summary>Sends each of the next dispatches twice, with a sequence number of its own.</summary>
    /// <param name="count">How many.</param>
    public void DuplicateNextDispatches(int count) => Volatile.Write(ref _duplicates, count);

    /// <summary>Sets everything back.</summary>
    public void Clear()
    {
        WithholdAcks = false;
        HelloDelay = TimeSpan.Zero;
        FragmentSize = 0;
        IgnoreClientClose = false;
        _refuseConnections = _reconnectInsteadOfHello = _invalidSessions = _closes = _withheldAcks = _duplicates = 0;
    }

    internal bool TakeRefusal() => Take(ref _refuseConnections);

    internal bool TakeReconnectInsteadOfHello() => Take(ref _reconnectInsteadOfHello);

    internal bool TakeInvalidSession(out bool resumable)
    {
        resumable = _invalidSessionResumable;
        return Take(ref _invalidSessions);
    }

    internal bool TakeClose(GatewayMoment moment, out int? code)
    {
        code = _closeCode;
        return moment == _closeMoment && Take(ref _closes);
    }

    internal bool TakeWithheldAck() => WithholdAcks || Take(ref _withheldAcks);

    internal bool TakeDuplicate() => Take(ref _duplicates);

    private static bool Take(ref int count)
    {
        while (true)
        {
            var left = Volatile.Read(ref count);
            if (left <= 0)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref count, left - 1, left) == left)
            {
                return true;
            }
        }
    }
}
