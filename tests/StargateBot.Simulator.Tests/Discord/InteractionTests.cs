using Microsoft.Extensions.Time.Testing;
using StargateBot.Simulator.Discord.People;

namespace StargateBot.Simulator.Tests.Discord;

public sealed class InteractionTests
{
    private const string Quiet = "\"allowed_mentions\":{\"parse\":[]}";
    private static readonly Dictionary<string, string> Question = new() { ["question"] = "apa itu Stargate?" };

    [Fact]
    public async Task Command_DeferredThenEdited_IsAnsweredOnce()
    {
        await using var bot = await TestBot.StartAsync();
        using var gateway = await bot.IdentifyAsync();
        await bot.RegisterAskAsync();
        var world = bot.Discord.World;

        var id = await bot.Discord.People.UseCommandAsync(
            world.General.Id, world.Sari.Id, "tanya", new Dictionary<string, string> { ["pertanyaan"] = "apa?", ["private"] = "true" }, TestBot.Cancellation);
        var interaction = await gateway.ExpectEventAsync("INTERACTION_CREATE");
        var token = interaction.GetProperty("token").GetString()!;
        var deferred = await CallbackAsync(bot, id, token, """{"type":5,"data":{"flags":64}}""");
        var edited = await OriginalAsync(bot, "PATCH", token, $$"""{"content":"jawaban",{{Quiet}}}""");

        var data = interaction.GetProperty("data");
        Assert.Equal("ask", data.GetProperty("name").GetString());
        Assert.Equal("apa?", data.GetProperty("options")[0].GetProperty("value").GetString());
        Assert.True(data.GetProperty("options")[1].GetProperty("value").GetBoolean());
        Assert.Equal("id", interaction.GetProperty("locale").GetString());
        Assert.Equal(world.Sari.Id, interaction.GetProperty("member").GetProperty("user").GetProperty("id").GetString());
        Assert.Equal(world.GuildId, interaction.GetProperty("authorizing_integration_owners").GetProperty("0").GetString());
        Assert.Equal((204, 200), (deferred.Status, edited.Status));
        var reply = await bot.Discord.WaitForReplyAsync(id, TestBot.Cancellation);
        Assert.Equal("jawaban", reply.Content);
        Assert.Equal(world.Sari.Id, reply.VisibleOnlyTo);
        Assert.False(reply.IsLoading);
        var question = bot.Discord.FindQuestion(id)!;
        Assert.Equal(1, question.Replies);
        Assert.True(question.Acknowledged <= question.Answered);
        Assert.Empty(bot.Discord.Violations);
    }

    [Fact]
    public async Task Callback_Second_IsAlreadyAcknowledged()
    {
        await using var bot = await TestBot.StartAsync();
        var (id, token) = await AskAsync(bot);

        await CallbackAsync(bot, id, token, """{"type":5}""");
        var second = await CallbackAsync(bot, id, token, """{"type":5}""");

        Assert.Equal((400, 40060), (second.Status, second.Code));
    }

    [Fact]
    public async Task Callback_AfterThreeSeconds_IsUnknown()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var bot = await TestBot.StartAsync(time);
        var (id, token) = await AskAsync(bot);

        time.Advance(TimeSpan.FromSeconds(3.1));

