using Microsoft.Extensions.Time.Testing;
using StargateBot.Simulator.Discord;
using StargateBot.Simulator.Discord.Observation;

namespace StargateBot.Simulator.Tests.Discord;

public sealed class RestTests
{
    private const string Quiet = "\"allowed_mentions\":{\"parse\":[]}";

    [Fact]
    public async Task Request_WithoutItsHeaders_IsRefused()
    {
        await using var bot = await TestBot.StartAsync();
        bot.Headers.Authorization = null;
        var anonymous = await bot.SendAsync("GET", "users/@me");
        var open = await bot.SendAsync("GET", "gateway");
        bot.Headers.Remove("User-Agent");
        bot.Headers.TryAddWithoutValidation("User-Agent", "curl/8");
        var unnamed = await bot.SendAsync("GET", "gateway");

        Assert.Equal((401, 0), (anonymous.Status, anonymous.Code));
        Assert.Equal(200, open.Status);
        Assert.Equal((403, 40333), (unnamed.Status, unnamed.Code));
    }

    [Fact]
    public async Task Request_OtherVersionOrUnknownPath_IsNotFound()
    {
        await using var bot = await TestBot.StartAsync();

        Assert.Equal(404, (await bot.SendAsync("GET", "../v9/gateway")).Status);
        Assert.Equal(404, (await bot.SendAsync("GET", "nothing/here")).Status);
        Assert.Equal(2, bot.Discord.Violations.Count);
        Assert.Equal(2, bot.Discord.Calls.Count);
    }

    [Fact]
    public async Task GatewayBot_Asked_TellsTheSessionsLeft()
    {
        await using var bot = await TestBot.StartAsync();
        bot.Discord.Settings.SessionStartsRemaining = 7;

        var limit = (await bot.SendAsync("GET", "gateway/bot")).Json.GetProperty("session_start_limit");

        Assert.Equal(7, limit.GetProperty("remaining").GetInt32());
        Assert.Equal(14_400_000, limit.GetProperty("reset_after").GetInt32());
    }

    [Theory]
    [InlineData(MessageContentGrant.Denied, 0)]
    [InlineData(MessageContentGrant.Granted, 1 << 18)]
    [InlineData(MessageContentGrant.Limited, 1 << 19)]
    public async Task Application_Asked_TellsTheGrant(MessageContentGrant grant, int flags)
    {
        await using var bot = await TestBot.StartAsync();
        bot.Discord.Settings.MessageContent = grant;

        Assert.Equal(flags, (await bot.SendAsync("GET", "applications/@me")).Json.GetProperty("flags").GetInt32());
    }

    [Fact]
    public async Task PostMessage_Good_IsStoredAnsweredAndDispatched()
    {
        await using var bot = await TestBot.StartAsync();
        using var gateway = await bot.IdentifyAsync();
        var channel = bot.Discord.World.General.Id;

        var reply = await bot.PostMessageAsync(channel, $$"""
            {"content":"halo","embeds":[{"title":"Sumber","footer":{"text":"kaki"} }],{{Quiet}},"nonce":"n1","enforce_nonce":true,
             "components":[{"type":1,"components":[{"type":2,"style":2,"label":"Sumber","custom_id":"s1"}]}]}
            """);
        var created = await gateway.ExpectEventAsync("MESSAGE_CREATE");

        Assert.Equal(200, reply.Status);
        Assert.Equal(reply.Id, created.GetProperty("id").GetString());
        Assert.Equal("n1", created.GetProperty("nonce").GetString());
        Assert.Equal(bot.Discord.World.GuildId, created.GetProperty("guild_id").GetString());
        Assert.False(reply.Json.TryGetProperty("guild_id", out _));
        Assert.Equal("halo\nSumber\nkaki", bot.Discord.World.FindMessage(reply.Id)!.AllText);
        Assert.Equal(BotActionKind.MessagePosted, Assert.Single(bot.Discord.Actions).Kind);
        Assert.Contains("X-RateLimit-Bucket", reply.Headers.Keys);
        Assert.Contains("X-RateLimit-Reset-After", reply.Headers.Keys);
        Assert.Empty(bot.Discord.Violations);
    }

