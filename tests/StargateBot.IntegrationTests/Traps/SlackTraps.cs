using StargateBot.IntegrationTests.Harness;
using StargateBot.Simulator.Faults;
using StargateBot.Simulator.Slack;
using StargateBot.Testing;

namespace StargateBot.IntegrationTests.Traps;

/// <summary>Known faults of bots on Slack in which the adapter, the core and real answers meet; the adapter's own tests hold the others.</summary>
public sealed class SlackTraps
{
    private const string Question = "Who is the chief executive of OpenAI?";
    private const string Answer = "Altman";

    // Another question, so that its answer alone can be held back.
    private const string SlowQuestion = "Which firm is the primary cloud partner of OpenAI?";
    private const string SlowAnswer = "Microsoft";
    private const string Post = "chat.postMessage";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [Trait("trap", "27")]
    [InlineData("warning")]
    [InlineData("refresh_requested")]
    public async Task Disconnect_OldSocketGoesOn_IsReplacedFirstAndEveryEventOnItIsAnswered(string reason)
    {
        await using var worker = await WorkerUnderTest.StartAsync();
        var sockets = worker.Simulator.Slack.Sockets;
        var old = sockets.Open[0];
        sockets.Choice = SlackSocketChoice.Oldest;

        sockets.Disconnect(reason, old);
        var replacement = await sockets.WaitForConnectionAsync(old.Number + 1, Token).WaitAsync(TestTimeout.Step, Token);
        Assert.Null(old.ClosedAt);
        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(index =>
            TestPlatform.ReplyToAsync(worker.Slack.MentionAsync(Question, new Spot(index % TestPlatform.Rooms, 0)))));
        var onOld = sockets.Acknowledgements.Count(acknowledgement => acknowledgement.Connection == old.Number);
        sockets.Close(1000, old);
        await old.Closed.WaitAsync(TestTimeout.Step, Token);
        var after = await TestPlatform.ReplyToAsync(worker.Slack.CommandAsync(Question));

