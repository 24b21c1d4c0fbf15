namespace StargateBot.Core.Knowledge;

/// <summary>What one snapshot holds and another does not.</summary>
/// <param name="Documents">The documents that differ, by id (ordinal).</param>
public sealed record KnowledgeDifference(IReadOnlyList<DocumentDifference> Documents)
{
    /// <summary>Gets whether both hold the same.</summary>
    public bool IsEmpty => Documents.Count == 0;
}

/// <summary>How a document differs.</summary>
public enum DocumentChange
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It holds other passages, in another order, or has another title.</summary>
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
