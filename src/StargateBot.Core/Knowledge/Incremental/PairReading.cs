namespace StargateBot.Core.Knowledge.Incremental;

/// <summary>All that the reading of a document and its translation depends on.</summary>
/// <param name="Path">Path of the document.</param>
/// <param name="Hash">Hash of its content.</param>
/// <param name="TranslationPath">Path of its translation, or null.</param>
/// <param name="TranslationHash">Hash of the translation's content.</param>
/// <param name="Refusal">Why the document is refused because of other documents, or null.</param>
internal sealed record PairKey(string Path, ContentHash Hash, string? TranslationPath = null, ContentHash TranslationHash = default, string? Refusal = null);

/// <summary>What came of reading a document and its translation.</summary>
/// <param name="Key">What was read.</param>
/// <param name="Original">What is served, or null when all was refused.</param>
/// <param name="Translation">The translation that is served beside it, or null.</param>
/// <param name="Faults">Everything that was refused.</param>
internal sealed record PairReading(PairKey Key, DocumentContents? Original, DocumentContents? Translation, IReadOnlyList<KnowledgeFault> Faults)
{
    /// <summary>Gets the number of units.</summary>
    public int Units => Original?.Passages.Count ?? 0;

    /// <summary>Gets the documents that are served.</summary>
    public IEnumerable<DocumentContents> Documents
    {
        get
        {
            if (Original is not null)
            {
                yield return Original;
            }

            if (Translation is not null)
            {
                yield return Translation;
            }
        }
    }

    /// <summary>Makes the reading of a pair.</summary>
    /// <param name="key">What was read.</param>
    /// <param name="pair">What is served, or null.</param>
    /// <param name="faults">What was refused.</param>
    public static PairReading Of(PairKey key, DocumentPair? pair, IReadOnlyList<KnowledgeFault> faults) => new(
        key,
        pair is null ? null : DocumentContents.Of(pair.Original),
        pair?.Translation is { } translation ? DocumentContents.Of(translation) : null,
        faults);
}

/// <summary>A pair on its way into an index.</summary>
/// <param name="Reading">What came of reading it.</param>
/// <param name="Pair">What was read, or null when it was refused or is kept.</param>
/// <param name="KeptFrom">Its first unit in the previous index when it is kept from there, else -1.</param>
internal sealed record PairItem(PairReading Reading, DocumentPair? Pair, int KeptFrom = PairItem.NotKept)
{
    private const int NotKept = -1;

    /// <summary>Gets whether the units come from the previous index.</summary>
    public bool IsKept => KeptFrom != NotKept;

    /// <summary>Wraps a pair that nothing else is known of.</summary>
    public static PairItem Of(DocumentPair pair) => new(PairReading.Of(new PairKey(pair.Original.Id, ContentHash.Unreadable), pair, []), pair);
}
