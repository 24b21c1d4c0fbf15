using System.Collections.Concurrent;
using System.Text.Json;

namespace StargateBot.Simulator.Slack.SocketMode;

/// <summary>
/// Sends each payload to exactly one open socket, waits for its acknowledgement, and redelivers events. An event that finds no
/// socket waits for the next one; a command or interaction fails at once, and its person sees an error, as on Slack.
/// </summary>
internal sealed class DeliveryDesk
{
    private const int MostWaiting = 10_000;
    private const int LatenciesKept = 100_000;

    private readonly SlackState _state;
    private readonly SocketModeServer _server;
    private readonly ConcurrentDictionary<string, Delivery> _pending = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Delivery> _recent = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _recentOrder = new();
    private readonly ConcurrentQueue<SlackAcknowledgement> _acknowledgements = new();
    private readonly Queue<Delivery> _waiting = new();
    private readonly Lock _lock = new();
    private long _lost;

    public DeliveryDesk(SlackState state, SocketModeServer server)
    {
        _state = state;
        _server = server;
        server.Opened = OnOpened;
        server.Ended = OnEnded;
        server.Acknowledged = OnAcknowledged;
    }

    /// <summary>Gets the next events to deliver twice, under two envelopes with one event id.</summary>
    public Countdown Duplicates { get; } = new();

    /// <summary>Gets the next events whose first delivery is lost, so that only the redelivery arrives.</summary>
    public Countdown LostFirst { get; } = new();

    /// <summary>Gets the next envelopes whose socket is reset when the acknowledgement arrives, which then does not count.</summary>
    public Countdown LostAcknowledgements { get; } = new();

    /// <summary>Gets the next envelopes whose socket is reset as soon as they are written.</summary>
    public Countdown ResetOnDelivery { get; } = new();

    /// <summary>Gets or sets which of the open sockets gets the next envelope.</summary>
    public SlackSocketChoice Choice { get; set; }

    public long Lost => Interlocked.Read(ref _lost);

    public int Unacknowledged => _pending.Count;

    public IReadOnlyList<SlackAcknowledgement> Acknowledgements => [.. _acknowledgements];

    public Delivery Deliver(string type, ReadOnlyMemory<byte> payload, bool acceptsResponse, string? eventId)
    {
        var delivery = new Delivery(type, payload, acceptsResponse, eventId);
        if (eventId is not null)
        {
            Remember(delivery);
            if (LostFirst.Take())
            {
                Fail(delivery, "timeout");
                return delivery;
            }
        }

        Send(delivery);
        if (eventId is not null && Duplicates.Take())
        {
            Redeliver(eventId);
        }

        return delivery;
    }

    /// <summary>Delivers an event once more, whether it was acknowledged or not, as redelivery number 1.</summary>
    /// <returns>False when the event is unknown or too old.</returns>
    public bool Redeliver(string eventId)
    {
        if (!_recent.TryGetValue(eventId, out var known))
        {
            return false;
        }

        Send(new Delivery(known.Type, known.Payload, known.AcceptsResponse, eventId) { Attempt = 1, RetryReason = "timeout" });
        return true;
    }

    private void Send(Delivery delivery)
    {
        SlackConnection? connection;
        lock (_lock)
        {
            connection = Choose();
            if (connection is null && delivery.EventId is not null)
            {
                if (_waiting.Count < MostWaiting)
                {
                    _waiting.Enqueue(delivery);
                }
                else
                {
                    Interlocked.Increment(ref _lost);
                }

                return;
            }
        }

        if (connection is null)
        {
            delivery.End(new DeliveryOutcome(Acknowledged: false, Error: "dispatch_failed"));
            return;
        }

        SendOn(connection, delivery);
    }

