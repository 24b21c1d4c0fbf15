using StargateBot.Simulator.Slack;

namespace StargateBot.Slack.Tests.Sockets;

/// <summary>The ways to ask on Slack, from the person's hand to what the person sees.</summary>
public sealed class SurfaceTests
{
    [Fact]
    public async Task Mention_InAChannel_IsAnsweredWithCitationsInTheThread()
    {
        await using var bench = await SlackBench.StartAsync();

        var answer = await bench.AskAsync("siapa <mitra> & apa?");

        Assert.Equal(SlackActKind.Post, answer.Kind);
        Assert.Contains("Pengumuman ¶3", answer.VisibleText);
        Assert.Contains("siapa &lt;mitra&gt; &amp; apa?", answer.Text);
        Assert.Equal("stargate_answer", answer.Metadata!.Value.GetProperty("event_type").GetString());
        Assert.Empty(bench.Slack.Log.Violations);
    }

    [Fact]
    public async Task DirectMessage_AnsweredAtOnce_NeedsNoSign()
    {
        await using var bench = await SlackBench.StartAsync();

        var ts = bench.Slack.People.DirectMessage(bench.Budi, "siapa?");
        var answer = await bench.Slack.WaitForReplyAsync(ts, bench.Limit);

        Assert.Equal(ts, answer.ThreadTs);
        Assert.Empty(bench.Slack.Log.Of(SlackActKind.Status));
        Assert.Empty(bench.Slack.Log.Violations);
    }

    [Fact]
    public async Task DirectMessage_AnsweredSlowly_IsAnsweredInItsThreadAfterASign()
    {
        await using var bench = await SlackBench.StartAsync();
        bench.Answers.Before = (_, token) => bench.Slack.Log.WaitForAsync(act => act.Kind == SlackActKind.Status, token);

        var ts = bench.Slack.People.DirectMessage(bench.Budi, "siapa?");
        var answer = await bench.Slack.WaitForReplyAsync(ts, bench.Limit);

        Assert.Equal(ts, answer.ThreadTs);
        Assert.Single(bench.Slack.Log.Of(SlackActKind.Status), act => act.Text.Length > 0);
        await bench.UntilAsync(() => string.IsNullOrEmpty(bench.Slack.StatusOf(answer.Channel!, ts)));
        Assert.Empty(bench.Slack.Log.Violations);
    }

    [Theory]
    [InlineData("tanya siapa?", true)]
    [InlineData("publik siapa?", false)]
    public async Task Command_WhereTheBotIsNoMember_IsAnsweredThroughTheResponseAddress(string text, bool isPrivate)
    {
        await using var bench = await SlackBench.StartAsync();

        var command = bench.Slack.People.Command(bench.Budi, bench.Slack.Workspace.WithoutBot.Id, "/stargate", text);
        Assert.True((await command.Outcome.WaitAsync(bench.Limit)).Acknowledged);
        var answer = await bench.Slack.WaitForReplyAsync(command.Id, bench.Limit);

        Assert.Equal(SlackActKind.ResponseUrl, answer.Kind);
        Assert.Equal(isPrivate ? bench.Budi : null, answer.VisibleTo);
        Assert.Contains("siapa?", answer.VisibleText);
        Assert.Single(bench.Slack.RepliesTo(command.Id));
        Assert.Empty(bench.Slack.Log.Violations);
    }

    [Fact]
    public async Task Command_ResponseAddressUsedUp_FallsBackToThePersonAlone()
    {
        await using var bench = await SlackBench.StartAsync();
        bench.Slack.HttpFaults.Add(new StargateBot.Simulator.Faults.HttpFault
        {
            PathPattern = "response_url",
            Status = 404,
            Body = """{"ok":false,"error":"used_url"}""",
        });

        bench.Slack.People.Command(bench.Budi, bench.General, "/stargate", "siapa?");
        var answer = await bench.Slack.Log.WaitForAsync(act => act.Kind == SlackActKind.Ephemeral, bench.Limit);

        Assert.Equal(bench.Budi, answer.VisibleTo);
    }

