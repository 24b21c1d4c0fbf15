using StargateBot.IntegrationTests.Harness;

namespace StargateBot.IntegrationTests.Soak;

/// <summary>
/// Many questions over both platforms with a random fault every few of them. The long form:
/// <c>STARGATEBOT_SOAK=2000 STARGATEBOT_SOAK_SEED=7</c> before the test program.
/// </summary>
public sealed class SoakTests
{
    [Fact]
    public async Task Soak_RandomFaults_AnswersEveryQuestionExactlyOnce()
    {
        var options = SoakOptions.FromEnvironment();
        await using var worker = await WorkerUnderTest.StartAsync(new WorkerSetup
        {
            // Slack's own delays of a minute and more would only make the same test longer.
            Before = simulator => simulator.Slack.Settings.RedeliveryDelays = [TimeSpan.Zero, TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(500)],
        });
        using var run = new SoakRun(worker, options);

        await run.RunAsync();

        var figures = run.Figures.Describe(options);
        TestContext.Current.TestOutputHelper?.WriteLine(figures);
        TestContext.Current.SendDiagnosticMessage(figures);
        Assert.True(run.Figures is { Lost: 0, Doubles: 0, Wrong.IsEmpty: true }, figures + worker.Log.Troubles);
        worker.AssertNoViolations();
    }
}
