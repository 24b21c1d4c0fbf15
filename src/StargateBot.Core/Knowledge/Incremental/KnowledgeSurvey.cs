using System.Buffers;

namespace StargateBot.Core.Knowledge.Incremental;

/// <summary>Files with the hashes of their contents. A file whose stamp has not changed is not opened for it.</summary>
internal sealed class KnowledgeSurvey
{
    private const int BufferLength = 128 * 1024;

    private readonly Dictionary<string, SurveyedFile> _known;

    private KnowledgeSurvey(IReadOnlyList<KnowledgeFile> files, Dictionary<string, SurveyedFile> known, int opened)
    {
        Files = files;
        _known = known;
        Opened = opened;
    }

    /// <summary>Gets the files in the order given.</summary>
    public IReadOnlyList<KnowledgeFile> Files { get; }

    /// <summary>Gets how many files were opened.</summary>
    public int Opened { get; }

    /// <summary>Gets the files with what is known of them, in the same order.</summary>
    public IEnumerable<SurveyedFile> All => Files.Select(file => _known[file.Path]);

    /// <summary>Looks at files.</summary>
    /// <param name="files">The files, each path once.</param>
    /// <param name="before">An earlier survey, or null.</param>
    /// <param name="listedAt">A moment before the files were listed.</param>
    /// <param name="limits">Bounds.</param>
    /// <param name="cancellationToken">Gives up between two files.</param>
    public static KnowledgeSurvey Take(
        IReadOnlyList<KnowledgeFile> files, KnowledgeSurvey? before, DateTimeOffset listedAt, KnowledgeLimits limits, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, SurveyedFile>(files.Count, StringComparer.Ordinal);
        var opened = 0;
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Max(BufferLength, TranslationMap.MaxHeadLength(limits)));
        try
        {
            foreach (var file in files)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (before?._known.GetValueOrDefault(file.Path) is { } earlier && earlier.IsStill(file))
                {
                    known.Add(file.Path, earlier);
                    continue;
                }

                opened += file.IsEmpty ? 0 : 1;
                known.Add(file.Path, LookAt(file, listedAt, limits, buffer));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return new KnowledgeSurvey(files, known, opened);
    }

    /// <summary>Gets the hash of a file's content.</summary>
    public ContentHash HashOf(KnowledgeFile file) => _known[file.Path].Hash;

    /// <summary>Gets the id of the original that a file names, or null.</summary>
    public string? OriginalOf(KnowledgeFile file) => _known[file.Path].Original;

    /// <summary>Gets whether another survey found the same files with the same contents.</summary>
    public bool IsSameAs(KnowledgeSurvey other) =>
        All.Select(file => (file.File.Path, file.Hash)).SequenceEqual(other.All.Select(file => (file.File.Path, file.Hash)));

    /// <summary>Notes files that were changed between the survey and their reading: what was read is of no known content.</summary>
    /// <param name="faults">The faults of the reading.</param>
    public void NoteChanges(IEnumerable<KnowledgeFault> faults)
    {
        foreach (var fault in faults)
        {
            if (fault.Code == KnowledgeFaultCodes.Changed)
            {
                _known[fault.File] = _known[fault.File] with { Hash = ContentHash.Torn, IsSettled = false };
            }
        }
    }

    private static SurveyedFile LookAt(KnowledgeFile file, DateTimeOffset listedAt, KnowledgeLimits limits, byte[] buffer)
    {
        string? original = null;
        var hash = ContentHash.OfFile(file, limits.MaxFileBytes, buffer, beginning => original = TranslationMap.ReadOriginal(beginning, limits));
        return new SurveyedFile(file, hash, original, hash != ContentHash.Unreadable && file.Stamp is { } stamp && stamp.IsSettledAt(listedAt));
    }
}
