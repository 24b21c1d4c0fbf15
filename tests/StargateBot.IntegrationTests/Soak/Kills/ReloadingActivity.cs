using System.Net.Http.Headers;
using StargateBot.Simulator;
using StargateBot.Simulator.Discord.Observation;
using StargateBot.Simulator.Slack;
using StargateBot.Testing;

namespace StargateBot.IntegrationTests.Soak.Kills;

/// <summary>A year in the knowledge goes back and forth, each time followed by a reload, so that answers which state it are corrected where they stand.</summary>
internal sealed class ReloadingActivity : IKillActivity, IDisposable
{
    private const string Year = "2028";
    private const string OtherYear = "2029";
    private const string Token = "the token of the kill soak";

    private static readonly string[] Documents = ["announcement.id.md", "announcement.en.md"];
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(20) };

    private readonly TempFolder _knowledge = new();
    private readonly SimulatorServer _simulator;
    private readonly Random _chance;
    private readonly Func<Uri?> _worker;
    private int _reloads;
    private int _broken;

    /// <summary>Makes it, with knowledge of its own.</summary>
    /// <param name="simulator">Both platforms: they tell what was edited.</param>
    /// <param name="run">The kills; its worker gets this knowledge.</param>
    /// <param name="seed">Decides when the knowledge changes.</param>
    public ReloadingActivity(SimulatorServer simulator, KillRun run, int seed)
    {
        _simulator = simulator;
        _chance = new Random(seed);
        _worker = () => run.Address;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Knowledge, "words")))
        {
            _knowledge.Write(Path.Combine("words", Path.GetFileName(file)), File.ReadAllText(file));
        }

        Write(Year);

        // Without golden questions, which would hold the wrong year back.
        run.Settings["Knowledge__Path"] = _knowledge.Path;
        run.Settings["Admin__Token"] = Token;
    }

    /// <summary>Gets an answer as the shipped knowledge gives it.</summary>
    /// <param name="text">An answer of any time.</param>
    public static string Original(string text) => text.Replace(OtherYear, Year, StringComparison.Ordinal);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        for (var odd = true; !cancellationToken.IsCancellationRequested; odd = !odd)
        {
            Write(odd ? OtherYear : Year);
            await ReloadAsync(cancellationToken);
            await Task.Delay(LongestPause * _chance.NextDouble(), TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        Write(Year);
        await ReloadAsync(cancellationToken);
        for (var before = -1; before != Edits && !cancellationToken.IsCancellationRequested;)
        {
            before = Edits;
            await Task.Delay(Quiet, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public Task CountAsync(KillFigures figures)
    {
        figures.Count("reloads that were finished", _reloads);
        figures.Count("reloads that a kill cut off", _broken);
        figures.Count("answers that were corrected where they stand", Edits);
        if (_reloads == 0)
        {
            figures.Wrong.Enqueue("no reload was finished");
        }

        return Task.CompletedTask;
    }

    public void Dispose() => _knowledge.Dispose();

    private int Edits => _simulator.Discord.Actions.Count(action => action.Kind == BotActionKind.MessageEdited)
        + _simulator.Slack.Log.Acts.Count(act => act.Kind == SlackActKind.Update);

    private void Write(string year)
    {
        foreach (var name in Documents)
        {
            // Moved into place: a reload never meets half a file.
            var written = _knowledge.Write($"{name}.new", File.ReadAllText(Path.Combine(RepositoryFiles.Knowledge, name)).Replace(Year, year, StringComparison.Ordinal));
            File.Move(written, Path.Combine(_knowledge.Path, name), overwrite: true);
        }
    }

    private async Task ReloadAsync(CancellationToken cancellationToken)
    {
        if (_worker() is not { } address)
        {
            return;
        }

        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "/admin/reload"));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
            using var response = await Http.SendAsync(request, cancellationToken);
            response.EnsureSuccessStatusCode();
            await response.Content.ReadAsStringAsync(cancellationToken);
            _reloads++;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            _broken++;
        }
    }
}
