using System.Text.Json;

namespace StargateBot.Simulator.Tests.Discord;

/// <summary>Modals (interactions/receiving-and-responding, Modal; components/reference, Label and Text Input).</summary>
public sealed class FormTests
{
    private static readonly Dictionary<string, string> Question = new() { ["question"] = "berapa?" };

    [Theory]
    [InlineData("""{"type":4,"custom_id":"a","style":2,"max_length":4000,"min_length":0,"required":false,"placeholder":"x"}""", true)]
    [InlineData("""{"type":4,"custom_id":"a","style":3}""", false)]
    [InlineData("""{"type":4,"custom_id":"a","style":1,"max_length":4001}""", false)]
    [InlineData("""{"type":4,"custom_id":"a","style":1,"max_length":0}""", false)]
    [InlineData("""{"type":4,"custom_id":"a","style":1,"min_length":-1}""", false)]
    [InlineData("""{"type":4,"custom_id":"a","style":1,"min_length":5,"max_length":4}""", false)]
    [InlineData("""{"type":4,"custom_id":"a","style":1,"required":"yes"}""", false)]
    [InlineData("""{"type":4,"custom_id":"a","style":1,"label":"inside a label"}""", false)]
    [InlineData("""{"type":4,"style":1}""", false)]
    [InlineData("""{"type":2,"custom_id":"a","style":1,"label":"x"}""", false)]
    public async Task Modal_InputsAreChecked(string input, bool isGood)
    {
        await using var bot = await TestBot.StartAsync();

        Assert.Equal(isGood ? 204 : 400, (await OpenAsync(bot, $$$"""{"type":18,"label":"Apa?","component":{{{input}}}}""")).Reply.Status);
    }

    [Fact]
    public async Task Modal_LimitsAreChecked()
    {
        await using var bot = await TestBot.StartAsync();
        const string Input = """{"type":18,"label":"Apa?","component":{"type":4,"custom_id":"a","style":1}}""";

        Assert.Equal(400, (await OpenAsync(bot, Input, title: new string('t', 46))).Reply.Status);
        Assert.Equal(400, (await OpenAsync(bot, Input, customId: new string('i', 101))).Reply.Status);
        Assert.Equal(400, (await OpenAsync(bot, Input.Replace("Apa?", new string('l', 46), StringComparison.Ordinal))).Reply.Status);
        Assert.Equal(400, (await OpenAsync(bot, $"{Input},{Input}")).Reply.Status);
        Assert.Equal(400, (await OpenAsync(bot, "")).Reply.Status);
        var placeholder = $$$"""{"type":18,"label":"Apa?","component":{"type":4,"custom_id":"a","style":1,"placeholder":"{{{new string('p', 101)}}}"}}""";
        Assert.Equal(400, (await OpenAsync(bot, placeholder)).Reply.Status);
    }

    [Fact]
    public async Task Message_WithATextInput_IsRefused()
    {
        await using var bot = await TestBot.StartAsync();

        var reply = await bot.PostMessageAsync(
            bot.Discord.World.General.Id,
            """{"content":"x","allowed_mentions":{"parse":[]},"components":[{"type":1,"components":[{"type":4,"custom_id":"a","style":1,"label":"x"}]}]}""");

        Assert.Equal(400, reply.Status);
    }

    [Fact]
    public async Task Submit_TextThatDoesNotFit_IsNotLetThrough()
    {
        await using var bot = await TestBot.StartAsync();
        var (id, _) = await OpenAsync(bot, """
            {"type":18,"label":"Judul","component":{"type":4,"custom_id":"title","style":1,"min_length":3,"max_length":5}},
            {"type":18,"label":"Isi","component":{"type":4,"custom_id":"body","style":2,"required":false}}
            """);

        await Assert.ThrowsAsync<ArgumentException>(() => SubmitAsync(bot, id, []));
        await Assert.ThrowsAsync<ArgumentException>(() => SubmitAsync(bot, id, new() { ["title"] = "ab" }));
        await Assert.ThrowsAsync<ArgumentException>(() => SubmitAsync(bot, id, new() { ["title"] = "abcdef" }));
        await Assert.ThrowsAsync<ArgumentException>(() => SubmitAsync(bot, id, new() { ["title"] = "abc", ["other"] = "x" }));
        await SubmitAsync(bot, id, new() { ["title"] = "abc" });
    }

    private static Task<string> SubmitAsync(TestBot bot, string id, Dictionary<string, string> values) =>
        bot.Discord.People.SubmitModalAsync(id, values, TestBot.Cancellation);

    private static async Task<(string Id, TestReply Reply)> OpenAsync(TestBot bot, string components, string title = "Masukan", string customId = "m1")
    {
        using var gateway = await bot.IdentifyAsync();
        await bot.RegisterAskAsync();
        var id = await bot.Discord.People.UseCommandAsync(bot.Discord.World.General.Id, bot.Discord.World.Sari.Id, "ask", Question, TestBot.Cancellation);
        JsonElement interaction = await gateway.ExpectEventAsync("INTERACTION_CREATE");
        var reply = await bot.SendAsync(
            "POST",
            $"interactions/{id}/{interaction.GetProperty("token").GetString()}/callback",
            $$$"""{"type":9,"data":{"custom_id":"{{{customId}}}","title":"{{{title}}}","components":[{{{components}}}]}}""");
        return (id, reply);
    }
}
