using StargateBot.Simulator.Discord.People;
using StargateBot.Simulator.Discord.World;

namespace StargateBot.Simulator.Tests.Discord;

/// <summary>Who sees a command, and what a command tells of who gave it (interactions/application-commands, Permissions and Contexts).</summary>
public sealed class CommandAccessTests
{
    [Theory]
    [InlineData("\"32\"", "32", true)]
    [InlineData("32", "32", true)]
    [InlineData("\"32\"", "8", true)]
    [InlineData("\"32\"", "2251799813685248", false)]
    [InlineData("\"48\"", "32", false)]
    [InlineData("\"0\"", "32", false)]
    [InlineData("\"0\"", "8", true)]
    [InlineData("null", "0", true)]
    public async Task UseCommand_DefaultMemberPermissions_HideIt(string needed, string own, bool isShown)
    {
        await using var bot = await TestBot.StartAsync();
        await RegisterAsync(bot, $"\"default_member_permissions\":{needed}");

        var use = UseAsync(bot, bot.Discord.World.General, new CommandUse { Permissions = own });

        if (isShown)
        {
            await use;
        }
        else
        {
            await Assert.ThrowsAsync<ArgumentException>(() => use);
        }
    }

    [Fact]
    public async Task UseCommand_WhereItIsNotFor_IsNotLetThrough()
    {
        await using var bot = await TestBot.StartAsync();
        await RegisterAsync(bot, "\"contexts\":[0],\"integration_types\":[0]");
        var world = bot.Discord.World;

        await UseAsync(bot, world.General, new CommandUse());
        await Assert.ThrowsAsync<ArgumentException>(() => UseAsync(bot, world.DirectChannel(world.Budi.Id), new CommandUse()));
        await Assert.ThrowsAsync<ArgumentException>(() => UseAsync(bot, world.General, new CommandUse { UserInstalledOnly = true }));
    }

    [Fact]
    public async Task UseCommand_DirectMessage_KnowsNoPermissions()
    {
        await using var bot = await TestBot.StartAsync();
        await RegisterAsync(bot, "\"default_member_permissions\":\"32\"");

        await UseAsync(bot, bot.Discord.World.DirectChannel(bot.Discord.World.Budi.Id), new CommandUse());
    }

    [Fact]
    public async Task UseCommand_Member_IsTold()
    {
        await using var bot = await TestBot.StartAsync();
        using var gateway = await bot.IdentifyAsync();
        await bot.RegisterAskAsync();
        var world = bot.Discord.World;

        await bot.Discord.People.UseCommandAsync(
            world.General.Id, world.James.Id, "ask", new Dictionary<string, string> { ["question"] = "x" }, TestBot.Cancellation);
        var member = (await gateway.ExpectEventAsync("INTERACTION_CREATE")).GetProperty("member");

        Assert.Equal(DiscordPerson.OrdinaryPermissions, member.GetProperty("permissions").GetString());
        Assert.Equal(("Jim", world.EditorRoleId), (member.GetProperty("nick").GetString(), member.GetProperty("roles")[0].GetString()));
    }

    [Fact]
    public async Task UseCommand_NumberOutOfRange_IsNotLetThrough()
    {
        await using var bot = await TestBot.StartAsync();
        await RegisterAsync(bot, """
            "options":[{"type":4,"name":"days","description":"d","min_value":1,"max_value":30}]
            """);
        var general = bot.Discord.World.General;

        await UseAsync(bot, general, new CommandUse { Options = new Dictionary<string, string> { ["days"] = "30" } });
        await Assert.ThrowsAsync<ArgumentException>(() => UseAsync(bot, general, new CommandUse { Options = new Dictionary<string, string> { ["days"] = "31" } }));
    }

    private static async Task RegisterAsync(TestBot bot, string fields) => Assert.Equal(200, (await bot.SendAsync(
        "PUT",
        $"applications/{bot.Discord.World.ApplicationId}/commands",
        $$"""[{"type":1,"name":"reload","description":"d",{{fields}}}]""")).Status);

    private static async Task UseAsync(TestBot bot, DiscordChannel channel, CommandUse use) =>
        await bot.Discord.People.UseCommandAsync(channel.Id, bot.Discord.World.Budi.Id, "reload", use, TestBot.Cancellation);
}
