using StargateBot.IntegrationTests.Harness;
using StargateBot.Simulator.Discord.Observation;
using StargateBot.Testing;

namespace StargateBot.IntegrationTests.Traps;

/// <summary>Known faults of bots on Discord in which the adapter, the core and real answers meet; the adapter's own tests hold the others.</summary>
public sealed class DiscordTraps
{
    private const string Question = "Who is the chief executive of OpenAI?";
    private const string Answer = "Altman";

    // Another question, so that its answer alone can be held back.
    private const string SlowQuestion = "Which firm is the primary cloud partner of OpenAI?";
    private const string SlowAnswer = "Microsoft";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("trap", "9")]
    public async Task SlowAnswer_HeldBack_HeartbeatsAndOtherQuestionsGoOn()
    {
        await using var worker = await WorkerUnderTest.StartAsync();
        var discord = worker.Simulator.Discord;
        var gate = worker.Answers.Hold(SlowQuestion);
        var slow = await worker.Discord.MentionAsync(SlowQuestion);
        await gate.Reached.WaitAsync(TestTimeout.Step, Token);
        var heartbeats = discord.Gateway.History[0].Heartbeats;

        discord.Gateway.AskForHeartbeat();
        var others = await Task.WhenAll(Enumerable.Range(0, 100).Select(index =>
            TestPlatform.ReplyToAsync(worker.Discord.DirectAsync(Question, new Spot(0, 1 + (index % (TestPlatform.People - 1)))))));
        await discord.WaitUntilAsync(() => discord.Gateway.History[0].Heartbeats > heartbeats, Token).WaitAsync(TestTimeout.Step, Token);

        Assert.All(others, other => Assert.Contains(Answer, other.Text, StringComparison.Ordinal));
        Assert.Equal(0, slow.Replies);
        gate.Open();
        Assert.Contains(SlowAnswer, (await slow.ReplyAsync()).Text, StringComparison.Ordinal);
        worker.AssertNoViolations();
    }

    [Theory]
    [Trait("trap", "10")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Burst_LinkKilledInItsMidst_LosesNothingAndAnswersNothingTwice(bool repeated)
    {
        await using var worker = await WorkerUnderTest.StartAsync();
        var asked = new List<Asked>();
        for (var index = 0; index < 40; index++)
        {
            asked.Add(await worker.Discord.MentionAsync(Question, new Spot(index % TestPlatform.Rooms, index % TestPlatform.People)));
            if (index == 20)
            {
                worker.Simulator.Discord.Gateway.Reset();
            }
        }

        await Task.WhenAll(asked.Select(question => question.ReplyAsync()));
        if (repeated)
        {
            foreach (var question in asked)
            {
                await worker.Simulator.Discord.People.RepeatEventAsync(question.Id, Token);
            }

            await TestPlatform.ReplyToAsync(worker.Discord.MentionAsync(Question));
        }

        await worker.StopAsync();
        Assert.All(asked, question => Assert.Equal(1, question.Replies));
        Assert.Contains(worker.Simulator.Discord.Gateway.History, record => record.ResumeAsked);
        worker.AssertNoViolations();
    }

    [Fact]
    [Trait("trap", "17")]
    public async Task Answer_HoldsMentions_PingsNobodyOnAnyCall()
    {
        await using var worker = await WorkerUnderTest.StartAsync();
        var discord = worker.Simulator.Discord;
        worker.Answers.Change = (_, answer) => answer with { Text = answer.Text + $" @everyone @here <@&1> <@{worker.Discord.PersonId(3)}>" };

        await TestPlatform.ReplyToAsync(worker.Discord.MentionAsync(Question));
        var answer = await TestPlatform.ReplyToAsync(worker.Discord.CommandAsync(Question));
        await TestPlatform.ReplyToAsync(worker.Discord.DirectAsync(Question));
        await TestPlatform.ReplyToAsync(worker.Discord.PressAsync(answer, answer.SourcesButton));

        var bodies = discord.Actions
            .Where(action => action.Kind is BotActionKind.MessagePosted or BotActionKind.OriginalEdited or BotActionKind.FollowUp)
            .Select(action => action.Body)
            .ToList();
        Assert.True(bodies.Count >= 4);
        Assert.All(bodies, body => Assert.Empty(body.GetProperty("allowed_mentions").GetProperty("parse").EnumerateArray()));
        Assert.DoesNotContain(discord.World.MessagesOf(worker.Discord.RoomId(0)), message =>
            message.Author.IsBot && (message.MentionsEveryone || message.MentionRoleIds.Count > 0 || message.MentionIds.Contains(worker.Discord.PersonId(3))));
        worker.AssertNoViolations();
    }

    [Fact]
    [Trait("trap", "21")]
    public async Task Restart_CommandsUnchanged_WritesThemOnce()
    {
        var worker = await WorkerUnderTest.StartAsync();
        var discord = worker.Simulator.Discord;
        for (var restart = 0; restart < 3; restart++)
        {
            worker = await worker.RestartAsync(new WorkerSetup());

            // A command is looked for after READY: once it is answered, the comparison of this start has begun.
            await TestPlatform.ReplyToAsync(worker.Discord.CommandAsync(Question));
        }

        await worker.StopAsync();
        Assert.Single(discord.Actions, action => action.Kind == BotActionKind.CommandsWritten);
        worker.AssertNoViolations();
        await worker.DisposeAsync();
    }
}
