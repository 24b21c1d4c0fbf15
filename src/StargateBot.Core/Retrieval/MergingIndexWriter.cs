using Lucene.Net.Index;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;
using Directory = Lucene.Net.Store.Directory;

namespace StargateBot.Core.Retrieval;

/// <summary>Writes an index of units that are new and of units that an old index has analyzed already.</summary>
/// <remarks>
/// The new units get a small index of their own. Then both are copied into one segment in reading order, postings by postings, so that
/// unit numbers, counts and lengths are those of an index that was made from nothing.
/// </remarks>
internal sealed class MergingIndexWriter : IDisposable
{
    private readonly LucenePassageIndex _old;
    private readonly Directory _part;
    private readonly PassageIndexWriter _added;
    private readonly Interleaving _order;
    private bool _hasAdded;

    /// <summary>Begins an index.</summary>
    /// <param name="old">The old index, open until this is complete.</param>
    /// <param name="part">An empty directory for what is new, owned by this.</param>
    /// <param name="analyzer">Makes the terms of new units.</param>
    /// <param name="bufferMegabytes">Memory that may be filled before a segment is written, in MiB.</param>
    public MergingIndexWriter(LucenePassageIndex old, Directory part, TextAnalyzer analyzer, double bufferMegabytes)
    {
        _old = old;
        _part = part;
        _added = new PassageIndexWriter(part, analyzer, bufferMegabytes);
        _order = new Interleaving(old.Count);
    }

    /// <summary>Adds the next unit, which is new.</summary>
    /// <param name="unit">The unit.</param>
    public void Add(PassageUnit unit)
    {
        _added.Add(unit);
        _order.Add();
        _hasAdded = true;
    }

    /// <summary>Adds the next units from the old index.</summary>
    /// <param name="first">Number of the first one there.</param>
    /// <param name="count">How many.</param>
    public void Keep(int first, int count) => _order.Keep(first, count);

    /// <summary>Writes the index and makes it durable.</summary>
    /// <param name="directory">An empty directory.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public void Complete(Directory directory, CancellationToken cancellationToken)
    {
        using var writer = new IndexWriter(directory, PassageIndexWriter.NewConfig(IndexWriterConfig.DEFAULT_RAM_BUFFER_SIZE_MB));
        if (_order.Count > 0)
        {
            _added.Complete();
            using var added = _hasAdded ? DirectoryReader.Open(_part) : null;
            using var both = new InterleavedReader(_old.Segment!, added?.Leaves[0].AtomicReader, _order, cancellationToken);
            writer.AddIndexes(both);
        }

        writer.Commit();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _added.Dispose();
        _part.Dispose();
    }
}
