using System.Text;
using Microsoft.Extensions.Time.Testing;
using StargateBot.Simulator.Discord;
using StargateBot.Simulator.Discord.Gateway;

namespace StargateBot.Simulator.Tests.Discord;

public sealed class GatewayTests
{
    [Fact]
    public async Task Identify_Good_GivesReadyThenTheServer()
    {
        await using var bot = await TestBot.StartAsync();
        using var gateway = await bot.ConnectAsync();

        var hello = await gateway.ExpectAsync(op: 10);
        await gateway.IdentifyAsync(4609);
        var ready = await gateway.ExpectEventAsync("READY");
        var guild = await gateway.ExpectEventAsync("GUILD_CREATE");

        Assert.Equal(41250, hello.GetProperty("heartbeat_interval").GetInt32());
        Assert.Equal(bot.Discord.World.ApplicationId, ready.GetProperty("user").GetProperty("id").GetString());
        Assert.Contains("/discord/resume/1", gateway.ResumeUrl, StringComparison.Ordinal);
        Assert.Equal(2, guild.GetProperty("channels").GetArrayLength());
        Assert.Empty(bot.Discord.Violations);
        await bot.Discord.WaitForReadyAsync(TestBot.Cancellation);
    }

    [Fact]
    public async Task Heartbeat_Sent_IsAcknowledged()
    {
        await using var bot = await TestBot.StartAsync();
        using var gateway = await bot.IdentifyAsync();

        await gateway.HeartbeatAsync();
        await gateway.ExpectAsync(op: 11);

        bot.Discord.Gateway.Faults.WithholdNextAcks(1);
        await gateway.HeartbeatAsync();
        await gateway.HeartbeatAsync();
        await gateway.ExpectAsync(op: 11);
        Assert.Equal(3, bot.Discord.Gateway.History[0].Heartbeats);
    }

    [Theory]
    [InlineData("""{"op":2,"d":{"token":"wrong","intents":1,"properties":{}}}""", 4004)]
    [InlineData("""{"op":2,"d":{"token":"T","properties":{}}}""", 4013)]
    [InlineData("""{"op":2,"d":{"token":"T","intents":536870912,"properties":{}}}""", 4013)]
    [InlineData("""{"op":2,"d":{"token":"T","intents":2,"properties":{}}}""", 4014)]
    [InlineData("""{"op":2,"d":{"token":"T","intents":1,"shard":[1,1],"properties":{}}}""", 4010)]
    [InlineData("""{"op":2,"d":{"token":"T","intents":1}}""", 4002)]
    [InlineData("""{"op":3,"d":{}}""", 4003)]
    [InlineData("""{"op":99,"d":{}}""", 4001)]
    [InlineData("not json", 4002)]
    [InlineData("""{"op":6,"d":{"token":"T","session_id":"x"}}""", 4002)]
    public async Task Frame_AgainstTheRules_ClosesWithItsCode(string frame, int code)
    {
        await using var bot = await TestBot.StartAsync();
        using var gateway = await bot.ConnectAsync();

        await gateway.SendAsync(frame.Replace("\"T\"", $"\"{bot.Discord.BotToken}\"", StringComparison.Ordinal));

        await gateway.ExpectCloseAsync(code);
        Assert.Equal(code, bot.Discord.Gateway.History[0].ServerCloseCode);
    }

    [Fact]
    public async Task Identify_MessageContentWithoutTheGrant_ClosesWith4014()
    {
        await using var bot = await TestBot.StartAsync();
        bot.Discord.Settings.MessageContent = MessageContentGrant.Denied;
        using var gateway = await bot.ConnectAsync();

        await gateway.IdentifyAsync(37377);

        await gateway.ExpectCloseAsync(4014);
    }

    [Fact]
    public async Task Identify_Twice_ClosesWith4005()
    {
        await using var bot = await TestBot.StartAsync();
        using var gateway = await bot.IdentifyAsync();

        await gateway.IdentifyAsync(4609);

        await gateway.ExpectCloseAsync(4005);
    }

    [Fact]
    public async Task Frame_Over4096Bytes_ClosesWith4002()
    {
        await using var bot = await TestBot.StartAsync();
        using var gateway = await bot.IdentifyAsync();

        await gateway.SendAsync($$"""{"op":3,"d":{"x":"{{new string('x', 4096)}}"} }""");

        await gateway.ExpectCloseAsync(4002);
    }

    [Fact]
    public async Task Frames_MoreThan120InAMinute_CloseWith4008()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var bot = await TestBot.StartAsync(time);
        using var gateway = await bot.IdentifyAsync();

        for (var i = 0; i < 119; i++)
        {
            await gateway.HeartbeatAsync();
            await gateway.ExpectAsync(op: 11);
        }

