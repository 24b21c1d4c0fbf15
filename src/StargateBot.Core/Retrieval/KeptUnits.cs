using StargateBot.Core.Knowledge;

namespace StargateBot.Core.Retrieval;

/// <summary>The index of an earlier snapshot, whose units may be taken over.</summary>
/// <param name="Index">The index, open while the new one is built.</param>
/// <param name="HasSameTerms">Whether the analyzer of the new index would make the same terms of the same texts.</param>
internal sealed record KeptUnits(IPassageIndex Index, bool HasSameTerms)
{
    /// <summary>Gets the index when its postings can be taken over into another one, else null.</summary>
    public LucenePassageIndex? Mergeable => HasSameTerms && Index is LucenePassageIndex { Segment: not null } index ? index : null;

    /// <summary>Gets the texts when they can be copied as they lie on disk, else null.</summary>
    public FileUnitStore? Texts => (Index as LucenePassageIndex)?.Units as FileUnitStore;

    /// <summary>Gets units with their texts.</summary>
    /// <param name="first">Number of the first one.</param>
    /// <param name="count">How many.</param>
    public IEnumerable<PassageUnit> Take(int first, int count)
    {
        for (var unit = first; unit < first + count; unit++)
        {
            yield return Index.GetUnit(unit);
        }
    }
}