        Assert.All(replies, reply => Assert.Contains(Answer, reply.Text, StringComparison.Ordinal));
        Assert.True(onOld >= 20, $"{onOld} envelopes came on the old socket.");
        Assert.Contains(Answer, after.Text, StringComparison.Ordinal);
        Assert.Null(replacement.ClosedAt);
        worker.AssertNoViolations();
    }

    [Fact]
    [Trait("trap", "33")]
    public async Task Envelope_AnswerIsSlow_IsAcknowledgedAtOnce()
    {
        await using var worker = await WorkerUnderTest.StartAsync();
        var gate = worker.Answers.Hold(SlowQuestion);

        var asked = await worker.Slack.MentionAsync(SlowQuestion);
        await gate.Reached.WaitAsync(TestTimeout.Step, Token);
        var command = await worker.Slack.CommandAsync(SlowQuestion);
        Assert.True(await SlackTestPlatform.IsTakenAsync(command));

        Assert.All(worker.Simulator.Slack.Sockets.Acknowledgements, acknowledgement =>
            Assert.InRange(acknowledgement.Latency, TimeSpan.Zero, TimeSpan.FromSeconds(0.5)));
        gate.Open();
        Assert.Contains(SlowAnswer, (await asked.ReplyAsync()).Text, StringComparison.Ordinal);
        Assert.Contains(SlowAnswer, (await command.ReplyAsync()).Text, StringComparison.Ordinal);
        worker.AssertNoViolations();
    }

    public static TheoryData<string> Redeliveries { get; } = ["acknowledgement lost", "delivered twice", "only the redelivery", "reset on delivery"];

    [Theory]
    [Trait("trap", "33")]
    [Trait("trap", "36")]
    [MemberData(nameof(Redeliveries))]
    public async Task Event_ComesAgainOrOnlyAsARedelivery_IsAnsweredOnce(string how)
    {
        await using var worker = await WorkerUnderTest.StartAsync();
        var sockets = worker.Simulator.Slack.Sockets;
        Arm(sockets, how);

        var asked = await worker.Slack.DirectAsync(Question);
        var reply = await asked.ReplyAsync();

        // Whatever was sent again before this question has been read when this one is answered.
        await TestPlatform.ReplyToAsync(worker.Slack.DirectAsync(Question, new Spot(0, 1)));
        await worker.StopAsync();
        Assert.Contains(Answer, reply.Text, StringComparison.Ordinal);
        Assert.Equal(1, asked.Replies);
        worker.AssertNoViolations();
    }

    [Fact]
    [Trait("trap", "43")]
    public async Task Answer_LongerThanAMessage_ComesInSeveralInOrder()
    {
        await using var worker = await WorkerUnderTest.StartAsync();
        var slack = worker.Simulator.Slack;
        worker.Answers.Change = (_, answer) => answer with { Text = string.Join("\n\n", Enumerable.Range(0, 400).Select(index => $"Paragraph {index} of a very long answer <!channel> & more [1].")) };

        var asked = await worker.Slack.MentionAsync(Question);
        await slack.Log.WaitForAsync(act => act.Kind == SlackActKind.Post && act.VisibleText.Contains("Paragraph 399", StringComparison.Ordinal), Token)
            .WaitAsync(TestTimeout.Step, Token);
        var parts = slack.Log.Of(SlackActKind.Post);

        Assert.True(parts.Count > 1);
        Assert.All(parts, part => Assert.Equal(asked.Id, part.ThreadTs));
        Assert.Equal(
            Enumerable.Range(0, 400),
            parts.SelectMany(part => System.Text.RegularExpressions.Regex.Matches(part.VisibleText, @"Paragraph (\d+)")).Select(match => int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)));
        worker.AssertNoViolations();
    }

    [Fact]
    [Trait("trap", "48")]
    public async Task Answer_Fails_TheStatusGoesAndThePersonIsTold()
    {
        await using var worker = await WorkerUnderTest.StartAsync();
        var slack = worker.Simulator.Slack;
        worker.Answers.Change = (_, _) => throw new InvalidOperationException("The generator broke.");

        var asked = await worker.Slack.DirectAsync(Question);
        var reply = await asked.ReplyAsync();
        await worker.StopAsync();

        Assert.DoesNotContain(Answer, reply.Text, StringComparison.Ordinal);
        Assert.Null(slack.StatusOf(reply.Channel, asked.Id));
        Assert.Contains(worker.Log.Entries, entry => entry.Exception is InvalidOperationException);
        worker.AssertNoViolations();
    }

    [Fact]
    public async Task Post_OutcomeUnknownAndHistoryRefused_AsksToLookAndNeverAnswersTwice()
    {
        await using var worker = await WorkerUnderTest.StartAsync(new WorkerSetup
        {
            Before = simulator => simulator.Slack.Settings.Scopes = simulator.Slack.Settings.Scopes.Remove("channels:history"),
        });
        var slack = worker.Simulator.Slack;
        slack.HttpFaults.Add(new HttpFault { PathPattern = Post, Kind = HttpFaultKind.DropAfter });

        var asked = await worker.Slack.MentionAsync(Question);
        await asked.ReplyAsync();
        await worker.StopAsync();

        var replies = slack.RepliesTo(asked.Id);
        Assert.Single(replies, reply => reply.VisibleText.Contains(Answer, StringComparison.Ordinal));
        Assert.Equal(2, replies.Count);
    }

    private static void Arm(SlackSockets sockets, string how)
    {
        switch (how)
        {
            case "acknowledgement lost":
                sockets.LoseNextAcknowledgement();
                break;
            case "delivered twice":
                sockets.DuplicateNext();
                break;
            case "only the redelivery":
                sockets.LoseFirstDelivery();
                break;
            default:
                sockets.ResetOnNextDelivery();
                break;
        }
    }
}
