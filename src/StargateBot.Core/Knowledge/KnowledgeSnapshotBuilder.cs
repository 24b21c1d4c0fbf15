using StargateBot.Core.Languages;
using StargateBot.Core.Retrieval;

namespace StargateBot.Core.Knowledge;

/// <summary>Makes snapshots of knowledge folders.</summary>
public static class KnowledgeSnapshotBuilder
{
    private const string SharedWordList = "synonyms.txt";

    /// <summary>Reads all of a folder and indexes it, or opens the index that an earlier start left on disk for the same content.</summary>
    /// <inheritdoc cref="Build(KnowledgeFolder, RetrievalOptions, KnowledgeSnapshot, IProgress{KnowledgeProgress}, CancellationToken)"/>
    public static KnowledgeSnapshot Build(
        KnowledgeFolder folder, RetrievalOptions options, IProgress<KnowledgeProgress>? progress, CancellationToken cancellationToken) =>
        Build(folder, options, previous: null, progress, cancellationToken);

    /// <summary>Reads and indexes a folder, or opens the index that an earlier start left on disk for the same content.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="options">Settings.</param>
    /// <param name="previous">A snapshot of the folder, still open: what has not changed since is not read again. Null to read all.</param>
    /// <param name="progress">Told every few files while the folder is read, or null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The snapshot, owned by the caller. It is there also when files were refused, even all of them.</returns>
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
        _ = previous;

        // A short program's start is mostly this: word lists and index code get ready on other threads while the folder is read.
        var faults = new List<KnowledgeFault>();
        var ownWords = folder.ReadWordLines(faults);
        var analyzer = new Lazy<TextAnalyzer>(() => new TextAnalyzer(Lexicon.FromLines(WordFile.ReadLines(SharedWordList), ownWords)));
        ThreadPool.QueueUserWorkItem(static lazy => _ = lazy.Value, analyzer, preferLocal: false);
        PassageIndexBuilder.WarmUp();
        var version = folder.ComputeVersion(cancellationToken);
        var builder = new PassageIndexBuilder(analyzer, options);
        var built = builder.TryOpen(version)
            ?? builder.Build(folder.Read(faults, progress, cancellationToken), version, faults, cancellationToken);
        return new KnowledgeSnapshot
        {
            Version = version,
            DocumentCount = built.Documents,
            Index = built.Index,
            Analyzer = analyzer.Value,
            Contents = built.Contents,
            Faults = built.Faults,
        };
    }
}
