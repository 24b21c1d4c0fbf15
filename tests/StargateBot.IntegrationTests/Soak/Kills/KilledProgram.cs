using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using StargateBot.Simulator;
using StargateBot.Testing;

namespace StargateBot.IntegrationTests.Soak.Kills;

/// <summary>The worker as a process that is killed.</summary>
internal sealed class KilledProgram : IAsyncDisposable
{
    private const int RememberedLines = 4_000;

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(4);
    private static readonly HttpClient Http = new();

    private readonly Process _process;
    private readonly long _started;
    private readonly ConcurrentQueue<string> _log;
    private readonly TaskCompletionSource<Uri> _readiness = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private KilledProgram(Process process, long started, ConcurrentQueue<string> log)
    {
        _process = process;
        _started = started;
        _log = log;
        process.OutputDataReceived += (_, line) => Greet(line.Data);
        process.ErrorDataReceived += (_, line) => Remember(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Starts the worker on a simulator.</summary>
    /// <param name="program">The program, or its library.</param>
    /// <param name="simulator">Both platforms.</param>
    /// <param name="data">The folder of its records.</param>
    /// <param name="settings">Environment variables on top of the usual ones.</param>
    /// <param name="log">Where its last log lines are kept.</param>
    public static KilledProgram Start(
        string program, SimulatorServer simulator, TempFolder data, IReadOnlyDictionary<string, string> settings, ConcurrentQueue<string> log)
    {
        var isLibrary = program.EndsWith(".dll", StringComparison.Ordinal);
        var start = new ProcessStartInfo(isLibrary ? "dotnet" : program, isLibrary ? [program, "run"] : ["run"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = data.Path,
        };
        foreach (var (name, value) in Usual(simulator, data).Concat(settings))
        {
            start.Environment[name] = value;
        }

        var started = Stopwatch.GetTimestamp();
        return new KilledProgram(Process.Start(start)!, started, log);
    }

    /// <summary>Gets the address of its HTTP server, or null while it has not told it.</summary>
    public Uri? Address { get; private set; }

    /// <summary>Waits until both platforms are connected and the knowledge is read.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The time from the start of the process.</returns>
    public async Task<TimeSpan> ReadyAsync(CancellationToken cancellationToken)
    {
        var address = await _readiness.Task.WaitAsync(cancellationToken);
        while (true)
        {
            try
            {
                using var response = await Http.GetAsync(address, cancellationToken);
                if (response.StatusCode == HttpStatusCode.OK
                    && (await response.Content.ReadAsStringAsync(cancellationToken)).Contains("\"status\": \"ready\"", StringComparison.Ordinal))
                {
                    return Stopwatch.GetElapsedTime(_started);
                }
            }
            catch (HttpRequestException)
            {
                // It told its address, so it listened: it has ended, or is ending just now.
                await _process.WaitForExitAsync(cancellationToken);
                throw new InvalidOperationException($"The worker ended with code {_process.ExitCode}:\n{string.Join('\n', _log.TakeLast(30))}");
            }

            await Task.Delay(Poll, TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>Ends the worker with SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>Ends the worker as an operator does, with SIGTERM.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(cancellationToken);
        await _process.WaitForExitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private static Dictionary<string, string> Usual(SimulatorServer simulator, TempFolder data) => new()
    {
        ["Knowledge__Path"] = RepositoryFiles.Knowledge,
        ["Limits__Enabled"] = "false",
        ["Simulator__Enabled"] = "false",
        ["Http__Urls"] = "http://127.0.0.1:0",
        ["Storage__ConnectionString"] = data.Store,
        ["Discord__Token"] = simulator.Discord.BotToken,
        ["Discord__ApiBaseUrl"] = simulator.DiscordApi.AbsoluteUri,
        ["Slack__BotToken"] = simulator.Slack.BotToken,
        ["Slack__AppToken"] = simulator.Slack.AppToken,
        ["Slack__ApiBaseUrl"] = simulator.SlackApi.AbsoluteUri,
    };

    private void Greet(string? line)
    {
        if (line?.Split(' ')[^1] is { } last && last.EndsWith("/readyz", StringComparison.Ordinal))
        {
            Address = new Uri(new Uri(last), "/");
            _readiness.TrySetResult(new Uri(last));
        }
    }

    private void Remember(string? line)
    {
        if (line is null)
        {
            return;
        }

        _log.Enqueue($"{_process.Id} {line}");
        while (_log.Count > RememberedLines)
        {
            _log.TryDequeue(out _);
        }
    }
}
