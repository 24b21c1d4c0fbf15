using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using StargateBot.Simulator.Slack;

namespace StargateBot.Simulator.Tests.Slack;

/// <summary>A simulator on a fake clock and a plain app.</summary>
public abstract class SlackFixture : IAsyncLifetime
{
    private SimulatorServer? _server;
    private PlainSlackApp? _app;

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));

    protected SlackSimulator Slack => _server!.Slack;

    internal SimulatorServer Server => _server!;

    internal PlainSlackApp App => _app!;

    protected string Channel => Slack.Workspace.General.Id;

    protected string Budi => Slack.Workspace.Budi.Id;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await SimulatorServer.StartAsync(new SimulatorOptions { Time = Time }, TestContext.Current.CancellationToken);
        _app = new PlainSlackApp(_server);
    }

    public async ValueTask DisposeAsync()
    {
        await _app!.DisposeAsync();
        await _server!.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Makes the text of a chat.postMessage call in the general channel.</summary>
    protected string Post(string fields) => $$"""{"channel":"{{Channel}}","unfurl_links":false,"unfurl_media":false,{{fields}}}""";

    protected static void AssertError(string error, JsonElement answer)
    {
        Assert.False(answer.GetProperty("ok").GetBoolean());
        Assert.Equal(error, answer.GetProperty("error").GetString());
    }

    protected static JsonElement AssertOk(JsonElement answer)
    {
        Assert.True(answer.GetProperty("ok").GetBoolean(), answer.GetRawText());
        return answer;
    }
}
