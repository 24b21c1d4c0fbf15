namespace StargateBot.Storage.Engine;

/// <summary>What measurements and tests vary.</summary>
internal sealed record StoreTuning
{
    /// <summary>Gets how long a write waits for those that come after it, when nobody waits for it.</summary>
    public TimeSpan Linger { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>Gets how long to wait for a lock of another process; who waits for a write waits so long too.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Gets SQLite's <c>synchronous</c>.</summary>
    /// <value>
    /// <c>NORMAL</c>: a commit is safe from the end of the process, however it comes; a power cut can take what was written since the system
    /// last wrote the log to the disk, and never harms the file. Waiting for the disk with every commit (<c>FULL</c>) is the disk's latency for
    /// every acknowledgement.
    /// </value>
    public string Synchronous { get; init; } = "NORMAL";

    /// <summary>Gets or sets how many pages the file may have when it is opened next, or null for no limit: a disk that is full, and that gets room again.</summary>
    public int? MaxPages { get; set; }

    /// <summary>Gets whether the file is opened for reading alone.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Gets how many writes may wait before nothing more is taken as safe.</summary>
    public int QueueCapacity { get; init; } = 8192;

    /// <summary>Gets how many writes are repeated when the disk takes them again.</summary>
    public int BacklogCapacity { get; init; } = 4096;

    /// <summary>Gets the length of the log, in pages of four kilobytes, from which it is copied into the file.</summary>
    public int CheckpointPages { get; init; } = 4000;
}
