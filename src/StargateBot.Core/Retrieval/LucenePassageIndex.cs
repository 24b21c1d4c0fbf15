using System.Collections.Concurrent;
using Lucene.Net.Index;
using Lucene.Net.Store;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Retrieval;

/// <summary>A passage index in Lucene.NET.</summary>
public sealed class LucenePassageIndex : IPassageIndex
{
    // More callers than processors do not search at the same time, but may hold a searcher when they are interrupted.
    private static readonly int MaxIdle = 2 * Environment.ProcessorCount;

    private readonly Lucene.Net.Store.Directory _directory;
    private readonly DirectoryReader _reader;
    private readonly float[] _saturations;
    private readonly RetrievalOptions _options;
    private readonly SpellingCorrector? _corrector;
    private readonly ConcurrentBag<PassageSearcher> _searchers = [];
    private readonly Action? _closed;
    private int _idle;
    private int _holders = 1;

    private LucenePassageIndex(Lucene.Net.Store.Directory directory, IUnitStore units, RetrievalOptions options, Action? closed = null)
    {
        _directory = directory;
        _options = options;
        _closed = closed;
        Units = units;
        _reader = DirectoryReader.Open(directory);
        Segment = _reader.Leaves.Count == 0 ? null : _reader.Leaves[0].AtomicReader;
        _saturations = ReadSaturations(Segment, options);
        if (Segment?.GetTerms(IndexFields.Exact) is { } words)
        {
            _corrector = units is FileUnitStore ? new IndexSpellingCorrector(words) : new MemorySpellingCorrector(words);
        }
    }

    /// <summary>Gets the one segment of the index, or null when it is empty.</summary>
    internal AtomicReader? Segment { get; }

    /// <summary>Gets where the texts are.</summary>
    internal IUnitStore Units { get; }

    /// <inheritdoc/>
    public int Count => _saturations.Length;

    /// <summary>Opens an index whose texts are held in memory.</summary>
    /// <param name="directory">A complete index, owned by the result.</param>
    /// <param name="units">The units that were indexed.</param>
    /// <param name="options">Settings.</param>
    internal static LucenePassageIndex Open(Lucene.Net.Store.Directory directory, PassageUnit[] units, RetrievalOptions options) =>
        new(directory, new MemoryUnitStore(units), options);

    /// <summary>Opens an index on disk.</summary>
    /// <param name="folder">An index folder.</param>
    /// <param name="options">Settings.</param>
    /// <param name="closed">Called once, when the index was closed.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    internal static LucenePassageIndex Open(string folder, RetrievalOptions options, Action closed)
    {
        var units = new FileUnitStore(folder, options.CachedUnits);
        var directory = new MMapDirectory(folder);
        try
        {
            return new(directory, units, options, closed);
        }
        catch
        {
            directory.Dispose();
            units.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public PassageUnit GetUnit(int unit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(unit);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(unit, Count);
        return Units.Get(unit);
    }

    /// <inheritdoc/>
    public int ExactFrequency(string exact) => Frequency(IndexFields.Exact, exact);

    /// <inheritdoc/>
    public int StemFrequency(string stem, Language language) => Frequency(IndexFields.Stem(language), stem);

    /// <inheritdoc/>
    public int NameFrequency(string exact) => Frequency(IndexFields.Name, exact);

    /// <inheritdoc/>
    public int ConceptFrequency(int concept) => Frequency(IndexFields.Concept, IndexFields.ConceptTerm(concept));

    /// <inheritdoc/>
    public string? Correct(string word) => _corrector?.Correct(word);

    /// <inheritdoc/>
    public IReadOnlyList<ScoredUnit> Search(AnalyzedText question, int top, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        if (Count == 0)
        {
            return [];
        }

        var searcher = Rent();
        var found = searcher.Search(question, top, Correct, cancellationToken);
        Return(searcher);
        return found;
    }

    /// <summary>Takes hold of the index for one more owner, who has to dispose it too.</summary>
    /// <param name="options">The settings that the owner wants.</param>
    /// <returns>False when it is closed already or has other settings.</returns>
    internal bool TryShare(RetrievalOptions options)
    {
        var holders = Volatile.Read(ref _holders);
        while (holders > 0 && options == _options)
        {
            var seen = Interlocked.CompareExchange(ref _holders, holders + 1, holders);
            if (seen == holders)
            {
                return true;
            }

            holders = seen;
        }

        return false;
    }

    /// <summary>Closes the index when its last owner disposes it.</summary>
    public void Dispose()
    {
        if (Interlocked.Decrement(ref _holders) == 0)
        {
            _reader.Dispose();
            _directory.Dispose();
            (Units as IDisposable)?.Dispose();
            _closed?.Invoke();
        }
    }

    private static float[] ReadSaturations(AtomicReader? segment, RetrievalOptions options)
    {
        if (segment is null)
        {
            return [];
        }

        var lengths = segment.GetNumericDocValues(IndexFields.Length);
        var saturations = new float[segment.MaxDoc];
        var total = 0d;
        for (var i = 0; i < saturations.Length; i++)
        {
            saturations[i] = lengths.Get(i);
            total += saturations[i];
        }

        var mean = (float)Math.Max(1, total / saturations.Length);
        for (var i = 0; i < saturations.Length; i++)
        {
            saturations[i] = options.K1 * (1 - options.B + (options.B * saturations[i] / mean));
        }

        return saturations;
    }

    private int Frequency(string field, string term)
    {
        if (Count == 0)
        {
            return 0;
        }

        var searcher = Rent();
        var frequency = searcher.Frequency(field, term);
        Return(searcher);
        return frequency;
    }

    private PassageSearcher Rent()
    {
        if (_searchers.TryTake(out var searcher))
        {
            Interlocked.Decrement(ref _idle);
            return searcher;
        }

        return new PassageSearcher(Segment!, _saturations, _options);
    }

    // A searcher that was interrupted by an exception is not given back: its iterators may be anywhere.
    private void Return(PassageSearcher searcher)
    {
        if (Interlocked.Increment(ref _idle) <= MaxIdle)
        {
            _searchers.Add(searcher);
        }
        else
        {
            Interlocked.Decrement(ref _idle);
        }
    }
}