    [Theory]
    [InlineData("""{"content":"hi","allowed_mentions":{"parse":["users"],"users":["7"]}}""", "allowed_mentions.users")]
    [InlineData("""{"content":"hi","flags":64,"allowed_mentions":{"parse":[]}}""", "flags")]
    [InlineData("""{"content":"hi","nonce":"12345678901234567890123456","allowed_mentions":{"parse":[]}}""", "nonce")]
    [InlineData("""{"content":7,"allowed_mentions":{"parse":[]}}""", "content")]
    [InlineData("""{"content":"hi","message_reference":{"message_id":"5"},"allowed_mentions":{"parse":[]}}""", "message_reference")]
    [InlineData("""{"embeds":[{}],"allowed_mentions":{"parse":[]}}""", "embeds.0.description")]
    [InlineData("""{"embeds":[{"title":"t","fields":[{"name":"","value":"v"}]}],"allowed_mentions":{"parse":[]}}""", "embeds.0.fields.0.name")]
    [InlineData("""{"content":"x","flags":32768,"components":[{"type":10,"content":"x"}],"allowed_mentions":{"parse":[]}}""", "content")]
    [InlineData("""{"components":[{"type":10,"content":"x"}],"allowed_mentions":{"parse":[]}}""", "components.0.type")]
    [InlineData("""{"components":[{"type":1,"components":[]}],"allowed_mentions":{"parse":[]}}""", "components.0.components")]
    [InlineData("""{"components":[{"type":1,"components":[{"type":2,"style":1,"label":"a"}]}],"allowed_mentions":{"parse":[]}}""", "components.0.components.0.custom_id")]
    [InlineData("""{"components":[{"type":1,"components":[{"type":2,"style":1,"label":"a","custom_id":"x"},{"type":2,"style":1,"label":"b","custom_id":"x"}]}],"allowed_mentions":{"parse":[]}}""", "components.0.components.1.custom_id")]
    [InlineData("""{"components":[{"type":1,"components":[{"type":2,"style":5,"label":"a","url":"https://example.org","custom_id":"x"}]}],"allowed_mentions":{"parse":[]}}""", "components.0.components.0")]
    public async Task PostMessage_AgainstTheRules_NamesTheField(string body, string field)
    {
        await using var bot = await TestBot.StartAsync();

        var reply = await bot.PostMessageAsync(bot.Discord.World.General.Id, body);

        Assert.Equal((400, 50035), (reply.Status, reply.Code));
        var errors = reply.Json.GetProperty("errors");
        foreach (var part in field.Split('.'))
        {
            errors = errors.GetProperty(part);
        }

        Assert.NotEqual(0, errors.GetProperty("_errors").GetArrayLength());
        Assert.Single(bot.Discord.Violations);
        Assert.Empty(bot.Discord.World.MessagesOf(bot.Discord.World.General.Id));
    }

    [Theory]
    [InlineData(2000, 200)]
    [InlineData(2001, 400)]
    public async Task PostMessage_LongContent_IsLimited(int length, int status)
    {
        await using var bot = await TestBot.StartAsync();

        var reply = await bot.PostMessageAsync(bot.Discord.World.General.Id, $$"""{"content":"{{new string('x', length)}}",{{Quiet}}}""");

        Assert.Equal(status, reply.Status);
    }

