using Microsoft.Extensions.Time.Testing;
using StargateBot.Core.Chat;
using StargateBot.Simulator.Faults;
using StargateBot.Simulator.Slack;

namespace StargateBot.Slack.Tests.Sockets;

/// <summary>Traps 35, 37, 39, 40 and 43 to 48: what goes wrong with questions and answers.</summary>
public sealed class AnswerTrapTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Trap35_MentionAndMessageOfOnePost_AreAnsweredOnce(bool messageFirst)
    {
        await using var bench = await SlackBench.StartAsync();
        bench.Slack.Settings.MessageBeforeMention = messageFirst;

        var ts = bench.Slack.People.Mention(bench.Budi, bench.General, "siapa?");
        await bench.Slack.WaitForReplyAsync(ts, bench.Limit);
        bench.Slack.People.Edit(bench.General, ts, "@stargatebot siapa sih?");
        await bench.AskAsync("pagar");

        Assert.Single(bench.Slack.RepliesTo(ts));
        Assert.Equal(2, bench.Answers.Asked);
    }

    [Fact]
    public async Task Trap37_OwnPostsAndOtherBots_AreNotAnswered()
    {
        await using var bench = await SlackBench.StartAsync();

        // Every answer comes back as a message; so does its change.
        var answer = await bench.AskAsync("siapa?");
        bench.Slack.People.Mention(bench.Slack.Workspace.OtherBot.Id, bench.General, "siapa?");
        await bench.Slack.WaitForReplyAsync(bench.Slack.People.DirectMessage(bench.Budi, "halo"), bench.Limit);
        bench.Slack.People.Edit(bench.General, answer.Ts!, "@stargatebot diubah");
        await bench.AskAsync("pagar");

        Assert.Equal(3, bench.Answers.Asked);
        Assert.Equal(3, bench.Slack.Log.Of(SlackActKind.Post).Count);
    }

    [Theory]
    [InlineData("not_in_channel")]
    [InlineData("unheard_of")]
    public async Task Trap39_RefusedWithStatus200_IsNoSuccessAndIsNotRepeated(string error)
    {
        await using var bench = await SlackBench.StartAsync();
        bench.Slack.ApiFaults.FailNext("chat.postMessage", error);

        var refused = bench.Slack.People.Mention(bench.Budi, bench.General, "siapa?");
        await bench.UntilAsync(() => bench.Log.Lines.Any(line => line.StartsWith("410 ", StringComparison.Ordinal) && line.Contains(error, StringComparison.Ordinal)));
        await bench.AskAsync("apa?", bench.Slack.Workspace.Private.Id);

        Assert.Empty(bench.Slack.RepliesTo(refused));
    }

    [Theory]
    [InlineData("ratelimited")]
    [InlineData("rate_limited")]
    [InlineData("internal_error")]
    public async Task Trap39_TransientErrorWithStatus200_IsTriedAgain(string error)
    {
        await using var bench = await SlackBench.StartAsync();
        bench.Slack.ApiFaults.FailNext("chat.postMessage", error);

        var ts = bench.Slack.People.Mention(bench.Budi, bench.General, "siapa?");
        await bench.Slack.WaitForReplyAsync(ts, bench.Limit);

        Assert.Single(bench.Slack.RepliesTo(ts));
    }

    [Fact]
    public async Task Trap39_HtmlWithStatus503_IsLookedForAndSentAgain()
    {
        await using var bench = await SlackBench.StartAsync();
        bench.Slack.HttpFaults.Add(new HttpFault
        {
            PathPattern = "chat.postMessage",
            Status = 503,
            Body = "<html>Service Unavailable</html>",
            ContentType = "text/html",
        });

        var ts = bench.Slack.People.Mention(bench.Budi, bench.General, "siapa?");
        await bench.Slack.WaitForReplyAsync(ts, bench.Limit);

        Assert.Single(bench.Slack.RepliesTo(ts));
    }

    [Fact]
    public async Task FindAsync_LinkBrokeAfterThePost_FindsItByMetadataAndPostsNoSecond()
    {
        await using var bench = await SlackBench.StartAsync();
        var fault = bench.Slack.HttpFaults.Add(new HttpFault { PathPattern = "chat.postMessage", Kind = HttpFaultKind.DropAfter });

        var ts = bench.Slack.People.Mention(bench.Budi, bench.General, "siapa?");
        await bench.Slack.WaitForReplyAsync(ts, bench.Limit);
        await bench.AskAsync("pagar");

        Assert.Equal(1, fault.Hits);
        Assert.Single(bench.Slack.RepliesTo(ts));
    }

    [Fact]
    public async Task Trap46_HistoryNotPermitted_AnswersArriveAndNothingIsPostedTwice()
    {
        await using var bench = await SlackBench.StartAsync();
        bench.Slack.Settings.ClampHistory = true;
        bench.Slack.Settings.Scopes = bench.Slack.Settings.Scopes.Remove("channels:history");
        bench.Slack.HttpFaults.Add(new HttpFault { PathPattern = "chat.postMessage", Kind = HttpFaultKind.DropAfter });

        var ts = bench.Slack.People.Mention(bench.Budi, bench.General, "siapa?");
        await bench.UntilAsync(() => bench.Platform.Status.Warnings.Count > 0);
        await bench.AskAsync("pagar");

        Assert.Single(bench.Slack.RepliesTo(ts), reply => reply.Text.Contains("siapa?", StringComparison.Ordinal));
        Assert.Contains(bench.Platform.Status.Warnings, warning => warning.Contains("channels:history", StringComparison.Ordinal));
        Assert.Equal(PlatformState.Ready, bench.Platform.Status.State);
    }

    [Fact]
    public async Task Trap40_OneChannelLimited_OthersFlowAndItIsAnsweredAfterwards()
    {
        var time = new FakeTimeProvider();
        await using var bench = await SlackBench.StartAsync(time);
        bench.Slack.ApiFaults.Limit("chat.postMessage", bench.General, TimeSpan.FromSeconds(30));
        var limited = bench.Slack.People.Mention(bench.Budi, bench.General, "siapa?");
        for (var i = 0; i < 3; i++)
        {
            await bench.AskAsync("apa?", bench.Slack.Workspace.Private.Id);
        }

        Assert.Empty(bench.Slack.RepliesTo(limited));
        await bench.PassTimeUntilAsync(time, TimeSpan.FromSeconds(1), bench.Slack.WaitForReplyAsync(limited, bench.Limit));
        Assert.Single(bench.Slack.RepliesTo(limited));
    }

    [Fact]
    public async Task Trap43And44_LongAnswerFullOfMarkup_FitsAndPingsNobody()
    {
        await using var bench = await SlackBench.StartAsync();
        bench.Answers.Text = _ => string.Join('\n', Enumerable.Repeat("a<b>&c **x** [t](u) <!channel> <@U0BUDI0001> @here |tabel|", 200));

        var ts = bench.Slack.People.Mention(bench.Budi, bench.General, "siapa?");
        await bench.Slack.Log.WaitForAsync(act => act.Text.Contains("Pengumuman", StringComparison.Ordinal), bench.Limit);

        var parts = bench.Slack.RepliesTo(ts);
        Assert.True(parts.Count > 2);
        Assert.All(parts, part => Assert.Equal(ts, part.ThreadTs));
        Assert.Empty(bench.Slack.Log.Violations);
    }

    [Fact]
    public async Task Trap45_MentionAtTopLevelInAThreadAndAsBroadcast_IsAnsweredInTheThread()
    {
        await using var bench = await SlackBench.StartAsync();
        var root = bench.Slack.People.Post(bench.Budi, bench.General, "utas");

        var top = bench.Slack.People.Mention(bench.Budi, bench.General, "satu?");
        Assert.Equal(top, (await bench.Slack.WaitForReplyAsync(top, bench.Limit)).ThreadTs);
        var reply = bench.Slack.People.Mention(bench.Budi, bench.General, "dua?", root);
        Assert.Equal(root, (await bench.Slack.WaitForReplyAsync(reply, bench.Limit)).ThreadTs);
        var broadcast = bench.Slack.People.Post(bench.Budi, bench.General, "@stargatebot tiga?", root, "thread_broadcast");
        Assert.Equal(root, (await bench.Slack.WaitForReplyAsync(broadcast, bench.Limit)).ThreadTs);
        bench.Slack.People.Post(bench.Budi, bench.General, "dan empat?", root);
        var followUp = await bench.Slack.Log.WaitForAsync(act => act.Text.Contains("dan empat?", StringComparison.Ordinal), bench.Limit);
        Assert.Equal(root, followUp.ThreadTs);
    }

    [Fact]
    public async Task Trap47_MessagesTabOpened_ShowsPromptsWithoutAThread()
    {
        await using var bench = await SlackBench.StartAsync();

        bench.Slack.People.OpenHome(bench.Budi, "messages");
        var prompts = await bench.Slack.Log.WaitForAsync(act => act.Kind == SlackActKind.SuggestedPrompts, bench.Limit);

        Assert.True(prompts.InEffect);
        Assert.Null(prompts.ThreadTs);
        Assert.Equal(4, prompts.Blocks!.Value.GetArrayLength());
    }

    [Fact]
    public async Task Trap48_AnswerFails_TheSignThatItIsBeingMadeIsTakenAway()
    {
        await using var bench = await SlackBench.StartAsync();
        bench.Answers.Before = async (_, token) =>
        {
            await bench.Slack.Log.WaitForAsync(act => act.Kind == SlackActKind.Status, token);
            throw new InvalidOperationException("generator failed");
        };

        var ts = bench.Slack.People.DirectMessage(bench.Budi, "siapa?");
        var sign = await bench.Slack.Log.WaitForAsync(act => act.Kind == SlackActKind.Status && act.Text.Length > 0, bench.Limit);
        await bench.Slack.WaitForReplyAsync(ts, bench.Limit);

        Assert.Equal(ts, sign.ThreadTs);
        await bench.UntilAsync(() => string.IsNullOrEmpty(bench.Slack.StatusOf(sign.Channel!, ts)));
    }

    [Fact]
    public async Task ShowWorkingAsync_SignArrivesAfterTheAnswer_IsTakenAway()
    {
        await using var bench = await SlackBench.StartAsync();
        var held = bench.Slack.HttpFaults.Add(new HttpFault { PathPattern = "assistant.threads.setStatus", Kind = HttpFaultKind.Hold });
        bench.Answers.Before = (_, _) => bench.UntilAsync(() => held.Hits > 0);

        var ts = bench.Slack.People.DirectMessage(bench.Budi, "siapa?");
        await bench.Slack.WaitForReplyAsync(ts, bench.Limit);
        held.Release();
        var cleared = await bench.Slack.Log.WaitForAsync(act => act.Kind == SlackActKind.Status && act.Text.Length == 0, bench.Limit);

        Assert.True(string.IsNullOrEmpty(bench.Slack.StatusOf(cleared.Channel!, ts)));
    }
}
