using StargateBot.Core.Knowledge.Incremental;
using StargateBot.Core.Languages;
using StargateBot.Core.Retrieval;

namespace StargateBot.Core.Knowledge;

/// <summary>A knowledge folder as it was at one moment, ready to be asked. Immutable, safe for many callers at once.</summary>
public sealed class KnowledgeSnapshot : IDisposable
{
    private int _disposed;

    /// <summary>Gets the version: a short content hash of all knowledge.</summary>
    public required string Version { get; init; }

    /// <summary>Gets the number of documents, translations included.</summary>
    public required int DocumentCount { get; init; }

    /// <summary>Gets the number of passages, where a passage and its translation count once.</summary>
    public int UnitCount => Index.Count;

    /// <summary>Gets the searchable passages; owned by the snapshot.</summary>
    public required IPassageIndex Index { get; init; }

    /// <summary>Gets the concepts of the shipped word lists and of the folder's own.</summary>
    public Lexicon Lexicon => Analyzer.Lexicon;

    /// <summary>Gets the analyzer that the index was built with; questions must be analyzed by it.</summary>
    public required TextAnalyzer Analyzer { get; init; }

    /// <summary>Gets what the snapshot holds, by hashes.</summary>
    public KnowledgeContents Contents { get; init; } = KnowledgeContents.Empty;

    /// <summary>Gets what was refused while the folder was read.</summary>
    public required IReadOnlyList<KnowledgeFault> Faults { get; init; }

    /// <summary>Gets how much was read to make the snapshot.</summary>
    public ReadingFigures Figures { get; init; } = new(0, 0, 0);

    /// <summary>Gets the files that the snapshot was made from, with the sizes and content hashes that they had then; golden questions are not among them.</summary>
    public IReadOnlyList<KnowledgeSourceFile> Files => Memory?.ListFiles() ?? [];

    /// <summary>Gets what the next snapshot need not read again, or null.</summary>
    internal KnowledgeMemory? Memory { get; init; }

    /// <summary>Closes the index. Nobody may be searching it any more.</summary>
    public void Dispose()
    {
        // A shared index counts its holders.
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            Index.Dispose();
        }
    }
}
