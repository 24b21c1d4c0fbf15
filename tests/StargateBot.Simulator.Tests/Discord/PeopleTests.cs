namespace StargateBot.Simulator.Tests.Discord;

public sealed class PeopleTests
{
    private const long WithContent = 37377;

    [Theory]
    [InlineData(4609, "")]
    [InlineData(WithContent, "tanpa sebutan")]
    public async Task PostMessage_WithoutMention_ShowsItsContentByTheIntent(long intents, string content)
    {
        await using var bot = await TestBot.StartAsync();
        using var gateway = await bot.IdentifyAsync(intents);
        var world = bot.Discord.World;

        await bot.Discord.People.PostMessageAsync(world.General.Id, world.Sari.Id, "tanpa sebutan", cancellationToken: TestBot.Cancellation);
        await bot.Discord.People.MentionBotAsync(world.General.Id, world.Sari.Id, "hai", cancellationToken: TestBot.Cancellation);
        await bot.Discord.People.SendDirectMessageAsync(world.Sari.Id, "pribadi", cancellationToken: TestBot.Cancellation);

        Assert.Equal(content, (await gateway.ExpectEventAsync("MESSAGE_CREATE")).GetProperty("content").GetString());
        var mention = await gateway.ExpectEventAsync("MESSAGE_CREATE");
        Assert.Equal($"<@{world.ApplicationId}> hai", mention.GetProperty("content").GetString());
        Assert.Equal(world.ApplicationId, mention.GetProperty("mentions")[0].GetProperty("id").GetString());
        Assert.Equal("Sari Wulandari", mention.GetProperty("author").GetProperty("global_name").GetString());
        Assert.True(mention.TryGetProperty("member", out _));
        var direct = await gateway.ExpectEventAsync("MESSAGE_CREATE");
        Assert.Equal("pribadi", direct.GetProperty("content").GetString());
        Assert.False(direct.TryGetProperty("guild_id", out _));
    }

    [Fact]
    public async Task PostMessage_IntentMissing_IsNotSent()
    {
        await using var bot = await TestBot.StartAsync();
        using var gateway = await bot.IdentifyAsync(intents: 1 | 4096);
        var world = bot.Discord.World;

        await bot.Discord.People.MentionBotAsync(world.General.Id, world.Sari.Id, "hai", cancellationToken: TestBot.Cancellation);
        var direct = await bot.Discord.People.SendDirectMessageAsync(world.Sari.Id, "pribadi", cancellationToken: TestBot.Cancellation);

        Assert.Equal(direct, (await gateway.ExpectEventAsync("MESSAGE_CREATE")).GetProperty("id").GetString());
    }

    [Fact]
    public async Task Reply_ToTheBot_MentionsItAndQuotesTheMessage()
    {
        await using var bot = await TestBot.StartAsync();
        using var gateway = await bot.IdentifyAsync();
        var world = bot.Discord.World;
        var posted = await bot.PostMessageAsync(world.General.Id, """{"content":"jawaban","allowed_mentions":{"parse":[]}}""");
        await gateway.ExpectEventAsync("MESSAGE_CREATE");

        await bot.Discord.People.PostMessageAsync(world.General.Id, world.Sari.Id, "kalau SK Hynix?", posted.Id, TestBot.Cancellation);

        var reply = await gateway.ExpectEventAsync("MESSAGE_CREATE");
        Assert.Equal(19, reply.GetProperty("type").GetInt32());
        Assert.Equal("jawaban", reply.GetProperty("referenced_message").GetProperty("content").GetString());
        Assert.Equal(world.ApplicationId, reply.GetProperty("mentions")[0].GetProperty("id").GetString());
        Assert.Equal("kalau SK Hynix?", reply.GetProperty("content").GetString());
    }

