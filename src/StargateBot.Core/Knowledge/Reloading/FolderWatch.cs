using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using StargateBot.Core.Chat;

namespace StargateBot.Core.Knowledge.Reloading;

/// <summary>Reloads when the files of a knowledge folder change: told by the system, and looked for now and then, because mounted volumes tell nothing.</summary>
/// <remarks>
/// Only the knowledge folder is watched. What the program itself writes (taught texts, kept snapshots) lies elsewhere and wakes nobody.
/// A folder is compared by names, sizes and times of its files; whether their contents differ the reload finds out.
/// </remarks>
/// <param name="admin">Reloads.</param>
/// <param name="folder">The knowledge folder.</param>
/// <param name="time">Measures the waits.</param>
/// <param name="logger">Told of what was refused.</param>
public sealed partial class FolderWatch(IKnowledgeAdmin admin, string folder, TimeProvider time, ILogger<FolderWatch> logger) : IBackgroundWork
{
    /// <summary>How long nothing may change before a change counts as finished: copying a folder is one change.</summary>
    public static readonly TimeSpan Calm = TimeSpan.FromSeconds(1);

    /// <summary>How often the folder is looked at where the system tells of no change.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    // A folder that somebody writes to without a pause is read all the same.
    private const int MostCalmWaits = 30;

    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private string? _refused;

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var seen = await LookAsync(cancellationToken);
        using var watcher = Watch();
        while (true)
        {
            await WaitForChangeAsync(cancellationToken);
            var now = await LookAsync(cancellationToken);
            if (now != seen)
            {
                seen = now;
                await ReloadAsync(now, cancellationToken);
            }
        }
    }

    private async Task ReloadAsync(string look, CancellationToken cancellationToken)
    {
        try
        {
            var report = await admin.ReloadAsync(new ReloadRequest(ReloadReason.Watch), null, cancellationToken);
            if (report.Outcome is ReloadOutcome.Swapped or ReloadOutcome.Unchanged)
            {
                _refused = null;
                return;
            }

            // A content that was refused is refused again whenever a file is touched: said once.
            var content = report.NewVersion.Length > 0 ? report.NewVersion : look;
            if (content != _refused)
            {
                _refused = content;
                LogRefused(report.Outcome, TroubleOf(report));
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFault(exception);
        }
    }

    private static string TroubleOf(ReloadReport report)
    {
        const int MostShown = 5;
        var faults = (report.Failure is { } failure ? [failure] : report.Faults)
            .Take(MostShown).Select(fault => KnowledgeFaultMessages.Describe(fault, Languages.Language.English));
        var golden = report.Golden is { TurnedWrong.Count: > 0 } comparison
            ? [$"Golden questions that turned wrong: {string.Join(", ", comparison.TurnedWrong.Take(MostShown))}."]
            : Array.Empty<string>();
        return string.Join(' ', faults.Concat(golden));
    }

    private async Task WaitForChangeAsync(CancellationToken cancellationToken)
    {
        if (!await ChangesWithinAsync(Interval, cancellationToken))
        {
            return;
        }

        for (var waits = 0; waits < MostCalmWaits && await ChangesWithinAsync(Calm, cancellationToken); waits++)
        {
        }
    }

    private async Task<bool> ChangesWithinAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(wait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await _changes.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private Task<string> LookAsync(CancellationToken cancellationToken) => QuietThread.RunAsync(() => Task.FromResult(Look(cancellationToken)));

    private string Look(CancellationToken cancellationToken)
    {
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var file in KnowledgeFileList.Read(folder, taught: null, cancellationToken))
            {
                var info = File.ResolveLinkTarget(file.FullPath, returnFinalTarget: true) as FileInfo ?? new FileInfo(file.FullPath);
                var line = info.Exists
                    ? string.Create(CultureInfo.InvariantCulture, $"{file.Path}\n{info.Length}\n{info.LastWriteTimeUtc.Ticks}\n")
                    : file.Path + "\n";
                hash.AppendData(Encoding.UTF8.GetBytes(line));
            }

            return Convert.ToHexString(hash.GetHashAndReset());
        }
        catch (Exception exception) when (exception is KnowledgeException or IOException or UnauthorizedAccessException)
        {
            // A folder that is gone for a moment is a change, too; the reload says what is wrong with it.
            return exception.GetType().Name;
        }
    }

    private FileSystemWatcher? Watch()
    {
        try
        {
            var watcher = new FileSystemWatcher(folder)
            {
                IncludeSubdirectories = true,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            watcher.Changed += Tell;
            watcher.Created += Tell;
            watcher.Deleted += Tell;
            watcher.Renamed += Tell;
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or UnauthorizedAccessException)
        {
            LogNotWatched(exception, Interval.TotalSeconds);
            return null;
        }

        void Tell(object sender, FileSystemEventArgs change) => _changes.Writer.TryWrite(true);
    }

    [LoggerMessage(EventId = 710, Level = LogLevel.Warning, Message = "The changed folder is not taken into use ({Outcome}). {Trouble}")]
    private partial void LogRefused(ReloadOutcome outcome, string trouble);

    [LoggerMessage(EventId = 711, Level = LogLevel.Error, Message = "The changed folder could not be reloaded.")]
    private partial void LogFault(Exception exception);

    [LoggerMessage(EventId = 712, Level = LogLevel.Warning, Message = "The system tells of no changes of the knowledge folder; it is looked at every {Seconds} s.")]
    private partial void LogNotWatched(Exception exception, double seconds);
}
