namespace StargateBot.Tests.Commands;

public sealed class HealthTests
{
    [Fact]
    public async Task Health_RunningWorker_EndsWithZero()
    {
        await using var program = await RunningProgram.StartAsync(new Dictionary<string, string>());

        var result = await ProgramRunner.RunAsync("health", $"--Http:Urls={program.Http.GetLeftPart(UriPartial.Authority)}");

        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task Health_NobodyListens_EndsWithOne()
    {
        var result = await ProgramRunner.RunAsync("health", "--Http:Urls=http://127.0.0.1:1");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("127.0.0.1:1/healthz", result.Error, StringComparison.Ordinal);
    }
}
