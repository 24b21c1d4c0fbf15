namespace StargateBot.Discord.Wire;

/// <summary>What a gateway frame means. Source: Discord documentation, "Opcodes and Status Codes", Gateway Opcodes.</summary>
internal static class GatewayOp
{
    /// <summary>Server: an event happened.</summary>
    public const int Dispatch = 0;

    /// <summary>Client: still here, with the last sequence number. Server: beat at once.</summary>
    public const int Heartbeat = 1;

    /// <summary>Client: opens a new session.</summary>
    public const int Identify = 2;

    /// <summary>Client: goes on with a session.</summary>
    public const int Resume = 6;

    /// <summary>Server: reconnect and resume.</summary>
    public const int Reconnect = 7;

    /// <summary>Server: the session is not valid; <c>d</c> says whether it may be resumed.</summary>
    public const int InvalidSession = 9;

    /// <summary>Server: first frame, with the heartbeat interval.</summary>
    public const int Hello = 10;

    /// <summary>Server: a heartbeat arrived.</summary>
    public const int HeartbeatAck = 11;
}
