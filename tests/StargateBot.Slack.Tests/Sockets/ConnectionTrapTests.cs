using Microsoft.Extensions.Time.Testing;
using StargateBot.Core.Chat;
using StargateBot.Simulator.Slack;
using StargateBot.Slack.Connection;

namespace StargateBot.Slack.Tests.Sockets;

/// <summary>Traps 27 to 34, 36 and 50: what goes wrong with the socket.</summary>
public sealed class ConnectionTrapTests
{
    private static readonly SocketModeTiming Quick = new()
    {
        KeepAliveInterval = TimeSpan.FromMilliseconds(100),
        KeepAliveTimeout = TimeSpan.FromMilliseconds(200),
        CloseTimeout = TimeSpan.FromMilliseconds(100),
    };

    [Theory]
    [InlineData("warning")]
    [InlineData("refresh_requested")]
    public async Task Trap27_DisconnectAnnounced_ReplacementOpensFirstAndTheOldSocketIsReadToItsEnd(string reason)
    {
        var time = new FakeTimeProvider();
        await using var bench = await SlackBench.StartAsync(time);
        var old = bench.Slack.Sockets.Open[0];

        bench.Slack.Sockets.Disconnect(reason);
        await bench.ConnectedAsync(2);
        Assert.True(old.IsOpen);
        bench.Slack.Sockets.Choice = SlackSocketChoice.Oldest;
        for (var second = 0; second < 8; second++)
        {
            await bench.AskAsync($"siapa {second}?");
            time.Advance(TimeSpan.FromSeconds(1));
        }

        await bench.UntilAsync(() => bench.Slack.Sockets.Acknowledgements.Count >= 16);
        Assert.All(bench.Slack.Sockets.Acknowledgements, ack => Assert.Equal(1, ack.Connection));
        time.Advance(TimeSpan.FromSeconds(3));
        await old.Closed.WaitAsync(bench.Limit);
        await bench.AskAsync("masih di sana?");
        Assert.Equal(2, bench.Slack.Sockets.Attempts);
        Assert.Empty(bench.Slack.Log.Violations);
    }

    [Fact]
    public async Task Trap27_OldSocketNeverClosed_IsClosedAfterAWhile()
    {
        var time = new FakeTimeProvider();
        await using var bench = await SlackBench.StartAsync(time);
        var old = bench.Slack.Sockets.Open[0];

        bench.Slack.Sockets.Disconnect("warning", grace: TimeSpan.FromHours(1));
        await bench.ConnectedAsync(2);
        await bench.PassTimeUntilAsync(time, TimeSpan.FromSeconds(1), Done(old.Closed));

        Assert.Equal(1000, old.ClientCloseCode);
        Assert.Single(bench.Slack.Sockets.Open);
    }

    [Fact]
    public async Task Trap28_SilenceWithoutFin_IsNoticedAndReplaced()
    {
        await using var bench = await SlackBench.StartAsync(timing: Quick);

        bench.Slack.Sockets.Freeze();
        await bench.ConnectedAsync(2);

        bench.Slack.Sockets.Choice = SlackSocketChoice.Newest;
        await bench.AskAsync("siapa?");
        Assert.Equal(PlatformState.Ready, bench.Platform.Status.State);
    }

    [Fact]
    public async Task Trap28_NothingArrivesForALifetime_IsRecycled()
    {
        var time = new FakeTimeProvider();
        await using var bench = await SlackBench.StartAsync(time, prepare: slack => slack.Settings.ConnectionTime = TimeSpan.FromMinutes(5));
        await bench.ConnectedAsync(1);
        time.Advance(TimeSpan.FromSeconds((5 * 60) + 59));
        Assert.Equal(1, bench.Slack.Sockets.Attempts);
        time.Advance(TimeSpan.FromSeconds(1));
        await bench.ConnectedAsync(2);
    }

