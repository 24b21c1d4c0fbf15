using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using StargateBot.Simulator.Discord;
using StargateBot.Testing;

namespace StargateBot.Simulator.Tests.Discord;

/// <summary>A bot by hand: plain HTTP and a plain WebSocket against a simulator of its own.</summary>
internal sealed class TestBot : IAsyncDisposable
{
    private readonly HttpClient _http = new();

    private TestBot(SimulatorServer server)
    {
        Server = server;
        _http.BaseAddress = server.DiscordApi;
        _http.Timeout = TestTimeout.Step;
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bot", server.Discord.BotToken);
        _http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "DiscordBot (https://example.org, 1.0)");
    }

    public SimulatorServer Server { get; }

    public DiscordSimulator Discord => Server.Discord;

    public HttpRequestHeaders Headers => _http.DefaultRequestHeaders;

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<TestBot> StartAsync(TimeProvider? time = null) =>
        new(await SimulatorServer.StartAsync(new SimulatorOptions { Time = time ?? TimeProvider.System }, Cancellation));

    public async Task<TestReply> SendAsync(string method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        using var response = await _http.SendAsync(request, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        var headers = response.Headers.ToDictionary(header => header.Key, header => header.Value.First(), StringComparer.OrdinalIgnoreCase);
        return new TestReply((int)response.StatusCode, text, headers);
    }

    public Task<TestReply> PostMessageAsync(string channelId, string json) => SendAsync("POST", $"channels/{channelId}/messages", json);

    public async Task<TestGateway> ConnectAsync(string? url = null)
    {
        url ??= (await SendAsync("GET", "gateway/bot")).Json.GetProperty("url").GetString();
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(url + "/?v=10&encoding=json"), Cancellation);
        return new TestGateway(socket, Discord.BotToken);
    }

    public async Task<TestGateway> IdentifyAsync(long intents = 4609)
    {
        var gateway = await ConnectAsync();
        await gateway.ExpectAsync(op: 10);
        await gateway.IdentifyAsync(intents);
        await gateway.ExpectEventAsync("READY");
        await gateway.ExpectEventAsync("GUILD_CREATE");
        return gateway;
    }

    public async Task RegisterAskAsync() => Assert.Equal(200, (await SendAsync("PUT", $"applications/{Discord.World.ApplicationId}/commands", """
        [{"type":1,"name":"ask","name_localizations":{"id":"tanya"},"description":"Ask a question","contexts":[0,1,2],"integration_types":[0,1],
          "options":[{"type":3,"name":"question","name_localizations":{"id":"pertanyaan"},"description":"Your question","required":true,"max_length":200,"autocomplete":true},
                     {"type":5,"name":"private","description":"Only for you"}]},
         {"type":3,"name":"Answer this"}]
        """)).Status);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
    }
}
