using System.Globalization;
using System.Text.RegularExpressions;
using StargateBot.IntegrationTests.Harness;
using StargateBot.Simulator;
using StargateBot.Testing;

namespace StargateBot.IntegrationTests.Stories;

/// <summary>What concerns the worker as a whole: limits, both platforms at once, a platform that fails, the end.</summary>
public sealed partial class WorkerStories
{
    private const string Question = "Who is the chief executive of OpenAI?";
    private const string LastQuestion = "Which firm is the primary cloud partner of OpenAI?";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("discord")]
    [InlineData("slack")]
    public async Task Mention_MoreThanTheLimit_IsRefusedPrivatelyWithTheSecondsLeft(string platform)
    {
        await using var worker = await WorkerUnderTest.StartAsync(new WorkerSetup
        {
            Settings = new Dictionary<string, string?> { ["Limits:Enabled"] = "true", ["Limits:PerUserPerMinute"] = "2" },
        });
        await TestPlatform.ReplyToAsync(worker[platform].CommandAsync(Question));
        await TestPlatform.ReplyToAsync(worker[platform].CommandAsync(Question));

        var refused = await TestPlatform.ReplyToAsync(worker[platform].CommandAsync(Question));
        var other = await TestPlatform.ReplyToAsync(worker[platform].CommandAsync(Question, spot: new Spot(0, 1)));

        Assert.True(refused.Private);
        Assert.InRange(int.Parse(Seconds().Match(refused.Text).Groups[1].ValueSpan, CultureInfo.InvariantCulture), 1, 30);
        Assert.Contains("Altman", other.Text, StringComparison.Ordinal);
        worker.AssertNoViolations();
    }

    [Fact]
    public async Task Questions_OnBothPlatformsAtOnce_AreAllAnswered()
    {
        await using var worker = await WorkerUnderTest.StartAsync();

        var asking = Enumerable.Range(0, 40).Select(index => TestPlatform.ReplyToAsync(
            worker[index % 2 == 0 ? "discord" : "slack"].MentionAsync(Question, new Spot(index % TestPlatform.Rooms, index % TestPlatform.People))));
        var replies = await Task.WhenAll(asking);

        Assert.All(replies, reply => Assert.Contains("Altman", reply.Text, StringComparison.Ordinal));
        worker.AssertNoViolations();
    }

    [Theory]
    [InlineData("Discord:Token", "discord", "slack")]
    [InlineData("Slack:AppToken", "slack", "discord")]
    [InlineData("Slack:BotToken", "slack", "discord")]
    [Trait("trap", "50")]
    public async Task Start_WrongTokenOfOnePlatform_OtherAnswersAndReadyzSaysDegraded(string key, string broken, string other)
    {
        await using var worker = await WorkerUnderTest.StartUnconnectedAsync(new WorkerSetup
        {
            Settings = new Dictionary<string, string?> { [key] = "wrong-token" },
        });

        var readiness = await worker.ReadinessAsync("degraded");
        await worker.ReadinessOfAsync(broken, "stopped");
        var reply = await TestPlatform.ReplyToAsync(worker[other].MentionAsync(Question));

        Assert.Contains("Altman", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-token", readiness.GetRawText() + string.Join('\n', worker.Log.Entries), StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Revocations { get; } = new()
    {
        { "discord", "token" },
        { "slack", "bot token" },
        { "slack", "app token" },
    };

    [Theory]
    [MemberData(nameof(Revocations))]
    public async Task Token_RevokedWhileRunning_StopsThatPlatformAlone(string platform, string token)
    {
        await using var worker = await WorkerUnderTest.StartAsync();

        Revoke(worker.Simulator, platform, token);
        var stopped = await worker.ReadinessOfAsync(platform, "stopped");
        var other = platform == "discord" ? "slack" : "discord";
        var reply = await TestPlatform.ReplyToAsync(worker[other].MentionAsync(Question));

        Assert.NotEqual("", stopped.GetProperty("detail").GetString());
        Assert.Equal("degraded", (await worker.ReadinessAsync()).Body.GetProperty("status").GetString());
        Assert.Contains("Altman", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("discord")]
    [InlineData("slack")]
    public async Task Stop_QuestionInFlight_IsAnsweredFirstAndANewOneIsToldToAskAgain(string platform)
    {
        await using var worker = await WorkerUnderTest.StartAsync();
        var gate = worker.Answers.Hold(LastQuestion);
        var inFlight = await worker[platform].CommandAsync(LastQuestion);
        await gate.Reached.WaitAsync(TestTimeout.Step, Token);

        var stopping = worker.StopAsync();
        var late = await TestPlatform.ReplyToAsync(worker[platform].CommandAsync(Question, spot: new Spot(0, 1)));
        gate.Open();
        var answer = await inFlight.ReplyAsync();
        await stopping.WaitAsync(TestTimeout.Step, Token);

        Assert.Contains("Microsoft", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Altman", late.Text, StringComparison.Ordinal);
        Assert.True(late.Private);
        worker.AssertNoViolations();
    }

    [Fact]
    public async Task Question_EditedByItsAuthor_IsNotAnsweredAgain()
    {
        await using var worker = await WorkerUnderTest.StartAsync();
        var onDiscord = await worker.Discord.MentionAsync(Question);
        var onSlack = await worker.Slack.MentionAsync(Question);
        await onDiscord.ReplyAsync();
        await onSlack.ReplyAsync();

        await worker.Simulator.Discord.People.EditMessageAsync(onDiscord.Id, $"<@{worker.Simulator.Discord.World.Bot.Id}> {Question}!", Token);
        worker.Simulator.Slack.People.Edit(worker.Slack.RoomId(0), onSlack.Id, $"<@{worker.Simulator.Slack.Workspace.Bot.Id}> {Question}!");

        // Events arrive in order: once a later question is answered, the edit has been read.
        await TestPlatform.ReplyToAsync(worker.Discord.MentionAsync(Question, new Spot(0, 1)));
        await TestPlatform.ReplyToAsync(worker.Slack.MentionAsync(Question, new Spot(0, 1)));
        await worker.StopAsync();
        Assert.Equal([1, 1], [onDiscord.Replies, onSlack.Replies]);
        worker.AssertNoViolations();
    }

    [Fact]
    public async Task Question_AskedBeforeTheKnowledgeIsRead_WaitsAndIsAnswered()
    {
        await using var worker = await WorkerUnderTest.StartUnconnectedAsync(new WorkerSetup { FreshKnowledge = true });
        await worker.Simulator.Slack.Sockets.WaitForOpenAsync(1, Token).WaitAsync(TestTimeout.Step, Token);

        var reply = await TestPlatform.ReplyToAsync(worker.Slack.DirectAsync(Question));

        Assert.Contains("Altman", reply.Text, StringComparison.Ordinal);
        worker.AssertNoViolations();
    }

    private static void Revoke(SimulatorServer simulator, string platform, string token)
    {
        switch (platform, token)
        {
            case ("discord", _):
                simulator.Discord.RevokeToken();
                break;
            case (_, "bot token"):
                simulator.Slack.RevokeBotToken();
                break;
            default:
                simulator.Slack.RevokeAppToken();
                break;
        }
    }

    [GeneratedRegex(@"(\d+) (s|detik)", RegexOptions.CultureInvariant)]
    private static partial Regex Seconds();
}
