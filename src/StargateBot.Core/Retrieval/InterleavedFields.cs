using Lucene.Net.Index;
using Lucene.Net.Util;

namespace StargateBot.Core.Retrieval;

/// <summary>The postings of an <see cref="InterleavedReader"/>.</summary>
internal sealed class InterleavedFields(Fields?[] sides, Interleaving order, CancellationToken cancellationToken) : Fields
{
    private readonly string[] _names = [.. sides.SelectMany(side => side ?? Enumerable.Empty<string>()).Distinct().Order(StringComparer.Ordinal)];
    private readonly ReadOnlyMemory<int>[] _places = [.. sides.Select((_, side) => order.PlacesOf(side))];

    /// <inheritdoc/>
    public override int Count => _names.Length;

    /// <inheritdoc/>
    public override IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_names).GetEnumerator();

    /// <inheritdoc/>
    public override Terms? GetTerms(string field)
    {
        var terms = sides.Select(side => side?.GetTerms(field)).ToArray();
        return Array.Find(terms, side => side is not null) is { } any ? new InterleavedTerms(terms, any, _places, cancellationToken) : null;
    }

    private sealed class InterleavedTerms(Terms?[] sides, Terms any, ReadOnlyMemory<int>[] places, CancellationToken cancellationToken) : Terms
    {
        private const int NotKnown = -1;

        public override IComparer<BytesRef> Comparer => any.Comparer;

        public override long Count => NotKnown;

        public override long SumTotalTermFreq => NotKnown;

        public override long SumDocFreq => NotKnown;

        public override int DocCount => NotKnown;

        public override bool HasFreqs => any.HasFreqs;

        public override bool HasOffsets => any.HasOffsets;

        public override bool HasPositions => any.HasPositions;

        public override bool HasPayloads => any.HasPayloads;

        public override TermsEnum GetEnumerator() =>
            new InterleavedTermsEnum([.. sides.Select(side => side?.GetEnumerator())], any.Comparer, places, cancellationToken);
    }
}
