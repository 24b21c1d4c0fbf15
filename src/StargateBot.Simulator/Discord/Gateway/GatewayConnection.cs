using System.Net.WebSockets;
using System.Text.Json;
using StargateBot.Simulator.Discord.Wire;
using StargateBot.Simulator.Sockets;

namespace StargateBot.Simulator.Discord.Gateway;

/// <summary>One connection to the gateway: checks what comes in and answers it (events/gateway; topics/opcodes-and-status-codes).</summary>
internal sealed class GatewayConnection(DiscordGateway gateway, SimulatedSocket socket, GatewayConnectionRecord record)
{
    private const int LongestFrame = 4096;

    private readonly FrameLimit _limit = new(gateway.Time);
    private GatewaySession? _session;
    private volatile bool _invalidated;

    /// <summary>Gets the host and port that the client used; the resume URL names them.</summary>
    public required string Host { get; init; }

    public SimulatedSocket Socket => socket;

    public GatewayConnectionRecord Record => record;

    private bool IsAuthenticated => _session is not null && !_invalidated;

    /// <summary>Serves the connection until it ends.</summary>
    public async Task RunAsync(string version, CancellationToken cancellationToken)
    {
        socket.FragmentSize = gateway.Faults.FragmentSize;
        socket.AnswersClose = !gateway.Faults.IgnoreClientClose;
        if (version != "10")
        {
            Close(4012, "Invalid API version");
        }
        else
        {
            await GreetAsync(cancellationToken);
        }

        while (await socket.ReceiveAsync() is { } message)
        {
            // After a close frame of ours, what still comes in is read and ignored until the client's own close frame.
            if (record.ServerCloseCode is null)
            {
                Handle(message);
            }
        }

        record.ClientClosed = socket.PeerClosed;
        record.ClientCloseCode = socket.PeerCloseCode;
        if (_session is { } session)
        {
            gateway.Lost(session, this, ended: record is { ServerCloseCode: null, ClientCloseCode: 1000 or 1001 });
        }
    }

    /// <summary>
    /// Takes the session off the connection and sends op 9. The connection stays: libraries such as discord.js (op 9 true) and
    /// Discord.Net resume or identify on it, others on a new one.
    /// </summary>
    /// <param name="resumable">What op 9 says; if false, the session ends.</param>
    public void Invalidate(bool resumable)
    {
        _invalidated = true;
        if (_session is { } session)
        {
            gateway.Lost(session, this, ended: !resumable);
        }

        socket.Send(resumable ? GatewayFrames.InvalidSessionResumable : GatewayFrames.InvalidSession);
        gateway.Changes.Beat();
    }

    /// <summary>Closes the connection.</summary>
    /// <param name="code">The code; null sends a close frame without one.</param>
    /// <param name="reason">What the client is told.</param>
    public void Close(int? code, string reason)
    {
        record.ServerCloseCode = code ?? (int)WebSocketCloseStatus.Empty;
        socket.Close(code, reason);
    }

    private async Task GreetAsync(CancellationToken cancellationToken)
    {
        if (gateway.Faults.HelloDelay is var delay && delay > TimeSpan.Zero)
        {
            await Task.Delay(delay, gateway.Time, cancellationToken);
        }

        if (gateway.Faults.TakeReconnectInsteadOfHello())
        {
            socket.Send(GatewayFrames.Reconnect);
            return;
        }

        socket.Send(GatewayFrames.Hello(gateway.Settings.HeartbeatInterval));
        CloseIfAsked(GatewayMoment.Hello);
    }

    private bool CloseIfAsked(GatewayMoment moment)
    {
        var taken = gateway.Faults.TakeClose(moment, out var code);
        if (taken)
        {
            Close(code, "Asked for");
        }

        return taken;
    }

    private void Handle(SocketMessage message)
    {
        record.CountFrame();
        if (message.Type != WebSocketMessageType.Text || message.Data.Length > LongestFrame)
        {
            Refuse(4002, $"Frame of {message.Data.Length} bytes, type {message.Type}.");
            return;
        }

        if (!_limit.Take())
        {
            Refuse(4008, "More than 120 frames in 60 s.");
            return;
        }

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(message.Data);
        }
        catch (JsonException exception)
        {
            Refuse(4002, exception.Message);
            return;
        }

