namespace StargateBot.Core.Knowledge;

/// <summary>What one snapshot holds and another does not.</summary>
/// <param name="Documents">The documents that differ, by id (ordinal).</param>
public sealed record KnowledgeDifference(IReadOnlyList<DocumentDifference> Documents)
{
    /// <summary>Gets whether both hold the same.</summary>
    public bool IsEmpty => Documents.Count == 0;

    /// <summary>Tells two contents apart. Time grows with the documents' lengths, not with their squares.</summary>
    /// <param name="older">What was there before.</param>
    /// <param name="newer">What is there now.</param>
    public static KnowledgeDifference Between(KnowledgeContents older, KnowledgeContents newer)
    {
        ArgumentNullException.ThrowIfNull(older);
        ArgumentNullException.ThrowIfNull(newer);
        var differences = new List<DocumentDifference>();
        foreach (var document in newer.Documents.Values)
        {
            if (!older.Documents.TryGetValue(document.Id, out var before))
            {
                differences.Add(new DocumentDifference(document.Id, document.Title, DocumentChange.Added, Numbers(document), [], [], []));
            }
            else if (!IsSame(before, document))
            {
                differences.Add(Compare(before, document));
            }
        }

        foreach (var document in older.Documents.Values)
        {
            if (!newer.Documents.ContainsKey(document.Id))
            {
                differences.Add(new DocumentDifference(
                    document.Id, document.Title, DocumentChange.Removed, [], [], Numbers(document), [.. document.Passages.Distinct()]));
            }
        }

        differences.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
        return new KnowledgeDifference(differences);
    }

    private static bool IsSame(DocumentContents older, DocumentContents newer) =>
        older.Title == newer.Title && older.Language == newer.Language && older.Passages.SequenceEqual(newer.Passages);

    private static int[] Numbers(DocumentContents document) => [.. Enumerable.Range(1, document.Passages.Count)];

    private static DocumentDifference Compare(DocumentContents older, DocumentContents newer)
    {
        var (added, changed, removed) = (new List<int>(), new List<int>(), new List<int>());
        var (nextOlder, nextNewer) = (0, 0);
        foreach (var (olderIndex, newerIndex) in PassageAlignment.Find(older.Passages, newer.Passages))
        {
            AddGap(olderIndex, newerIndex);
            (nextOlder, nextNewer) = (olderIndex + 1, newerIndex + 1);
        }

        AddGap(older.Passages.Count, newer.Passages.Count);
        var stated = newer.Passages.ToHashSet();
        return new DocumentDifference(
            newer.Id, newer.Title, DocumentChange.Changed, added, changed, removed, [.. older.Passages.Where(hash => !stated.Contains(hash)).Distinct()]);

        // Between two passages that stayed, the first ones of both sides took each other's place.
        void AddGap(int olderEnd, int newerEnd)
        {
            while (nextOlder < olderEnd && nextNewer < newerEnd)
            {
                nextOlder++;
                changed.Add(++nextNewer);
            }

            while (nextOlder < olderEnd)
            {
                removed.Add(++nextOlder);
            }

            while (nextNewer < newerEnd)
            {
                added.Add(++nextNewer);
            }
        }
    }
}

/// <summary>How a document differs.</summary>
public enum DocumentChange
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It holds other passages, in another order, or has another title or language.</summary>
    Changed,

    /// <summary>It is gone.</summary>
    Removed,
}

/// <summary>A document that differs. A passage counts as changed when another stands at its place between two that stayed.</summary>
/// <param name="Id">Document id.</param>
/// <param name="Title">Its title, the newer one.</param>
/// <param name="Change">How it differs.</param>
/// <param name="Added">Numbers (in the newer document) of passages that are new.</param>
/// <param name="Changed">Numbers (in the newer document) of passages that took the place of others.</param>
/// <param name="Removed">Numbers (in the older document) of passages that are gone, those whose place was taken not included.</param>
/// <param name="Gone">Hashes of all passages of the older document that the newer one holds nowhere.</param>
public sealed record DocumentDifference(
    string Id,
    string Title,
    DocumentChange Change,
    IReadOnlyList<int> Added,
    IReadOnlyList<int> Changed,
    IReadOnlyList<int> Removed,
    IReadOnlyList<ulong> Gone);
