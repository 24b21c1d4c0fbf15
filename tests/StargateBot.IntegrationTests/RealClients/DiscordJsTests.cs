using StargateBot.Simulator;
using StargateBot.Simulator.Discord.Observation;
using StargateBot.Testing;

namespace StargateBot.IntegrationTests.RealClients;

/// <summary>discord.js takes the simulator for Discord, and the simulator takes discord.js for a bot that does nothing wrong.</summary>
public sealed class DiscordJsTests
{
    private const int GuildsMessagesAndDirectMessages = 4609;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_WithTheToken_ConnectsAndRegistersItsCommands()
    {
        Assert.SkipUnless(NodeBot.IsAvailable, NodeBot.Missing);
        await using var simulator = await SimulatorServer.StartAsync(new SimulatorOptions(), Token);
        await using var bot = StartBot(simulator);

        var ready = await bot.NextAsync("ready");

        Assert.Equal(4, ready.GetProperty("commands").GetInt32());
        Assert.Equal(simulator.Discord.World.ApplicationId, ready.GetProperty("user").GetString());
        Assert.Equal(["ask", "sources", "help", "Answer this"], simulator.Discord.Commands.EnumerateArray().Select(command => command.GetProperty("name").GetString()));
        var connection = Assert.Single(simulator.Discord.Gateway.History);
        Assert.True(connection.Identified);
        Assert.Equal(GuildsMessagesAndDirectMessages, connection.Intents);
        Assert.Equal(0, await bot.StopAsync());
        AssertNothingWrong(simulator, bot);
    }

    [Fact]
    public async Task Ask_ByMentionDirectMessageAndCommand_IsAnsweredEachTime()
    {
        Assert.SkipUnless(NodeBot.IsAvailable, NodeBot.Missing);
        await using var simulator = await SimulatorServer.StartAsync(new SimulatorOptions(), Token);
        await using var bot = StartBot(simulator);
        await bot.NextAsync("ready");
        var (discord, sari) = (simulator.Discord, simulator.Discord.World.Sari.Id);

        string[] questions =
        [
            await discord.People.MentionBotAsync(discord.World.General.Id, sari, "berapa?", cancellationToken: Token),
            await discord.People.SendDirectMessageAsync(sari, "berapa?", cancellationToken: Token),
            await discord.People.UseCommandAsync(
                discord.World.Bantuan.Id, sari, "tanya", new Dictionary<string, string> { ["question"] = "berapa?" }, Token),
        ];

        foreach (var question in questions)
        {
            var reply = await WaitAsync(discord.WaitForReplyAsync(question, Token));
            Assert.StartsWith("Nilai aliansi", reply.Content, StringComparison.Ordinal);
            Assert.Equal(1, discord.FindQuestion(question)!.Replies);
        }

        Assert.Equal(BotActionKind.Callback, discord.Actions.First(action => action.InteractionId == questions[2]).Kind);
        Assert.Contains(discord.Actions, action => action.Kind == BotActionKind.OriginalEdited && action.InteractionId == questions[2]);
        AssertNothingWrong(simulator, bot);
    }

    [Fact]
    public async Task Press_AButton_EditsTheMessageByInteractionAndByChannel()
    {
        Assert.SkipUnless(NodeBot.IsAvailable, NodeBot.Missing);
        await using var simulator = await SimulatorServer.StartAsync(new SimulatorOptions(), Token);
        await using var bot = StartBot(simulator);
        await bot.NextAsync("ready");
        var (discord, alice) = (simulator.Discord, simulator.Discord.World.Alice.Id);
        var question = await discord.People.MentionBotAsync(discord.World.General.Id, alice, "how much?", cancellationToken: Token);
        var answer = await WaitAsync(discord.WaitForReplyAsync(question, Token));

        await discord.People.PressButtonAsync(answer.Id, alice, "English", Token);
        await bot.NextAsync("edited");

        Assert.StartsWith("Edited as a message.", discord.World.FindMessage(answer.Id)!.Content, StringComparison.Ordinal);
        Assert.Contains(discord.Actions, action => action.Kind == BotActionKind.MessageEdited && action.MessageId == answer.Id);
        AssertNothingWrong(simulator, bot);
    }

    [Fact]
    public async Task Reset_WhileSomebodyAsks_IsResumedAndTheQuestionAnsweredOnce()
    {
        Assert.SkipUnless(NodeBot.IsAvailable, NodeBot.Missing);
        await using var simulator = await SimulatorServer.StartAsync(new SimulatorOptions(), Token);
        await using var bot = StartBot(simulator);
        await bot.NextAsync("ready");
        var discord = simulator.Discord;

        discord.Gateway.Reset();
        var question = await discord.People.MentionBotAsync(discord.World.General.Id, discord.World.Budi.Id, "berapa?", cancellationToken: Token);
        await bot.NextAsync("resumed");
        await WaitAsync(discord.WaitForReplyAsync(question, Token));

        Assert.Equal(1, discord.Gateway.SessionCount);
        Assert.Equal(2, discord.Gateway.ConnectionCount);
        Assert.True(discord.Gateway.History[1].ResumeAsked);
        Assert.StartsWith("/discord/resume/", discord.Gateway.History[1].Path, StringComparison.Ordinal);
        Assert.Equal(1, discord.FindQuestion(question)!.Replies);
        AssertNothingWrong(simulator, bot);
    }

    private static NodeBot StartBot(SimulatorServer simulator) => NodeBot.Start("discord-bot.mjs", new Dictionary<string, string>
    {
        ["DISCORD_TOKEN"] = simulator.Discord.BotToken,
        ["DISCORD_API"] = new Uri(simulator.Url, "discord/api").AbsoluteUri,
    });

    private static Task<T> WaitAsync<T>(Task<T> task) => task.WaitAsync(TestTimeout.Step, TimeProvider.System, Token);

    private static void AssertNothingWrong(SimulatorServer simulator, NodeBot bot)
    {
        Assert.Empty(simulator.Discord.Violations);
        Assert.DoesNotContain("error {", bot.Output, StringComparison.Ordinal);
    }
}
