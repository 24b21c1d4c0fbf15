using System.Text.Json;
using StargateBot.Simulator.Discord.World;

namespace StargateBot.Simulator.Tests.Discord;

/// <summary>What is read and changed of messages later (resources/message, Get Channel Messages and Edit Message; resources/user, Create DM).</summary>
public sealed class HistoryTests
{
    private const string Post = """{"content":"x","nonce":"n1","enforce_nonce":true,"allowed_mentions":{"parse":[]}}""";
    private const string Change = """{"content":"y","embeds":[],"components":[],"allowed_mentions":{"parse":[]}}""";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task GetMessages_Nonces_AreToldAsConfigured(bool told)
    {
        await using var bot = await TestBot.StartAsync();
        bot.Discord.Settings.NoncesInHistory = told;
        var general = bot.Discord.World.General.Id;
        var posted = await bot.PostMessageAsync(general, Post);

        var listed = (await bot.SendAsync("GET", $"channels/{general}/messages")).Json[0];
        var single = (await bot.SendAsync("GET", $"channels/{general}/messages/{posted.Id}")).Json;

        Assert.Equal("n1", posted.Json.GetProperty("nonce").GetString());
        Assert.Equal((told, told), (listed.TryGetProperty("nonce", out _), single.TryGetProperty("nonce", out _)));
    }

    [Fact]
    public async Task History_NoRightToReadIt_IsEmptyAndTakesNoReply()
    {
        await using var bot = await TestBot.StartAsync();
        var general = bot.Discord.World.Put(bot.Discord.World.General with { BotMayReadHistory = false }).Id;
        var id = await bot.Discord.People.PostMessageAsync(general, bot.Discord.World.Sari.Id, "halo", cancellationToken: TestBot.Cancellation);

        var reply = await bot.PostMessageAsync(
            general, $$$"""{"content":"x","message_reference":{"message_id":"{{{id}}}"},"allowed_mentions":{"parse":[]}}""");

        Assert.Equal(JsonValueKind.Array, (await bot.SendAsync("GET", $"channels/{general}/messages")).Json.ValueKind);
        Assert.Equal("[]", (await bot.SendAsync("GET", $"channels/{general}/messages")).Text);
        Assert.Equal((403, 50013), Told(await bot.SendAsync("GET", $"channels/{general}/messages/{id}")));
        Assert.Equal((403, 160002), Told(reply));
    }

    [Fact]
    public async Task EditMessage_LockedThread_IsRefused()
    {
        await using var bot = await TestBot.StartAsync();
        var world = bot.Discord.World;
        var root = await bot.Discord.People.PostMessageAsync(world.General.Id, world.Sari.Id, "topik", cancellationToken: TestBot.Cancellation);
        var thread = await bot.Discord.People.StartThreadAsync(root, "diskusi", TestBot.Cancellation);
        var posted = await bot.PostMessageAsync(thread, Post);

        Assert.Equal(200, (await bot.SendAsync("PATCH", $"channels/{thread}/messages/{posted.Id}", Change)).Status);
        world.Put(world.FindChannel(thread)! with { Locked = true });
        Assert.Equal((400, 50083), Told(await bot.SendAsync("PATCH", $"channels/{thread}/messages/{posted.Id}", Change)));
        Assert.Equal("y", world.FindMessage(posted.Id)!.Content);
    }

    [Theory]
    [InlineData("nonce", "\"n2\"")]
    [InlineData("message_reference", "{\"message_id\":\"5\"}")]
    public async Task EditMessage_FieldOfNewMessages_IsReported(string field, string value)
    {
        await using var bot = await TestBot.StartAsync();
        var general = bot.Discord.World.General.Id;
        var posted = await bot.PostMessageAsync(general, Post);

        await bot.SendAsync("PATCH", $"channels/{general}/messages/{posted.Id}", $$"""{"content":"y","allowed_mentions":{"parse":[]},"{{field}}":{{value}}}""");

        Assert.Contains(bot.Discord.Violations, violation => violation.Problem.Contains(field, StringComparison.Ordinal));
    }

    [Fact]
    public async Task CreateDirectMessage_Person_IsTheSameChannelEachTime()
    {
        await using var bot = await TestBot.StartAsync();
        var budi = bot.Discord.World.Budi;

        var first = await OpenAsync(bot, budi.Id);
        var again = await OpenAsync(bot, budi.Id);

        Assert.Equal((200, DiscordChannel.Direct, first.Id), (first.Status, first.Json.GetProperty("type").GetInt32(), again.Id));
        Assert.Equal((400, 50033), Told(await OpenAsync(bot, "1")));
        Assert.Equal((403, 50007), Told(await OpenAsync(bot, bot.Discord.World.OtherBot.Id)));
        bot.Discord.World.Add(budi with { BlocksDirectMessages = true });
        Assert.Equal((403, 50007), Told(await bot.PostMessageAsync(first.Id, Post)));
    }

    [Fact]
    public async Task MessageCreate_Member_TellsRolesAndNick()
    {
        await using var bot = await TestBot.StartAsync();
        using var gateway = await bot.IdentifyAsync();
        var world = bot.Discord.World;

        await bot.Discord.People.MentionBotAsync(world.General.Id, world.James.Id, "x", cancellationToken: TestBot.Cancellation);
        var member = (await gateway.ExpectEventAsync("MESSAGE_CREATE")).GetProperty("member");

        Assert.Equal(("Jim", world.EditorRoleId), (member.GetProperty("nick").GetString(), member.GetProperty("roles")[0].GetString()));
        Assert.False(member.TryGetProperty("permissions", out _));
    }

    private static (int Status, int Code) Told(TestReply reply) => (reply.Status, reply.Code);

    private static Task<TestReply> OpenAsync(TestBot bot, string userId) =>
        bot.SendAsync("POST", "users/@me/channels", $$"""{"recipient_id":"{{userId}}"}""");
}
