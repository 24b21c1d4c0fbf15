namespace StargateBot.Core.Knowledge.Incremental;

/// <summary>What the file system tells of a file without opening it. As long as it stays the same, so did the content.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="Modified">When the content was written, in ticks of UTC.</param>
/// <param name="Created">When the file was made, in ticks of UTC; where the file system does not keep it, the same as <paramref name="Modified"/>.</param>
internal readonly record struct FileStamp(long Length, long Modified, long Created)
{
    // File systems keep times in steps of up to two seconds (FAT); within a step a file can change and look the same.
    private static readonly long Step = TimeSpan.FromSeconds(2).Ticks;

    /// <summary>Takes the stamp of a file that was just listed.</summary>
    public static FileStamp Of(FileInfo file) => new(file.Length, file.LastWriteTimeUtc.Ticks, file.CreationTimeUtc.Ticks);

    /// <summary>Gets whether every change from a moment on gives another stamp.</summary>
    /// <param name="moment">The moment, before the file was looked at.</param>
    public bool IsSettledAt(DateTimeOffset moment) => Math.Max(Modified, Created) + Step < moment.UtcTicks;
}
