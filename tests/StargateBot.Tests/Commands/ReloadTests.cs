using System.Net;
using System.Net.Http.Headers;
using StargateBot.Testing;

namespace StargateBot.Tests.Commands;

public sealed class ReloadTests
{
    private const string Token = "a-token-of-this-test";

    [Fact]
    public async Task Reload_RunningWorker_ShowsWhatChangedAndReturns()
    {
        using var folder = new TempFolder();
        await using var program = await StartAsync(folder, Token);
        var before = (string?)(await program.WaitForStatusAsync("ready"))["knowledge"]!["version"];

        var unchanged = await RunAsync(program, Token);
        folder.Write("knowledge/sun.md", "# Matahari\n\nMatahari adalah bintang.\n");
        var swapped = await RunAsync(program, Token);
        folder.Write("knowledge/page.md", "---\nlanguage: fr\n---\n\nUne page.\n");
        var refused = await RunAsync(program, Token);
        var back = await RunAsync(program, Token, "--rollback", before!);
        var unknown = await RunAsync(program, Token, "--rollback", "0123456789ab");

        Assert.Equal((0, 0, 1, 0, 2), (unchanged.ExitCode, swapped.ExitCode, refused.ExitCode, back.ExitCode, unknown.ExitCode));
        Assert.Contains("Nothing changed", unchanged.Output, StringComparison.Ordinal);
        Assert.Contains("+ sun: 1 passages", swapped.Output, StringComparison.Ordinal);
        Assert.Contains("! page.md, line 2: The language \"fr\" is not known.", refused.Output, StringComparison.Ordinal);
        Assert.Contains("- sun: 1 passages", back.Output, StringComparison.Ordinal);
        Assert.Contains("No snapshot 0123456789ab is kept.", unknown.Error, StringComparison.Ordinal);
        var knowledge = (await program.WaitForStatusAsync("ready"))["knowledge"]!;
        Assert.Equal((before, "rollback", true), ((string?)knowledge["version"], (string?)knowledge["reason"], (bool)knowledge["pinned"]!));
    }

    [Fact]
    public async Task Reload_WrongToken_EndsWithTwoAndTellsNothing()
    {
        using var folder = new TempFolder();
        await using var program = await StartAsync(folder, Token);

        var result = await RunAsync(program, "another");
        using var client = new HttpClient();
        using var get = new HttpRequestMessage(HttpMethod.Get, new Uri(program.Http, "/admin/reload"));
        get.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        using var byGet = await client.SendAsync(get, TestContext.Current.CancellationToken);
        using var large = new HttpRequestMessage(HttpMethod.Post, new Uri(program.Http, "/admin/reload")) { Content = new StringContent(new string('x', 100_000)) };
        using var anonymous = await client.SendAsync(large, TestContext.Current.CancellationToken);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("does not accept this Admin:Token", result.Error, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, byGet.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, anonymous.StatusCode);
        Assert.DoesNotContain("another", program.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reload_WorkerWithoutToken_EndsWithTwo()
    {
        using var folder = new TempFolder();
        await using var program = await StartAsync(folder, "");

        var result = await RunAsync(program, Token);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("without Admin:Token", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reload_NobodyListensOrNoToken_EndsWithTwo()
    {
        var unreachable = await ProgramRunner.RunAsync("reload", "--url", "http://127.0.0.1:1", $"--Admin:Token={Token}");
        var without = await ProgramRunner.RunAsync("reload", "--url", "http://127.0.0.1:1");
        var wrong = await ProgramRunner.RunAsync("reload", "--url", "5080", $"--Admin:Token={Token}");

        Assert.Equal((2, 2, 2), (unreachable.ExitCode, without.ExitCode, wrong.ExitCode));
        Assert.Contains("No worker answers at http://127.0.0.1:1/", unreachable.Error, StringComparison.Ordinal);
        Assert.Contains("Admin__Token", without.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WatchedFolderChanges_ReloadsByItself()
    {
        using var folder = new TempFolder();
        await using var program = await StartAsync(folder, Token, ("Knowledge__Watch", "true"));
        var before = (string?)(await program.WaitForStatusAsync("ready"))["knowledge"]!["version"];

        folder.Write("knowledge/sun.md", "# Matahari\n\nMatahari adalah bintang.\n");

        while ((string?)(await program.WaitForStatusAsync("ready"))["knowledge"]!["version"] == before)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        Assert.Equal("watch", (string?)(await program.WaitForStatusAsync("ready"))["knowledge"]!["reason"]);
    }

    private static Task<RunningProgram> StartAsync(TempFolder folder, string token, params (string Name, string Value)[] more)
    {
        folder.Write("knowledge/moon.md", "# Bulan\n\nStasiun bulan dibuka pada 2031.\n");
        Directory.CreateDirectory(Path.Combine(folder.Path, "data"));
        var environment = new Dictionary<string, string>
        {
            ["Knowledge__Path"] = Path.Combine(folder.Path, "knowledge"),
            ["Knowledge__KeptSnapshots"] = "10",
            ["Storage__ConnectionString"] = $"Data Source={Path.Combine(folder.Path, "data", "stargatebot.db")}",
            ["Admin__Token"] = token,
        };
        foreach (var (name, value) in more)
        {
            environment[name] = value;
        }

        return RunningProgram.StartAsync(environment);
    }

    private static Task<ProgramResult> RunAsync(RunningProgram program, string token, params string[] arguments) => ProgramRunner.RunAsync(
        ["reload", "--url", program.Http.GetLeftPart(UriPartial.Authority), $"--Admin:Token={token}", .. arguments]);
}
