namespace StargateBot.Core.Knowledge;

/// <summary>Bounds of a knowledge folder. What is beyond a bound is refused with a fault; the rest is read.</summary>
public sealed record KnowledgeLimits
{
    /// <summary>Smallest <see cref="MaxPassageLength"/>, in characters: room for a word.</summary>
    public const int MinPassageLength = 16;

    /// <summary>Gets the defaults.</summary>
    public static KnowledgeLimits Default { get; } = new();

    /// <summary>Gets the largest document or word list in bytes.</summary>
    /// <value>The default is 8 MiB.</value>
    public int MaxFileBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>Gets the most documents of a folder; their paths are held in memory while it is read.</summary>
    /// <value>The default is 1 000 000.</value>
    public int MaxDocuments { get; init; } = 1_000_000;

    /// <summary>Gets the most passages of one document.</summary>
    /// <value>The default is 50 000.</value>
    public int MaxPassagesPerDocument { get; init; } = 50_000;

    /// <summary>Gets the longest passage in UTF-16 characters; a longer one is split at sentence ends, so that all can be quoted.</summary>
    /// <value>The default is 8 000, at least <see cref="MinPassageLength"/>.</value>
    public int MaxPassageLength { get; init; } = 8_000;

    /// <summary>Gets the most characters of the front matter, its two delimiter lines included.</summary>
    /// <value>The default is 16 384.</value>
    public int MaxFrontMatterLength { get; init; } = 16_384;

    /// <summary>Gets the most characters of a document's path below the folder.</summary>
    /// <value>The default is 240.</value>
    public int MaxPathLength { get; init; } = 240;

    /// <summary>Gets how many folders deep documents are looked for.</summary>
    /// <value>The default is 32.</value>
    public int MaxDepth { get; init; } = 32;

    /// <summary>Gets the most faults that one reading reports; of the others their number is told.</summary>
    /// <value>The default is 1 000.</value>
    public int MaxFaults { get; init; } = 1_000;
}