    [Fact]
    public async Task Trap28_IntakeThrows_NothingIsAcknowledgedAndTheRedeliveryIsAnswered()
    {
        await using var bench = await SlackBench.StartAsync(wrap: intake => new ThrowingIntake(intake));
        bench.Slack.Settings.AckTimeout = TimeSpan.FromMilliseconds(300);

        await bench.AskAsync("siapa?");

        Assert.Equal(1, bench.Slack.Sockets.Attempts);
        Assert.Equal(1, bench.Answers.Asked);
    }

    [Fact]
    public async Task Trap29_FlappingLink_IsReplacedAtOnceAndNeverTwice()
    {
        var time = new FakeTimeProvider();
        await using var bench = await SlackBench.StartAsync(time);
        for (var flap = 1; flap <= 5; flap++)
        {
            // A link that lived: no delay before the next one, so the clock need not move.
            time.Advance(TimeSpan.FromSeconds(30));
            bench.Slack.Sockets.Reset();
            await bench.ConnectedAsync(flap + 1);
            Assert.Single(bench.Slack.Sockets.Open);
        }

        Assert.Equal(6, bench.Slack.Sockets.Attempts);
        await bench.AskAsync("siapa?");
    }

    [Fact]
    public async Task Trap29_WarningsUponWarnings_NeverOpenMoreThanTwoSockets()
    {
        var time = new FakeTimeProvider();
        await using var bench = await SlackBench.StartAsync(time);
        for (var warning = 1; warning <= 5; warning++)
        {
            time.Advance(TimeSpan.FromSeconds(6));
            bench.Slack.Sockets.Disconnect("warning", bench.Slack.Sockets.Open[^1], TimeSpan.FromHours(1));
            await bench.ConnectedAsync(warning + 1);
            Assert.InRange(bench.Slack.Sockets.Open.Count, 1, 2);
        }
    }

    [Fact]
    public async Task Trap30_TooManySockets_ConnectsEverMoreSeldom()
    {
        var time = new FakeTimeProvider();
        await using var bench = await SlackBench.StartAsync(time, prepare: slack => slack.Sockets.TooManyNext(4));

        for (var refused = 1; refused <= 4; refused++)
        {
            // Time passes only while the bot waits, and only as long as it says, so that none of its calls runs out of time.
            await bench.UntilAsync(() => bench.NotOpened.Count == refused);
            await bench.PassDelayAsync(time, bench.NotOpened[^1], () => bench.Slack.Sockets.Attempts == refused + 1);
        }

        await bench.ConnectedAsync(1);
        var opened = bench.Slack.Sockets.History.Select(connection => connection.OpenedAt).ToList();
        Assert.Equal(5, opened.Count);
        double[] least = [30, 60, 120, 240];
        for (var i = 0; i < least.Length; i++)
        {
            Assert.True((opened[i + 1] - opened[i]).TotalSeconds >= least[i], $"{opened[i + 1] - opened[i]}");
        }
    }

    [Fact]
    public async Task Trap31_CloseFrameNeverAnswered_EndsInBoundedTime()
    {
        await using var bench = await SlackBench.StartAsync(timing: Quick);
        bench.Slack.Sockets.IgnoreClose();

        await bench.StopAsync();

        await bench.UntilAsync(() => bench.Slack.Sockets.History[0].ClientCloseCode == 1000);
    }

    [Fact]
    public async Task Trap32_FramesThatAreNoEvents_AreAcknowledgedOrSkipped()
    {
        await using var bench = await SlackBench.StartAsync();
        var sockets = bench.Slack.Sockets;

        sockets.SendBinary();
        sockets.SendText("{malformed");
        sockets.SendText("[1]");
        sockets.SendText("""{"type":"future"}""");
        sockets.SendText("""{"type":"events_api","payload":{"event":{"type":[1]}}}""");
        sockets.Fragment(7);

        Assert.True(await sockets.SendUnknownAsync().WaitAsync(bench.Limit));
        Assert.True(await sockets.SendAppRateLimitedAsync().WaitAsync(bench.Limit));
        await bench.AskAsync("apakah é dan 👍 utuh?");
        Assert.Equal(1, sockets.Attempts);
        Assert.Empty(bench.Slack.Log.Violations);
    }

