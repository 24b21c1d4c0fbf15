using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using StargateBot.Core.Answering;

namespace StargateBot.Core.Knowledge.Reloading;

/// <summary>What became of the making of a snapshot.</summary>
/// <param name="Report">What was found; its outcome is that of one that is taken into use, unless there is none.</param>
/// <param name="Candidate">The snapshot, or null where it could not be made or is what is loaded already.</param>
/// <param name="IsDoubtful">Whether something speaks against it.</param>
internal readonly record struct MadeSnapshot(ReloadReport Report, Candidate? Candidate, bool IsDoubtful);

/// <summary>Makes a snapshot beside the loaded one and finds out how it differs and what speaks against it.</summary>
/// <param name="options">Where knowledge comes from.</param>
/// <param name="golden">Asks golden questions.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told of faults that nobody expects.</param>
internal sealed partial class SnapshotMaker(ReloadOptions options, GoldenRounds golden, TimeProvider time, ILogger logger)
{
    private const int IdBytes = 8;

    /// <summary>Makes the id of a reload or swap: short and unguessable.</summary>
    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));

    /// <summary>Makes a snapshot.</summary>
    /// <param name="settings">Where the knowledge is.</param>
    /// <param name="reason">Why.</param>
    /// <param name="taught">The taught text that it is about, or null; owned by the candidate, deleted when there is none.</param>
    /// <param name="old">The loaded snapshot; the caller uses it meanwhile.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<MadeSnapshot> MakeAsync(
        AnsweringSettings settings,
        ReloadReason reason,
        StagedText? taught,
        ServedSnapshot old,
        IProgress<ReloadProgress> progress,
        CancellationToken cancellationToken)
    {
        var report = new ReloadReport { Id = NewId(), Outcome = ReloadOutcome.Failed, OldVersion = old.Services.Snapshot.Version };
        var started = time.GetTimestamp();
        AnsweringServices? services = null;
        var isKept = false;
        try
        {
            progress.Report(new ReloadProgress(ReloadStage.Reading, 0, 0));
            services = options.Open(settings with { Previous = old.Services.Snapshot }, time, new FileCounter(progress), cancellationToken);
            var snapshot = services.Snapshot;
            report = report with
            {
                NewVersion = snapshot.Version,
                Faults = snapshot.Faults,
                Documents = snapshot.DocumentCount,
                Passages = snapshot.UnitCount,
                Bytes = KnowledgeFileList.BytesOf(KnowledgeFileList.Read(settings.KnowledgePath, settings.TaughtPath, cancellationToken)),
            };
            if (FaultOf(snapshot, taught) is { } fault)
            {
                return new MadeSnapshot(Ended(report with { Failure = fault }), null, IsDoubtful: false);
            }

            if (snapshot.Version == report.OldVersion)
            {
                return new MadeSnapshot(Ended(report with { Outcome = ReloadOutcome.Unchanged }), null, IsDoubtful: false);
            }

            report = report with
            {
                Outcome = ReloadOutcome.Swapped,
                Difference = KnowledgeDifference.Between(old.Services.Snapshot.Contents, snapshot.Contents),
                Golden = await golden.CompareAsync(settings.KnowledgePath, old.Services, services, progress, cancellationToken),
            };
            var suggested = options.ReadSuggestions is { } read ? await read(settings.KnowledgePath, cancellationToken) : old.Suggested;
            var candidate = new Candidate { Services = services, Suggested = suggested, Report = Ended(report), Reason = reason, Taught = taught };
            isKept = true;
            return new MadeSnapshot(candidate.Report, candidate, !ReloadGate.IsOpen(old.Services.Snapshot.Faults, snapshot.Faults, report.Golden));
        }
        catch (KnowledgeException exception)
        {
            return new MadeSnapshot(Ended(report with { Failure = new KnowledgeFault("", null, exception.Code, [exception.Folder]) }), null, IsDoubtful: false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            if (exception is not (IOException or UnauthorizedAccessException))
            {
                LogFault(exception, report.Id);
            }

            return new MadeSnapshot(Ended(report with { NewVersion = "", Failure = FailureOf(exception) }), null, IsDoubtful: false);
        }
        finally
        {
            if (!isKept)
            {
                services?.Dispose();
                if (taught is not null)
                {
                    TaughtFolder.Discard(taught);
                }
            }
        }

        ReloadReport Ended(ReloadReport ended) => ended with { Elapsed = time.GetElapsedTime(started) };
    }

    /// <summary>Gets the report of a change that failed before anything was made.</summary>
    /// <param name="oldVersion">What is loaded.</param>
    /// <param name="failure">Why.</param>
    public static ReloadReport Failed(string oldVersion, KnowledgeFault failure) =>
        new() { Id = NewId(), Outcome = ReloadOutcome.Failed, OldVersion = oldVersion, Failure = failure };

    /// <summary>Gets what to say of an exception.</summary>
    /// <param name="exception">What was thrown.</param>
    public static KnowledgeFault FailureOf(Exception exception) => new("", null, KnowledgeFaultCodes.ReloadFailed, [exception.Message]);

    // Nobody decides about a taught text that cannot be read: it is written anew.
    private static KnowledgeFault? FaultOf(KnowledgeSnapshot snapshot, StagedText? taught) =>
        taught is not null && snapshot.Faults.FirstOrDefault(taught.IsOf) is { } own ? own
        : snapshot.UnitCount > 0 ? null
        : snapshot.Faults is [var first, ..] ? first : new KnowledgeFault("", null, KnowledgeFaultCodes.NoDocuments, []);

    [LoggerMessage(EventId = 700, Level = LogLevel.Error, Message = "Reload {ReloadId} failed unexpectedly; what is loaded stays.")]
    private partial void LogFault(Exception exception, string reloadId);

    private sealed class FileCounter(IProgress<ReloadProgress> progress) : IProgress<KnowledgeProgress>
    {
        public void Report(KnowledgeProgress value) => progress.Report(new ReloadProgress(ReloadStage.Reading, value.Files, value.TotalFiles));
    }
}