    [Fact]
    public async Task SourcesButton_Pressed_ShowsTheQuotationsToThePersonAlone()
    {
        await using var bench = await SlackBench.StartAsync();
        var answer = await bench.AskAsync("siapa?");

        var press = bench.Slack.People.Press(bench.Budi, bench.General, answer.Ts!, "sb_0");
        var sources = await bench.Slack.WaitForReplyAsync(press.Id, bench.Limit);

        Assert.Equal(bench.Budi, sources.VisibleTo);
        Assert.Contains("Samsung &amp; &lt;SK Hynix&gt;", sources.Text);
        Assert.Contains("Samsung & <SK Hynix>", sources.Blocks!.Value.GetRawText());
        Assert.Empty(bench.Slack.Log.Violations);
    }

    [Fact]
    public async Task SourcesButton_PressedInDirectMessages_IsAnsweredInTheThread()
    {
        await using var bench = await SlackBench.StartAsync();
        var ts = bench.Slack.People.DirectMessage(bench.Budi, "siapa?");
        var answer = await bench.Slack.WaitForReplyAsync(ts, bench.Limit);

        var press = bench.Slack.People.Press(bench.Budi, answer.Channel!, answer.Ts!, "sb_0");
        var sources = await bench.Slack.WaitForReplyAsync(press.Id, bench.Limit);

        Assert.Equal(SlackActKind.Post, sources.Kind);
        Assert.Equal(ts, sources.ThreadTs);
    }

    [Fact]
    public async Task MessageShortcut_AnswersTheMessageForThePersonAlone()
    {
        await using var bench = await SlackBench.StartAsync();
        var ts = bench.Slack.People.Post(bench.Slack.Workspace.Jane.Id, bench.Slack.Workspace.WithoutBot.Id, "siapa mitranya?");

        var shortcut = bench.Slack.People.MessageShortcut(bench.Budi, bench.Slack.Workspace.WithoutBot.Id, ts, SlackSetup.ShortcutId);
        var answer = await bench.Slack.WaitForReplyAsync(shortcut.Id, bench.Limit);

        Assert.Equal(bench.Budi, answer.VisibleTo);
        Assert.Contains("siapa mitranya?", answer.VisibleText);
    }

    [Fact]
    public async Task Home_Opened_IsPublishedOnceAndItsButtonsAreAnsweredInDirectMessages()
    {
        await using var bench = await SlackBench.StartAsync();

        bench.Slack.People.OpenHome(bench.Budi);
        await bench.Slack.Log.WaitForAsync(act => act.Kind == SlackActKind.Home, bench.Limit);
        bench.Slack.People.OpenHome(bench.Budi);
        var press = bench.Slack.People.PressHome(bench.Budi, "Pertanyaan 1?");
        var answer = await bench.Slack.WaitForReplyAsync(press.Id, bench.Limit);

        Assert.Equal(bench.Slack.Workspace.DirectMessage(bench.Budi).Id, answer.Channel);
        Assert.Contains("Pertanyaan 1?", answer.VisibleText);
        Assert.Single(bench.Slack.Log.Of(SlackActKind.Home));
        Assert.Empty(bench.Slack.Log.Violations);
    }

    [Fact]
    public async Task GlobalShortcut_IsAcknowledgedAndNothingElse()
    {
        await using var bench = await SlackBench.StartAsync();

        var outcome = await bench.Slack.People.GlobalShortcut(bench.Budi, "x").Outcome.WaitAsync(bench.Limit);

        Assert.True(outcome.Acknowledged);
        Assert.Equal(0, bench.Answers.Asked);
    }

    [Fact]
    public async Task Log_OfAllThat_HoldsNoTokenNoAddressAndNothingThatPeopleWrote()
    {
        await using var bench = await SlackBench.StartAsync();
        await bench.AskAsync("rahasia sekali?");
        var command = bench.Slack.People.Command(bench.Budi, bench.General, "/stargate", "rahasia sekali?");
        await bench.Slack.WaitForReplyAsync(command.Id, bench.Limit);
        bench.Slack.RevokeAppToken();
        await Task.WhenAny(bench.Running).WaitAsync(bench.Limit);

        Assert.NotEmpty(bench.Log.Lines);
        Assert.All(bench.Log.Lines, line =>
        {
            Assert.DoesNotContain(bench.Slack.BotToken, line);
            Assert.DoesNotContain(bench.Slack.AppToken, line);
            Assert.DoesNotContain("ticket", line);
            Assert.DoesNotContain("/hooks/", line);
            Assert.DoesNotContain("rahasia", line);
        });
    }
}
