using System.Text;
using StargateBot.Simulator.Slack.SocketMode;

namespace StargateBot.Simulator.Slack;

/// <summary>The app's sockets: what happened on them, and what may go wrong with them. Each fault meets all open sockets unless it names one.</summary>
public sealed class SlackSockets
{
    private readonly SlackState _state;
    private readonly SocketModeServer _server;
    private readonly DeliveryDesk _desk;

    internal SlackSockets(SlackState state, SocketModeServer server, DeliveryDesk desk)
    {
        _state = state;
        _server = server;
        _desk = desk;
    }

    /// <summary>Gets the last thousand sockets, oldest first; those without hello too.</summary>
    public IReadOnlyList<SlackConnection> History => _server.History;

    /// <summary>Gets the sockets that have their hello and no end yet, oldest first.</summary>
    public IReadOnlyList<SlackConnection> Open => _server.Open;

    /// <summary>Gets how many handshakes were asked for, refused ones too.</summary>
    public int Attempts => _server.Attempts;

    /// <summary>Gets the acknowledged envelopes, oldest first, at most the last hundred thousand.</summary>
    public IReadOnlyList<SlackAcknowledgement> Acknowledgements => _desk.Acknowledgements;

    /// <summary>Gets how many envelopes wait for their acknowledgement.</summary>
    public int Unacknowledged => _desk.Unacknowledged;

    /// <summary>Gets how many payloads were given up: every redelivery failed, or a command's only delivery did.</summary>
    public long Lost => _desk.Lost;

    /// <summary>Gets or sets which of the open sockets gets the next envelope.</summary>
    public SlackSocketChoice Choice
    {
        get => _desk.Choice;
        set => _desk.Choice = value;
    }

    /// <summary>Waits until so many sockets are open.</summary>
    public Task WaitForOpenAsync(int count, CancellationToken cancellationToken) =>
        _state.Changes.WaitUntilAsync(() => Open.Count >= count, cancellationToken);

    /// <summary>Waits for a socket of this number or a later one to be open.</summary>
    /// <returns>The socket.</returns>
    public async Task<SlackConnection> WaitForConnectionAsync(int number, CancellationToken cancellationToken)
    {
        SlackConnection? found = null;
        await _state.Changes.WaitUntilAsync(() => (found = Open.FirstOrDefault(open => open.Number >= number)) is not null, cancellationToken);
        return found!;
    }

    /// <summary>Tells the app to reconnect, or to stop; the socket stays open for a while.</summary>
    /// <param name="reason"><c>warning</c>, <c>refresh_requested</c>, <c>link_disabled</c>, <c>too_many_websockets</c>, any other, or null for none.</param>
    /// <param name="connection">The socket; null for all.</param>
    /// <param name="grace">How long it stays open, by the simulator's clock; null for 10 seconds.</param>
    public void Disconnect(string? reason, SlackConnection? connection = null, TimeSpan? grace = null) => Each(connection, open =>
    {
        open.DisconnectReason = reason;
        open.Socket.Send(EnvelopeJson.Disconnect(reason));
        _ = CloseAfterAsync(open, grace ?? TimeSpan.FromSeconds(10));
    });

    /// <summary>Sends a close frame.</summary>
    public void Close(int? code = 1000, SlackConnection? connection = null) => Each(connection, open => open.Socket.Close(code));

    /// <summary>Ends the TCP connection with RST.</summary>
    public void Reset(SlackConnection? connection = null) => Each(connection, open => open.Socket.Reset());

    /// <summary>Ends the TCP connection with FIN and without a close frame.</summary>
    public void Drop(SlackConnection? connection = null) => Each(connection, open => open.Socket.Drop());

    /// <summary>Lets nothing through any more, without telling anybody: the half-open connection.</summary>
    public void Freeze(SlackConnection? connection = null) => Each(connection, open => open.Socket.Freeze());

    /// <summary>Leaves the app's pings without answer; everything else goes on.</summary>
    public void IgnorePings(SlackConnection? connection = null) => Each(connection, open => open.Socket.AnswersPings = false);

