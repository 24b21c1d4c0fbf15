using StargateBot.Core.Knowledge.Incremental;
using StargateBot.Core.Languages;
using StargateBot.Core.Retrieval;

namespace StargateBot.Core.Knowledge;

/// <summary>Makes snapshots of knowledge folders.</summary>
public static class KnowledgeSnapshotBuilder
{
    /// <summary>How often a folder that changes while it is read is read again.</summary>
    private const int Rereads = 3;

    private const string SharedWordList = "synonyms.txt";

    /// <summary>Reads all of a folder and indexes it, or opens the index that an earlier start left on disk for the same content.</summary>
    /// <inheritdoc cref="Build(KnowledgeFolder, RetrievalOptions, KnowledgeSnapshot, IProgress{KnowledgeProgress}, CancellationToken)"/>
    public static KnowledgeSnapshot Build(
        KnowledgeFolder folder, RetrievalOptions options, IProgress<KnowledgeProgress>? progress, CancellationToken cancellationToken) =>
        Build(folder, options, previous: null, progress, cancellationToken);

    /// <summary>Reads and indexes a folder, or opens the index that an earlier start left on disk for the same content.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="options">Settings.</param>
    /// <param name="previous">A snapshot of the folder, still open: what has not changed since is neither read nor analyzed again. Null to read all.</param>
    /// <param name="progress">Told every few files while the folder is read, or null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>
    /// The snapshot, owned by the caller. It is there also when files were refused, even all of them. It is the same whether it was
    /// made from <paramref name="previous"/> or from nothing, and stays valid when <paramref name="previous"/> is disposed.
    /// </returns>
    /// <exception cref="KnowledgeException">The folder cannot be listed.</exception>
    /// <exception cref="IOException">The index does not fit on the disk or may not be written there.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static KnowledgeSnapshot Build(
        KnowledgeFolder folder,
        RetrievalOptions options,
        KnowledgeSnapshot? previous,
        IProgress<KnowledgeProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(options);
        for (var left = Rereads; ; left--)
        {
            // A file that was replaced while it was read is there now: only one that never rests is worth a fault.
            var snapshot = BuildOnce(folder, options, previous, progress, cancellationToken);
            if (left == 0 || !snapshot.Faults.Any(fault => fault.Code == KnowledgeFaultCodes.Changed))
            {
                return snapshot;
            }

            snapshot.Dispose();
        }
    }

    private static KnowledgeSnapshot BuildOnce(
        KnowledgeFolder folder,
        RetrievalOptions options,
        KnowledgeSnapshot? previous,
        IProgress<KnowledgeProgress>? progress,
        CancellationToken cancellationToken)
    {
        var before = previous?.Memory is { } memory && memory.Reader == folder.Reader ? memory : null;

        // A short program's start is mostly this: word lists and index code get ready on other threads while the folder is read.
        var words = folder.ReadWords(before?.Words, cancellationToken);
        var hasSameWords = before is not null && ReferenceEquals(words.Lines, before.Words.Lines);
        var analyzer = hasSameWords ? new Lazy<TextAnalyzer>(previous!.Analyzer) : Prepare(words.Lines);
        PassageIndexBuilder.WarmUp();

        List<KnowledgeFault> faults = [.. words.Faults];
        var sink = folder.NewSink(faults);
        var documents = folder.SurveyDocuments(before?.Documents, sink, cancellationToken);
        var reader = folder.ReaderOf(documents, before);
        var kept = before is null ? null : new KeptUnits(previous!.Index, hasSameWords);
        var builder = new PassageIndexBuilder(analyzer, options);
        var version = Version();
        var built = (hasSameWords && previous!.Version == version ? Share(previous, before!, options) : null) ?? builder.TryOpen(version);
        if (built is null)
        {
            var meter = new ProgressMeter(progress, documents.Files.Count);
            built = builder.Build(reader.Read(sink, meter, cancellationToken), kept, Version, faults, cancellationToken);
            meter.Finish();
            version = Version();
        }
        else
        {
            foreach (var fault in built.Readings.SelectMany(reading => reading.Faults))
            {
                sink.Add(fault);
            }
        }

        sink.Close();
        return new KnowledgeSnapshot
        {
            Version = version,
            DocumentCount = built.Documents,
            Index = built.Index,
            Analyzer = analyzer.Value,
            Contents = built.Contents,
            Faults = faults,
            Figures = new ReadingFigures(documents.Files.Count + words.Survey.Files.Count, documents.Opened + words.Survey.Opened, reader.Parsed),
            Memory = new KnowledgeMemory(folder.Reader, words, documents, built.Readings),
        };

        // Files that change while they are read change the version too.
        string Version() => KnowledgeVersion.Compute(documents.All.Concat(words.Survey.All));
    }

    private static Lazy<TextAnalyzer> Prepare(IReadOnlyList<string> ownWords)
    {
        var analyzer = new Lazy<TextAnalyzer>(() => new TextAnalyzer(Lexicon.FromLines(WordFile.ReadLines(SharedWordList), ownWords)));
        ThreadPool.QueueUserWorkItem(static lazy => _ = lazy.Value, analyzer, preferLocal: false);
        return analyzer;
    }

    // The same knowledge is the same index, for as long as one of the snapshots is open.
    private static BuiltIndex? Share(KnowledgeSnapshot previous, KnowledgeMemory before, RetrievalOptions options) =>
        previous.Index is LucenePassageIndex index && index.TryShare(options)
            ? new BuiltIndex(index, previous.DocumentCount, previous.Contents, []) { Readings = before.Readings }
            : null;
}
