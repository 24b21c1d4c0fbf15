using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Knowledge.Reloading;

namespace StargateBot.Health;

/// <summary>Whether the worker does its work, as <c>/readyz</c> tells it. Holds nothing secret.</summary>
/// <param name="Status"><c>ready</c>; <c>degraded</c>: a platform is missing, or nothing is kept over a restart; <c>unavailable</c>: no question can be answered.</param>
/// <param name="Knowledge">The knowledge.</param>
/// <param name="Platforms">The configured platforms by name.</param>
/// <param name="Storage">The store, or null without one.</param>
internal sealed record HealthReport(
    string Status, KnowledgeHealth Knowledge, IReadOnlyDictionary<string, PlatformHealth> Platforms, StorageHealth? Storage)
{
    private const string Ready = "ready";
    private const string Degraded = "degraded";
    private const string Unavailable = "unavailable";

    /// <summary>Gets whether somebody can be answered.</summary>
    public bool Available() => Status != Unavailable;

    /// <summary>Sums up the parts.</summary>
    /// <param name="served">The knowledge that is being asked, or null while there is none.</param>
    /// <param name="platforms">Names and states of the configured platforms.</param>
    /// <param name="store">How the store is, or null without one.</param>
    public static HealthReport Of(ServedKnowledge? served, IEnumerable<(string Name, PlatformStatus Status)> platforms, IStoreStatus? store)
    {
        var byName = platforms.ToDictionary(platform => platform.Name, platform => PlatformHealth.Of(platform.Status));
        var connected = byName.Values.Count(platform => platform.State == Ready);
        var status = served is null || connected == 0 ? Unavailable
            : connected < byName.Count || store is { IsKeeping: false } ? Degraded : Ready;
        return new HealthReport(
            status, KnowledgeHealth.Of(served), byName, store is null ? null : new StorageHealth(store.IsKeeping ? Ready : Degraded, store.Detail));
    }
}

/// <summary>The state of the store.</summary>
/// <param name="State"><c>ready</c>; <c>degraded</c>: questions are answered from memory, and what is asked is not kept over a restart.</param>
/// <param name="Detail">What is wrong and how to mend it; empty when nothing is.</param>
internal sealed record StorageHealth(string State, string Detail);

/// <summary>The state of the knowledge.</summary>
/// <param name="State"><c>ready</c> or <c>loading</c>.</param>
/// <param name="Version">The snapshot's version, or null while there is none.</param>
/// <param name="Documents">How many documents it holds, translations included.</param>
/// <param name="Passages">How many passages it holds; a passage and its translation count once.</param>
/// <param name="Faults">How many faults of the folder were passed over.</param>
/// <param name="Since">Since when this version is in use.</param>
/// <param name="Reason">Why it was loaded, such as <c>start</c>, <c>chat</c> or <c>rollback</c>.</param>
/// <param name="Pinned">Whether it stays over restarts whatever the folder holds, as after a rollback.</param>
internal sealed record KnowledgeHealth(
    string State, string? Version, int Documents, int Passages, int Faults, DateTimeOffset? Since, ReloadReason? Reason, bool Pinned)
{
    /// <summary>Describes the knowledge.</summary>
    /// <param name="served">The knowledge, or null while there is none.</param>
    public static KnowledgeHealth Of(ServedKnowledge? served) => served is { Loaded: var loaded }
        ? new KnowledgeHealth("ready", loaded.Version, loaded.Documents, loaded.Passages, loaded.Faults, loaded.Since, loaded.Reason, served.IsPinned)
        : new KnowledgeHealth("loading", null, 0, 0, 0, null, null, Pinned: false);
}

/// <summary>The state of a platform.</summary>
/// <param name="State"><c>connecting</c>, <c>ready</c> or <c>stopped</c>.</param>
/// <param name="Detail">What is wrong and how to mend it; empty when nothing is.</param>
/// <param name="Warnings">What works less well than it could.</param>
internal sealed record PlatformHealth(string State, string Detail, IReadOnlyList<string> Warnings)
{
    /// <summary>Describes a status.</summary>
    /// <param name="status">The status.</param>
    public static PlatformHealth Of(PlatformStatus status) => new(NameOf(status.State), status.Detail, status.Warnings);

    private static string NameOf(PlatformState state) => state switch
    {
        PlatformState.Ready => "ready",
        PlatformState.Stopped => "stopped",
        _ => "connecting",
    };
}
