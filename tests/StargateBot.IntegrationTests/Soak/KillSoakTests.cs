using StargateBot.IntegrationTests.Harness;
using StargateBot.IntegrationTests.Soak.Kills;
using StargateBot.Simulator;

namespace StargateBot.IntegrationTests.Soak;

/// <summary>
/// The worker as a process, killed at random moments while people ask. The long form, on the program as it is shipped:
/// <c>STARGATEBOT_KILLS=100 STARGATEBOT_PROGRAM=…/publish/stargatebot</c> before the test program.
/// </summary>
public sealed class KillSoakTests
{
    private const double MostReadyMs = 1_000;

    [Fact]
    public async Task Kills_AtRandomMoments_LoseNothingAcknowledgedAndAnswerNothingTwice()
    {
        var token = TestContext.Current.CancellationToken;
        var options = KillOptions.FromEnvironment();
        await using var simulator = await SimulatorServer.StartAsync(new SimulatorOptions(), token);

        // Slack's own delays of a minute and more would only make the same test longer; it gives up after so many.
        simulator.Slack.Settings.RedeliveryDelays = [TimeSpan.Zero, .. Enumerable.Repeat(TimeSpan.FromSeconds(1), 20)];
        var discord = new DiscordTestPlatform(simulator.Discord);
        var slack = new SlackTestPlatform(simulator.Slack);
        using var run = new KillRun(simulator, options) { Activities = { new AskingActivity([slack], options.Seed) } };

        await run.RunAsync(token);

        var figures = run.Figures.Describe(options);
        TestContext.Current.TestOutputHelper?.WriteLine(figures);
        TestContext.Current.SendDiagnosticMessage(figures);
        Assert.True(run.Figures.Wrong.IsEmpty, $"{figures}\n{run.Troubles}");
        Assert.True(!options.IsPublished || run.Figures.SlowestReady < MostReadyMs, figures);
        Assert.Empty(discord.Violations);
        Assert.Empty(slack.Violations);
    }
}