        Assert.Equal(10062, (await CallbackAsync(bot, id, token, """{"type":5}""")).Code);
        Assert.Equal(10062, (await CallbackAsync(bot, id, "other", """{"type":5}""")).Code);
    }

    [Fact]
    public async Task Token_AfterFifteenMinutes_IsInvalid()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var bot = await TestBot.StartAsync(time);
        var (id, token) = await AskAsync(bot);
        await CallbackAsync(bot, id, token, """{"type":5}""");

        time.Advance(TimeSpan.FromMinutes(16));
        var late = await OriginalAsync(bot, "PATCH", token, $$"""{"content":"x",{{Quiet}}}""");

        Assert.Equal((401, 50027), (late.Status, late.Code));
    }

    [Theory]
    [InlineData("""{"type":6}""")]
    [InlineData("""{"type":8,"data":{"choices":[]}}""")]
    [InlineData("""{"type":5,"data":{"flags":32768}}""")]
    [InlineData("""{"type":4}""")]
    [InlineData("""{"type":9,"data":{"custom_id":"m","title":"t","components":[]}}""")]
    public async Task Callback_AgainstTheRules_IsRefusedAndMayBeRepeated(string body)
    {
        await using var bot = await TestBot.StartAsync();
        var (id, token) = await AskAsync(bot);

        var refused = await CallbackAsync(bot, id, token, body);

        Assert.Equal((400, 50035), (refused.Status, refused.Code));
        Assert.Equal(204, (await CallbackAsync(bot, id, token, """{"type":5}""")).Status);
    }

    [Fact]
    public async Task Callback_WithResponse_TellsTheMessage()
    {
        await using var bot = await TestBot.StartAsync();
        var (id, token) = await AskAsync(bot);

        var reply = await bot.SendAsync(
            "POST", $"interactions/{id}/{token}/callback?with_response=true", $$"""{"type":4,"data":{"content":"ya",{{Quiet}} } }""");

        var message = reply.Json.GetProperty("resource").GetProperty("message");
        Assert.Equal("ya", message.GetProperty("content").GetString());
        Assert.Equal(20, message.GetProperty("type").GetInt32());
        Assert.Equal(message.GetProperty("id").GetString(), (await OriginalAsync(bot, "GET", token)).Id);
    }

    [Fact]
    public async Task Button_Pressed_SendsTheMessageAndUpdatesIt()
    {
        await using var bot = await TestBot.StartAsync();
        using var gateway = await bot.IdentifyAsync();
        var world = bot.Discord.World;
        var posted = await bot.PostMessageAsync(world.General.Id, $$"""
            {"content":"x",{{Quiet}},"components":[{"type":1,"components":[{"type":2,"style":2,"label":"Sumber","custom_id":"s1"}]}]}
            """);
        await gateway.ExpectEventAsync("MESSAGE_CREATE");

        var id = await bot.Discord.People.PressButtonAsync(posted.Id, world.Alice.Id, "Sumber", TestBot.Cancellation);
        var interaction = await gateway.ExpectEventAsync("INTERACTION_CREATE");
        await CallbackAsync(bot, id, interaction.GetProperty("token").GetString()!, $$"""{"type":7,"data":{"content":"y","components":[],{{Quiet}} } }""");

        Assert.Equal("s1", interaction.GetProperty("data").GetProperty("custom_id").GetString());
        Assert.Equal(posted.Id, interaction.GetProperty("message").GetProperty("id").GetString());
        Assert.Equal("y", (await bot.Discord.WaitForReplyAsync(id, TestBot.Cancellation)).Content);
        await Assert.ThrowsAsync<ArgumentException>(
            () => bot.Discord.People.PressButtonAsync(posted.Id, world.Alice.Id, "Sumber", TestBot.Cancellation));
    }

    [Fact]
    public async Task MessageCommand_Used_CarriesTheTargetWithItsContent()
    {
        await using var bot = await TestBot.StartAsync();
        using var gateway = await bot.IdentifyAsync();
        await bot.RegisterAskAsync();
        var world = bot.Discord.World;
        var target = await bot.Discord.People.PostMessageAsync(world.General.Id, world.Budi.Id, "berapa?", cancellationToken: TestBot.Cancellation);
        Assert.Equal("", (await gateway.ExpectEventAsync("MESSAGE_CREATE")).GetProperty("content").GetString());

        await bot.Discord.People.UseMessageCommandAsync(target, world.Sari.Id, "Answer this", cancellationToken: TestBot.Cancellation);

        var data = (await gateway.ExpectEventAsync("INTERACTION_CREATE")).GetProperty("data");
        Assert.Equal("berapa?", data.GetProperty("resolved").GetProperty("messages").GetProperty(data.GetProperty("target_id").GetString()!).GetProperty("content").GetString());
    }

    [Fact]
    public async Task Autocomplete_Typed_GivesTheChoices()
    {
        await using var bot = await TestBot.StartAsync();
        using var gateway = await bot.IdentifyAsync();
        await bot.RegisterAskAsync();
        var world = bot.Discord.World;

        var id = await bot.Discord.People.AutocompleteAsync(world.General.Id, world.Sari.Id, "ask", "question", "ber", TestBot.Cancellation);
        var interaction = await gateway.ExpectEventAsync("INTERACTION_CREATE");
        await CallbackAsync(bot, id, interaction.GetProperty("token").GetString()!, """{"type":8,"data":{"choices":[{"name":"Berapa?","value":"berapa"}]}}""");

        Assert.True(interaction.GetProperty("data").GetProperty("options")[0].GetProperty("focused").GetBoolean());
        Assert.Equal("berapa", (await bot.Discord.People.WaitForChoicesAsync(id, TestBot.Cancellation))[0].GetProperty("value").GetString());
    }

    [Fact]
    public async Task Modal_Submitted_CarriesTheValues()
    {
        await using var bot = await TestBot.StartAsync();
        using var gateway = await bot.IdentifyAsync();
        var (id, token) = await AskAsync(bot, gateway);
        await CallbackAsync(bot, id, token, """
            {"type":9,"data":{"custom_id":"m1","title":"Masukan","components":[{"type":18,"label":"Apa?","component":{"type":4,"style":2,"custom_id":"what"}}]}}
            """);

        await bot.Discord.People.SubmitModalAsync(id, new Dictionary<string, string> { ["what"] = "bagus" }, TestBot.Cancellation);

        var data = (await gateway.ExpectEventAsync("INTERACTION_CREATE")).GetProperty("data");
        Assert.Equal("m1", data.GetProperty("custom_id").GetString());
        Assert.Equal("bagus", data.GetProperty("components")[0].GetProperty("component").GetProperty("value").GetString());
    }

    [Fact]
    public async Task UserInstalled_SixthFollowUp_IsRefused()
    {
        await using var bot = await TestBot.StartAsync();
        using var gateway = await bot.IdentifyAsync();
        await bot.RegisterAskAsync();
        var world = bot.Discord.World;
        var id = await bot.Discord.People.UseCommandAsync(
            world.AddGroup().Id, world.Sari.Id, "ask", new CommandUse { Options = Question, UserInstalledOnly = true }, TestBot.Cancellation);
        var interaction = await gateway.ExpectEventAsync("INTERACTION_CREATE");
        var token = interaction.GetProperty("token").GetString()!;
        await CallbackAsync(bot, id, token, $$"""{"type":4,"data":{"content":"x",{{Quiet}} } }""");

        var statuses = new List<int>();
        for (var i = 0; i < 6; i++)
        {
            statuses.Add((await bot.SendAsync("POST", $"webhooks/{world.ApplicationId}/{token}", $$"""{"content":"x",{{Quiet}}}""")).Status);
        }

        Assert.Equal([200, 200, 200, 200, 200, 400], statuses);
        Assert.Equal(2, interaction.GetProperty("context").GetInt32());
        Assert.Equal(world.Sari.Id, interaction.GetProperty("authorizing_integration_owners").GetProperty("1").GetString());
        Assert.False(interaction.GetProperty("authorizing_integration_owners").TryGetProperty("0", out _));
    }

    [Fact]
    public async Task UseCommand_NotRegisteredOrNotFitting_IsNotSent()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.RegisterAskAsync();
        var (people, world) = (bot.Discord.People, bot.Discord.World);

        await Assert.ThrowsAsync<ArgumentException>(() => people.UseCommandAsync(world.General.Id, world.Sari.Id, "help", cancellationToken: TestBot.Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => people.UseCommandAsync(world.General.Id, world.Sari.Id, "ask", cancellationToken: TestBot.Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => people.UseCommandAsync(
            world.General.Id, world.Sari.Id, "ask", new Dictionary<string, string> { ["question"] = new('x', 201) }, TestBot.Cancellation));
    }

    [Fact]
    public async Task Callback_SecondOneAfterAnotherConnection_IsRefusedAndNoViolation()
    {
        await using var bot = await TestBot.StartAsync();
        var (id, token) = await AskAsync(bot);
        await CallbackAsync(bot, id, token, """{"type":5}""");
        using var next = await bot.IdentifyAsync();

        Assert.Equal(40060, (await CallbackAsync(bot, id, token, """{"type":5}""")).Code);
        Assert.Empty(bot.Discord.Violations);
    }

    private static async Task<(string Id, string Token)> AskAsync(TestBot bot, TestGateway? gateway = null)
    {
        using var own = gateway is null ? await bot.IdentifyAsync() : null;
        await bot.RegisterAskAsync();
        var world = bot.Discord.World;
        var id = await bot.Discord.People.UseCommandAsync(world.General.Id, world.Sari.Id, "ask", Question, TestBot.Cancellation);
        var interaction = await (gateway ?? own)!.ExpectEventAsync("INTERACTION_CREATE");
        return (id, interaction.GetProperty("token").GetString()!);
    }

    private static Task<TestReply> CallbackAsync(TestBot bot, string id, string token, string json) =>
        bot.SendAsync("POST", $"interactions/{id}/{token}/callback", json);

    private static Task<TestReply> OriginalAsync(TestBot bot, string method, string token, string? json = null) =>
        bot.SendAsync(method, $"webhooks/{bot.Discord.World.ApplicationId}/{token}/messages/@original", json);
}
