using System.Diagnostics;
using System.Globalization;
using StargateBot.Simulator;
using StargateBot.Simulator.Discord;
using StargateBot.Simulator.Discord.World;

namespace StargateBot.Benchmarks.Load;

/// <summary>Discord under load.</summary>
internal sealed class DiscordLoad : ILoadPlatform
{
    private const string CommandsEnd = "/commands";

    private readonly SimulatorServer _server;
    private readonly DiscordSimulator _discord;
    private readonly (DiscordPerson Person, DiscordChannel Channel)[] _conversations;
    private readonly Lock _lock = new();
    private readonly List<double> _acknowledgements = [];

    private DiscordLoad(SimulatorServer server, int conversations)
    {
        _server = server;
        _discord = server.Discord;
        _conversations = new (DiscordPerson, DiscordChannel)[conversations];
        for (var i = 0; i < conversations; i++)
        {
            var number = i.ToString(CultureInfo.InvariantCulture);
            var person = _discord.World.AddPerson("asker" + number, "Asker " + number, i % 2 == 0 ? "id" : "en-US");
            _conversations[i] = (person, _discord.World.AddChannel("channel-" + number));
        }
    }

    public PlatformName Name => PlatformName.Discord;

    public IReadOnlyDictionary<string, string> WorkerSettings => new Dictionary<string, string>
    {
        ["Discord__Token"] = _discord.BotToken,
        ["Discord__ApiBaseUrl"] = _server.DiscordApi.AbsoluteUri,
    };

    // discord.js adds the version by itself.
    public IReadOnlyDictionary<string, string> PeerSettings => new Dictionary<string, string>
    {
        ["DISCORD_TOKEN"] = _discord.BotToken,
        ["DISCORD_API"] = new Uri(_server.Url, "discord/api").AbsoluteUri,
    };

    public IReadOnlyList<double> Acknowledgements
    {
        get
        {
            lock (_lock)
            {
                return [.. _acknowledgements];
            }
        }
    }

    public IReadOnlyList<string> Violations => [.. _discord.Violations.Select(violation => $"{violation.Where}: {violation.Problem}")];

    /// <summary>Starts the platform.</summary>
    /// <param name="conversations">How many conversations there are.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<DiscordLoad> OpenAsync(int conversations, CancellationToken cancellationToken) =>
        new(await SimulatorServer.StartAsync(new SimulatorOptions { ControlApi = false }, cancellationToken), conversations);

    public async Task<long> NextReadyAsync(CancellationToken cancellationToken)
    {
        var connections = _discord.Gateway.ConnectionCount;
        var calls = _discord.Calls.Count;
        await _discord.WaitUntilAsync(
            () => _discord.Gateway.History.Skip(connections).Any(connection => connection.Established)
                && _discord.Calls.Skip(calls).Any(call => call.Status == 200 && call.Path.EndsWith(CommandsEnd, StringComparison.Ordinal))
                && _discord.Commands.GetArrayLength() > 0,
            cancellationToken);
        return Stopwatch.GetTimestamp();
    }

    public async Task<TimeSpan> AskAsync(int conversation, Way way, string question, CancellationToken cancellationToken)
    {
        var (person, channel) = _conversations[conversation];
        var people = _discord.People;
        var id = way switch
        {
            Way.Mention => await people.MentionBotAsync(channel.Id, person.Id, question, cancellationToken: cancellationToken),
            Way.DirectMessage => await people.SendDirectMessageAsync(person.Id, question, cancellationToken: cancellationToken),
            _ => await people.UseCommandAsync(
                channel.Id, person.Id, "ask", new Dictionary<string, string> { ["question"] = question }, cancellationToken),
        };
        await _discord.WaitForReplyAsync(id, cancellationToken);
        var asked = _discord.FindQuestion(id)!;
        if (asked is { IsInteraction: true, Acknowledged: { } acknowledged })
        {
            lock (_lock)
            {
                _acknowledgements.Add(acknowledged.TotalMilliseconds);
            }
        }

        return asked.Answered!.Value;
    }

    public async Task<TimeSpan> DropAsync(CancellationToken cancellationToken)
    {
        var established = _discord.Gateway.History.Count(connection => connection.Established);
        var dropped = Stopwatch.GetTimestamp();
        _discord.Gateway.Reset();
        await _discord.Gateway.WaitForEstablishedAsync(established + 1, cancellationToken);
        return Stopwatch.GetElapsedTime(dropped);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
