using System.Text;
using Microsoft.Extensions.Time.Testing;
using StargateBot.Core.Chat;
using StargateBot.Simulator.Discord;
using StargateBot.Simulator.Discord.Gateway;
using StargateBot.Testing;

namespace StargateBot.Discord.Tests.Platform;

/// <summary>What real bots get wrong on the gateway, over real sockets. Numbers are those of the list of traps.</summary>
public sealed class GatewayTrapTests
{
    private const int MessageContentBit = 1 << 15;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(41_250);
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(5);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Trap1_OneHeartbeatUnacknowledged_OneNewSocketWithSteadyBeats()
    {
        await using var bot = await TestBot.StartAsync(discord => discord.Gateway.Faults.WithholdNextAcks(1), _time);

        await NextConnectionAsync(bot);
        for (var beat = 1; beat <= 5; beat++)
        {
            await bot.WaitForAsync(() => bot.Discord.Gateway.History[^1].Heartbeats >= beat, _time, Step);
            await bot.WaitForAsync(() => bot.Logs.Count(317) >= beat);
        }

        Assert.Equal(2, bot.Discord.Gateway.ConnectionCount);
        Assert.Empty(bot.Discord.Violations);
    }

    [Fact]
    public async Task Trap2And7_ZombieLink_ClosesResumablyAndResumesAtTheResumeUrl()
    {
        await using var bot = await TestBot.StartAsync(discord => discord.Gateway.Faults.WithholdAcks = true, _time);

        await NextConnectionAsync(bot);

        var history = bot.Discord.Gateway.History;
        Assert.Equal(4000, history[0].ClientCloseCode);
        Assert.Equal(["/discord/gateway", "/discord/resume/1"], history.Take(2).Select(connection => connection.Path));
        Assert.All(history, connection => Assert.Equal("?v=10&encoding=json", connection.Query));
        Assert.True(history[1].ResumeAsked && !history[1].Identified);
        Assert.Equal(1, bot.Discord.Gateway.SessionCount);
    }

    [Fact]
    public async Task Trap3_HalfOpenLink_IsNoticedWithinTwoIntervals()
    {
        await using var bot = await TestBot.StartAsync(null, _time);
        await bot.WaitForAsync(() => IsReady(bot));
        var frozenAt = _time.GetUtcNow();
        bot.Discord.Gateway.Freeze();

        await NextConnectionAsync(bot);

        Assert.True(_time.GetUtcNow() - frozenAt <= (2 * Interval) + (3 * Step), $"noticed after {_time.GetUtcNow() - frozenAt}");
    }

    [Fact]
    public async Task Trap4_ClosedRightAfterEachReady_StaysFarBelowADaysIdentifies()
    {
        var begin = _time.GetUtcNow();
        await using var bot = await TestBot.StartAsync(discord => discord.Gateway.Faults.CloseAt(GatewayMoment.Established, 1000, 200), _time);

        await bot.WaitForAsync(() => bot.Discord.Gateway.ConnectionCount >= 40, _time, TimeSpan.FromMinutes(1));

        var elapsed = _time.GetUtcNow() - begin;
        Assert.True(40 / elapsed.TotalDays < 500, $"40 identifies in {elapsed}");
    }

    [Fact]
    public async Task Trap4_NoSessionLeftToday_WaitsForTheReset()
    {
        await using var bot = await TestBot.StartAsync(
            discord =>
            {
                discord.Settings.SessionStartsRemaining = 0;
                discord.Settings.SessionStartResetAfter = TimeSpan.FromHours(1);
            },
            _time);
        var begin = _time.GetUtcNow();
        await bot.WaitForAsync(() => bot.Logs.Has(305));
        bot.Discord.Settings.SessionStartsRemaining = 1000;

        await bot.WaitForAsync(() => bot.Discord.Calls.Count(call => call.Path.EndsWith("gateway/bot", StringComparison.Ordinal)) > 1, _time, TimeSpan.FromSeconds(30));
        await bot.WaitForAsync(() => IsReady(bot));

        Assert.InRange(_time.GetUtcNow() - begin, TimeSpan.FromHours(1), TimeSpan.FromHours(1.1));
        Assert.Equal(1, bot.Discord.Gateway.ConnectionCount);
    }