        using (document)
        {
            Handle(document.RootElement);
        }
    }

    private void Handle(JsonElement frame)
    {
        var op = frame.Number("op");
        var body = frame.ValueKind == JsonValueKind.Object && frame.TryGetProperty("d", out var d) ? d : default;
        switch (op)
        {
            case 1:
                Beat(body);
                break;
            case 2:
                Identify(body);
                break;
            case 6:
                Resume(body);
                break;
            case 3 or 4 or 8 or 31 or 43:
                if (!IsAuthenticated)
                {
                    Refuse(4003, $"Op {op} before identify.");
                }

                break;
            case null:
                Refuse(4002, "Frame without op.");
                break;
            default:
                Refuse(4001, $"Op {op} is unknown.");
                break;
        }
    }

    private void Beat(JsonElement body)
    {
        if (body.ValueKind is not (JsonValueKind.Null or JsonValueKind.Number))
        {
            Refuse(4002, "A heartbeat's d is the last sequence number or null.");
            return;
        }

        record.CountHeartbeat();
        if (!gateway.Faults.TakeWithheldAck())
        {
            socket.Send(GatewayFrames.HeartbeatAck);
        }

        gateway.Changes.Beat();
    }

    private void Identify(JsonElement body)
    {
        record.Identified = true;
        record.Intents = body.Number("intents");
        if (IsAuthenticated)
        {
            Refuse(4005, "Identified already.");
        }
        else if (IdentifyCheck.Refusal(body, gateway.Settings) is var (code, reason))
        {
            Refuse(code, reason);
        }
        else if (CloseIfAsked(GatewayMoment.Identify))
        {
            gateway.Changes.Beat();
        }
        else if (gateway.Faults.TakeInvalidSession(out var resumable))
        {
            socket.Send(resumable ? GatewayFrames.InvalidSessionResumable : GatewayFrames.InvalidSession);
            gateway.Changes.Beat();
        }
        else if (!gateway.TakeSessionStart(out var withinInterval))
        {
            Refuse(4004, "No identify is left today; the token is reset.");
        }
        else if (withinInterval)
        {
            gateway.Report("IDENTIFY", "A second identify within 5 s.");
            socket.Send(GatewayFrames.InvalidSession);
        }
        else
        {
            _session = gateway.StartSession(this, record.Intents!.Value);
            Establish();
        }
    }

    private void Resume(JsonElement body)
    {
        record.ResumeAsked = true;
        record.SessionId = body.Text("session_id");
        if (IsAuthenticated)
        {
            Refuse(4005, "Authenticated already.");
            return;
        }

        if (body.Text("token") is not { } token || record.SessionId is not { } sessionId || body.Number("seq") is not { } sequence)
        {
            Refuse(4002, "Resume needs token, session_id and seq.");
            return;
        }

        if (token != gateway.Settings.BotToken)
        {
            Refuse(4004, "Authentication failed.");
            return;
        }

        if (CloseIfAsked(GatewayMoment.Resume))
        {
            gateway.Changes.Beat();
            return;
        }

        if (gateway.Faults.TakeInvalidSession(out var resumable))
        {
            socket.Send(resumable ? GatewayFrames.InvalidSessionResumable : GatewayFrames.InvalidSession);
            gateway.Changes.Beat();
            return;
        }

        if (gateway.FindSession(sessionId) is not { } session)
        {
            socket.Send(GatewayFrames.InvalidSession);
            gateway.Changes.Beat();
            return;
        }

        switch (session.Resume(this, sequence))
        {
            case ResumeOutcome.Resumed:
                _session = session;
                Establish();
                break;
            case ResumeOutcome.InvalidSequence:
                gateway.EndSession(session);
                Refuse(4007, "Invalid seq.");
                break;
            default:
                gateway.EndSession(session);
                socket.Send(GatewayFrames.InvalidSession);
                break;
        }
    }

    private void Establish()
    {
        _invalidated = false;
        record.SessionId = _session!.Id;
        record.Established = true;
        CloseIfAsked(GatewayMoment.Established);
        gateway.Changes.Beat();
    }

    private void Refuse(int code, string reason)
    {
        gateway.Report("gateway frame", $"{code}: {reason}");
        Close(code, reason.Length > 100 ? reason[..100] : reason);
        gateway.Changes.Beat();
    }
}
