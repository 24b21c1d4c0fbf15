using System.Security.Cryptography;
using StargateBot.Core.Answering;

namespace StargateBot.Core.Knowledge.Reloading;

/// <summary>Asks the golden questions of a folder of the loaded and of a new snapshot. What the loaded one answers is remembered.</summary>
/// <param name="check">What asks.</param>
internal sealed class GoldenRounds(IGoldenCheck check)
{
    private readonly Lock _gate = new();

    // The new snapshot may be taken into use, or not: either of both is the loaded one of the next reload.
    private Round? _before;
    private Round? _after;

    /// <summary>Asks both.</summary>
    /// <param name="folder">The folder with the golden questions.</param>
    /// <param name="before">The loaded snapshot.</param>
    /// <param name="after">The new one.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null where there are no golden questions.</returns>
    public async Task<GoldenComparison?> CompareAsync(
        string folder, AnsweringServices before, AnsweringServices after, IProgress<ReloadProgress> progress, CancellationToken cancellationToken)
    {
        var questions = FingerprintOf(Path.Combine(folder, KnowledgeFileList.GoldenFile));
        var known = Recall(questions, before.Snapshot.Version);
        var rounds = known is null ? 2 : 1;
        var right = known ?? await AskAsync(before, 0);
        var now = await AskAsync(after, rounds - 1);
        Remember(new Round(questions, before.Snapshot.Version, right), new Round(questions, after.Snapshot.Version, now));
        return ReloadGate.Compare(right, now);

        Task<IReadOnlyDictionary<string, bool>> AskAsync(AnsweringServices services, int asked) => check.AskAsync(
            folder, services.Answers, new Counter(asked, rounds, progress), cancellationToken);
    }

    private IReadOnlyDictionary<string, bool>? Recall(string questions, string version)
    {
        lock (_gate)
        {
            return _before is { } before && before.Is(questions, version) ? before.Right
                : _after is { } after && after.Is(questions, version) ? after.Right
                : null;
        }
    }

    private void Remember(Round before, Round after)
    {
        lock (_gate)
        {
            _before = before;
            _after = after;
        }
    }

    private static string FingerprintOf(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return Convert.ToHexString(SHA256.HashData(stream));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private sealed record Round(string Questions, string Version, IReadOnlyDictionary<string, bool> Right)
    {
        public bool Is(string questions, string version) => Questions == questions && Version == version;
    }

    // Both rounds are one way to the person who waits.
    private sealed class Counter(int round, int rounds, IProgress<ReloadProgress> progress) : IProgress<(int Asked, int Total)>
    {
        public void Report((int Asked, int Total) value) =>
            progress.Report(new ReloadProgress(ReloadStage.Checking, (round * value.Total) + value.Asked, rounds * value.Total));
    }
}