    [Fact]
    public async Task Trap5_AcceptedThenClosed_DelaysGrow()
    {
        await using var bot = await TestBot.StartAsync(discord => discord.Gateway.Faults.CloseAt(GatewayMoment.Established, 4000, 8), _time);

        await bot.WaitForAsync(() => bot.Discord.Gateway.ConnectionCount >= 9, _time, TimeSpan.FromMilliseconds(100));

        var opened = bot.Discord.Gateway.History.Select(connection => connection.OpenedAt).ToList();
        var gaps = opened.Zip(opened.Skip(1), (before, after) => after - before).ToList();
        Assert.True(gaps[^1] > TimeSpan.FromSeconds(8), string.Join(' ', gaps));
        Assert.True(gaps[^1] > gaps[3] && gaps[3] > gaps[0], string.Join(' ', gaps));
    }

    [Fact]
    public async Task Trap6_EveryResumeClosedWithoutACode_IdentifiesOnTheFourthTry()
    {
        await using var bot = await TestBot.StartAsync(null, _time);
        await bot.WaitForAsync(() => IsReady(bot));
        bot.Discord.Gateway.Faults.CloseAt(GatewayMoment.Resume, null, 100);
        bot.Discord.Gateway.Drop();

        await bot.WaitForAsync(() => Established(bot) == 2, _time, TimeSpan.FromMilliseconds(200));

        Assert.Equal(
            [false, true, true, true, false],
            bot.Discord.Gateway.History.Select(connection => connection.ResumeAsked));
        Assert.True(bot.Discord.Gateway.History[^1].Identified);
    }

    [Theory]
    [InlineData(4004)]
    [InlineData(4010)]
    [InlineData(4011)]
    [InlineData(4012)]
    [InlineData(4013)]
    public async Task Trap8_FatalClose_StopsWithAMend(int code)
    {
        await using var bot = await TestBot.StartAsync(discord => discord.Gateway.Faults.CloseAt(GatewayMoment.Identify, code, 100));

        var e = await Assert.ThrowsAsync<ChatPlatformException>(() => bot.Running.WaitAsync(TestTimeout.Step, TestBot.Cancellation));

        Assert.Equal(("discord", $"{code}"), (e.Platform, e.ErrorCode));
        Assert.Equal(PlatformState.Stopped, bot.Platform.Status.State);
        Assert.Contains(e.Mend, bot.Platform.Status.Detail, StringComparison.Ordinal);
        Assert.Equal(1, bot.Discord.Gateway.ConnectionCount);
    }

    [Fact]
    public async Task Trap8_DisallowedIntents_TriesOnceWithoutThePrivilegedOne()
    {
        await using var bot = await TestBot.StartAsync(
            discord => discord.Settings.MessageContent = MessageContentGrant.Denied, null, ("Discord:MessageContent", "true"));

        await bot.WaitForAsync(() => bot.Platform.Status.State == PlatformState.Ready);

        Assert.Equal([4609L | MessageContentBit, 4609L], bot.Discord.Gateway.History.Select(connection => connection.Intents!.Value));
        Assert.Single(bot.Platform.Status.Warnings);
    }

    [Fact]
    public async Task Trap8_DisallowedIntentsAgain_Stops()
    {
        await using var bot = await TestBot.StartAsync(discord => discord.Gateway.Faults.CloseAt(GatewayMoment.Identify, 4014, 100));

        var e = await Assert.ThrowsAsync<ChatPlatformException>(() => bot.Running.WaitAsync(TestTimeout.Step, TestBot.Cancellation));

        Assert.Equal("4014", e.ErrorCode);
        Assert.Equal(2, bot.Discord.Gateway.ConnectionCount);
    }