    [Fact]
    public async Task Post_ByBotWebhookAndSystem_LooksSo()
    {
        await using var bot = await TestBot.StartAsync();
        using var gateway = await bot.IdentifyAsync(WithContent);
        var world = bot.Discord.World;

        await bot.Discord.People.PostAsBotAsync(world.General.Id, "bip", cancellationToken: TestBot.Cancellation);
        await bot.Discord.People.PostAsWebhookAsync(world.General.Id, "kait", "isi", TestBot.Cancellation);
        await bot.Discord.People.PostSystemMessageAsync(world.General.Id, world.Budi.Id, 7, "", TestBot.Cancellation);

        Assert.True((await gateway.ExpectEventAsync("MESSAGE_CREATE")).GetProperty("author").GetProperty("bot").GetBoolean());
        Assert.True((await gateway.ExpectEventAsync("MESSAGE_CREATE")).TryGetProperty("webhook_id", out _));
        Assert.Equal(7, (await gateway.ExpectEventAsync("MESSAGE_CREATE")).GetProperty("type").GetInt32());
    }

    [Fact]
    public async Task Message_EditedRepeatedReactedDeleted_SendsItsEvents()
    {
        await using var bot = await TestBot.StartAsync();
        using var gateway = await bot.IdentifyAsync(WithContent | 1024);
        var world = bot.Discord.World;
        var people = bot.Discord.People;

        var id = await people.PostMessageAsync(world.General.Id, world.Sari.Id, "satu", cancellationToken: TestBot.Cancellation);
        await people.RepeatEventAsync(id, TestBot.Cancellation);
        await people.EditMessageAsync(id, "dua", TestBot.Cancellation);
        await people.ReactAsync(id, world.Budi.Id, "👍", TestBot.Cancellation);
        await people.DeleteMessageAsync(id, TestBot.Cancellation);

        Assert.Equal(id, (await gateway.ExpectEventAsync("MESSAGE_CREATE")).GetProperty("id").GetString());
        Assert.Equal(id, (await gateway.ExpectEventAsync("MESSAGE_CREATE")).GetProperty("id").GetString());
        var edited = await gateway.ExpectEventAsync("MESSAGE_UPDATE");
        Assert.Equal("dua", edited.GetProperty("content").GetString());
        Assert.NotNull(edited.GetProperty("edited_timestamp").GetString());
        Assert.Equal("👍", (await gateway.ExpectEventAsync("MESSAGE_REACTION_ADD")).GetProperty("emoji").GetProperty("name").GetString());
        Assert.Equal(id, (await gateway.ExpectEventAsync("MESSAGE_DELETE")).GetProperty("id").GetString());
    }

    [Fact]
    public async Task WaitForReply_RepliesAndPlainPosts_FindTheirQuestions()
    {
        await using var bot = await TestBot.StartAsync();
        var world = bot.Discord.World;
        var people = bot.Discord.People;
        var first = await people.MentionBotAsync(world.General.Id, world.Sari.Id, "satu", cancellationToken: TestBot.Cancellation);
        var second = await people.MentionBotAsync(world.General.Id, world.Budi.Id, "dua", cancellationToken: TestBot.Cancellation);
        await people.PostMessageAsync(world.General.Id, world.James.Id, "bukan untuk bot", cancellationToken: TestBot.Cancellation);
        await bot.SendAsync("POST", $"channels/{world.General.Id}/typing");

        await bot.PostMessageAsync(world.General.Id, $$"""{"content":"B","message_reference":{"message_id":"{{second}}" },"allowed_mentions":{"parse":[]} }""");
        await bot.PostMessageAsync(world.General.Id, """{"content":"A","allowed_mentions":{"parse":[]}}""");

        Assert.Equal("B", (await bot.Discord.WaitForReplyAsync(second, TestBot.Cancellation)).Content);
        Assert.Equal("A", (await bot.Discord.WaitForReplyAsync(first, TestBot.Cancellation)).Content);
        Assert.Equal([1, 1, 0], bot.Discord.Questions.Select(question => question.Replies));
        Assert.Equal([true, true, false], bot.Discord.Questions.Select(question => question.ExpectsReply));
        Assert.True(bot.Discord.FindQuestion(first)!.Acknowledged < bot.Discord.FindQuestion(first)!.Answered);
    }
}