    [Fact]
    public async Task PostMessage_EmbedsTogetherTooLong_IsRefused()
    {
        await using var bot = await TestBot.StartAsync();
        var embed = $$"""{"description":"{{new string('x', 3001)}}"}""";

        var reply = await bot.PostMessageAsync(bot.Discord.World.General.Id, $$"""{"embeds":[{{embed}},{{embed}}],{{Quiet}}}""");

        Assert.Equal((400, 50035), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task PostMessage_EmptyOrBroken_HasItsOwnCode()
    {
        await using var bot = await TestBot.StartAsync();
        var channel = bot.Discord.World.General.Id;

        Assert.Equal(50006, (await bot.PostMessageAsync(channel, $$"""{"content":" ",{{Quiet}}}""")).Code);
        Assert.Equal(50109, (await bot.PostMessageAsync(channel, "{")).Code);
        Assert.Equal(10003, (await bot.PostMessageAsync("1", $$"""{"content":"x",{{Quiet}}}""")).Code);
    }

    [Fact]
    public async Task PostMessage_WithoutAllowedMentions_IsAcceptedAndNoted()
    {
        await using var bot = await TestBot.StartAsync();
        var world = bot.Discord.World;

        var loud = await bot.PostMessageAsync(world.General.Id, $$"""{"content":"@everyone <@{{world.Sari.Id}}>"}""");
        var quiet = await bot.PostMessageAsync(world.General.Id, $$"""{"content":"@everyone <@{{world.Sari.Id}}>",{{Quiet}}}""");

        Assert.Contains("allowed_mentions", Assert.Single(bot.Discord.Violations).Problem, StringComparison.Ordinal);
        Assert.True(world.FindMessage(loud.Id) is { MentionsEveryone: true, MentionIds: [_] });
        Assert.True(world.FindMessage(quiet.Id) is { MentionsEveryone: false, MentionIds: [] });
    }

    [Fact]
    public async Task PostMessage_SameNonceEnforced_ReturnsTheFirstMessage()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var bot = await TestBot.StartAsync(time);
        var channel = bot.Discord.World.General.Id;
        const string Body = $$"""{"content":"sekali",{{Quiet}},"nonce":"abc","enforce_nonce":true}""";

        var first = await bot.PostMessageAsync(channel, Body);
        var second = await bot.PostMessageAsync(channel, Body);
        time.Advance(TimeSpan.FromMinutes(6));
        var later = await bot.PostMessageAsync(channel, Body);

        Assert.Equal(first.Id, second.Id);
        Assert.NotEqual(first.Id, later.Id);
        Assert.Equal(2, bot.Discord.World.MessagesOf(channel).Count);
    }

    [Fact]
    public async Task EditMessage_OwnAndForeign_DiffersByAuthor()
    {
        await using var bot = await TestBot.StartAsync();
        var world = bot.Discord.World;
        var own = await bot.PostMessageAsync(world.General.Id, $$"""{"content":"satu",{{Quiet}}}""");
        var foreign = await bot.Discord.People.PostMessageAsync(world.General.Id, world.Sari.Id, "dua", cancellationToken: TestBot.Cancellation);
        const string Edit = $$"""{"content":"tiga",{{Quiet}}}""";

        Assert.Equal(200, (await bot.SendAsync("PATCH", $"channels/{world.General.Id}/messages/{own.Id}", Edit)).Status);
        Assert.Equal(50005, (await bot.SendAsync("PATCH", $"channels/{world.General.Id}/messages/{foreign}", Edit)).Code);
        Assert.Equal("tiga", world.FindMessage(own.Id)!.Content);
        Assert.NotNull(world.FindMessage(own.Id)!.EditedTimestamp);
        Assert.Equal(204, (await bot.SendAsync("DELETE", $"channels/{world.General.Id}/messages/{own.Id}")).Status);
        Assert.Equal(10008, (await bot.SendAsync("GET", $"channels/{world.General.Id}/messages/{own.Id}")).Code);
    }

    [Fact]
    public async Task ListMessages_WithLimit_GivesTheNewestFirst()
    {
        await using var bot = await TestBot.StartAsync();
        var world = bot.Discord.World;
        foreach (var text in (string[])["a", "b", "c"])
        {
            await bot.Discord.People.PostMessageAsync(world.General.Id, world.Sari.Id, text, cancellationToken: TestBot.Cancellation);
        }

        var reply = await bot.SendAsync("GET", $"channels/{world.General.Id}/messages?limit=2");

        Assert.Equal(["c", "b"], reply.Json.EnumerateArray().Select(message => message.GetProperty("content").GetString()));
        Assert.Equal(400, (await bot.SendAsync("GET", $"channels/{world.General.Id}/messages?limit=101")).Status);
    }

    [Fact]
    public async Task Channel_WithoutPermission_IsForbidden()
    {
        await using var bot = await TestBot.StartAsync();
        var world = bot.Discord.World;
        world.Put(world.General with { BotMaySend = false });
        world.Put(world.Bantuan with { BotMaySee = false });
        world.Add(world.Budi with { BlocksDirectMessages = true });
        var direct = await bot.SendAsync("POST", "users/@me/channels", $$"""{"recipient_id":"{{world.Budi.Id}}"}""");
        const string Body = $$"""{"content":"x",{{Quiet}}}""";

        Assert.Equal(50013, (await bot.PostMessageAsync(world.General.Id, Body)).Code);
        Assert.Equal(50001, (await bot.PostMessageAsync(world.Bantuan.Id, Body)).Code);
        Assert.Equal(50007, (await bot.PostMessageAsync(direct.Id, Body)).Code);
    }

    [Fact]
    public async Task StartThread_Twice_HasTheMessagesIdAndIsRefused()
    {
        await using var bot = await TestBot.StartAsync();
        var world = bot.Discord.World;
        var message = await bot.PostMessageAsync(world.General.Id, $$"""{"content":"x",{{Quiet}}}""");
        var path = $"channels/{world.General.Id}/messages/{message.Id}/threads";

        var first = await bot.SendAsync("POST", path, """{"name":"Utas","auto_archive_duration":1440}""");
        var second = await bot.SendAsync("POST", path, """{"name":"Utas"}""");

        Assert.Equal((201, message.Id), (first.Status, first.Id));
        Assert.Equal((400, 160004), (second.Status, second.Code));
        world.Put(world.FindChannel(first.Id)! with { Locked = true });
        Assert.Equal(50083, (await bot.PostMessageAsync(first.Id, $$"""{"content":"x",{{Quiet}}}""")).Code);
    }

    [Fact]
    public async Task RateLimits_Enforced_RefuseTheSixthMessage()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var bot = await TestBot.StartAsync(time);
        bot.Discord.Settings.EnforceRateLimits = true;
        var world = bot.Discord.World;
        const string Body = $$"""{"content":"x",{{Quiet}}}""";
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(200, (await bot.PostMessageAsync(world.General.Id, Body)).Status);
        }