    /// <summary>Leaves the app's close frame without answer and the connection open.</summary>
    public void IgnoreClose(SlackConnection? connection = null) => Each(connection, open => open.Socket.AnswersClose = false);

    /// <summary>Splits what is sent into frames of so many bytes, also inside a character.</summary>
    public void Fragment(int bytes, SlackConnection? connection = null) => Each(connection, open => open.Socket.FragmentSize = bytes);

    /// <summary>Sends a binary frame.</summary>
    public void SendBinary(SlackConnection? connection = null) => Each(connection, open => open.Socket.SendBinary(new byte[] { 0, 1, 2, 0xFF }));

    /// <summary>Sends a text frame as it is: malformed JSON, or anything else.</summary>
    public void SendText(string text, SlackConnection? connection = null) => Each(connection, open => open.Socket.Send(Encoding.UTF8.GetBytes(text)));

    /// <summary>Sends an envelope of a type that nobody knows. It wants an acknowledgement like any other.</summary>
    /// <param name="characters">How much it holds: many make an oversized frame.</param>
    /// <returns>A task that ends when it was acknowledged or not; true when it was.</returns>
    public async Task<bool> SendUnknownAsync(int characters = 10) =>
        (await _desk.Deliver("simulator_unknown", EnvelopeJson.Padding(characters), acceptsResponse: false, eventId: null).Outcome).Acknowledged;

    /// <summary>Sends the envelope <c>app_rate_limited</c>, whose payload has no <c>event</c>.</summary>
    /// <returns>A task that ends when it was acknowledged or not; true when it was.</returns>
    public async Task<bool> SendAppRateLimitedAsync()
    {
        var payload = EnvelopeJson.AppRateLimited(_state.Workspace.TeamId, _state.Workspace.Bot.AppId!, _state.Clock.Now);
        return (await _desk.Deliver("events_api", payload, acceptsResponse: false, eventId: null).Outcome).Acknowledged;
    }

    /// <summary>Delivers the next events twice, under two envelopes with one event id.</summary>
    public void DuplicateNext(int times = 1) => _desk.Duplicates.Add(times);

    /// <summary>Loses the first delivery of the next events, so that only the redelivery arrives.</summary>
    public void LoseFirstDelivery(int times = 1) => _desk.LostFirst.Add(times);

    /// <summary>Resets the socket when the acknowledgement of the next envelopes arrives; it does not count.</summary>
    public void LoseNextAcknowledgement(int times = 1) => _desk.LostAcknowledgements.Add(times);

    /// <summary>Resets the socket as soon as the next envelopes are handed to it; the app may or may not see them.</summary>
    public void ResetOnNextDelivery(int times = 1) => _desk.ResetOnDelivery.Add(times);

    /// <summary>Answers the next handshakes with 503.</summary>
    public void RefuseNext(int times = 1) => _server.Refusals.Add(times);

    /// <summary>Tells the next sockets <c>too_many_websockets</c> instead of hello.</summary>
    public void TooManyNext(int times = 1) => _server.TooMany.Add(times);

    /// <summary>Gives the next sockets no hello.</summary>
    public void WithholdHello(int times = 1) => _server.Silent.Add(times);

    /// <summary>Delivers one of the last thousand events once more, as redelivery number 1.</summary>
    /// <returns>False when the event is unknown.</returns>
    public bool Redeliver(string eventId) => _desk.Redeliver(eventId);

    /// <summary>Ends the faults that wait for something to happen.</summary>
    public void ClearFaults()
    {
        foreach (var countdown in new[] { _desk.Duplicates, _desk.LostFirst, _desk.LostAcknowledgements, _desk.ResetOnDelivery, _server.Refusals, _server.TooMany, _server.Silent })
        {
            countdown.Clear();
        }

        Choice = SlackSocketChoice.Random;
    }

    private void Each(SlackConnection? connection, Action<SlackConnection> act)
    {
        foreach (var open in connection is null ? Open : [connection])
        {
            act(open);
        }
    }

    private async Task CloseAfterAsync(SlackConnection connection, TimeSpan grace)
    {
        await Task.WhenAny(connection.Closed, Task.Delay(grace, _state.Clock.Time));
        connection.Socket.Close(1000);
    }
}
