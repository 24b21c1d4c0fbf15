using System.Diagnostics;
using System.Globalization;
using StargateBot.Simulator;
using StargateBot.Simulator.Slack;

namespace StargateBot.Benchmarks.Load;

/// <summary>Slack under load.</summary>
internal sealed class SlackLoad : ILoadPlatform
{
    private readonly SimulatorServer _server;
    private readonly SlackSimulator _slack;
    private readonly (SlackPerson Person, SlackChannel Channel)[] _conversations;

    private SlackLoad(SimulatorServer server, int conversations)
    {
        _server = server;
        _slack = server.Slack;

        // What the manifest subscribes to. With message.channels too, each mention would come as two events.
        _slack.Settings.Subscriptions = ["app_mention", "message.im", "app_home_opened", "app_context_changed", "app_uninstalled", "tokens_revoked"];
        var workspace = _slack.Workspace;
        for (var i = 0; i < conversations; i++)
        {
            workspace.AddPerson(new SlackPerson
            {
                Id = "U0LOAD" + Number(i),
                Name = "asker" + Number(i),
                RealName = "Asker " + Number(i),
                TeamId = workspace.TeamId,
                Locale = i % 2 == 0 ? "id-ID" : "en-US",
            });
        }

        _conversations = [.. Enumerable.Range(0, conversations).Select(i =>
            (workspace.FindPerson("U0LOAD" + Number(i))!, workspace.AddChannel("C0LOAD" + Number(i), "channel-" + Number(i))))];
    }

    public PlatformName Name => PlatformName.Slack;

    public IReadOnlyDictionary<string, string> WorkerSettings => new Dictionary<string, string>
    {
        ["Slack__BotToken"] = _slack.BotToken,
        ["Slack__AppToken"] = _slack.AppToken,
        ["Slack__ApiBaseUrl"] = _server.SlackApi.AbsoluteUri,
    };

    public IReadOnlyDictionary<string, string> PeerSettings => new Dictionary<string, string>
    {
        ["SLACK_BOT_TOKEN"] = _slack.BotToken,
        ["SLACK_APP_TOKEN"] = _slack.AppToken,
        ["SLACK_API"] = _server.SlackApi.AbsoluteUri,
    };

    public IReadOnlyList<double> Acknowledgements => [.. _slack.Sockets.Acknowledgements.Select(acknowledgement => acknowledgement.Latency.TotalMilliseconds)];

    public IReadOnlyList<string> Violations => [.. _slack.Log.Violations.Select(violation => $"{violation.Where}: {violation.Rule}: {violation.Detail}")];

    /// <summary>Starts the platform.</summary>
    /// <param name="conversations">How many conversations there are.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<SlackLoad> OpenAsync(int conversations, CancellationToken cancellationToken) =>
        new(await SimulatorServer.StartAsync(new SimulatorOptions { ControlApi = false }, cancellationToken), conversations);

    public async Task<long> NextReadyAsync(CancellationToken cancellationToken)
    {
        await _slack.Sockets.WaitForConnectionAsync(NextNumber, cancellationToken);
        return Stopwatch.GetTimestamp();
    }

    public async Task<TimeSpan> AskAsync(int conversation, Way way, string question, CancellationToken cancellationToken)
    {
        var (person, channel) = _conversations[conversation];
        var people = _slack.People;
        var asked = _slack.Time.GetUtcNow();
        var id = way switch
        {
            Way.Mention => people.Mention(person.Id, channel.Id, question),
            Way.DirectMessage => people.DirectMessage(person.Id, question),
            _ => people.Command(person.Id, channel.Id, "/stargate", question).Id,
        };
        return (await _slack.WaitForReplyAsync(id, cancellationToken)).At - asked;
    }

    public async Task<TimeSpan> DropAsync(CancellationToken cancellationToken)
    {
        var next = NextNumber;
        var dropped = Stopwatch.GetTimestamp();
        _slack.Sockets.Reset();
        await _slack.Sockets.WaitForConnectionAsync(next, cancellationToken);
        return Stopwatch.GetElapsedTime(dropped);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private int NextNumber => _slack.Sockets.History.Count == 0 ? 1 : _slack.Sockets.History[^1].Number + 1;

    private static string Number(int i) => i.ToString("0000", CultureInfo.InvariantCulture);
}
