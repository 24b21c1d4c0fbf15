using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Stores;
using StargateBot.Simulator;
using StargateBot.Simulator.Discord;

namespace StargateBot.Discord.Tests.Platform;

/// <summary>A session that outlives the process, over real sockets.</summary>
public sealed class RestartTests
{
    private readonly FakeSessions _sessions = new();

    [Fact]
    public async Task Stop_SessionIsKept_TheNextProcessAnswersWhatWasAskedMeanwhile()
    {
        await using var server = await StartAsync();
        string asked;
        await using (var first = await ReadyAsync(server))
        {
            await first.ReplyToAsync(await first.MentionAsync("sebelum"));
            await first.StopAsync();
            asked = await first.MentionAsync("di tengah");
        }

        await using var second = TestBot.Start(server, _sessions);
        var reply = await second.ReplyToAsync(asked);

        Assert.StartsWith("id: di tengah", reply.Content, StringComparison.Ordinal);
        Assert.Equal((1, 1), (second.Answers.Count, server.Discord.Gateway.SessionCount));
        Assert.Equal(4000, server.Discord.Gateway.History[0].ClientCloseCode);
        Assert.Equal(PlatformState.Ready, second.Platform.Status.State);
        Assert.Single(server.Discord.Calls, call => call.Path.EndsWith("gateway/bot", StringComparison.Ordinal));
        Assert.Empty(server.Discord.Violations);
    }

    [Fact]
    public async Task Kill_SessionIsResumedAfterTheLastQuestionThatWasHandedIn()
    {
        await using var server = await StartAsync();
        string asked;
        await using (var first = await ReadyAsync(server))
        {
            await first.ReplyToAsync(await first.MentionAsync("sebelum"));
            _sessions.IsFrozen = true;
            asked = await first.MentionAsync("yang terakhir");
            await first.ReplyToAsync(asked);
            server.Discord.Gateway.Reset();
        }

        _sessions.IsFrozen = false;
        await using var second = TestBot.Start(server, _sessions);
        await second.WaitForAsync(() => second.Answers.Count > 0);

        // Nothing tells this process that the other one answered it: that is the store's part. What came before is not replayed.
        Assert.Equal(1, server.Discord.Gateway.SessionCount);
        await second.ReplyToAsync(await second.MentionAsync("sesudah"));
        Assert.Equal(2, second.Answers.Count);
    }

