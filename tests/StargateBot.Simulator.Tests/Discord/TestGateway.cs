using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using StargateBot.Testing;

namespace StargateBot.Simulator.Tests.Discord;

/// <summary>One gateway connection by hand.</summary>
internal sealed class TestGateway(ClientWebSocket socket, string token) : IDisposable
{
    private readonly byte[] _buffer = new byte[1 << 20];

    public long? Sequence { get; private set; }

    public string SessionId { get; private set; } = "";

    public string ResumeUrl { get; private set; } = "";

    public int Fragments { get; private set; }

    public int? CloseCode => socket.CloseStatus is { } status ? (int)status : null;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Task SendAsync(string json) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(json), WebSocketMessageType.Text, endOfMessage: true, Cancellation);

    public Task HeartbeatAsync() => SendAsync($$"""{"op":1,"d":{{Sequence?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null"}}}""");

    public Task IdentifyAsync(long intents, string? withToken = null) => SendAsync($$"""
        {"op":2,"d":{"token":"{{withToken ?? token}}","intents":{{intents}},"properties":{"os":"linux","browser":"test","device":"test"} } }
        """);

    public Task ResumeAsync(string sessionId, long? sequence) => SendAsync($$"""
        {"op":6,"d":{"token":"{{token}}","session_id":"{{sessionId}}","seq":{{sequence}} } }
        """);

    /// <summary>Reads the next frame; null when the server closed or the connection is gone.</summary>
    public async Task<JsonElement?> ReadAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TestTimeout.Step);
        var length = 0;
        Fragments = 0;
        while (true)
        {
            ValueWebSocketReceiveResult part;
            try
            {
                part = await socket.ReceiveAsync(_buffer.AsMemory(length), limit.Token);
            }
            catch (WebSocketException)
            {
                return null;
            }

            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            Fragments++;
            length += part.Count;
            if (part.EndOfMessage)
            {
                break;
            }
        }

        var frame = JsonDocument.Parse(_buffer.AsMemory(0, length).ToArray()).RootElement;
        if (frame.GetProperty("op").GetInt32() == 0)
        {
            Sequence = frame.GetProperty("s").GetInt64();
            if (frame.GetProperty("t").GetString() == "READY")
            {
                SessionId = frame.GetProperty("d").GetProperty("session_id").GetString()!;
                ResumeUrl = frame.GetProperty("d").GetProperty("resume_gateway_url").GetString()!;
            }
        }

        return frame;
    }

    public async Task<JsonElement> ExpectAsync(int op)
    {
        var frame = await ReadAsync();
        Assert.NotNull(frame);
        Assert.Equal(op, frame.Value.GetProperty("op").GetInt32());
        return frame.Value.GetProperty("d");
    }

    public async Task<JsonElement> ExpectEventAsync(string name)
    {
        var frame = await ReadAsync();
        Assert.NotNull(frame);
        Assert.Equal(name, frame.Value.GetProperty("t").GetString());
        return frame.Value.GetProperty("d");
    }

    public async Task ExpectCloseAsync(int? code)
    {
        while (await ReadAsync() is not null)
        {
            // What was sent before the close frame is of no interest.
        }

        Assert.Equal(code, CloseCode);
    }

    public Task CloseAsync(int code) => socket.CloseOutputAsync((WebSocketCloseStatus)code, "", Cancellation);

    public void Dispose() => socket.Dispose();
}