    [Fact]
    public async Task Trap32_FrameBeyondAnyMeasure_DropsTheLinkAndLosesNothingElse()
    {
        await using var bench = await SlackBench.StartAsync();

        _ = bench.Slack.Sockets.SendUnknownAsync(characters: 17 * 1024 * 1024);
        await bench.ConnectedAsync(2);

        await bench.AskAsync("siapa?");
    }

    [Fact]
    public async Task Trap33_SlowAnswers_DoNotDelayAcknowledgements()
    {
        await using var bench = await SlackBench.StartAsync();
        var release = new TaskCompletionSource();
        bench.Answers.Before = (_, token) => release.Task.WaitAsync(token);

        var ts = bench.Slack.People.Mention(bench.Budi, bench.General, "siapa?");
        var command = bench.Slack.People.Command(bench.Budi, bench.General, "/stargate", "siapa?");

        Assert.True((await command.Outcome.WaitAsync(bench.Limit)).Acknowledged);
        Assert.Empty(bench.Slack.RepliesTo(ts));
        release.SetResult();
        await bench.Slack.WaitForReplyAsync(ts, bench.Limit);
        await bench.Slack.WaitForReplyAsync(command.Id, bench.Limit);
        Assert.All(bench.Slack.Sockets.Acknowledgements, ack => Assert.Equal(0, ack.Attempt));
    }

    [Fact]
    public async Task Trap33_SocketKilledBeforeTheAcknowledgement_RedeliveryIsNotAnsweredAgain()
    {
        await using var bench = await SlackBench.StartAsync();
        bench.Slack.Settings.Subscriptions = ["app_mention"];
        bench.Slack.Sockets.LoseNextAcknowledgement();

        var ts = bench.Slack.People.Mention(bench.Budi, bench.General, "siapa?");
        await bench.Slack.WaitForReplyAsync(ts, bench.Limit);
        await bench.ConnectedAsync(2);
        await bench.AskAsync("pagar");

        Assert.Single(bench.Slack.RepliesTo(ts));
        Assert.Contains(bench.Slack.Sockets.Acknowledgements, ack => ack.Attempt == 1);
    }

    [Theory]
    [InlineData("link_disabled")]
    [InlineData("socket_mode_disabled")]
    public async Task Trap34_SocketModeSwitchedOff_StopsAndSaysWhatToDo(string reason)
    {
        await using var bench = await SlackBench.StartAsync();

        bench.Slack.Sockets.Disconnect(reason);
        var refusal = await Assert.ThrowsAsync<ChatPlatformException>(() => bench.Running.WaitAsync(bench.Limit));

        Assert.Equal(reason, refusal.ErrorCode);
        Assert.Contains("Socket Mode", refusal.Mend);
        Assert.Equal(PlatformState.Stopped, bench.Platform.Status.State);
        Assert.Equal(1, bench.Slack.Sockets.Attempts);
    }

    [Fact]
    public async Task Trap36_DeliveredTwiceOrOnlyAsRetry_IsAnsweredOnce()
    {
        await using var bench = await SlackBench.StartAsync();
        bench.Slack.Settings.Subscriptions = ["app_mention"];
        bench.Slack.Sockets.DuplicateNext();
        var twice = bench.Slack.People.Mention(bench.Budi, bench.General, "siapa?");
        await bench.Slack.WaitForReplyAsync(twice, bench.Limit);
        bench.Slack.Sockets.LoseFirstDelivery();
        var retried = bench.Slack.People.Mention(bench.Budi, bench.General, "apa?");
        await bench.Slack.WaitForReplyAsync(retried, bench.Limit);
        await bench.AskAsync("pagar");

        Assert.Single(bench.Slack.RepliesTo(twice));
        Assert.Single(bench.Slack.RepliesTo(retried));
        Assert.Equal(3, bench.Answers.Asked);
    }

