using Lucene.Net.Index;
using Lucene.Net.Util;

namespace StargateBot.Core.Retrieval;

/// <summary>The terms of both sides of an <see cref="InterleavedReader"/> in order, each once. Reads forward only.</summary>
internal sealed class InterleavedTermsEnum : TermsEnum
{
    // Terms come by the hundred thousand.
    private const int TermsBetweenLooks = 1024;

    private readonly TermsEnum?[] _sides;
    private readonly ReadOnlyMemory<int>[] _places;
    private readonly CancellationToken _cancellationToken;
    private readonly bool[] _isHere;
    private BytesRef? _term;
    private int _read;

    /// <summary>Begins before the first term.</summary>
    /// <param name="sides">The terms of the sides; null where a side does not have the field.</param>
    /// <param name="comparer">The order of the terms.</param>
    /// <param name="places">Where the documents of each side go.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public InterleavedTermsEnum(TermsEnum?[] sides, IComparer<BytesRef> comparer, ReadOnlyMemory<int>[] places, CancellationToken cancellationToken)
    {
        _sides = sides;
        _places = places;
        _cancellationToken = cancellationToken;
        Comparer = comparer;
        _isHere = new bool[sides.Length];
        Array.Fill(_isHere, true);
    }

    /// <inheritdoc/>
    public override IComparer<BytesRef> Comparer { get; }

    /// <inheritdoc/>
    public override BytesRef Term => _term!;

    /// <inheritdoc/>
    public override long Ord => throw new NotSupportedException();

    /// <inheritdoc/>
    public override int DocFreq => _sides.Where((_, side) => _isHere[side]).Sum(terms => terms!.DocFreq);

    /// <summary>Gets that it is not known: documents that are not taken over count on the old side.</summary>
    public override long TotalTermFreq => -1;

    /// <inheritdoc/>
    public override bool MoveNext()
    {
        if (_read++ % TermsBetweenLooks == 0)
        {
            _cancellationToken.ThrowIfCancellationRequested();
        }

        _term = null;
        for (var side = 0; side < _sides.Length; side++)
        {
            if (_isHere[side] && _sides[side]?.MoveNext() != true)
            {
                _sides[side] = null;
            }

            if (_sides[side]?.Term is { } term && (_term is null || Comparer.Compare(term, _term) < 0))
            {
                _term = term;
            }
        }

        for (var side = 0; side < _sides.Length; side++)
        {
            _isHere[side] = _term is not null && _sides[side] is { } terms && Comparer.Compare(terms.Term, _term) == 0;
        }

        return _term is not null;
    }

    /// <inheritdoc/>
    [Obsolete("Use MoveNext() and Term instead. This method will be removed in 4.8.0 release candidate."), System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
    public override BytesRef? Next() => MoveNext() ? Term : null;

    /// <inheritdoc/>
    public override DocsEnum Docs(IBits? liveDocs, DocsEnum? reuse, DocsFlags flags)
    {
        var docs = reuse as InterleavedDocsEnum ?? new InterleavedDocsEnum(_places);
        for (var side = 0; side < _sides.Length; side++)
        {
            docs.Sides[side] = _isHere[side] ? _sides[side]!.Docs(liveDocs: null, docs.Sides[side], flags) : docs.Sides[side];
        }

        return docs.Begin(_isHere);
    }

    /// <inheritdoc/>
    public override DocsAndPositionsEnum DocsAndPositions(IBits? liveDocs, DocsAndPositionsEnum? reuse, DocsAndPositionsFlags flags)
    {
        var docs = reuse as InterleavedDocsEnum ?? new InterleavedDocsEnum(_places);
        for (var side = 0; side < _sides.Length; side++)
        {
            docs.Sides[side] = _isHere[side]
                ? _sides[side]!.DocsAndPositions(liveDocs: null, docs.Sides[side] as DocsAndPositionsEnum, flags)
                : docs.Sides[side];
        }

        return docs.Begin(_isHere);
    }

    /// <inheritdoc/>
    public override SeekStatus SeekCeil(BytesRef text) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SeekExact(long ord) => throw new NotSupportedException();
}
