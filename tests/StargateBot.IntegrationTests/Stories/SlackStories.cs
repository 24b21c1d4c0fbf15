using System.Text.Json;
using StargateBot.Core.Languages;
using StargateBot.IntegrationTests.Harness;
using StargateBot.Simulator.Slack;
using StargateBot.Testing;

namespace StargateBot.IntegrationTests.Stories;

/// <summary>What only Slack has: the app's home, the agent view, threads.</summary>
public sealed class SlackStories(SharedWorker shared) : IClassFixture<SharedWorker>
{
    private const string SlowQuestion = "Which firm is the primary cloud partner of OpenAI?";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SlackSimulator Slack => shared.Worker.Simulator.Slack;

    [Theory]
    [InlineData(0, Language.Indonesian)]
    [InlineData(1, Language.English)]
    public async Task HomeTab_Opened_ShowsQuestionsInThePersonsLanguageAndAnswersThem(int person, Language language)
    {
        var user = shared.Worker.Slack.PersonId(person);
        Slack.People.OpenHome(user);
        var home = await ActAsync(act => act.Kind == SlackActKind.Home && act.Blocks is not null && Slack.HomeOf(user) is not null && IsIn(language, Slack.HomeOf(user)!));

        var button = ButtonsOf(Slack.HomeOf(user)!.Definition)[0];
        var pressed = Slack.People.PressHome(user, button);
        var answer = await Slack.WaitForReplyAsync(pressed.Id, Token).WaitAsync(TestTimeout.Step, Token);

        Assert.NotNull(home.Blocks);
        Assert.StartsWith("D", answer.Channel, StringComparison.Ordinal);
        Assert.Contains("[1]", answer.VisibleText.Replace("\\", "", StringComparison.Ordinal), StringComparison.Ordinal);
        shared.AssertNoViolations();
    }

    [Fact]
    [Trait("trap", "47")]
    public async Task MessagesTab_OpenedUnderAgentView_SuggestsPromptsThatShow()
    {
        Slack.People.OpenHome(shared.Worker.Slack.PersonId(2), "messages");

        var prompts = await ActAsync(act => act.Kind == SlackActKind.SuggestedPrompts);

        Assert.True(prompts.InEffect);
        Assert.Null(prompts.ThreadTs);
        Assert.InRange(prompts.Blocks!.Value.GetArrayLength(), 1, 4);
        shared.AssertNoViolations();
    }

    [Fact]
    public async Task DirectMessage_BeingAnswered_ShowsAStatusThatGoesWithTheAnswer()
    {
        await using var worker = await WorkerUnderTest.StartAsync();
        var slack = worker.Simulator.Slack;
        var gate = worker.Answers.Hold(SlowQuestion);
        var ts = slack.People.DirectMessage(worker.Slack.PersonId(3), SlowQuestion);
        var status = await slack.Log.WaitForAsync(act => act.Kind == SlackActKind.Status && act.ThreadTs == ts && act.Text.Length > 0, Token)
            .WaitAsync(TestTimeout.Step, Token);

        gate.Open();
        await slack.WaitForReplyAsync(ts, Token).WaitAsync(TestTimeout.Step, Token);
        await worker.StopAsync();

        Assert.Null(slack.StatusOf(status.Channel!, ts));
        worker.AssertNoViolations();
    }

    [Fact]
    [Trait("trap", "45")]
    public async Task Mention_AtTopLevelInAThreadOrBroadcast_IsAnsweredInItsThread()
    {
        const string Question = "Who is the chief executive of OpenAI?";
        var (user, room) = (shared.Worker.Slack.PersonId(4), shared.Worker.Slack.RoomId(2));
        var top = Slack.People.Mention(user, room, Question);
        var underTop = await Slack.WaitForReplyAsync(top, Token).WaitAsync(TestTimeout.Step, Token);
        var root = Slack.People.Post(user, room, "Does anybody know something about the project?");
        var inThread = Slack.People.Mention(user, room, Question, root);
        var underRoot = await Slack.WaitForReplyAsync(inThread, Token).WaitAsync(TestTimeout.Step, Token);
        var broadcast = Slack.People.Post(user, room, $"<@{Slack.Workspace.Bot.Id}> {Question}", root, "thread_broadcast");
        var underBroadcast = await Slack.WaitForReplyAsync(broadcast, Token).WaitAsync(TestTimeout.Step, Token);

        Assert.Equal([top, root, root], [underTop.ThreadTs, underRoot.ThreadTs, underBroadcast.ThreadTs]);
        shared.AssertNoViolations();
    }

    [Fact]
    public async Task ThreadReply_WithoutMentionByWhoAsked_IsAnsweredButNotWhatOthersSay()
    {
        var people = shared.Worker.Slack;
        var asked = await people.MentionAsync("What is Samsung contributing to the project?", new Spot(3, 5));
        await asked.ReplyAsync();

        var followUp = await TestPlatform.ReplyToAsync(people.FollowUpAsync(asked, "And SK Hynix?"));
        var other = Slack.People.Post(people.PersonId(6), people.RoomId(3), "And Microsoft?", asked.Id);
        await TestPlatform.ReplyToAsync(people.MentionAsync(SlowQuestion, new Spot(4, 5)));

        Assert.Contains("HBM", followUp.Text, StringComparison.Ordinal);
        Assert.Empty(Slack.RepliesTo(other));
        shared.AssertNoViolations();
    }

    private static List<string> ButtonsOf(JsonElement view) =>
        [.. view.GetProperty("blocks").EnumerateArray()
            .Where(block => block.GetProperty("type").GetString() == "actions")
            .SelectMany(block => block.GetProperty("elements").EnumerateArray())
            .Select(button => button.GetProperty("value").GetString()!)];

    private static bool IsIn(Language language, SlackView home) =>
        LanguageIdentifier.Identify(string.Join(' ', ButtonsOf(home.Definition))).Language == language;

    private Task<SlackAct> ActAsync(Func<SlackAct, bool> fits) => Slack.Log.WaitForAsync(fits, Token).WaitAsync(TestTimeout.Step, Token);
}
