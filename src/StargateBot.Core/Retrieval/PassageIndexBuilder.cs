using Lucene.Net.Store;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Retrieval;

/// <summary>A finished index and what went into it.</summary>
/// <param name="Index">The index, owned by whoever receives this.</param>
/// <param name="Documents">Documents, translations included.</param>
/// <param name="Contents">What it holds, by hashes.</param>
/// <param name="Faults">What was refused while the knowledge was read.</param>
public sealed record BuiltIndex(IPassageIndex Index, int Documents, KnowledgeContents Contents, IReadOnlyList<KnowledgeFault> Faults);

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
                using var writer = new PassageIndexWriter(directory, new TextAnalyzer(Lexicon.Empty), RetrievalOptions.Default.BuildMemoryMegabytes, storeUnits: false);
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
            ? new BuiltIndex(found.Index, found.Manifest.Documents, found.Contents, found.Manifest.Faults)
            : null;

    /// <summary>Builds the index of a version. The documents are read once and not held in memory when they are many.</summary>
    /// <param name="documents">The knowledge in reading order.</param>
    /// <param name="version">Version of the knowledge, usable as a file name.</param>
    /// <param name="faults">Faults that the reading of <paramref name="documents"/> adds to; complete when they have been read.</param>
    /// <param name="cancellationToken">Gives up; nothing is left on disk.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="IOException">The index does not fit on the disk or may not be written there.</exception>
    public BuiltIndex Build(
        IEnumerable<DocumentPair> documents, string version, IReadOnlyCollection<KnowledgeFault> faults, CancellationToken cancellationToken)
    {
        var first = new List<DocumentPair>();
        var units = 0;
        using var rest = documents.GetEnumerator();
        while (rest.MoveNext())
        {
            cancellationToken.ThrowIfCancellationRequested();
            first.Add(rest.Current);
            units += rest.Current.Original.Passages.Count;
            if (units > options.MaxInMemoryUnits)
            {
                return BuildOnDisk(first, rest, version, faults, cancellationToken);
            }
        }

        return BuildInMemory(first, faults, cancellationToken);
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

    private static IEnumerable<PassageUnit> UnitsOf(DocumentPair pair) =>
        pair.Original.Passages.Select((original, i) => new PassageUnit(original, pair.Translation?.Passages[i]));

    private static IEnumerable<Document> DocumentsOf(DocumentPair pair) => pair.Translation is null ? [pair.Original] : [pair.Original, pair.Translation];

    private BuiltIndex BuildInMemory(List<DocumentPair> documents, IReadOnlyCollection<KnowledgeFault> faults, CancellationToken cancellationToken)
    {
        var directory = new RAMDirectory();
        PassageUnit[] units = [.. documents.SelectMany(UnitsOf)];
        using (var writer = new PassageIndexWriter(directory, analyzer.Value, options.BuildMemoryMegabytes, storeUnits: false))
        {
            foreach (var unit in units)
            {
                cancellationToken.ThrowIfCancellationRequested();
                writer.Add(unit);
            }

            writer.Complete();
        }

        var contents = KnowledgeContents.Of(documents.SelectMany(DocumentsOf));
        return new BuiltIndex(LucenePassageIndex.Open(directory, units, options), contents.Documents.Count, contents, [.. faults]);
    }

    private BuiltIndex BuildOnDisk(
        List<DocumentPair> first, IEnumerator<DocumentPair> rest, string version, IReadOnlyCollection<KnowledgeFault> faults, CancellationToken cancellationToken)
    {
        var (index, manifest, contents) = new IndexFolder(options.IndexFolder, options).Build(version, directory =>
        {
            var documents = new Dictionary<string, DocumentContents>(StringComparer.Ordinal);
            var units = 0;
            using var writer = new PassageIndexWriter(directory, analyzer.Value, options.BuildMemoryMegabytes, storeUnits: true);
            foreach (var pair in first)
            {
                Add(pair);
            }

            first.Clear();
            while (rest.MoveNext())
            {
                Add(rest.Current);
            }

            writer.Complete();
            return new IndexedKnowledge(units, new KnowledgeContents(documents), [.. faults]);

            void Add(DocumentPair pair)
            {
                foreach (var document in DocumentsOf(pair))
                {
                    documents[document.Id] = DocumentContents.Of(document);
                }

                foreach (var unit in UnitsOf(pair))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    writer.Add(unit);
                    units++;
                }
            }
        });
        return new BuiltIndex(index, manifest.Documents, contents, manifest.Faults);
    }
}
