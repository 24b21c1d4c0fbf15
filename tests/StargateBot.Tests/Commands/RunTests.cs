using StargateBot.Testing;

namespace StargateBot.Tests.Commands;

public sealed class RunTests
{
    private static readonly Dictionary<string, string> Nothing = [];

    [Theory]
    [InlineData]
    [InlineData("run")]
    public async Task Run_NoToken_ConnectsBothPlatformsToTheSimulatorAndStopsOnSigterm(params string[] arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent with kill.");
        await using var program = await RunningProgram.StartAsync(Nothing, arguments);

        var report = await program.WaitForStatusAsync("ready");
        Assert.Equal("ready", (string?)report["knowledge"]!["state"]);
        Assert.Equal(["discord", "slack"], report["platforms"]!.AsObject().Select(platform => platform.Key).Order(StringComparer.Ordinal));
        Assert.Contains("simulator's page: http://127.0.0.1:", program.Greeting[1], StringComparison.Ordinal);
        Assert.All(["Discord__Token", "Slack__BotToken", "Slack__AppToken", "setup discord", "setup slack"], word =>
            Assert.Contains(program.Greeting, line => line.Contains(word, StringComparison.Ordinal)));
        Assert.Equal("alive\n", await program.GetAsync("/healthz"));
        Assert.Contains("# TYPE", await program.GetAsync("/metrics"), StringComparison.Ordinal);

        await program.SignalAsync("TERM");

        Assert.Equal(0, await program.WaitForExitAsync());
        Assert.DoesNotContain("   at ", program.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("fail:", program.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_CtrlCTwice_EndsAtOnce()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent with kill.");
        await using var program = await RunningProgram.StartAsync(Nothing);

        await program.SignalAsync("INT");
        await program.SignalAsync("INT");

        // 0: the first stop was quicker than the second signal; else as shells have it, 128 and the number of the signal.
        Assert.True(await program.WaitForExitAsync() is 0 or 130);
    }

    [Fact]
    public async Task Run_JsonLog_HoldsOneObjectALine()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent with kill.");
        await using var program = await RunningProgram.StartAsync(Nothing, "run", "--Logging:Format=json");
        await program.WaitForStatusAsync("ready");
        await program.SignalAsync("INT");
        await program.WaitForExitAsync();

        var lines = program.Log.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.NotNull(System.Text.Json.Nodes.JsonNode.Parse(line)!["EventId"]));
    }

    [Fact]
    public async Task Run_Token_LeavesTheOtherPlatformOffAndNamesItsKeys()
    {
        // Nothing listens on port 1: the platform goes on trying, and the worker lives.
        var environment = new Dictionary<string, string> { ["Discord__Token"] = "no-real-token", ["Discord__ApiBaseUrl"] = "http://127.0.0.1:1/" };
        await using var program = await RunningProgram.StartAsync(environment);

        var report = await program.WaitForStatusAsync("unavailable");

        Assert.Equal("connecting", (string?)report["platforms"]!["discord"]!["state"]);
        Assert.Single(report["platforms"]!.AsObject());
        Assert.DoesNotContain(program.Greeting, line => line.Contains("simulator", StringComparison.Ordinal));
        Assert.Contains(program.Greeting, line => line.StartsWith("Slack: off", StringComparison.Ordinal));
        Assert.DoesNotContain("no-real-token", report.ToJsonString() + program.Log + string.Join('\n', program.Greeting), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Discord__Token", "--Simulator:Enabled=false")]
    [InlineData("Slack__AppToken", "--Slack:BotToken=x")]
    [InlineData("Slack__BotToken", "--Slack:AppToken=x")]
    [InlineData("Discord:ApiBaseUrl", "--Discord:Token=x", "--Discord:ApiBaseUrl=nonsense")]
    [InlineData("Discord:ApiBaseUrl", "--Discord:Token=x", "--Discord:ApiBaseUrl=http://192.0.2.1/")]
    [InlineData("Discord:MessageContent", "--Discord:Token=x", "--Discord:MessageContent=maybe")]
    [InlineData("Slack:ApiBaseUrl", "--Slack:BotToken=x", "--Slack:AppToken=x", "--Slack:ApiBaseUrl", "ftp://127.0.0.1/")]
    [InlineData("PerUserPerMinute", "--Limits:PerUserPerMinute=0")]
    [InlineData("PerUserPerMinute", "--Limits:PerUserPerMinute=many")]
    [InlineData("Http:Urls", "--Http:Urls=https://127.0.0.1:1")]
    [InlineData("Http:Urls", "--Http:Urls=http://192.0.2.1:80")]
    [InlineData("Simulator:Url", "--Simulator:Url=http://0.0.0.0:5081")]
    [InlineData("Language:Default", "--Language:Default=fr")]
    [InlineData("--Discrod:Token", "--Discrod:Token=x")]
    [InlineData("--Http:Urls needs a value", "run", "--Http:Urls")]
    [InlineData("no-such-folder", "run", "--knowledge", "no-such-folder")]
    [InlineData("no-such-folder", "--Knowledge:Path=no-such-folder")]
    public async Task Run_WrongConfiguration_SaysSoInOneLineWithExitCodeTwo(string expected, params string[] arguments)
    {
        var result = await ProgramRunner.RunAsync(arguments, "", RunningProgram.Environment);

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains(expected, Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_MalformedSettingsFile_NamesIt()
    {
        using var folder = new TempFolder();
        folder.Write("appsettings.json", "{ \"Http\": ");

        var result = await ProgramRunner.RunAsync([], "", RunningProgram.Environment, folder.Path);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(
            Path.Combine(folder.Path, "appsettings.json"),
            Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_EmptyKnowledgeFolder_EndsWithExitCodeTwo()
    {
        using var folder = new TempFolder();

        var result = await ProgramRunner.RunAsync(["run", "--knowledge", folder.Path], "", RunningProgram.Environment);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("knowledge check", result.Error, StringComparison.Ordinal);
    }
}
