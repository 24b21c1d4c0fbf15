using System.Collections.Concurrent;
using StargateBot.Simulator;
using StargateBot.Testing;

namespace StargateBot.IntegrationTests.Soak.Kills;

/// <summary>Kills the worker at random moments and starts it again at once, while activities go on; its records and both platforms stay.</summary>
/// <remarks>The seed decides the moments; what the worker does in each of them, the machine's timing decides, as in life.</remarks>
internal sealed class KillRun(SimulatorServer simulator, KillOptions options) : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMilliseconds(600);
    private static readonly TimeSpan LongestLife = TimeSpan.FromMilliseconds(1_200);

    // Slack delivers again a second after a failure; nothing else waits longer.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(30);

    private static readonly string[] Troubled = [" warn: ", " fail: ", " crit: "];

    private readonly Random _chance = new(options.Seed);
    private readonly TempFolder _data = new();
    private readonly ConcurrentQueue<string> _log = new();
    private volatile KilledProgram? _program;

    /// <summary>Gets what goes on meanwhile.</summary>
    public List<IKillActivity> Activities { get; } = [];

    /// <summary>Gets environment variables of the worker on top of the usual ones.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>Gets the address of the worker that lives now, or null while none has told one.</summary>
    public Uri? Address => _program?.Address;

    /// <summary>Gets what was counted.</summary>
    public KillFigures Figures { get; } = new();

    /// <summary>Gets the last warnings and errors of all the processes, one a line.</summary>
    public string Troubles => string.Join('\n', _log.Where(IsTrouble).TakeLast(40));

    /// <summary>Runs, counts, and leaves no process behind.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var program = Start();
        try
        {
            await ReadyAsync(program, cancellationToken);
            var activities = Task.WhenAll(Activities.Select(activity => activity.RunAsync(ending.Token)));
            for (Figures.Kills = 0; Figures.Kills < options.Kills; Figures.Kills++)
            {
                await LiveAsync(program, cancellationToken);
                await program.KillAsync();
                await program.DisposeAsync();
                CheckRecords();
                program = Start();
            }

            await ReadyAsync(program, cancellationToken);
            await ending.CancelAsync();
            await activities;
            using var settling = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            settling.CancelAfter(Settling);
            foreach (var activity in Activities)
            {
                await activity.SettleAsync(settling.Token);
            }

            await program.StopAsync(cancellationToken);
        }
        finally
        {
            await program.DisposeAsync();
        }

        CheckRecords();
        foreach (var left in StoreCheck.Unfinished(_data.Store))
        {
            Figures.Wrong.Enqueue($"left unfinished in the records: {left}");
        }

        foreach (var activity in Activities)
        {
            await activity.CountAsync(Figures);
        }
    }

    public void Dispose() => _data.Dispose();

    private KilledProgram Start() => _program = KilledProgram.Start(options.Program, simulator, _data, Settings, _log);

    private static bool IsTrouble(string line) => Troubled.Any(level => line.Contains(level, StringComparison.Ordinal));

    // One kill in four comes while the worker is still starting.
    private async Task LiveAsync(KilledProgram program, CancellationToken cancellationToken)
    {
        if (_chance.Next(4) == 0)
        {
            await Task.Delay(LongestStart * _chance.NextDouble(), TimeProvider.System, cancellationToken);
            return;
        }

        await ReadyAsync(program, cancellationToken);
        await Task.Delay(LongestLife * _chance.NextDouble(), TimeProvider.System, cancellationToken);
    }

    private async Task ReadyAsync(KilledProgram program, CancellationToken cancellationToken) =>
        Figures.Ready(await program.ReadyAsync(cancellationToken).WaitAsync(TestTimeout.Step, cancellationToken));

    private void CheckRecords()
    {
        if (StoreCheck.Integrity(_data.Store) is not "ok" and var problem)
        {
            Figures.Wrong.Enqueue($"The records are broken after kill {Figures.Kills + 1}: {problem}");
        }

        Figures.Count("integrity checks of the records");
    }
}
