using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using StargateBot.Testing;

namespace StargateBot.Tests;

/// <summary>The worker as a process of its own, on free ports, with records of its own and without the developer's tokens.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private static readonly HttpClient Client = new();

    private readonly Process _process;
    private readonly TempFolder _data;
    private readonly StringBuilder _error = new();
    private readonly Task _readingError;

    private RunningProgram(Process process, TempFolder data)
    {
        _process = process;
        _data = data;
        _readingError = ReadErrorAsync();
    }

    /// <summary>Gets the settings of every run: free ports, no file of records, and no token whatever the machine has set.</summary>
    public static IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>(ProgramRunner.English)
    {
        ["Discord__Token"] = "",
        ["Slack__BotToken"] = "",
        ["Slack__AppToken"] = "",
        ["Simulator__Url"] = "http://127.0.0.1:0",
        ["Http__Urls"] = "http://127.0.0.1:0",
        ["Knowledge__KeptSnapshots"] = "0",
        ["Storage__ConnectionString"] = "Data Source=:memory:",
    };

    /// <summary>Gets what was printed up to the last line of the greeting.</summary>
    public List<string> Greeting { get; } = [];

    /// <summary>Gets the address of the health server.</summary>
    public Uri Http => new(Greeting.First(line => line.Contains("/readyz", StringComparison.Ordinal)).Split(' ')[^1]);

    /// <summary>Gets what was logged so far.</summary>
    public string Log
    {
        get
        {
            lock (_error)
            {
                return _error.ToString();
            }
        }
    }

    /// <summary>Starts the worker and waits for its greeting.</summary>
    public static async Task<RunningProgram> StartAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "stargatebot.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = RepositoryFiles.Root,
        };
        var data = new TempFolder();
        foreach (var (name, value) in Environment.Append(new("Storage__ConnectionString", data.Store)).Concat(environment))
        {
            start.Environment[name] = value;
        }

        var program = new RunningProgram(Process.Start(start)!, data);
        try
        {
            await program.ReadGreetingAsync();
            return program;
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks the health server until it answers with a status, such as <c>ready</c>.</summary>
    public async Task<JsonNode> WaitForStatusAsync(string status)
    {
        using var limit = Limit();
        while (true)
        {
            using var response = await Client.GetAsync(Http, limit.Token);
            var report = JsonNode.Parse(await response.Content.ReadAsStringAsync(limit.Token))!;
            Assert.Equal((string?)report["status"] == "unavailable" ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK, response.StatusCode);
            if ((string?)report["status"] == status)
            {
                return report;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, limit.Token);
        }
    }

    /// <summary>Fetches a path of the health server.</summary>
    public async Task<string> GetAsync(string path)
    {
        using var limit = Limit();
        return await Client.GetStringAsync(new Uri(Http, path), limit.Token);
    }

    /// <summary>Sends a signal, such as <c>TERM</c>.</summary>
    public async Task SignalAsync(string signal)
    {
        using var limit = Limit();
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(limit.Token);
    }

    /// <summary>Waits for the end and gives the exit code.</summary>
    public async Task<int> WaitForExitAsync()
    {
        using var limit = Limit();
        await _process.WaitForExitAsync(limit.Token);
        await _readingError.WaitAsync(limit.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
        _data.Dispose();
    }

    private static CancellationTokenSource Limit()
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TestTimeout.Step);
        return limit;
    }

    private async Task ReadGreetingAsync()
    {
        using var limit = Limit();
        while (await _process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            Greeting.Add(line);
            if (line.StartsWith("Ctrl-C", StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"The worker ended without a greeting: {string.Join('\n', Greeting)}\n{Log}");
    }

    // A pipe that nobody reads would fill up.
    private async Task ReadErrorAsync()
    {
        while (await _process.StandardError.ReadLineAsync(CancellationToken.None) is { } line)
        {
            lock (_error)
            {
                _error.AppendLine(line);
            }
        }
    }
}
