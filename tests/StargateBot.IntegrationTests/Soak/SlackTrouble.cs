using StargateBot.IntegrationTests.Harness;
using StargateBot.Simulator.Faults;
using StargateBot.Simulator.Slack;
using StargateBot.Testing;

namespace StargateBot.IntegrationTests.Soak;

/// <summary>What may go wrong on Slack while every question can still be answered exactly once.</summary>
/// <remarks>
/// A response address tells nobody what it took: only faults that surely took nothing meet it. Commands are delivered once, so
/// the faults of single deliveries meet events alone.
/// </remarks>
internal sealed class SlackTrouble(SlackSimulator slack, SlackTestPlatform platform, Func<Func<Task<Asked>>, Task> ask)
{
    private const string Name = "slack";
    private const string Post = "chat.postMessage";
    private const string Response = "response_url";

    /// <summary>Lists the faults.</summary>
    public IReadOnlyList<SoakFault> Faults() =>
    [
        Connection("drop", () => slack.Sockets.Drop()),
        Connection("reset", () => slack.Sockets.Reset()),
        Connection("close", () => slack.Sockets.Close()),
        Connection("warning", () => slack.Sockets.Disconnect("warning", grace: TimeSpan.FromMilliseconds(700))),
        Connection("refresh", () => slack.Sockets.Disconnect("refresh_requested", grace: TimeSpan.FromMilliseconds(700))),
        Connection("disconnect without reason", () => slack.Sockets.Disconnect(null, grace: TimeSpan.FromMilliseconds(300))),
        Event("duplicate", () => slack.Sockets.DuplicateNext()),
        Event("only the redelivery", () => slack.Sockets.LoseFirstDelivery()),
        Event("acknowledgement lost", () => slack.Sockets.LoseNextAcknowledgement(), SoakFaultReach.Connection),
        Event("reset on delivery", () => slack.Sockets.ResetOnNextDelivery(), SoakFaultReach.Connection),
        Call("binary frame", () => slack.Sockets.SendBinary()),
        Call("malformed frame", () => slack.Sockets.SendText("{\"type\":")),
        new("unknown envelope", Name, SoakFaultReach.Call, async () => Assert.True(await slack.Sockets.SendUnknownAsync())),
        new("app_rate_limited", Name, SoakFaultReach.Call, async () => Assert.True(await slack.Sockets.SendAppRateLimitedAsync())),
        Call("429 channel", () => slack.ApiFaults.Limit(Post, platform.RoomId(1), TimeSpan.FromSeconds(1))),
        Call("ratelimited with 200", () => slack.ApiFaults.FailNext(Post, "ratelimited")),
        Http("429", HttpTrouble.SlackLimit(Post)),
        Http("429 response", HttpTrouble.SlackLimit(Response)),
        Http("500", HttpTrouble.Status(Post, 500)),
        Http("502", HttpTrouble.Status(Post, 502)),
        Http("503", HttpTrouble.Status(Post, 503)),
        Http("slow", HttpTrouble.Slow(Post)),
        Http("slow response", HttpTrouble.Slow(Response)),
        Http("slow status", HttpTrouble.Slow("assistant.threads.setStatus")),
        Http("500 status", HttpTrouble.Status("assistant.threads.setStatus", 500)),
        Http("post dropped", HttpTrouble.DropBefore(Post)),
        Http("post dropped after", HttpTrouble.DropAfter(Post)),
        Http("lookup limited", HttpTrouble.DropAfter(Post), HttpTrouble.SlackLimit("conversations.replies")),
    ];

    private static SoakFault Call(string name, Action strike) => new(name, Name, SoakFaultReach.Call, () =>
    {
        strike();
        return Task.CompletedTask;
    });

    private SoakFault Http(string name, params HttpFault[] faults) => Call(name, () => Array.ForEach(faults, fault => slack.HttpFaults.Add(fault)));

    // The question that the fault meets is asked at once, so that it meets no command.
    private SoakFault Event(string name, Action arm, SoakFaultReach reach = SoakFaultReach.Call) => new(name, Name, reach, async () =>
    {
        var newest = Newest;
        await ask(() =>
        {
            arm();
            return platform.MentionAsync(GoldenQuestion.Facts[0].Text);
        });
        if (reach == SoakFaultReach.Connection)
        {
            await ReconnectedAsync(newest);
        }
    });

    private SoakFault Connection(string name, Action strike) => new(name, Name, SoakFaultReach.Connection, () =>
    {
        var newest = Newest;
        strike();
        return ReconnectedAsync(newest);
    });

    private int Newest => slack.Sockets.History[^1].Number;

    private Task<SlackConnection> ReconnectedAsync(int newest) =>
        slack.Sockets.WaitForConnectionAsync(newest + 1, TestContext.Current.CancellationToken).WaitAsync(TestTimeout.Step);
}
