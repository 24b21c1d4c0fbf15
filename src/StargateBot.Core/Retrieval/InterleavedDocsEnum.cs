using Lucene.Net.Index;
using Lucene.Net.Util;

namespace StargateBot.Core.Retrieval;

/// <summary>The documents of one term on both sides of an <see cref="InterleavedReader"/>, in the new order, without those not taken over.</summary>
/// <param name="places">Where the documents of each side go.</param>
internal sealed class InterleavedDocsEnum(ReadOnlyMemory<int>[] places) : DocsAndPositionsEnum
{
    private readonly int[] _next = new int[places.Length];
    private int _current;
    private int _document = -1;

    /// <summary>Gets the documents of the sides, set by the term before <see cref="Begin"/>.</summary>
    public DocsEnum?[] Sides { get; } = new DocsEnum?[places.Length];

    /// <inheritdoc/>
    public override int DocID => _document;

    /// <inheritdoc/>
    public override int Freq => Sides[_current]!.Freq;

    /// <inheritdoc/>
    public override int StartOffset => -1;

    /// <inheritdoc/>
    public override int EndOffset => -1;

    /// <inheritdoc/>
    public override BytesRef? GetPayload() => null;

    /// <summary>Begins a term.</summary>
    /// <param name="isHere">Which sides have it.</param>
    public InterleavedDocsEnum Begin(bool[] isHere)
    {
        _document = -1;
        for (var side = 0; side < Sides.Length; side++)
        {
            _next[side] = isHere[side] ? NextOf(side) : NO_MORE_DOCS;
        }

        // Nothing of the side that is read on first was shown yet.
        _current = -1;
        return this;
    }

    /// <inheritdoc/>
    public override int NextDoc()
    {
        if (_current >= 0 && _document != NO_MORE_DOCS)
        {
            _next[_current] = NextOf(_current);
        }

        _current = 0;
        for (var side = 1; side < _next.Length; side++)
        {
            _current = _next[side] < _next[_current] ? side : _current;
        }

        return _document = _next[_current];
    }

    /// <inheritdoc/>
    public override int NextPosition() => ((DocsAndPositionsEnum)Sides[_current]!).NextPosition();

    /// <inheritdoc/>
    public override int Advance(int target) => SlowAdvance(target);

    /// <inheritdoc/>
    public override long GetCost() => Sides.Sum(side => side?.GetCost() ?? 0);

    private int NextOf(int side)
    {
        var documents = Sides[side]!;
        var to = places[side].Span;
        while (documents.NextDoc() is var document && document != NO_MORE_DOCS)
        {
            if (to[document] != Interleaving.Nowhere)
            {
                return to[document];
            }
        }

        return NO_MORE_DOCS;
    }
}
