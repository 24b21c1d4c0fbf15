using Lucene.Net.Store;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Knowledge.Incremental;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Retrieval;

/// <summary>A finished index and what went into it.</summary>
/// <param name="Index">The index, owned by whoever receives this.</param>
/// <param name="Documents">Documents, translations included.</param>
/// <param name="Contents">What it holds, by hashes.</param>
/// <param name="Faults">What was refused while the knowledge was read.</param>
public sealed record BuiltIndex(IPassageIndex Index, int Documents, KnowledgeContents Contents, IReadOnlyList<KnowledgeFault> Faults)
{
    /// <summary>Gets what came of the documents, in reading order.</summary>
    internal IReadOnlyList<PairReading> Readings { get; init; } = [];

    /// <summary>Makes the result of a build.</summary>
    internal static BuiltIndex Of(IPassageIndex index, IReadOnlyList<PairReading> readings, IReadOnlyList<KnowledgeFault> faults)
    {
        var contents = KnowledgeContents.Of(readings.SelectMany(reading => reading.Documents));
        return new BuiltIndex(index, contents.Documents.Count, contents, faults) { Readings = readings };
    }
}

/// <summary>Builds passage indexes: in memory, or on disk when the knowledge is large.</summary>
/// <param name="analyzer">Makes the terms; questions must be analyzed by the same one. Asked for when the first documents are read.</param>
/// <param name="options">Settings.</param>
public sealed class PassageIndexBuilder(Lazy<TextAnalyzer> analyzer, RetrievalOptions options)
{
    private static int _warm;

    /// <summary>Makes a builder with an analyzer that is there already.</summary>
    /// <param name="analyzer">Makes the terms; questions must be analyzed by the same one.</param>
    /// <param name="options">Settings.</param>
    public PassageIndexBuilder(TextAnalyzer analyzer, RetrievalOptions options)
        : this(new Lazy<TextAnalyzer>(analyzer), options)
    {
    }

    /// <summary>
    /// Lets another thread compile what building an index needs, while this one reads the knowledge: a third of a short
    /// program's start. Only the first call does something.
    /// </summary>
    public static void WarmUp()
    {
        if (Interlocked.Exchange(ref _warm, 1) == 0)
        {
            ThreadPool.QueueUserWorkItem(static _ =>
            {
                using var directory = new RAMDirectory();
                using var writer = new PassageIndexWriter(directory, new TextAnalyzer(Lexicon.Empty), RetrievalOptions.Default.BuildMemoryMegabytes);
                writer.Add(new PassageUnit(Sample, null));
                writer.Complete();
            });
        }
    }

    /// <summary>Opens the index of a version that an earlier start left on disk.</summary>
    /// <param name="version">Version of the knowledge, usable as a file name.</param>
    /// <returns>The index, or null when there is none that is complete and of our format.</returns>
    public BuiltIndex? TryOpen(string version) =>
        new IndexFolder(options.IndexFolder, options).TryOpen(version) is { } found
            ? BuiltIndex.Of(found.Index, found.Readings, found.Manifest.Faults)
            : null;

    /// <summary>Builds the index of a version. The documents are read once and not held in memory when they are many.</summary>
    /// <param name="documents">The knowledge in reading order.</param>
    /// <param name="version">Version of the knowledge, usable as a file name.</param>
    /// <param name="faults">Faults that the reading of <paramref name="documents"/> adds to; complete when they have been read.</param>
    /// <param name="cancellationToken">Gives up; nothing is left on disk.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="IOException">The index does not fit on the disk or may not be written there.</exception>
    public BuiltIndex Build(
        IEnumerable<DocumentPair> documents, string version, IReadOnlyCollection<KnowledgeFault> faults, CancellationToken cancellationToken) =>
        Build(documents.Select(PairItem.Of), kept: null, () => version, faults, cancellationToken);

    /// <summary>Builds an index, taking over what an earlier one has.</summary>
    /// <param name="items">The knowledge in reading order.</param>
    /// <param name="kept">The earlier index, or null.</param>
    /// <param name="version">Gets the version of the knowledge, usable as a file name; asked for when all has been read.</param>
    /// <param name="faults">Faults that the reading of <paramref name="items"/> adds to.</param>
    /// <param name="cancellationToken">Gives up; nothing is left on disk.</param>
    internal BuiltIndex Build(
        IEnumerable<PairItem> items, KeptUnits? kept, Func<string> version, IReadOnlyCollection<KnowledgeFault> faults, CancellationToken cancellationToken)
    {
        var first = new List<PairItem>();
        var units = 0;
        using var rest = items.GetEnumerator();
        while (rest.MoveNext())
        {
            cancellationToken.ThrowIfCancellationRequested();
            first.Add(rest.Current);
            units += rest.Current.Reading.Units;
            if (units > options.MaxInMemoryUnits)
            {
                return BuildOnDisk(first, rest, kept, version, faults, cancellationToken);
            }
        }

        return BuildInMemory(first, kept, faults, cancellationToken);
    }

