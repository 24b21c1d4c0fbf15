using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace StargateBot.Benchmarks.Load;

/// <summary>A bot under load, as its own process.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private const int RememberedLines = 30;
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lastLines = new();

    private BotProcess(Process process, long started)
    {
        _process = process;
        Started = started;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Gets when the process was asked for, as <see cref="Stopwatch.GetTimestamp"/> tells it.</summary>
    public long Started { get; }

    /// <summary>Gets the id of the process.</summary>
    public int Id => _process.Id;

    /// <summary>Starts a program.</summary>
    /// <param name="program">What is started.</param>
    /// <param name="settings">Environment variables on top of ours.</param>
    public static BotProcess Start(BotProgram program, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo(program.File, program.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = program.Directory,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var started = Stopwatch.GetTimestamp();
        return new BotProcess(Process.Start(start)!, started);
    }

    /// <summary>Waits for something that the program brings about; when the program ends first, tells what it said.</summary>
    /// <param name="happening">What is waited for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">The program ended.</exception>
    public async Task UntilAsync(Task happening, CancellationToken cancellationToken)
    {
        var ended = _process.WaitForExitAsync(cancellationToken);
        if (await Task.WhenAny(happening, ended) == ended)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture, $"The program ended with code {_process.ExitCode}:\n{LastLines}"));
        }

        await happening;
    }

    /// <summary>Gets the last lines that the program wrote.</summary>
    public string LastLines => string.Join('\n', _lastLines);

    /// <summary>Gets how much processor time the program has used.</summary>
    public TimeSpan CpuTime => ProcFiles.ReadCpuTime(Id);

    /// <summary>Gets the most memory that the program has had, in bytes.</summary>
    public long PeakMemory => ProcFiles.ReadPeakMemory(Id);

    /// <summary>Ends the program as an operator does, with SIGTERM; by force when it does not end.</summary>
    public async ValueTask DisposeAsync()
    {
        using var timeout = new CancellationTokenSource(StopTimeout, TimeProvider.System);
        try
        {
            if (!_process.HasExited)
            {
                using var kill = Process.Start("kill", ["-TERM", Id.ToString(CultureInfo.InvariantCulture)]);
                await kill.WaitForExitAsync(timeout.Token);
                await _process.WaitForExitAsync(timeout.Token);
            }
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        _lastLines.Enqueue(line);
        if (_lastLines.Count > RememberedLines)
        {
            _lastLines.TryDequeue(out _);
        }
    }
}

/// <summary>A program to put under load.</summary>
/// <param name="Name">How it is called in the tables.</param>
/// <param name="File">The executable.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Directory">Its working directory.</param>
internal sealed record BotProgram(string Name, string File, IReadOnlyList<string> Arguments, string Directory);