    [Fact]
    public async Task Trap50_BadBotToken_StopsThisPlatformWithTheMend()
    {
        await using var bench = await SlackBench.StartAsync(botToken: "xoxb-wrong");

        var refusal = await Assert.ThrowsAsync<ChatPlatformException>(() => bench.Running.WaitAsync(bench.Limit));

        Assert.Equal("invalid_auth", refusal.ErrorCode);
        Assert.Contains("Slack:BotToken", bench.Platform.Status.Detail);
        Assert.Equal(PlatformState.Stopped, bench.Platform.Status.State);
        Assert.Empty(bench.Slack.Sockets.Open);
    }

    [Fact]
    public async Task Trap50_BotTokenRevokedWhileRunning_StopsAndCallsNoMore()
    {
        await using var bench = await SlackBench.StartAsync();

        bench.Slack.RevokeBotToken();
        var refusal = await Assert.ThrowsAsync<ChatPlatformException>(() => bench.Running.WaitAsync(bench.Limit));
        var result = await bench.Platform.SendAsync(
            new OutgoingMessage("k", 0, new ReplyTarget { Place = new ChatPlace("slack", "T", bench.General) }, "{}"u8.ToArray()), bench.Limit);

        Assert.Equal("token_revoked", refusal.ErrorCode);
        Assert.Equal(new SendResult.Refused("token_revoked"), result);
        Assert.Equal(PlatformState.Stopped, bench.Platform.Status.State);
    }

    [Fact]
    public async Task RunAsync_AppTokenRevokedWhileRunning_StopsWithTheMend()
    {
        await using var bench = await SlackBench.StartAsync();

        bench.Slack.RevokeAppToken();
        var refusal = await Assert.ThrowsAsync<ChatPlatformException>(() => bench.Running.WaitAsync(bench.Limit));

        Assert.Contains("Slack:AppToken", refusal.Mend);
    }

    [Fact]
    public async Task RunAsync_HelloNeverComes_TriesAgain()
    {
        var time = new FakeTimeProvider();
        await using var bench = await SlackBench.StartAsync(time, prepare: slack => slack.Sockets.WithholdHello());

        await bench.PassTimeUntilAsync(time, TimeSpan.FromSeconds(1), Done(bench.Slack.Sockets.WaitForOpenAsync(1, bench.Limit)));

        Assert.True(bench.Slack.Sockets.Attempts >= 2);
    }

    [Fact]
    public async Task RunAsync_HandshakesRefused_BacksOffAndConnects()
    {
        var time = new FakeTimeProvider();
        await using var bench = await SlackBench.StartAsync(time, prepare: slack => slack.Sockets.RefuseNext(3));

        await bench.PassTimeUntilAsync(time, TimeSpan.FromMilliseconds(250), Done(bench.Slack.Sockets.WaitForOpenAsync(1, bench.Limit)));

        Assert.True(bench.Slack.Sockets.Attempts >= 4);
        await bench.ConnectedAsync(1);
        Assert.Equal(PlatformState.Ready, bench.Platform.Status.State);
    }

    [Fact]
    public async Task RunAsync_Cancelled_SaysGoodbye()
    {
        await using var bench = await SlackBench.StartAsync();

        await bench.StopAsync();
        await bench.Slack.Sockets.History[0].Closed.WaitAsync(bench.Limit);

        Assert.Equal(1000, bench.Slack.Sockets.History[0].ClientCloseCode);
        Assert.Empty(bench.Slack.Sockets.Open);
    }

    private static async Task<bool> Done(Task task)
    {
        await task;
        return true;
    }

    private sealed class ThrowingIntake(IChatIntake inner) : IChatIntake
    {
        private int _thrown;

        public ValueTask<Admission> AdmitAsync(IncomingQuestion question, CancellationToken cancellationToken) =>
            Interlocked.Increment(ref _thrown) <= 2 ? throw new InvalidOperationException("storage is gone") : inner.AdmitAsync(question, cancellationToken);

        public void Begin(Admission admission, Task<bool> acknowledged) => inner.Begin(admission, acknowledged);
    }
}
