using System.Text;

namespace StargateBot.Core.Knowledge;

/// <summary>Which documents translate which, learned from the beginnings of the files only.</summary>
internal sealed class TranslationMap
{
    // Most front matter is far shorter; a longer one costs a second look at the file.
    private const int HeadLength = 2_048;

    // Of UTF-8, for one UTF-16 character.
    private const int MaxBytesPerCharacter = 3;

    private readonly Dictionary<string, KnowledgeFile> _translationByOriginal = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _originalByTranslation = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Code, string[] Arguments)> _refused = new(StringComparer.Ordinal);

    private TranslationMap()
    {
    }

    /// <summary>Learns from what the files' front matter names.</summary>
    /// <param name="files">All documents, ordered by id.</param>
    /// <param name="originalOf">Gets the id of the original that a file names, or null.</param>
    public static TranslationMap Learn(IReadOnlyList<KnowledgeFile> files, Func<KnowledgeFile, string?> originalOf)
    {
        var stated = new List<(KnowledgeFile File, string Original)>();
        foreach (var file in files)
        {
            if (originalOf(file) is { } original)
            {
                stated.Add((file, original));
            }
        }

        var map = new TranslationMap();
        if (stated.Count > 0)
        {
            map.Resolve(files, stated);
        }

        return map;
    }

    /// <summary>Gets whether a document is served together with its original.</summary>
    public bool IsPaired(string id) => _originalByTranslation.ContainsKey(id);

    /// <summary>Gets the original that a document translates, or null.</summary>
    public string? OriginalOf(string id) => _originalByTranslation.GetValueOrDefault(id);

    /// <summary>Gets the translation of a document, or null.</summary>
    public KnowledgeFile? TranslationOf(string id) => _translationByOriginal.GetValueOrDefault(id);

    /// <summary>Gets what is wrong with the original that a document names, if anything is.</summary>
    public bool TryGetFault(string id, out (string Code, string[] Arguments) fault) => _refused.TryGetValue(id, out fault);

    private void Resolve(IReadOnlyList<KnowledgeFile> files, List<(KnowledgeFile File, string Original)> stated)
    {
        var ids = files.Select(file => file.Id).ToHashSet(StringComparer.Ordinal);
        var translations = stated.Select(item => item.File.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (file, original) in stated)
        {
            var id = file.Id;
            if (!ids.Contains(original))
            {
                _refused.Add(id, (KnowledgeFaultCodes.TranslationMissing, [original]));
            }
            else if (translations.Contains(original))
            {
                _refused.Add(id, (KnowledgeFaultCodes.TranslationOfTranslation, [original]));
            }
            else if (_translationByOriginal.TryGetValue(original, out var first))
            {
                _refused.Add(id, (KnowledgeFaultCodes.TranslationSecond, [original, first.Path]));
            }
            else
            {
                _translationByOriginal.Add(original, file);
                _originalByTranslation.Add(id, original);
            }
        }
    }

    /// <summary>Gets the id of the original that a file names, or null. What cannot be read here is refused when the whole document is read.</summary>
    /// <param name="file">The file; only its beginning is read.</param>
    /// <param name="limits">Bounds.</param>
    public static string? ReadOriginal(KnowledgeFile file, KnowledgeLimits limits)
    {
        if (file.IsEmpty)
        {
            return null;
        }

        try
        {
            using var handle = File.OpenHandle(file.FullPath);
            Span<byte> beginning = stackalloc byte[HeadLength];
            var head = beginning[..RandomAccess.Read(handle, beginning, 0)];
            var matter = ReadHead(head, limits);
            if (matter is { BodyStart: 0 } && RandomAccess.GetLength(handle) > head.Length)
            {
                var more = new byte[MaxHeadLength(limits)];
                matter = ReadHead(more.AsSpan(0, RandomAccess.Read(handle, more, 0)), limits);
            }

            return matter?.TranslationOf;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Gets the id of the original that the beginning of a file names, or null.</summary>
    /// <param name="beginning">The file's bytes, up to <see cref="MaxHeadLength"/> of them.</param>
    /// <param name="limits">Bounds.</param>
    public static string? ReadOriginal(ReadOnlySpan<byte> beginning, KnowledgeLimits limits)
    {
        var head = beginning[..Math.Min(beginning.Length, HeadLength)];
        var matter = ReadHead(head, limits);
        if (matter is { BodyStart: 0 } && beginning.Length > head.Length)
        {
            matter = ReadHead(beginning[..Math.Min(beginning.Length, MaxHeadLength(limits))], limits);
        }

        return matter?.TranslationOf;
    }

    /// <summary>Gets how many bytes the longest front matter has.</summary>
    public static int MaxHeadLength(KnowledgeLimits limits) => (limits.MaxFrontMatterLength * MaxBytesPerCharacter) + Encoding.UTF8.Preamble.Length;

    private static FrontMatter? ReadHead(ReadOnlySpan<byte> bytes, KnowledgeLimits limits)
    {
        var head = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        return head.StartsWith("---"u8) ? FrontMatter.Read(Encoding.UTF8.GetString(head).ReplaceLineEndings("\n"), limits.MaxFrontMatterLength) : null;
    }
}
