using System.Text;

namespace StargateBot.Simulator.Discord.Gateway;

/// <content>What can be done to the open connections at once, and waiting for them.</content>
public sealed partial class DiscordGateway
{
    private readonly Lock _heldLock = new();
    private List<GatewayEvent>? _held;

    /// <summary>Waits until a session has a connection.</summary>
    /// <param name="cancellationToken">Gives the wait up.</param>
    /// <returns>A task that ends when events are received at once.</returns>
    public Task WaitForReadyAsync(CancellationToken cancellationToken) => Changes.WaitUntilAsync(() => IsReady, cancellationToken);

    /// <summary>Waits until so many connections were established by READY or RESUMED since the start.</summary>
    /// <param name="count">How many, closed ones included.</param>
    /// <param name="cancellationToken">Gives the wait up.</param>
    /// <returns>The connection that made the count full.</returns>
    public async Task<GatewayConnectionRecord> WaitForEstablishedAsync(int count, CancellationToken cancellationToken)
    {
        await Changes.WaitUntilAsync(() => History.Count(record => record.Established) >= count, cancellationToken);
        return History.Where(record => record.Established).ElementAt(count - 1);
    }

    /// <summary>Waits until so many connections were accepted since the start.</summary>
    /// <param name="count">How many, closed ones included.</param>
    /// <param name="cancellationToken">Gives the wait up.</param>
    /// <returns>The connection with that number.</returns>
    public async Task<GatewayConnectionRecord> WaitForConnectionAsync(int count, CancellationToken cancellationToken)
    {
        await Changes.WaitUntilAsync(() => History.Count >= count, cancellationToken);
        return History[count - 1];
    }

    /// <summary>Closes all connections.</summary>
    /// <param name="code">The close code; null sends a close frame without one.</param>
    /// <param name="endSessions">Whether the sessions end too, so that a resume is answered with op 9.</param>
    public void Close(int? code, bool endSessions = false)
    {
        if (endSessions)
        {
            ExpireSessions();
        }

        ForEach(connection => connection.Close(code, "Asked for"));
    }

    /// <summary>Resets all connections: RST, no close frame.</summary>
    public void Reset() => ForEach(connection => connection.Socket.Reset());

    /// <summary>Ends all connections without a close frame.</summary>
    public void Drop() => ForEach(connection => connection.Socket.Drop());

    /// <summary>Lets no byte through any more on the open connections, without telling the client.</summary>
    public void Freeze() => ForEach(connection => connection.Socket.Freeze());

    /// <summary>Sends op 7.</summary>
    public void AskToReconnect() => ForEach(connection => connection.Socket.Send(GatewayFrames.Reconnect));

    /// <summary>Sends op 9 and takes the sessions off their connections; the sessions end when they are not resumable.</summary>
    /// <param name="resumable">What op 9 says.</param>
    public void InvalidateSession(bool resumable)
    {
        ForEach(connection => connection.Invalidate(resumable));
        if (!resumable)
        {
            ExpireSessions();
        }
    }

    /// <summary>Sends op 1, which wants a heartbeat at once.</summary>
    public void AskForHeartbeat() => ForEach(connection => connection.Socket.Send(GatewayFrames.HeartbeatNow));

    /// <summary>Sends a text frame as it is; it need not be JSON, nor valid UTF-8.</summary>
    /// <param name="frame">The bytes.</param>
    public void SendRaw(ReadOnlyMemory<byte> frame) => ForEach(connection => connection.Socket.Send(frame));

    /// <summary>Sends a binary frame.</summary>
    /// <param name="frame">The bytes.</param>
    public void SendBinary(ReadOnlyMemory<byte> frame) => ForEach(connection => connection.Socket.SendBinary(frame));

    /// <summary>Dispatches any event to all sessions, with a sequence number.</summary>
    /// <param name="name">The event's name, known or not.</param>
    /// <param name="json">Its body, JSON or what passes for it.</param>
    public void DispatchRaw(string name, string json) =>
        Dispatch(new GatewayEvent(name, 0, _ => Encoding.UTF8.GetBytes(json)));

    /// <summary>Ends all sessions; a resume of them is answered with op 9. Connections stay open.</summary>
    public void ExpireSessions() => _sessions.Clear();

    /// <summary>Holds all events back until they are released.</summary>
    public void HoldEvents()
    {
        lock (_heldLock)
        {
            _held ??= [];
        }
    }

    /// <summary>Sends the events that were held back.</summary>
    /// <param name="reversed">Whether the last comes first.</param>
    public void ReleaseEvents(bool reversed = false)
    {
        List<GatewayEvent> held;
        lock (_heldLock)
        {
            held = _held ?? [];
            _held = null;
        }

        if (reversed)
        {
            held.Reverse();
        }

        held.ForEach(Dispatch);
    }

    private bool Hold(GatewayEvent gatewayEvent)
    {
        if (Volatile.Read(ref _held) is null)
        {
            return false;
        }

        lock (_heldLock)
        {
            _held?.Add(gatewayEvent);
            return _held is not null;
        }
    }

    private void ForEach(Action<GatewayConnection> act)
    {
        foreach (var (connection, _) in _connections)
        {
            act(connection);
        }
    }
}
