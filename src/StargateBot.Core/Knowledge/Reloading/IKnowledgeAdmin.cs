using StargateBot.Core.Answering;

namespace StargateBot.Core.Knowledge.Reloading;

/// <summary>Changes the knowledge while questions are being answered. One change at a time; safe for many callers at once.</summary>
public interface IKnowledgeAdmin
{
    /// <summary>Gets what is loaded, or null while nothing is.</summary>
    LoadedKnowledge? Current { get; }

    /// <summary>Reads the knowledge anew beside what is loaded, checks it, and swaps it in when nothing speaks against it.</summary>
    /// <param name="request">Who wants it and why. Several at once are one reload, and all get its report.</param>
    /// <param name="progress">Told how far it is, or null.</param>
    /// <param name="cancellationToken">Stops waiting; the reload goes on when others wait for it too.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    Task<ReloadReport> ReloadAsync(ReloadRequest request, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken);

    /// <summary>Swaps in what a reload built and held back.</summary>
    /// <param name="reloadId">Id of the reload's report.</param>
    /// <param name="request">Who wants it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The report, now swapped; null when it is not held any more: it was swapped, given up, or another reload took its place.</returns>
    Task<ReloadReport?> SwapAnywayAsync(string reloadId, ReloadRequest request, CancellationToken cancellationToken);

    /// <summary>Gives up what a reload built and held back.</summary>
    /// <param name="reloadId">Id of the reload's report.</param>
    /// <returns>False when it is not held any more.</returns>
    bool Discard(string reloadId);

    /// <summary>Returns to a kept snapshot. It is served until the next reload, also over restarts.</summary>
    /// <param name="version">Its version, or null for the one before the one that is loaded.</param>
    /// <param name="request">Who wants it.</param>
    /// <param name="progress">Told how far it is, or null.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The report; null when no such snapshot is kept.</returns>
    Task<ReloadReport?> RollbackAsync(string? version, ReloadRequest request, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken);

    /// <summary>Makes a knowledge file of a taught text and reloads. A text that is not swapped in leaves no file, unless it is held back and swapped later.</summary>
    /// <param name="text">The text.</param>
    /// <param name="request">Who teaches.</param>
    /// <param name="progress">Told how far it is, or null.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ReloadReport> TeachAsync(TaughtText text, ReloadRequest request, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken);

    /// <summary>Reads the snapshots that can be returned to, newest first; the loaded one is among them.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<SnapshotRecord>> ReadHistoryAsync(CancellationToken cancellationToken);
}

/// <summary>Why knowledge is loaded.</summary>
public enum ReloadReason
{
    /// <summary>The program started.</summary>
    Start,

    /// <summary>An admin asked from chat.</summary>
    Chat,

    /// <summary>An operator asked from the command line or over HTTP.</summary>
    CommandLine,

    /// <summary>The folder changed.</summary>
    Watch,

    /// <summary>An admin taught a text.</summary>
    Teach,

    /// <summary>An admin returned to an earlier snapshot.</summary>
    Rollback,
}

/// <summary>Who wants the knowledge changed, and why.</summary>
/// <param name="Reason">Why.</param>
/// <param name="By">Who, safe to show to admins and kept in the history: a name or pseudonym; empty for the program itself.</param>
public sealed record ReloadRequest(ReloadReason Reason, string By = "");

/// <summary>How far a reload is.</summary>
/// <param name="Stage">What is being done.</param>
/// <param name="Done">How much of it is done.</param>
/// <param name="Total">How much there is; 0 when that is not known.</param>
public sealed record ReloadProgress(ReloadStage Stage, int Done, int Total);

/// <summary>What a reload does, in this order.</summary>
public enum ReloadStage
{
    /// <summary>Files are read and indexed.</summary>
    Reading,

    /// <summary>Golden questions are asked.</summary>
    Checking,

    /// <summary>The new snapshot takes the place of the old one.</summary>
    Swapping,
}

/// <summary>How a reload ended.</summary>
public enum ReloadOutcome
{
    /// <summary>The new snapshot is in use.</summary>
    Swapped,

    /// <summary>The folder holds what is loaded already.</summary>
    Unchanged,

    /// <summary>Something speaks against it: it is held back for a while, for an admin to decide.</summary>
    HeldBack,

    /// <summary>Something speaks against it, and nobody is there to decide: it is dropped.</summary>
    Refused,

    /// <summary>It could not be built: the folder cannot be read, holds nothing, or the disk refuses. The old snapshot stays.</summary>
    Failed,
}

/// <summary>What a reload found and did.</summary>
public sealed record ReloadReport
{
    /// <summary>Gets the id of the reload, short and unguessable.</summary>
    public required string Id { get; init; }

    /// <summary>Gets how it ended.</summary>
    public required ReloadOutcome Outcome { get; init; }

    /// <summary>Gets the version that was loaded before; empty for none.</summary>
    public required string OldVersion { get; init; }

    /// <summary>Gets the version that was built; empty when it failed.</summary>
    public string NewVersion { get; init; } = "";

    /// <summary>Gets why it failed, in Indonesian and English by <see cref="KnowledgeFaultMessages"/> or the system's own words; null when it did not.</summary>
    public KnowledgeFault? Failure { get; init; }