        time.Advance(TimeSpan.FromSeconds(61));
        await gateway.HeartbeatAsync();
        await gateway.ExpectAsync(op: 11);
        for (var i = 0; i < 120; i++)
        {
            await gateway.HeartbeatAsync();
        }

        await gateway.ExpectCloseAsync(4008);
    }

    [Fact]
    public async Task Resume_AfterALostConnection_ReplaysWhatWasMissed()
    {
        await using var bot = await TestBot.StartAsync();
        var world = bot.Discord.World;
        using var lost = await bot.IdentifyAsync();
        bot.Discord.Gateway.Reset();
        Assert.Null(await lost.ReadAsync());
        var first = await bot.Discord.People.MentionBotAsync(world.General.Id, world.Sari.Id, "satu", cancellationToken: TestBot.Cancellation);
        var second = await bot.Discord.People.MentionBotAsync(world.General.Id, world.Sari.Id, "dua", cancellationToken: TestBot.Cancellation);

        using var gateway = await bot.ConnectAsync(lost.ResumeUrl);
        await gateway.ExpectAsync(op: 10);
        await gateway.ResumeAsync(lost.SessionId, lost.Sequence);

        Assert.Equal(first, (await gateway.ExpectEventAsync("MESSAGE_CREATE")).GetProperty("id").GetString());
        Assert.Equal(second, (await gateway.ExpectEventAsync("MESSAGE_CREATE")).GetProperty("id").GetString());
        await gateway.ExpectEventAsync("RESUMED");
        var history = bot.Discord.Gateway.History;
        Assert.Equal(["/discord/gateway", "/discord/resume/1"], history.Select(record => record.Path));
        Assert.True(history[1].ResumeAsked && history[1].Established);
    }

    [Fact]
    public async Task Resume_SequenceNeverSent_ClosesWith4007()
    {
        await using var bot = await TestBot.StartAsync();
        using var lost = await bot.IdentifyAsync();
        await lost.CloseAsync(4000);
        using var gateway = await bot.ConnectAsync(lost.ResumeUrl);

        await gateway.ResumeAsync(lost.SessionId, 999);

        await gateway.ExpectCloseAsync(4007);
    }

    [Fact]
    public async Task InvalidSession_Resumable_CanBeResumedOnTheSameConnection()
    {
        await using var bot = await TestBot.StartAsync();
        var world = bot.Discord.World;
        using var gateway = await bot.IdentifyAsync();

        bot.Discord.Gateway.InvalidateSession(resumable: true);
        var missed = await bot.Discord.People.MentionBotAsync(world.General.Id, world.Sari.Id, "satu", cancellationToken: TestBot.Cancellation);
        Assert.True((await gateway.ExpectAsync(op: 9)).GetBoolean());
        await gateway.ResumeAsync(gateway.SessionId, gateway.Sequence);

        Assert.Equal(missed, (await gateway.ExpectEventAsync("MESSAGE_CREATE")).GetProperty("id").GetString());
        await gateway.ExpectEventAsync("RESUMED");
        Assert.Empty(bot.Discord.Violations);
    }

    [Fact]
    public async Task InvalidSession_NotResumable_TakesIdentifyOnTheSameConnection()
    {
        await using var bot = await TestBot.StartAsync();
        using var gateway = await bot.IdentifyAsync();
        var ended = gateway.SessionId;

        bot.Discord.Gateway.InvalidateSession(resumable: false);
        Assert.False((await gateway.ExpectAsync(op: 9)).GetBoolean());
        await gateway.IdentifyAsync(4609);

        await gateway.ExpectEventAsync("READY");
        Assert.NotEqual(ended, gateway.SessionId);
        Assert.Empty(bot.Discord.Violations);
    }

    [Fact]
    public async Task Resume_TooLate_IsAnInvalidSession()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var bot = await TestBot.StartAsync(time);
        using var lost = await bot.IdentifyAsync();
        await lost.CloseAsync(4000);
        await bot.Discord.WaitUntilAsync(() => !bot.Discord.Gateway.IsReady, TestBot.Cancellation);
        time.Advance(TimeSpan.FromMinutes(4));
        using var gateway = await bot.ConnectAsync(lost.ResumeUrl);
        await gateway.ExpectAsync(op: 10);

        await gateway.ResumeAsync(lost.SessionId, lost.Sequence);

        Assert.False((await gateway.ExpectAsync(op: 9)).GetBoolean());
    }

    [Fact]
    public async Task Close_1000ByTheClient_EndsTheSession()
    {
        await using var bot = await TestBot.StartAsync();
        using var lost = await bot.IdentifyAsync();
        await lost.CloseAsync(1000);
        await bot.Discord.WaitUntilAsync(() => !bot.Discord.Gateway.IsReady, TestBot.Cancellation);
        using var gateway = await bot.ConnectAsync(lost.ResumeUrl);
        await gateway.ExpectAsync(op: 10);

        await gateway.ResumeAsync(lost.SessionId, lost.Sequence);

        await gateway.ExpectAsync(op: 9);
        Assert.Equal(1000, bot.Discord.Gateway.History[0].ClientCloseCode);
    }

    // .NET's client reads a close frame without a code as 1000 and not as 1005.
    [Theory]
    [InlineData(4009, 4009)]
    [InlineData(null, 1000)]
    public async Task Close_ByTheServer_SendsThatCode(int? code, int seen)
    {
        await using var bot = await TestBot.StartAsync();
        using var gateway = await bot.IdentifyAsync();

        bot.Discord.Gateway.Close(code);

        await gateway.ExpectCloseAsync(seen);
    }

    [Fact]
    public async Task Faults_BeforeReady_ReplaceHelloAndReady()
    {
        await using var bot = await TestBot.StartAsync();
        bot.Discord.Gateway.Faults.ReconnectInsteadOfHello();
        using var first = await bot.ConnectAsync();
        await first.ExpectAsync(op: 7);

        bot.Discord.Gateway.Faults.InvalidSessionAsFirstReply(resumable: true);
        using var second = await bot.ConnectAsync();
        await second.ExpectAsync(op: 10);
        await second.IdentifyAsync(4609);
        Assert.True((await second.ExpectAsync(op: 9)).GetBoolean());

        bot.Discord.Gateway.Faults.CloseAt(GatewayMoment.Hello, 4000);
        using var third = await bot.ConnectAsync();
        await third.ExpectCloseAsync(4000);
    }

    [Fact]
    public async Task Faults_FragmentsInsideACharacter_StayOneFrame()
    {
        await using var bot = await TestBot.StartAsync();
        bot.Discord.Gateway.Faults.FragmentSize = 7;
        using var gateway = await bot.IdentifyAsync();
        var world = bot.Discord.World;

        await bot.Discord.People.MentionBotAsync(world.General.Id, world.Sari.Id, "é🙂é🙂é🙂", cancellationToken: TestBot.Cancellation);

        Assert.EndsWith("é🙂é🙂é🙂", (await gateway.ExpectEventAsync("MESSAGE_CREATE")).GetProperty("content").GetString(), StringComparison.Ordinal);
        Assert.True(gateway.Fragments > 50);
    }

    [Fact]
    public async Task Faults_Freeze_LetsNothingThrough()
    {
        await using var bot = await TestBot.StartAsync();
        using var gateway = await bot.IdentifyAsync();

        bot.Discord.Gateway.Freeze();
        await gateway.HeartbeatAsync();
        var read = gateway.ReadAsync();

        // A second bot's connection proves that the server lives, and that time has passed.
        using var other = await bot.IdentifyAsync();
        await other.HeartbeatAsync();
        await other.ExpectAsync(op: 11);
        Assert.False(read.IsCompleted);
        Assert.Equal(0, bot.Discord.Gateway.History[0].Heartbeats);
        bot.Discord.Gateway.Reset();
        Assert.Null(await read);
    }

    [Fact]
    public async Task Events_HeldAndDuplicated_ArriveSo()
    {
        await using var bot = await TestBot.StartAsync();
        using var gateway = await bot.IdentifyAsync();
        var world = bot.Discord.World;
        bot.Discord.Gateway.HoldEvents();
        var first = await bot.Discord.People.SendDirectMessageAsync(world.Budi.Id, "a", cancellationToken: TestBot.Cancellation);
        var second = await bot.Discord.People.SendDirectMessageAsync(world.Budi.Id, "b", cancellationToken: TestBot.Cancellation);
        bot.Discord.Gateway.Faults.DuplicateNextDispatches(1);

        bot.Discord.Gateway.ReleaseEvents(reversed: true);

        var ids = new List<string?>();
        for (var i = 0; i < 3; i++)
        {
            ids.Add((await gateway.ExpectEventAsync("MESSAGE_CREATE")).GetProperty("id").GetString());
        }

        Assert.Equal([second, second, first], ids);
        Assert.Equal(5, gateway.Sequence);
    }

    [Fact]
    public async Task SendRaw_NotJson_IsSentAsItIs()
    {
        await using var bot = await TestBot.StartAsync();
        using var gateway = await bot.IdentifyAsync();

        bot.Discord.Gateway.SendRaw(Encoding.UTF8.GetBytes("""{"op":0,"t":"UNKNOWN_EVENT","s":77,"d":{}}"""));

        await gateway.ExpectEventAsync("UNKNOWN_EVENT");
    }

    [Fact]
    public async Task RevokeToken_WhileRunning_ClosesAndRefuses()
    {
        await using var bot = await TestBot.StartAsync();
        using var gateway = await bot.IdentifyAsync();

        bot.Discord.RevokeToken();

        await gateway.ExpectCloseAsync(4004);
        Assert.Equal(401, (await bot.SendAsync("GET", "users/@me")).Status);
    }
}
