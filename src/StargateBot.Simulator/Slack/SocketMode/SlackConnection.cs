using System.Net.WebSockets;
using System.Text.Json;
using StargateBot.Simulator.Sockets;

namespace StargateBot.Simulator.Slack;

/// <summary>One socket of the app, from its handshake to its end.</summary>
public sealed class SlackConnection
{
    private readonly SimulatedSocket _socket;
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _acknowledgements;

    internal SlackConnection(int number, DateTimeOffset openedAt, SimulatedSocket socket)
    {
        Number = number;
        OpenedAt = openedAt;
        _socket = socket;
    }

    /// <summary>Gets the running number, from 1.</summary>
    public int Number { get; }

    /// <summary>Gets when the handshake was done.</summary>
    public DateTimeOffset OpenedAt { get; }

    /// <summary>Gets when it ended; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Gets a value indicating whether hello was sent and the end has not come.</summary>
    public bool IsOpen { get; internal set; }

    /// <summary>Gets the reason of the disconnect frame that was sent; null without one.</summary>
    public string? DisconnectReason { get; internal set; }

    /// <summary>Gets the code of the client's close frame; null when it sent none.</summary>
    public int? ClientCloseCode => _socket.PeerCloseCode;

    /// <summary>Gets how many envelopes were acknowledged on this socket.</summary>
    public int Acknowledgements => Volatile.Read(ref _acknowledgements);

    /// <summary>Gets a task that ends with the connection.</summary>
    public Task Closed => _closed.Task;

    internal SimulatedSocket Socket => _socket;

    internal void CountAcknowledgement() => Interlocked.Increment(ref _acknowledgements);

    /// <summary>Reads what the app sends until the connection ends.</summary>
    /// <param name="received">Gets each text frame that holds a JSON object.</param>
    /// <param name="refused">Gets what is wrong with each other frame.</param>
    internal async Task ReadAsync(Action<JsonElement> received, Action<string> refused)
    {
        while (await _socket.ReceiveAsync() is { } message)
        {
            if (message.Type != WebSocketMessageType.Text)
            {
                refused("a binary frame");
                continue;
            }

            try
            {
                using var json = JsonDocument.Parse(message.Data);
                if (json.RootElement.ValueKind == JsonValueKind.Object)
                {
                    received(json.RootElement);
                }
                else
                {
                    refused("a frame that is no JSON object");
                }
            }
            catch (JsonException)
            {
                refused("a frame that is no JSON");
            }
        }
    }

    internal void End(DateTimeOffset at)
    {
        IsOpen = false;
        ClosedAt = at;
        _closed.TrySetResult();
    }
}
