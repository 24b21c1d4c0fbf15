using StargateBot.Simulator.Discord;
using StargateBot.Simulator.Faults;
using StargateBot.Testing;

namespace StargateBot.IntegrationTests.Soak;

/// <summary>What may go wrong on Discord while every question can still be answered exactly once.</summary>
internal sealed class DiscordTrouble(DiscordSimulator discord)
{
    private const string Name = "discord";
    private const string Messages = "channels/*/messages";
    private const string Original = "webhooks/*/*/messages/@original";
    private const string Callback = "interactions/*/*/callback";
    private const string Post = "POST";

    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(0.2);

    /// <summary>Lists the faults.</summary>
    public IReadOnlyList<SoakFault> Faults() =>
    [
        Connection("drop", discord.Gateway.Drop),
        Connection("reset", discord.Gateway.Reset),
        Connection("close without code", () => discord.Gateway.Close(null)),
        Connection("close 4000", () => discord.Gateway.Close(4000)),
        Connection("op 7", discord.Gateway.AskToReconnect),
        Connection("op 7 instead of hello", () =>
        {
            discord.Gateway.Faults.ReconnectInsteadOfHello();
            discord.Gateway.Drop();
        }),
        Connection("fragments", () =>
        {
            discord.Gateway.Faults.FragmentSize = discord.Gateway.Faults.FragmentSize == 0 ? 7 : 0;
            discord.Gateway.Drop();
        }),
        Session("op 9 true", () => discord.Gateway.InvalidateSession(resumable: true)),
        Session("op 9 false", () => discord.Gateway.InvalidateSession(resumable: false)),
        Session("close 4009", () => discord.Gateway.Close(4009, endSessions: true)),
        Call("duplicates", () => discord.Gateway.Faults.DuplicateNextDispatches(3)),
        Call("heartbeat asked", discord.Gateway.AskForHeartbeat),
        Call("unknown event", () => discord.Gateway.DispatchRaw("SOMETHING_NEW", """{"id":"1"}""")),
        Call("malformed frame", () => discord.Gateway.SendRaw("{\"op\":0,\"t\":"u8.ToArray())),
        Http("429 user", DiscordHttpFaults.RateLimited("user", Wait, Post, Messages)),
        Http("429 shared", DiscordHttpFaults.RateLimited("shared", Wait, Post, Messages)),
        Http("429 global", DiscordHttpFaults.RateLimited("global", Wait, Post, Messages)),
        Http("429 webhook", DiscordHttpFaults.RateLimited("user", Wait, "PATCH", Original)),
        Http("500 post", HttpTrouble.Status(Messages, 500, Post)),
        Http("502 post", HttpTrouble.Status(Messages, 502, Post)),
        Http("502 edit", HttpTrouble.Status(Original, 502)),
        Http("500 callback", HttpTrouble.Status(Callback, 500)),
        Http("slow post", HttpTrouble.Slow(Messages, Post)),
        Http("slow edit", HttpTrouble.Slow(Original)),
        Http("slow callback", HttpTrouble.Slow(Callback)),
        Http("post dropped", HttpTrouble.DropBefore(Messages, Post)),
        Http("post dropped after", HttpTrouble.DropAfter(Messages, Post)),
        Http("edit dropped after", HttpTrouble.DropAfter(Original)),
        Http("callback dropped", HttpTrouble.DropBefore(Callback)),
        Http("callback dropped after", HttpTrouble.DropAfter(Callback)),
    ];

    private static SoakFault Call(string name, Action strike) => new(name, Name, SoakFaultReach.Call, () =>
    {
        strike();
        return Task.CompletedTask;
    });

    private SoakFault Http(string name, HttpFault fault) => Call(name, () => discord.HttpFaults.Add(fault));

    private SoakFault Connection(string name, Action strike) => new(name, Name, SoakFaultReach.Connection, () => StrikeAsync(strike));

    private SoakFault Session(string name, Action strike) => new(name, Name, SoakFaultReach.Session, () => StrikeAsync(strike));

    private async Task StrikeAsync(Action strike)
    {
        var established = discord.Gateway.History.Count(record => record.Established);
        strike();
        await discord.Gateway.WaitForEstablishedAsync(established + 1, TestContext.Current.CancellationToken).WaitAsync(TestTimeout.Step);
    }
}