        var refused = await bot.PostMessageAsync(world.General.Id, Body);

        Assert.Equal((429, "user"), (refused.Status, refused.Headers["X-RateLimit-Scope"]));
        Assert.Equal(5, refused.Json.GetProperty("retry_after").GetDouble());
        Assert.Equal(200, (await bot.PostMessageAsync(world.Bantuan.Id, Body)).Status);
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(200, (await bot.PostMessageAsync(world.General.Id, Body)).Status);
    }

    [Fact]
    public async Task Faults_Answered_ComeAsTheyWereAdded()
    {
        await using var bot = await TestBot.StartAsync();
        var shared = bot.Discord.HttpFaults.Add(DiscordHttpFaults.RateLimited("shared", TimeSpan.FromSeconds(1.5), "GET", "users/*"));
        bot.Discord.HttpFaults.Add(DiscordHttpFaults.RateLimitedHtml(pathPattern: "gateway"));

        var limited = await bot.SendAsync("GET", "users/@me");
        var html = await bot.SendAsync("GET", "gateway");

        Assert.Equal((429, "9"), (limited.Status, limited.Headers["X-RateLimit-Remaining"]));
        Assert.Equal(1.5, limited.Json.GetProperty("retry_after").GetDouble());
        Assert.StartsWith("<!DOCTYPE", html.Text, StringComparison.Ordinal);
        Assert.Equal(1, shared.Hits);
        Assert.Equal(200, (await bot.SendAsync("GET", "users/@me")).Status);
    }

    [Theory]
    [InlineData(Simulator.Faults.HttpFaultKind.DropAfter, 1)]
    [InlineData(Simulator.Faults.HttpFaultKind.DropBefore, 0)]
    public async Task Faults_Drop_LeaveTheClientWithoutAnAnswer(Simulator.Faults.HttpFaultKind kind, int stored)
    {
        await using var bot = await TestBot.StartAsync();
        var channel = bot.Discord.World.General.Id;
        bot.Discord.HttpFaults.Add(new Simulator.Faults.HttpFault { Method = "POST", PathPattern = "channels/*/messages", Kind = kind });

        await Assert.ThrowsAsync<HttpRequestException>(() => bot.PostMessageAsync(channel, $$"""{"content":"x",{{Quiet}}}"""));

        await bot.Discord.WaitUntilAsync(() => bot.Discord.CallCount == 1, TestBot.Cancellation);
        Assert.Equal(stored, bot.Discord.World.MessagesOf(channel).Count);
        Assert.Equal(0, bot.Discord.Calls[0].Status);
    }
}
