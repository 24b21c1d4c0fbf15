using StargateBot.IntegrationTests.Harness;
using StargateBot.IntegrationTests.Soak.Kills;
using StargateBot.Simulator;

namespace StargateBot.IntegrationTests.Soak;

/// <summary>
/// The worker as a process, killed at random moments while people ask, and while the knowledge changes and earlier answers are corrected. The long form, on the program as it is shipped:
/// <c>STARGATEBOT_KILLS=100 STARGATEBOT_PROGRAM=…/publish/stargatebot</c> before the test program.
/// </summary>
public sealed class KillSoakTests
{
    private const double MostReadyMs = 1_000;

    private static readonly string[] AfterAKill =
        ["The first answer came after 3 s.", "The interaction was answered before.", "The interaction has no first answer yet."];

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
        using var run = new KillRun(simulator, options) { Activities = { new AskingActivity([discord, slack], options.Seed) } };
        using var reloading = new ReloadingActivity(simulator, run, options.Seed);
        run.Activities.Add(reloading);

        await run.RunAsync(token);

        // The next process is told of what the last one did not finish, and cannot know how far that came.
        var late = simulator.Discord.Violations.Where(violation => AfterAKill.Contains(violation.Problem)).ToList();
        run.Figures.Count("first answers to Discord's interactions that came too late or again, after a kill", late.Count);
        var figures = run.Figures.Describe(options);
        TestContext.Current.TestOutputHelper?.WriteLine(figures);
        TestContext.Current.SendDiagnosticMessage(figures);
        Assert.True(run.Figures.Wrong.IsEmpty, $"{figures}\n{run.Troubles}");
        Assert.True(!options.IsPublished || run.Figures.SlowestReady < MostReadyMs, figures);
        Assert.Empty(simulator.Discord.Violations.Except(late));
        Assert.Empty(slack.Violations);
    }
}
