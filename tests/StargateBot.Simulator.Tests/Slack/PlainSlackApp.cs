using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using StargateBot.Testing;

namespace StargateBot.Simulator.Tests.Slack;

/// <summary>An app made of HttpClient and ClientWebSocket, nothing else.</summary>
internal sealed class PlainSlackApp(SimulatorServer server) : IAsyncDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = server.SlackApi, Timeout = TestTimeout.Step };
    private readonly List<ClientWebSocket> _sockets = [];

    public string Token { get; set; } = server.Slack.BotToken;

    /// <summary>Calls a method with a JSON body.</summary>
    public Task<JsonElement> CallAsync(string method, string json = "{}", string? token = null) =>
        SendAsync(method, new StringContent(json, Encoding.UTF8, "application/json"), token);

    /// <summary>Calls a method with a form body.</summary>
    public Task<JsonElement> FormAsync(string method, params (string Name, string Value)[] fields) =>
        SendAsync(method, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))), null);

    public async Task<HttpResponseMessage> RawAsync(string method, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, method) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<HttpResponseMessage> PostAsync(string url, string json) =>
        await _http.PostAsync(new Uri(url), new StringContent(json, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

    public async Task<Uri> OpenConnectionAsync()
    {
        var answer = await CallAsync("apps.connections.open", token: server.Slack.AppToken);
        return new Uri(answer.GetProperty("url").GetString()!);
    }

    /// <summary>Opens a socket and reads its hello.</summary>
    public async Task<ClientWebSocket> ConnectAsync(bool expectHello = true)
    {
        var socket = new ClientWebSocket();
        _sockets.Add(socket);
        await socket.ConnectAsync(await OpenConnectionAsync(), TestContext.Current.CancellationToken);
        if (expectHello)
        {
            Assert.Equal("hello", (await ReceiveAsync(socket)).GetProperty("type").GetString());
        }

        return socket;
    }

    public static async Task<JsonElement> ReceiveAsync(ClientWebSocket socket)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(TestTimeout.Step);
        var buffer = new byte[64 * 1024];
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), timeout.Token);
            length += part.Count;
            if (part.EndOfMessage)
            {
                return JsonElement.Parse(buffer.AsSpan(0, length));
            }
        }
    }

    /// <summary>Reads an envelope and acknowledges it.</summary>
    public static async Task<JsonElement> TakeAsync(ClientWebSocket socket, string? payload = null)
    {
        var envelope = await ReceiveAsync(socket);
        await AcknowledgeAsync(socket, envelope, payload);
        return envelope;
    }

    public static Task AcknowledgeAsync(ClientWebSocket socket, JsonElement envelope, string? payload = null) =>
        SendTextAsync(socket, $$"""{"envelope_id":"{{envelope.GetProperty("envelope_id").GetString()}}"{{(payload is null ? "" : ",\"payload\":" + payload)}}}""");

    public static Task SendTextAsync(ClientWebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync()
    {
        foreach (var socket in _sockets)
        {
            socket.Dispose();
        }

        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<JsonElement> SendAsync(string method, HttpContent content, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, method) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? Token);
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return JsonElement.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }
}
