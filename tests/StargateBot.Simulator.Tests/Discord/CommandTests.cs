using System.Globalization;

namespace StargateBot.Simulator.Tests.Discord;

public sealed class CommandTests
{
    [Fact]
    public async Task Overwrite_Twice_KeepsIdsAndReadsBackWithDefaults()
    {
        await using var bot = await TestBot.StartAsync();
        var path = $"applications/{bot.Discord.World.ApplicationId}/commands";
        await bot.RegisterAskAsync();
        var first = await bot.SendAsync("GET", path + "?with_localizations=true");
        await bot.RegisterAskAsync();
        var plain = await bot.SendAsync("GET", path);

        var ask = first.Json[0];
        Assert.Equal("tanya", ask.GetProperty("name_localizations").GetProperty("id").GetString());
        Assert.False(ask.GetProperty("nsfw").GetBoolean());
        Assert.True(ask.GetProperty("options")[0].GetProperty("required").GetBoolean());
        Assert.False(ask.GetProperty("options")[1].TryGetProperty("required", out _));
        Assert.Equal("", first.Json[1].GetProperty("description").GetString());
        Assert.Equal(ask.GetProperty("id").GetString(), plain.Json[0].GetProperty("id").GetString());
        Assert.False(plain.Json[0].TryGetProperty("name_localizations", out _));
        Assert.Empty(bot.Discord.Violations);
    }

    [Theory]
    [InlineData("""[{"name":"Ask","description":"d"}]""", "0.name")]
    [InlineData("""[{"name":"ask"}]""", "0.description")]
    [InlineData("""[{"name":"ask","description":"d"},{"name":"ask","description":"e"}]""", "1.name")]
    [InlineData("""[{"name":"ask","description":"d","name_localizations":{"in":"tanya"}}]""", "0.name_localizations.in")]
    [InlineData("""[{"type":3,"name":"Answer","description":"d"}]""", "0.description")]
    [InlineData("""[{"name":"ask","description":"d","options":[{"type":3,"name":"a","description":"d"},{"type":3,"name":"b","description":"d","required":true}]}]""", "0.options.1")]
    [InlineData("""[{"name":"ask","description":"d","options":[{"type":3,"name":"a","description":"d","autocomplete":true,"choices":[{"name":"x","value":"x"}]}]}]""", "0.options.0.autocomplete")]
    [InlineData("""[{"name":"ask","description":"d","options":[{"type":5,"name":"a","description":"d","min_length":1}]}]""", "0.options.0")]
    [InlineData("""[{"name":"ask","description":"d","contexts":[3]}]""", "0.contexts")]
    public async Task Overwrite_AgainstTheRules_NamesTheField(string body, string field)
    {
        await using var bot = await TestBot.StartAsync();

        var reply = await bot.SendAsync("PUT", $"applications/{bot.Discord.World.ApplicationId}/commands", body);

        Assert.Equal((400, 50035), (reply.Status, reply.Code));
        var errors = reply.Json.GetProperty("errors");
        foreach (var part in field.Split('.'))
        {
            errors = errors.GetProperty(part);
        }

        Assert.True(errors.TryGetProperty("_errors", out _));
        Assert.Equal(0, bot.Discord.Commands.GetArrayLength());
    }

    [Fact]
    public async Task Create_MoreNamesThanADayHas_IsRefused()
    {
        await using var bot = await TestBot.StartAsync();
        bot.Discord.Settings.CommandCreatesPerDay = 3;
        var path = $"applications/{bot.Discord.World.ApplicationId}/commands";
        for (var i = 0; i < 3; i++)
        {
            var name = "c" + i.ToString(CultureInfo.InvariantCulture);
            Assert.Equal(201, (await bot.SendAsync("POST", path, $$"""{"name":"{{name}}","description":"d"}""")).Status);
        }

        Assert.Equal(200, (await bot.SendAsync("POST", path, """{"name":"c0","description":"e"}""")).Status);
        var refused = await bot.SendAsync("POST", path, """{"name":"c4","description":"d"}""");

        Assert.Equal((429, 30034), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task Overwrite_CommandOver8000Characters_IsRefused()
    {
        await using var bot = await TestBot.StartAsync();
        var description = new string('d', 100);
        var choices = string.Join(',', Enumerable.Range(0, 25).Select(i => string.Create(
            CultureInfo.InvariantCulture, $$"""{"name":"{{i}}{{new string('n', 90)}}","value":"{{i}}{{new string('v', 90)}}"}""")));
        var options = string.Join(',', "ab".Select(name => $$"""{"type":3,"name":"{{name}}","description":"{{description}}","choices":[{{choices}}]}"""));

        var reply = await bot.SendAsync(
            "PUT",
            $"applications/{bot.Discord.World.ApplicationId}/commands",
            $$"""[{"name":"ask","description":"{{description}}","options":[{{options}}]}]""");

        Assert.Equal((400, 50035), (reply.Status, reply.Code));
    }
}