    [Fact]
    public async Task Trap9_AnswersTakeForEver_EventsAndHeartbeatsFlow()
    {
        await using var bot = await TestBot.ReadyAsync(discord => discord.Settings.HeartbeatInterval = TimeSpan.FromSeconds(1));
        var answers = new TaskCompletionSource();
        bot.Answers.Gate = answers.Task;

        var ids = new List<string>();
        for (var i = 0; i < 100; i++)
        {
            ids.Add(await bot.AskAsync($"pertanyaan {i}", bot.World.AddPerson($"p{i}", "P", "id")));
        }

        await bot.WaitForAsync(() => ids.TrueForAll(id => bot.Discord.FindQuestion(id)!.Acknowledged is not null));
        var beats = bot.Discord.Gateway.History[0].Heartbeats;
        await bot.WaitForAsync(() => bot.Discord.Gateway.History[0].Heartbeats > beats + 1);

        Assert.Equal(1, bot.Discord.Gateway.ConnectionCount);
        answers.SetResult();
        await bot.WaitForAsync(() => ids.TrueForAll(id => bot.Discord.FindQuestion(id)!.Replies > 0));
        Assert.All(ids, id => Assert.Equal(1, bot.Discord.FindQuestion(id)!.Replies));
    }

    [Fact]
    public async Task Trap10_LinkKilledInABurst_NothingIsLostOrAnsweredTwice()
    {
        await using var bot = await TestBot.ReadyAsync();
        var ids = new List<string>();

        for (var i = 0; i < 60; i++)
        {
            var person = bot.World.AddPerson($"p{i}", $"P {i}", "id");
            ids.Add(await bot.MentionAsync($"pertanyaan {i}", person));
            if (i % 20 == 10)
            {
                bot.Discord.Gateway.Reset();
            }

            if (i % 15 == 5)
            {
                await bot.Discord.People.RepeatEventAsync(ids[^1], TestBot.Cancellation);
            }
        }

        await bot.WaitForAsync(() => ids.TrueForAll(id => bot.Discord.FindQuestion(id)!.Replies > 0));
        Assert.All(ids, id => Assert.Equal(1, bot.Discord.FindQuestion(id)!.Replies));
        Assert.Equal(1, bot.Discord.Gateway.SessionCount);
        Assert.Empty(bot.Discord.Violations);
    }

