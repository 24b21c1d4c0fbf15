using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using StargateBot.Simulator.Sockets;

namespace StargateBot.Simulator.Slack.SocketMode;

/// <summary>Serves <c>/slack/link</c>: one-time tickets, hello, the app's acknowledgements, the end of sockets.</summary>
internal sealed class SocketModeServer(SlackState state)
{
    private static readonly TimeSpan TicketLife = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _tickets = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private readonly Queue<SlackConnection> _history = new();
    private readonly List<SlackConnection> _open = [];
    private int _number;

    /// <summary>Gets how many handshakes were asked for, refused ones too.</summary>
    public int Attempts { get; private set; }

    /// <summary>Gets the next handshakes to answer with 503.</summary>
    public Countdown Refusals { get; } = new();

    /// <summary>Gets the next sockets to tell <c>too_many_websockets</c>.</summary>
    public Countdown TooMany { get; } = new();

    /// <summary>Gets the next sockets that get no hello.</summary>
    public Countdown Silent { get; } = new();

    /// <summary>Called when a socket has got its hello.</summary>
    public Action<SlackConnection>? Opened { get; set; }

    /// <summary>Called when a socket has ended.</summary>
    public Action<SlackConnection>? Ended { get; set; }

    /// <summary>Called for each acknowledgement.</summary>
    public Action<SlackConnection, string, JsonElement?>? Acknowledged { get; set; }

    /// <summary>Called with the number of open sockets whenever it changed.</summary>
    public Action<int>? CountChanged { get; set; }

    /// <summary>Gets the last thousand sockets, oldest first.</summary>
    public IReadOnlyList<SlackConnection> History
    {
        get
        {
            lock (_lock)
            {
                return [.. _history];
            }
        }
    }

    /// <summary>Gets the open sockets, oldest first.</summary>
    public IReadOnlyList<SlackConnection> Open
    {
        get
        {
            lock (_lock)
            {
                return [.. _open];
            }
        }
    }

    /// <summary>Makes a ticket that opens one socket.</summary>
    public string IssueTicket()
    {
        foreach (var (ticket, until) in _tickets)
        {
            if (until < state.Clock.Now)
            {
                _tickets.TryRemove(ticket, out _);
            }
        }

        var issued = SlackClock.Secret();
        _tickets[issued] = state.Clock.Now + TicketLife;
        return issued;
    }

    public async Task InvokeAsync(HttpContext context)
    {
        lock (_lock)
        {
            Attempts++;
        }

        if (Refusals.Take())
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        if (!_tickets.TryRemove(context.Request.Query["ticket"].ToString(), out var until) || until < state.Clock.Now)
        {
            context.Response.StatusCode = StatusCodes.Status408RequestTimeout;
            return;
        }

        await using var socket = await SimulatedSocket.AcceptAsync(context, PingEvery);
        if (socket is null)
        {
            return;
        }

        var (connection, count) = Add(socket);
        var refused = TooMany.Take() || count > state.Settings.MaximumSockets;
        Task reading;
        if (refused)
        {
            connection.DisconnectReason = "too_many_websockets";
            socket.Send(EnvelopeJson.Disconnect(connection.DisconnectReason));
            socket.Close(1000);
            reading = ReadAsync(connection);
        }
        else
        {
            if (!Silent.Take())
            {
                socket.Send(EnvelopeJson.Hello(count, state.Workspace.Bot.AppId!, state.Settings.ConnectionTime));
                lock (_lock)
                {
                    _open.Add(connection);
                    connection.IsOpen = true;
                }

                Opened?.Invoke(connection);
                Tell();
            }

            reading = ReadAsync(connection);
        }

        await reading;
        lock (_lock)
        {
            _open.Remove(connection);
        }

        connection.End(state.Clock.Now);
        Ended?.Invoke(connection);
        Tell();
    }

    /// <summary>Ends all sockets.</summary>
    public void DropAll()
    {
        foreach (var connection in History)
        {
            if (connection.ClosedAt is null)
            {
                connection.Socket.Drop();
            }
        }
    }

    private void Tell()
    {
        state.Changes.Beat();
        CountChanged?.Invoke(Open.Count);
    }

    private (SlackConnection Connection, int Count) Add(SimulatedSocket socket)
    {
        lock (_lock)
        {
            var connection = new SlackConnection(++_number, state.Clock.Now, socket);
            _history.Enqueue(connection);
            if (_history.Count > 1000)
            {
                _history.Dequeue();
            }

            return (connection, _open.Count + 1);
        }
    }

    private Task ReadAsync(SlackConnection connection) => connection.ReadAsync(
        frame =>
        {
            if (frame.TryGetProperty("envelope_id", out var id) && id.ValueKind == JsonValueKind.String)
            {
                Acknowledged?.Invoke(connection, id.GetString()!, frame.TryGetProperty("payload", out var payload) ? payload.Clone() : null);
            }
            else
            {
                state.Log.Violate("socket", "a frame without envelope_id", frame.GetRawText());
            }
        },
        wrong => state.Log.Violate("socket", wrong, ""));
}