    private static Passage Sample => new()
    {
        DocumentId = "sample",
        DocumentTitle = "Sample",
        Language = Language.Indonesian,
        Number = 1,
        Kind = PassageKind.Paragraph,
        Heading = "",
        Text = "Sample.",
        Sentences = [new TextSpan(0, 7)],
    };

    private static IEnumerable<PassageUnit> UnitsOf(PairItem item, KeptUnits? kept) => item switch
    {
        { Pair: { } pair } => pair.Original.Passages.Select((original, i) => new PassageUnit(original, pair.Translation?.Passages[i])),
        { IsKept: true } => kept!.Take(item.KeptFrom, item.Reading.Units),
        _ => [],
    };

    private BuiltIndex BuildInMemory(List<PairItem> items, KeptUnits? kept, IReadOnlyCollection<KnowledgeFault> faults, CancellationToken cancellationToken)
    {
        var directory = new RAMDirectory();
        PassageUnit[] units = [.. items.SelectMany(item => UnitsOf(item, kept))];
        Write(items, kept, texts: null, directory, static () => new RAMDirectory(), cancellationToken);
        return BuiltIndex.Of(LucenePassageIndex.Open(directory, units, options), [.. items.Select(item => item.Reading)], [.. faults]);
    }

    private BuiltIndex BuildOnDisk(
        List<PairItem> first,
        IEnumerator<PairItem> rest,
        KeptUnits? kept,
        Func<string> version,
        IReadOnlyCollection<KnowledgeFault> faults,
        CancellationToken cancellationToken)
    {
        var (index, manifest, readings) = new IndexFolder(options.IndexFolder, options).Build((directory, part) =>
        {
            var readings = new List<PairReading>();
            using var texts = new UnitFileWriter(directory.Directory.FullName);
            Write(All(), kept, texts, directory, part, cancellationToken);
            texts.Complete();
            return new IndexedKnowledge(version(), readings, [.. faults]);

            IEnumerable<PairItem> All()
            {
                foreach (var item in first)
                {
                    readings.Add(item.Reading);
                    yield return item;
                }

                first.Clear();
                while (rest.MoveNext())
                {
                    readings.Add(rest.Current.Reading);
                    yield return rest.Current;
                }
            }
        });
        return BuiltIndex.Of(index, readings, manifest.Faults);
    }

    private void Write(
        IEnumerable<PairItem> items,
        KeptUnits? kept,
        UnitFileWriter? texts,
        Lucene.Net.Store.Directory directory,
        Func<Lucene.Net.Store.Directory> part,
        CancellationToken cancellationToken)
    {
        if (kept?.Mergeable is { } old)
        {
            using var merging = new MergingIndexWriter(old, part(), analyzer.Value, options.BuildMemoryMegabytes);
            foreach (var item in items)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (item.IsKept)
                {
                    merging.Keep(item.KeptFrom, item.Reading.Units);
                    KeepTexts(item);
                }
                else
                {
                    AddUnits(item, merging.Add);
                }
            }

            merging.Complete(directory, cancellationToken);
            return;
        }

        using var writer = new PassageIndexWriter(directory, analyzer.Value, options.BuildMemoryMegabytes);
        foreach (var item in items)
        {
            AddUnits(item, writer.Add);
        }

        writer.Complete();

        void AddUnits(PairItem item, Action<PassageUnit> add)
        {
            foreach (var unit in UnitsOf(item, kept))
            {
                cancellationToken.ThrowIfCancellationRequested();
                add(unit);
                texts?.Add(unit);
            }
        }

        void KeepTexts(PairItem item)
        {
            if (kept.Texts is { } old)
            {
                texts?.Copy(old, item.KeptFrom, item.Reading.Units);
            }
            else if (texts is not null)
            {
                foreach (var unit in UnitsOf(item, kept))
                {
                    texts.Add(unit);
                }
            }
        }
    }
}
