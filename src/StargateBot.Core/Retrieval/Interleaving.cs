namespace StargateBot.Core.Retrieval;

/// <summary>Which document of two segments stands where in a third one. Documents are added in the new order; each side's ascend.</summary>
/// <param name="keptDocuments">Documents of the old segment.</param>
internal sealed class Interleaving(int keptDocuments)
{
    /// <summary>The side of the old segment.</summary>
    public const int Kept = 0;

    /// <summary>The side of the new segment.</summary>
    public const int Added = 1;

    /// <summary>The place of a document that is not taken over.</summary>
    public const int Nowhere = -1;

    private readonly int[] _keptPlaces = NoPlaces(keptDocuments);
    private readonly List<int> _addedPlaces = [];
    private int _keptEnd;

    // The old document's number, or the complement of the new one's.
    private readonly List<int> _sources = [];

    /// <summary>Gets the number of documents.</summary>
    public int Count => _sources.Count;

    /// <summary>Adds the next document of the new segment.</summary>
    public void Add()
    {
        _sources.Add(~_addedPlaces.Count);
        _addedPlaces.Add(_sources.Count - 1);
    }

    /// <summary>Adds documents of the old segment.</summary>
    /// <param name="first">Number of the first one, behind those kept before.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="ArgumentOutOfRangeException">They do not come behind those kept before.</exception>
    public void Keep(int first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, _keptEnd);
        _keptEnd = first + count;
        for (var document = first; document < first + count; document++)
        {
            _keptPlaces[document] = _sources.Count;
            _sources.Add(document);
        }
    }

    /// <summary>Gets where a document comes from.</summary>
    /// <param name="document">Its number.</param>
    public (int Side, int Document) SourceOf(int document) => _sources[document] is >= 0 and var kept ? (Kept, kept) : (Added, ~_sources[document]);

    /// <summary>Gets where the documents of a side go, or <see cref="Nowhere"/>.</summary>
    /// <param name="side">The side.</param>
    public ReadOnlyMemory<int> PlacesOf(int side) => side == Kept ? _keptPlaces : _addedPlaces.ToArray();

    private static int[] NoPlaces(int count)
    {
        var places = new int[count];
        Array.Fill(places, Nowhere);
        return places;
    }
}
