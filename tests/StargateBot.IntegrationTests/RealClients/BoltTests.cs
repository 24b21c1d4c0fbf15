using StargateBot.Simulator;
using StargateBot.Simulator.Slack;
using StargateBot.Testing;

namespace StargateBot.IntegrationTests.RealClients;

/// <summary>Bolt takes the simulator for Slack, and the simulator takes Bolt for a bot that does nothing wrong.</summary>
public sealed class BoltTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_WithTheTokens_Connects()
    {
        Assert.SkipUnless(NodeBot.IsAvailable, NodeBot.Missing);
        await using var simulator = await SimulatorServer.StartAsync(new SimulatorOptions(), Token);
        await using var bot = StartBot(simulator);

        await bot.NextAsync("ready");

        Assert.Single(simulator.Slack.Sockets.Open);
        Assert.Equal(0, await bot.StopAsync());
        AssertNothingWrong(simulator, bot);
    }

    [Fact]
    public async Task Ask_ByMentionDirectMessageAndCommand_IsAcknowledgedAndAnsweredEachTime()
    {
        Assert.SkipUnless(NodeBot.IsAvailable, NodeBot.Missing);
        await using var simulator = await SimulatorServer.StartAsync(new SimulatorOptions(), Token);
        await using var bot = StartBot(simulator);
        await bot.NextAsync("ready");
        var (slack, budi) = (simulator.Slack, simulator.Slack.Workspace.Budi.Id);

        var mention = slack.People.Mention(budi, slack.Workspace.General.Id, "berapa?");
        var direct = slack.People.DirectMessage(budi, "berapa?");
        var command = slack.People.Command(budi, slack.Workspace.WithoutBot.Id, "/stargate", "berapa?");

        Assert.True((await WaitAsync(command.Outcome)).Acknowledged);
        foreach (var (question, kind) in new[]
        {
            (mention, SlackActKind.Post), (direct, SlackActKind.Post), (command.Id, SlackActKind.ResponseUrl),
        })
        {
            var reply = await WaitAsync(slack.WaitForReplyAsync(question, Token));
            Assert.Equal(kind, reply.Kind);
            Assert.StartsWith("Nilai aliansi", reply.VisibleText, StringComparison.Ordinal);
            Assert.Single(slack.RepliesTo(question));
        }

        Assert.Equal(0, slack.Sockets.Lost);
        AssertNothingWrong(simulator, bot);
    }

    [Fact]
    public async Task Press_AButton_UpdatesTheMessage()
    {
        Assert.SkipUnless(NodeBot.IsAvailable, NodeBot.Missing);
        await using var simulator = await SimulatorServer.StartAsync(new SimulatorOptions(), Token);
        await using var bot = StartBot(simulator);
        await bot.NextAsync("ready");
        var (slack, jane) = (simulator.Slack, simulator.Slack.Workspace.Jane.Id);
        var channel = slack.Workspace.General.Id;
        var answer = await WaitAsync(slack.WaitForReplyAsync(slack.People.Mention(jane, channel, "how much?"), Token));

        var press = slack.People.Press(jane, channel, answer.Ts!, "English");
        await bot.NextAsync("edited");

        Assert.True((await WaitAsync(press.Outcome)).Acknowledged);
        var update = Assert.Single(slack.Log.Of(SlackActKind.Update));
        Assert.Equal(answer.Ts, update.Ts);
        AssertNothingWrong(simulator, bot);
    }

    [Fact]
    public async Task Disconnect_AskedFor_OpensAnotherSocketAndAnswersThere()
    {
        Assert.SkipUnless(NodeBot.IsAvailable, NodeBot.Missing);
        await using var simulator = await SimulatorServer.StartAsync(new SimulatorOptions(), Token);
        await using var bot = StartBot(simulator);
        await bot.NextAsync("ready");
        var slack = simulator.Slack;

        slack.Sockets.Disconnect("refresh_requested");
        await bot.NextAsync("reconnecting");
        await bot.NextAsync("connected");
        var question = slack.People.DirectMessage(slack.Workspace.Budi.Id, "berapa?");
        await WaitAsync(slack.WaitForReplyAsync(question, Token));

        Assert.Equal(2, slack.Sockets.History.Count);
        Assert.Single(slack.Sockets.Open);
        AssertNothingWrong(simulator, bot);
    }

    private static NodeBot StartBot(SimulatorServer simulator) => NodeBot.Start("slack-bot.mjs", new Dictionary<string, string>
    {
        ["SLACK_BOT_TOKEN"] = simulator.Slack.BotToken,
        ["SLACK_APP_TOKEN"] = simulator.Slack.AppToken,
        ["SLACK_API"] = simulator.SlackApi.AbsoluteUri,
    });

    private static Task<T> WaitAsync<T>(Task<T> task) => task.WaitAsync(TestTimeout.Step, TimeProvider.System, Token);

    private static void AssertNothingWrong(SimulatorServer simulator, NodeBot bot)
    {
        Assert.Empty(simulator.Slack.Log.Violations);
        Assert.DoesNotContain("error {", bot.Output, StringComparison.Ordinal);
    }
}