    private void SendOn(SlackConnection connection, Delivery delivery)
    {
        delivery.EnvelopeId = Guid.NewGuid().ToString();
        delivery.Connection = connection;
        delivery.SentAt = _state.Clock.Time.GetTimestamp();
        _pending[delivery.EnvelopeId] = delivery;
        var envelope = delivery.EnvelopeId;
        delivery.Deadline = _state.Clock.Time.CreateTimer(_ => OnDeadline(envelope), null, _state.Settings.AckTimeout, Timeout.InfiniteTimeSpan);
        connection.Socket.Send(EnvelopeJson.Envelope(delivery));
        if (ResetOnDelivery.Take())
        {
            connection.Socket.Reset();
        }
        else if (connection.ClosedAt is not null)
        {
            // It ended between the choice and the sending; its end may have looked for pending envelopes before this one was there.
            OnEnded(connection);
        }
    }

    private SlackConnection? Choose()
    {
        var open = _server.Open;
        return open.Count == 0 ? null : Choice switch
        {
            SlackSocketChoice.Oldest => open[0],
            SlackSocketChoice.Newest => open[^1],
            _ => open[Random.Shared.Next(open.Count)],
        };
    }

    private void OnOpened(SlackConnection connection)
    {
        while (true)
        {
            Delivery? delivery;
            lock (_lock)
            {
                if (!_waiting.TryDequeue(out delivery))
                {
                    return;
                }
            }

            SendOn(connection, delivery);
        }
    }

    private void OnEnded(SlackConnection connection)
    {
        foreach (var (envelope, delivery) in _pending)
        {
            if (delivery.Connection == connection && _pending.TryRemove(envelope, out _))
            {
                Fail(delivery, "connection_failed");
            }
        }
    }

    private void OnDeadline(string envelope)
    {
        if (_pending.TryRemove(envelope, out var delivery))
        {
            Fail(delivery, "timeout");
        }
    }

    private void Fail(Delivery delivery, string reason)
    {
        delivery.Deadline?.Dispose();
        var delays = _state.Settings.RedeliveryDelays;
        if (delivery.EventId is null || delivery.Attempt >= delays.Count)
        {
            Interlocked.Increment(ref _lost);
            delivery.End(new DeliveryOutcome(Acknowledged: false, Error: "operation_timeout"));
            return;
        }

        var delay = delays[delivery.Attempt];
        delivery.Attempt++;
        delivery.RetryReason = reason;
        if (delay <= TimeSpan.Zero)
        {
            Send(delivery);
        }
        else
        {
            delivery.Deadline = _state.Clock.Time.CreateTimer(_ => Send(delivery), null, delay, Timeout.InfiniteTimeSpan);
        }
    }

    private void OnAcknowledged(SlackConnection connection, string envelope, JsonElement? payload)
    {
        if (!_pending.TryGetValue(envelope, out var delivery))
        {
            return;
        }

        if (delivery.Connection != connection)
        {
            _state.Log.Violate("socket", "an acknowledgement on another socket than the envelope's", envelope);
            return;
        }

        if (LostAcknowledgements.Take())
        {
            connection.Socket.Reset();
            return;
        }

        if (!_pending.TryRemove(envelope, out _))
        {
            return;
        }

        connection.CountAcknowledgement();
        _acknowledgements.Enqueue(new SlackAcknowledgement(
            delivery.Type, delivery.Attempt, connection.Number, _state.Clock.Time.GetElapsedTime(delivery.SentAt)));
        if (_acknowledgements.Count > LatenciesKept)
        {
            _acknowledgements.TryDequeue(out _);
        }

        if (payload is not null && !delivery.AcceptsResponse)
        {
            // Bolt acknowledges everything with an empty payload, which Slack takes for none.
            if (payload.Value is not { ValueKind: JsonValueKind.Object } || payload.Value.EnumerateObject().Any())
            {
                _state.Log.Violate("socket", "a payload in an acknowledgement that may have none", payload.Value.GetRawText());
            }

            payload = null;
        }

        delivery.End(new DeliveryOutcome(Acknowledged: true, payload));
    }

    private void Remember(Delivery delivery)
    {
        _recent[delivery.EventId!] = delivery;
        _recentOrder.Enqueue(delivery.EventId!);
        if (_recentOrder.Count > 1000 && _recentOrder.TryDequeue(out var oldest))
        {
            _recent.TryRemove(oldest, out _);
        }
    }
}
