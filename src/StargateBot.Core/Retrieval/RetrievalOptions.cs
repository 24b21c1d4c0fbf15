namespace StargateBot.Core.Retrieval;

/// <summary>Settings of retrieval. The weights were chosen by trying on development questions in both languages.</summary>
public sealed record RetrievalOptions
{
    /// <summary>Gets the settings that the program ships with.</summary>
    public static RetrievalOptions Default { get; } = new();

    /// <summary>Gets the number of units up to which index and texts stay in memory; above it both go to disk.</summary>
    /// <value>The default is 5 000.</value>
    public int MaxInMemoryUnits { get; init; } = 5_000;

    /// <summary>Gets the folder of the indexes on disk; made when one is needed. It may be deleted at any time: it is built again.</summary>
    /// <value>The default is <c>data/index</c> below the working directory.</value>
    public string IndexFolder { get; init; } = Path.Combine("data", "index");

    /// <summary>Gets how many versions of the knowledge are kept on disk, at least 1; the oldest are removed after a build.</summary>
    /// <value>The default is 3.</value>
    public int KeptIndexVersions { get; init; } = 3;

    /// <summary>Gets BM25's saturation of repeated words, no unit, above 0.</summary>
    /// <value>The default is 0.9; S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework", 2009, recommend 0.5 to 2.</value>
    public float K1 { get; init; } = 0.9f;

    /// <summary>Gets how far BM25 discounts long passages, 0 (not at all) to 1.</summary>
    /// <value>The default is 0.75; the same source recommends 0.5 to 0.8.</value>
    public float B { get; init; } = 0.75f;

    /// <summary>Gets the weight of a word found in the form that was asked.</summary>
    public float ExactWeight { get; init; } = 1.0f;

    /// <summary>Gets the weight of a word found by its stem only.</summary>
    public float StemWeight { get; init; } = 0.9f;

    /// <summary>Gets the weight of a word found by a synonym or translation only.</summary>
    public float ConceptWeight { get; init; } = 0.7f;

    /// <summary>Gets the weight of a word found in a title or heading, added to what the passage's own text gives.</summary>
    public float TitleWeight { get; init; } = 0.2f;

    /// <summary>Gets the factor of names: words that the question, or most of the knowledge, writes with an upper-case letter inside a sentence, and acronyms.</summary>
    public float NameBoost { get; init; } = 1.5f;

    /// <summary>Gets the factor of numbers.</summary>
    public float NumberBoost { get; init; } = 1.2f;

    /// <summary>Gets the weight of a word that is known only after correction.</summary>
    public float CorrectionWeight { get; init; } = 0.7f;

    /// <summary>Gets the worth of two neighbouring words of the question that stand close together, relative to the rarity of the more frequent one.</summary>
    public float ProximityWeight { get; init; } = 0.8f;

    /// <summary>Gets how many of the best units are ranked again by proximity.</summary>
    /// <value>The default is 10.</value>
    public int RerankedUnits { get; init; } = 10;

    /// <summary>Gets how many words of a question are searched; of a longer one the rarest are taken.</summary>
    /// <value>The default is 32.</value>
    public int MaxQueryWords { get; init; } = 32;

    /// <summary>Gets in how many units a word may be to be looked for by itself; a more frequent one counts only where a rarer word of the question is.</summary>
    /// <value>The default is 50 000: some milliseconds of postings.</value>
    public int MaxLeadingUnits { get; init; } = 50_000;

    /// <summary>Gets the memory that building an index may fill before it writes to disk, in MiB.</summary>
    /// <value>The default is 64.</value>
    public double BuildMemoryMegabytes { get; init; } = 64;

    /// <summary>Gets how many units read from disk are kept in memory.</summary>
    /// <value>The default is 4 096, about 10 MB of text.</value>
    public int CachedUnits { get; init; } = 4_096;
}