    /// <summary>Gets all faults of the files.</summary>
    public IReadOnlyList<KnowledgeFault> Faults { get; init; } = [];

    /// <summary>Gets what changed.</summary>
    public KnowledgeDifference Difference { get; init; } = new([]);

    /// <summary>Gets how the golden questions went with the old and with the new snapshot, or null where there are none.</summary>
    public GoldenComparison? Golden { get; init; }

    /// <summary>Gets the documents of the new snapshot.</summary>
    public int Documents { get; init; }

    /// <summary>Gets the passages of the new snapshot.</summary>
    public int Passages { get; init; }

    /// <summary>Gets the size of the knowledge files, in bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>Gets how long it took.</summary>
    public TimeSpan Elapsed { get; init; }
}

/// <summary>How golden questions went before and after.</summary>
/// <param name="RightBefore">How many were right with the old snapshot.</param>
/// <param name="RightAfter">How many are right with the new one.</param>
/// <param name="Total">How many there are.</param>
/// <param name="TurnedWrong">Those that were right and are wrong now.</param>
/// <param name="TurnedRight">Those that were wrong and are right now.</param>
public sealed record GoldenComparison(
    int RightBefore, int RightAfter, int Total, IReadOnlyList<string> TurnedWrong, IReadOnlyList<string> TurnedRight);

/// <summary>A snapshot that is loaded.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Since">Since when it is in use.</param>
/// <param name="Reason">Why it was loaded.</param>
/// <param name="By">Who wanted it; empty for the program itself.</param>
/// <param name="Documents">Documents, translations included.</param>
/// <param name="Passages">Passages; one and its translation count once.</param>
/// <param name="Faults">Faults that were passed over.</param>
public sealed record LoadedKnowledge(
    string Version, DateTimeOffset Since, ReloadReason Reason, string By, int Documents, int Passages, int Faults);

/// <summary>A snapshot that was loaded once and is kept.</summary>
/// <param name="Loaded">What it is, and when it was loaded last.</param>
/// <param name="IsCurrent">Whether it is in use.</param>
public sealed record SnapshotRecord(LoadedKnowledge Loaded, bool IsCurrent);

/// <summary>A text that an admin teaches.</summary>
/// <param name="Title">Its title, at most 150 characters.</param>
/// <param name="Indonesian">The text in Indonesian, or null; at least one of both.</param>
/// <param name="English">The text in English, or null. With both, the Indonesian one is the original and must have as many passages.</param>
/// <param name="Author">Who teaches, as it is cited: a name or, where none is known, the platform's id.</param>
/// <param name="Date">When.</param>
public sealed record TaughtText(string Title, string? Indonesian, string? English, string Author, DateOnly Date);

/// <summary>A swap that has happened.</summary>
/// <param name="Id">Unique for each swap, also over restarts.</param>
/// <param name="OldVersion">What was in use before.</param>
/// <param name="NewVersion">What is in use now.</param>
/// <param name="Difference">What changed.</param>
/// <param name="At">When.</param>
public sealed record KnowledgeSwap(string Id, string OldVersion, string NewVersion, KnowledgeDifference Difference, DateTimeOffset At);

/// <summary>Told of every swap, after it and before its report is handed out. Called one swap at a time; must return soon and not throw.</summary>
public interface IKnowledgeObserver
{
    /// <summary>A swap has happened: questions are answered from the new snapshot.</summary>
    /// <param name="swap">The swap.</param>
    /// <param name="cancellationToken">The program ends.</param>
    ValueTask OnSwappedAsync(KnowledgeSwap swap, CancellationToken cancellationToken);
}

/// <summary>Asks golden questions of a snapshot.</summary>
public interface IGoldenCheck
{
    /// <summary>Asks the golden questions that go with a knowledge folder.</summary>
    /// <param name="knowledgePath">The folder.</param>
    /// <param name="answers">What answers.</param>
    /// <param name="progress">Told how many were asked of how many, or null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>By id whether each was answered right; empty where the folder has no golden questions.</returns>
    Task<IReadOnlyDictionary<string, bool>> AskAsync(
        string knowledgePath, IAnswerService answers, IProgress<(int Asked, int Total)>? progress, CancellationToken cancellationToken);
}

/// <summary>Keeps which snapshots were in use, and which one is.</summary>
public interface ISnapshotStore
{
    /// <summary>Keeps that a snapshot came into use.</summary>
    /// <param name="loaded">The snapshot.</param>
    /// <param name="isPinned">Whether it is served after a restart whatever the folder holds, as after a rollback.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task AddAsync(LoadedKnowledge loaded, bool isPinned, CancellationToken cancellationToken);

    /// <summary>Reads the snapshots, the one that came into use last first; each version once.</summary>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<LoadedKnowledge>> ReadAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Gets the version that is served after a restart whatever the folder holds, or null.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    Task<string?> FindPinnedAsync(CancellationToken cancellationToken);

    /// <summary>Forgets a version: its files are not kept any more.</summary>
    /// <param name="version">The version.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task RemoveAsync(string version, CancellationToken cancellationToken);
}