    [Fact]
    public async Task Kill_CommandThatWasNotAcknowledged_IsAnsweredInTheChannel()
    {
        await using var server = await StartAsync();
        await using (var first = await ReadyAsync(server))
        {
            await first.StopAsync();
        }

        var world = server.Discord.World;
        await server.Discord.People.UseCommandAsync(
            world.General.Id, world.Sari.Id, "ask", new Dictionary<string, string> { ["question"] = "berapa?" }, TestBot.Cancellation);

        // By the time that the next process is there, the 3 s are over.
        server.Discord.HttpFaults.Add(DiscordHttpFaults.Error(404, 10062, "POST", "interactions/*/*/callback"));
        await using var second = TestBot.Start(server, _sessions);

        await second.WaitForAsync(() => world.MessagesOf(world.General.Id).Count == 1);
        Assert.StartsWith("id: berapa?", world.MessagesOf(world.General.Id)[0].Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_SessionIsRefused_BeginsANewOneAtOnce()
    {
        await using var server = await StartAsync();
        await StopAndStartAsync(server, () => server.Discord.Gateway.ExpireSessions());

        var history = server.Discord.Gateway.History;
        Assert.True(history[1].ResumeAsked && history[2].Identified);
        Assert.True(history[2].OpenedAt - history[1].EndedAt < TimeSpan.FromSeconds(0.9), $"{history[2].OpenedAt - history[1].EndedAt}");
        Assert.Equal(history[2].SessionId, _sessions.Only!.Value.Session.SessionId);
    }

    [Fact]
    public async Task Start_SequenceIsRefused_BeginsANewSession()
    {
        await using var server = await StartAsync();
        await StopAndStartAsync(server, () => Change(session => session with { Sequence = session.Sequence + 100 }));

        Assert.True(server.Discord.Gateway.History[1].ResumeAsked);
        Assert.Equal(2, server.Discord.Gateway.SessionCount);
    }

    [Fact]
    public async Task Start_SessionIsTooOld_IsNotTried()
    {
        await using var server = await StartAsync();
        await StopAndStartAsync(server, () => Change(session => session with { At = session.At - TimeSpan.FromMinutes(4) }));

        Assert.DoesNotContain(server.Discord.Gateway.History, connection => connection.ResumeAsked);
    }

    [Fact]
    public async Task Start_AddressThatATokenMustNotBeSentTo_IsNotTried()
    {
        await using var server = await StartAsync();
        await StopAndStartAsync(server, () => Change(session => session with { ResumeUrl = "ws://example.org/" }));

        Assert.DoesNotContain(server.Discord.Gateway.History, connection => connection.ResumeAsked);
    }

    [Fact]
    public async Task Start_OtherIntentsThanBefore_BeginsANewSession()
    {
        await using var server = await StartAsync();
        server.Discord.Settings.MessageContent = MessageContentGrant.Denied;
        await StopAndStartAsync(server, () => server.Discord.Settings.MessageContent = MessageContentGrant.Granted);

        Assert.DoesNotContain(server.Discord.Gateway.History, connection => connection.ResumeAsked);
        Assert.NotEqual(0, server.Discord.Gateway.History[1].Intents & (1 << 15));
    }

    [Fact]
    public async Task Resume_ThreadThatNoEventToldOf_GoesByTheSettingsOfItsChannel()
    {
        await using var server = await StartAsync();
        string thread;
        await using (var first = await ReadyAsync(server, ("Discord:MessageContent", "false")))
        {
            var root = await first.Discord.People.PostMessageAsync(first.World.General.Id, first.World.Sari.Id, "topik", cancellationToken: TestBot.Cancellation);
            thread = await first.Discord.People.StartThreadAsync(root, "diskusi", TestBot.Cancellation);
            await first.ReplyToAsync(await first.MentionAsync("sebelum"));
            await first.StopAsync();
        }

        await using var second = TestBot.Start(server, _sessions, ("Discord:MessageContent", "false"));
        await second.Settings.SetAsync(
            $"discord:{second.World.GuildId}:{second.World.General.Id}", new ChatSettings { Allowed = false }, TestBot.Cancellation);
        await second.WaitForAsync(() => second.Platform.Status.State == PlatformState.Ready);

        await second.ReplyToAsync(await second.Discord.People.MentionBotAsync(thread, second.World.Sari.Id, "di sini?", cancellationToken: TestBot.Cancellation));

        Assert.Equal((0, 1), (second.Answers.Count, server.Discord.Gateway.SessionCount));
    }

    [Fact]
    public async Task InvalidSession_WhileRunning_IsReplacedByTheNewOne()
    {
        await using var server = await StartAsync();
        await using var bot = await ReadyAsync(server);
        var before = _sessions.Only!.Value;
        Assert.DoesNotContain(server.Discord.BotToken, before.Key, StringComparison.Ordinal);

        server.Discord.Gateway.InvalidateSession(resumable: false);
        await bot.WaitForAsync(() => _sessions.Only is { } now && now.Session.SessionId != before.Session.SessionId);
    }

    [Fact]
    public async Task Stop_NothingIsKept_EndsTheSession()
    {
        await using var bot = await TestBot.ReadyAsync();

        await bot.StopAsync();

        Assert.Equal(1000, bot.Discord.Gateway.History[0].ClientCloseCode);
    }

    private static Task<SimulatorServer> StartAsync() => SimulatorServer.StartAsync(new SimulatorOptions(), TestBot.Cancellation);

    private async Task<TestBot> ReadyAsync(SimulatorServer server, params (string Key, string Value)[] settings)
    {
        var bot = TestBot.Start(server, _sessions, settings);
        await bot.WhenReadyAsync();
        return bot;
    }

    private async Task StopAndStartAsync(SimulatorServer server, Action between)
    {
        await using (var first = await ReadyAsync(server))
        {
            await first.StopAsync();
        }

        between();
        await using var second = await ReadyAsync(server);
        await second.ReplyToAsync(await second.MentionAsync("sesudah"));
    }

    private void Change(Func<StoredSession, StoredSession> change)
    {
        var (key, session) = _sessions.Only!.Value;
        _sessions.Only = (key, change(session));
    }
}
