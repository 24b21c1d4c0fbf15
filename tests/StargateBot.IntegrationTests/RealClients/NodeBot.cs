using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;
using StargateBot.Testing;

namespace StargateBot.IntegrationTests.RealClients;

/// <summary>One of the small bots of <c>tests/node</c>, as a process; it tells on standard output what happens to it.</summary>
internal sealed class NodeBot : IAsyncDisposable
{
    /// <summary>Why these tests are skipped.</summary>
    public const string Missing = "Node 20.18 or newer and the packages of tests/node are needed: npm ci --prefix tests/node";

    private static readonly Version OldestNode = new(20, 18);
    private static readonly string Folder = Path.Combine(RepositoryFiles.Root, "tests", "node");
    private static readonly Lazy<bool> Found = new(FindNode);

    private readonly Process _process;
    private readonly Channel<(string Name, JsonElement Details)> _events = Channel.CreateUnbounded<(string, JsonElement)>();
    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];

    private NodeBot(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Take(line.Data, isEvent: true);
        process.ErrorDataReceived += (_, line) => Take(line.Data, isEvent: false);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Gets whether the bots can run here.</summary>
    public static bool IsAvailable => Found.Value;

    /// <summary>Gets all lines that the bot wrote so far.</summary>
    public string Output
    {
        get
        {
            lock (_lock)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    /// <summary>Starts a bot.</summary>
    /// <param name="script">Its file name.</param>
    /// <param name="settings">Its environment variables.</param>
    public static NodeBot Start(string script, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("node", [script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return new NodeBot(Process.Start(start)!);
    }

    /// <summary>Waits for something to happen to the bot; what happens before it is passed over.</summary>
    /// <param name="name">Name of the event.</param>
    /// <returns>Its details.</returns>
    /// <exception cref="InvalidOperationException">The bot ended, or time ran out; the message holds what it wrote.</exception>
    public async Task<JsonElement> NextAsync(string name)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(TestTimeout.Step);
        try
        {
            await foreach (var (happened, details) in _events.Reader.ReadAllAsync(timeout.Token))
            {
                if (happened == name)
                {
                    return details;
                }
            }
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            // Told below, with all that the bot wrote.
        }

        throw new InvalidOperationException($"'{name}' did not happen. The bot wrote:\n{Output}");
    }

    /// <summary>Ends the bot: it stops when its standard input does.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(TestTimeout.Step);
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(timeout.Token);
        return _process.ExitCode;
    }

    public ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
        return ValueTask.CompletedTask;
    }

    private static bool FindNode()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
        {
            return false;
        }

        try
        {
            using var process = Process.Start(new ProcessStartInfo("node", ["--version"]) { RedirectStandardOutput = true })!;
            return Version.TryParse(process.StandardOutput.ReadToEnd().Trim().TrimStart('v'), out var version) && version >= OldestNode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private void Take(string? line, bool isEvent)
    {
        if (line is null)
        {
            if (isEvent)
            {
                _events.Writer.TryComplete();
            }

            return;
        }

        lock (_lock)
        {
            _lines.Add(line);
        }

        if (isEvent && line.IndexOf(" {", StringComparison.Ordinal) is > 0 and var space)
        {
            using var details = JsonDocument.Parse(line.AsMemory(space + 1));
            _events.Writer.TryWrite((line[..space], details.RootElement.Clone()));
        }
    }
}