    [Fact]
    public async Task Trap11_ReconnectInsteadOfHello_ComesBack()
    {
        await using var bot = await TestBot.StartAsync(discord => discord.Gateway.Faults.ReconnectInsteadOfHello(2));

        await bot.WaitForAsync(() => bot.Platform.Status.State == PlatformState.Ready);

        Assert.Equal(3, bot.Discord.Gateway.ConnectionCount);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Trap11_InvalidSessionAfterIdentify_IdentifiesAgainAfterAPause(bool resumable)
    {
        await using var bot = await TestBot.StartAsync(discord => discord.Gateway.Faults.InvalidSessionAsFirstReply(resumable), _time);

        await bot.WaitForAsync(() => Established(bot) == 1, _time, TimeSpan.FromMilliseconds(200));

        var history = bot.Discord.Gateway.History;
        Assert.Equal([true, true], history.Select(connection => connection.Identified));
        Assert.InRange(history[1].OpenedAt - history[0].OpenedAt, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(7));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task Trap11_InvalidSessionAfterResume_DoesWhatItSays(bool resumable, bool resumes)
    {
        await using var bot = await TestBot.StartAsync(null, _time);
        await bot.WaitForAsync(() => IsReady(bot));
        bot.Discord.Gateway.Faults.InvalidSessionAsFirstReply(resumable);
        bot.Discord.Gateway.Drop();

        await bot.WaitForAsync(() => Established(bot) == 2, _time, TimeSpan.FromMilliseconds(200));

        Assert.Equal(resumes, bot.Discord.Gateway.History[^1].ResumeAsked);
    }

    [Fact]
    public async Task Trap11_ReconnectAndInvalidSessionAtWork_ComeBack()
    {
        await using var bot = await TestBot.StartAsync(null, _time);
        await bot.WaitForAsync(() => IsReady(bot));

        bot.Discord.Gateway.AskToReconnect();
        await bot.WaitForAsync(() => Established(bot) == 2 && IsReady(bot), _time, TimeSpan.FromMilliseconds(100));
        bot.Discord.Gateway.InvalidateSession(resumable: false);
        await bot.WaitForAsync(() => Established(bot) == 3, _time, TimeSpan.FromMilliseconds(100));

        var history = bot.Discord.Gateway.History;
        Assert.Equal([false, true, false], history.Select(connection => connection.ResumeAsked));
        Assert.DoesNotContain(history, connection => connection.ClientCloseCode is 1000 or 1001);
    }

    [Fact]
    public async Task Trap12_FragmentsInsideCharacters_AreReadWhole()
    {
        await using var bot = await TestBot.ReadyAsync(discord => discord.Gateway.Faults.FragmentSize = 7);
        bot.Discord.Gateway.DispatchRaw("GUILD_CREATE", $$"""{"id":"1","name":"{{new string('é', 150_000)}}","threads":[{"id":"77"}]}""");

        var reply = await bot.ReplyToAsync(await bot.MentionAsync("apa itu 🌟 Stargåte — été?"));

        Assert.Equal("id: apa itu 🌟 Stargåte — été? [1]", reply.Content);
        Assert.Equal(1, bot.Discord.Gateway.ConnectionCount);
    }

    [Fact]
    public async Task BadFrames_OfEveryKind_AreSkipped()
    {
        await using var bot = await TestBot.ReadyAsync();
        var gateway = bot.Discord.Gateway;

        gateway.SendRaw("not json"u8.ToArray());
        gateway.SendRaw("""{"op":99,"d":null}"""u8.ToArray());
        gateway.SendRaw("[]"u8.ToArray());
        gateway.SendBinary(new byte[] { 1, 2, 3 });
        gateway.DispatchRaw("SOMETHING_NEW", """{"x":1}""");
        gateway.DispatchRaw("MESSAGE_CREATE", """{"id":5}""");
        gateway.DispatchRaw("MESSAGE_CREATE", """{"id":"5","channel_id":"2","content":"\ud800","author":{"id":"7"}}""");
        gateway.DispatchRaw("INTERACTION_CREATE", """{"id":"5","type":2}""");
        gateway.DispatchRaw("GUILD_CREATE", """[1]""");

        await bot.ReplyToAsync(await bot.MentionAsync("masih di sana?"));
        Assert.Equal(1, gateway.ConnectionCount);
    }

    [Fact]
    public async Task FrameThatIsNoUtf8_EndsTheConnectionAndTheSessionResumes()
    {
        await using var bot = await TestBot.ReadyAsync();
        bot.Discord.Gateway.SendRaw(new byte[] { 0x7b, 0xff, 0xfe, 0x7d });

        await bot.WaitForAsync(() => Established(bot) == 2);

        await bot.ReplyToAsync(await bot.MentionAsync("masih di sana?"));
        Assert.Equal(1, bot.Discord.Gateway.SessionCount);
    }

    [Fact]
    public async Task OversizedFrame_IsGivenUpAndTheSessionResumes()
    {
        await using var bot = await TestBot.ReadyAsync();
        bot.Discord.Gateway.SendRaw(Encoding.UTF8.GetBytes($$"""{"op":0,"t":"X","s":null,"d":"{{new string('x', 17 * 1024 * 1024)}}"}"""));

        await bot.WaitForAsync(() => Established(bot) == 2);

        await bot.ReplyToAsync(await bot.MentionAsync("masih di sana?"));
        Assert.Equal(1, bot.Discord.Gateway.SessionCount);
    }

    [Fact]
    public async Task Trap13_TwoHundredRequestsToBeat_KeepTheSendBudget()
    {
        await using var bot = await TestBot.StartAsync(null, _time);
        await bot.WaitForAsync(() => IsReady(bot));

        for (var i = 0; i < 200; i++)
        {
            bot.Discord.Gateway.AskForHeartbeat();
            if (i % 10 == 9)
            {
                var expected = Math.Min(i - 20, 100);
                await bot.WaitForAsync(() => bot.Discord.Gateway.History[0].Heartbeats >= expected);
            }
        }

        await bot.WaitForAsync(() => bot.Discord.Gateway.History[0].Heartbeats > 116, _time, TimeSpan.FromSeconds(1));
        Assert.Empty(bot.Discord.Violations);
        Assert.Equal(1, bot.Discord.Gateway.ConnectionCount);
    }

    [Fact]
    public async Task Run_Cancelled_SaysGoodbye()
    {
        await using var bot = await TestBot.ReadyAsync();

        await bot.StopAsync();
        await bot.WaitForAsync(() => bot.Discord.Gateway.History[0].EndedAt is not null);

        Assert.Equal(1000, bot.Discord.Gateway.History[0].ClientCloseCode);
    }

    [Fact]
    public async Task Run_CloseNeverAnswered_EndsAfterASecond()
    {
        await using var bot = await TestBot.ReadyAsync(discord => discord.Gateway.Faults.IgnoreClientClose = true);

        await bot.StopAsync();
    }

    [Fact]
    public async Task Run_TokenRevokedAtWork_Stops()
    {
        await using var bot = await TestBot.ReadyAsync();

        bot.Discord.RevokeToken();
        var e = await Assert.ThrowsAsync<ChatPlatformException>(() => bot.Running.WaitAsync(TestTimeout.Step, TestBot.Cancellation));

        Assert.Equal("4004", e.ErrorCode);
        Assert.Contains("Discord:Token", e.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WrongToken_StopsAfterOneCallOfEachKind()
    {
        await using var bot = await TestBot.StartAsync(null, null, ("Discord:Token", "wrong"));

        var e = await Assert.ThrowsAsync<ChatPlatformException>(() => bot.Running.WaitAsync(TestTimeout.Step, TestBot.Cancellation));

        Assert.Equal("401", e.ErrorCode);
        Assert.Equal(0, bot.Discord.Gateway.ConnectionCount);
        Assert.InRange(bot.Discord.CallCount, 1, 2);
        Assert.DoesNotContain(bot.Logs.All, line => line.Contains("wrong", StringComparison.Ordinal) && !line.Contains("the token is wrong", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_GatewayAddressWithoutEncryption_GetsNoToken()
    {
        await using var bot = await TestBot.StartAsync(discord => discord.HttpFaults.Add(
            new Simulator.Faults.HttpFault { PathPattern = "gateway/bot", Status = 200, Body = """{"url":"ws://gateway.example/"}""" }));

        var e = await Assert.ThrowsAsync<ChatPlatformException>(() => bot.Running.WaitAsync(TestTimeout.Step, TestBot.Cancellation));

        Assert.Equal("gateway_address", e.ErrorCode);
    }

    [Fact]
    public async Task Run_ServerDownAtStart_KeepsTryingAndDoesNotStorm()
    {
        await using var bot = await TestBot.StartAsync(discord => discord.Gateway.Faults.RefuseConnections(3), _time);

        await bot.WaitForAsync(() => IsReady(bot), _time, TimeSpan.FromMilliseconds(100));

        Assert.Equal(1, bot.Discord.Gateway.ConnectionCount);
    }

    // The clock stands while the connection is made, so that no time-out of it can strike.
    private async Task NextConnectionAsync(TestBot bot)
    {
        await bot.WaitForAsync(() => IsReady(bot));
        await bot.WaitForAsync(() => bot.Logs.Has(301), _time, Step);
        await bot.WaitForAsync(() => Established(bot) == 2 && IsReady(bot));
    }

    private static bool IsReady(TestBot bot) => bot.Platform.Status.State == PlatformState.Ready;

    private static int Established(TestBot bot) => bot.Discord.Gateway.History.Count(connection => connection.Established);
}
