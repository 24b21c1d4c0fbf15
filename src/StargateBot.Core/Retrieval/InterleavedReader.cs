using Lucene.Net.Index;
using Lucene.Net.Util;

namespace StargateBot.Core.Retrieval;

/// <summary>
/// Two segments seen as one whose documents stand in an order of their own: what is kept of an old index between what is new. Each
/// side's documents keep their order, so that postings are merged while they are read. Only for being written into a new index.
/// </summary>
internal sealed class InterleavedReader : AtomicReader
{
    private readonly Interleaving _order;
    private readonly AtomicReader[] _sides;

    /// <summary>Joins two segments.</summary>
    /// <param name="kept">The old segment.</param>
    /// <param name="added">The new one, written by the same writer; null when nothing is new.</param>
    /// <param name="order">Where their documents go.</param>
    /// <param name="cancellationToken">Gives up after a while.</param>
    public InterleavedReader(AtomicReader kept, AtomicReader? added, Interleaving order, CancellationToken cancellationToken)
    {
        _sides = added is null ? [kept] : [kept, added];
        _order = order;
        FieldInfos = kept.FieldInfos;
        Fields = new InterleavedFields([.. _sides.Select(side => side.Fields)], order, cancellationToken);
    }

    /// <inheritdoc/>
    public override int NumDocs => _order.Count;

    /// <inheritdoc/>
    public override int MaxDoc => _order.Count;

    /// <inheritdoc/>
    public override Fields Fields { get; }

    /// <inheritdoc/>
    public override FieldInfos FieldInfos { get; }

    /// <inheritdoc/>
    public override IBits? LiveDocs => null;

    /// <summary>Shows nothing: the index stores no fields.</summary>
    public override void Document(int docID, StoredFieldVisitor visitor)
    {
    }

    /// <inheritdoc/>
    public override NumericDocValues GetNumericDocValues(string field) =>
        new InterleavedNumbers([.. _sides.Select(side => side.GetNumericDocValues(field))], _order);

    /// <inheritdoc/>
    public override IBits GetDocsWithField(string field) => new Bits.MatchAllBits(MaxDoc);

    /// <inheritdoc/>
    public override BinaryDocValues? GetBinaryDocValues(string field) => null;

    /// <inheritdoc/>
    public override SortedDocValues? GetSortedDocValues(string field) => null;

    /// <inheritdoc/>
    public override SortedSetDocValues? GetSortedSetDocValues(string field) => null;

    /// <inheritdoc/>
    public override NumericDocValues? GetNormValues(string field) => null;

    /// <inheritdoc/>
    public override Fields? GetTermVectors(int docID) => null;

    /// <inheritdoc/>
    public override void CheckIntegrity()
    {
        foreach (var side in _sides)
        {
            side.CheckIntegrity();
        }
    }

    /// <summary>Leaves both segments open: they belong to others.</summary>
    protected override void DoClose()
    {
    }

    private sealed class InterleavedNumbers(NumericDocValues[] sides, Interleaving order) : NumericDocValues
    {
        public override long Get(int docID)
        {
            var (side, document) = order.SourceOf(docID);
            return sides[side].Get(document);
        }
    }
}
