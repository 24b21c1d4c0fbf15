using System.Globalization;
using System.Text;
using StargateBot.Core.Knowledge.Incremental;

namespace StargateBot.Core.Knowledge;

/// <summary>Lists the documents and word lists of a knowledge folder.</summary>
internal static class KnowledgeFiles
{
    private const string WordsFolder = "words";

    /// <summary>Name of the folder that taught texts seem to lie in.</summary>
    public const string TaughtFolder = "taught";

    private static readonly string[] MarkdownExtensions = [".md", ".markdown"];
    private static readonly string[] DocumentExtensions = [.. MarkdownExtensions, ".txt"];

    // Kinds of text that people expect to be read; anything else, such as pictures, is passed over silently.
    private static readonly string[] UnsupportedExtensions =
        [".pdf", ".doc", ".docx", ".odt", ".rtf", ".htm", ".html", ".epub", ".rst", ".adoc", ".org", ".mdx"];

    /// <summary>Lists the documents.</summary>
    /// <param name="root">Absolute path of the folder.</param>
    /// <param name="taught">Absolute path of a second folder, whose documents are those of a folder <c>taught/</c>; or null.</param>
    /// <param name="limits">Bounds.</param>
    /// <param name="faults">Takes what is wrong with names and links.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Documents ordered by id, ordinal; each id once.</returns>
    /// <exception cref="KnowledgeException">The folder itself cannot be listed.</exception>
    public static IReadOnlyList<KnowledgeFile> ListDocuments(
        string root, string? taught, KnowledgeLimits limits, FaultSink faults, CancellationToken cancellationToken)
    {
        var files = new List<(string Id, KnowledgeFile File)>();
        Walk(root, "", files, limits, faults, cancellationToken);
        if (taught is not null && taught != Path.Combine(root, TaughtFolder) && Directory.Exists(taught))
        {
            // What the knowledge says itself never gives way to a taught text.
            if (files.Exists(file => file.Id.StartsWith(TaughtFolder + "/", StringComparison.Ordinal)))
            {
                faults.Add(TaughtFolder, KnowledgeFaultCodes.TaughtClash);
            }
            else
            {
                Walk(taught, TaughtFolder, files, limits, faults, cancellationToken);
            }
        }

        return Distinct(files, limits, faults);
    }

    // The documents of a folder seem to lie in a folder of another name, or at the top.
    private static void Walk(
        string root,
        string name,
        List<(string Id, KnowledgeFile File)> files,
        KnowledgeLimits limits,
        FaultSink faults,
        CancellationToken cancellationToken)
    {
        var links = new LinkGuard(root);
        var folders = new Stack<(string Path, string FullPath, int Depth)>();
        folders.Push((name, root, 0));
        while (folders.TryPop(out var folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var entry in Entries(folder.FullPath, folder.Path, faults))
            {
                var path = folder.Path.Length == 0 ? entry.Name : folder.Path + "/" + entry.Name;
                if (IsHidden(entry) || IsWordsFolder(entry, path) || !IsInside(entry, path, links, faults))
                {
                    continue;
                }

                if (entry is DirectoryInfo)
                {
                    if (folder.Depth == limits.MaxDepth)
                    {
                        faults.Add(path, KnowledgeFaultCodes.PathTooDeep, Number(limits.MaxDepth));
                        continue;
                    }

                    folders.Push((path, entry.FullName, folder.Depth + 1));
                }
                else if (HasExtension(path, DocumentExtensions))
                {
                    if (IsShowable(path, limits, faults))
                    {
                        var file = FileOf(entry, path);
                        files.Add((file.Id, file));
                    }
                }
                else if (HasExtension(path, UnsupportedExtensions))
                {
                    faults.Add(path, KnowledgeFaultCodes.Unsupported, Path.GetExtension(path).ToLowerInvariant());
                }
            }
        }
    }

    /// <summary>Lists the word lists, <c>words/*.txt</c>, ordered by path, ordinal.</summary>
    /// <param name="root">Absolute path of the folder.</param>
    /// <param name="faults">Takes what is wrong with names and links.</param>
    public static IReadOnlyList<KnowledgeFile> ListWordLists(string root, FaultSink faults)
    {
        var words = new DirectoryInfo(Path.Combine(root, WordsFolder));
        var links = new LinkGuard(root);
        if (!words.Exists || !IsInside(words, WordsFolder, links, faults))
        {
            return [];
        }

        return
        [
            .. Entries(words.FullName, WordsFolder, faults)
                .Where(entry => entry is FileInfo && !IsHidden(entry) && HasExtension(entry.Name, [".txt"]))
                .Select(entry => (Entry: entry, Path: WordsFolder + "/" + entry.Name))
                .Where(item => IsInside(item.Entry, item.Path, links, faults))
                .Select(item => FileOf(item.Entry, item.Path)),
        ];
    }

    /// <summary>Cuts a document's extension off a path; another extension is part of the name.</summary>
    public static string WithoutExtension(string path) =>
        HasExtension(path, DocumentExtensions) ? path[..path.LastIndexOf('.')] : path;

    private static bool HasExtension(string path, string[] extensions) =>
        Array.Exists(extensions, extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    // Ordered by name, so that faults come in the same order everywhere.
    private static FileSystemInfo[] Entries(string folder, string path, FaultSink faults)
    {
        try
        {
            var entries = new DirectoryInfo(folder).GetFileSystemInfos();
            Array.Sort(entries, (a, b) => string.CompareOrdinal(a.Name, b.Name));
            return entries;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (path.Length == 0)
            {
                throw new KnowledgeException(KnowledgeFaultCodes.FolderUnreadable, folder, exception);
            }

            faults.Add(path, KnowledgeFaultCodes.SubfolderUnreadable, exception.Message);
            return [];
        }
    }

    private static bool IsHidden(FileSystemInfo entry) => entry.Name.StartsWith('.') || (entry.Attributes & FileAttributes.Hidden) != 0;

    private static bool IsLink(FileSystemInfo entry) => (entry.Attributes & FileAttributes.ReparsePoint) != 0 && entry.LinkTarget is not null;

    private static KnowledgeFile FileOf(FileSystemInfo entry, string path)
    {
        var isLink = IsLink(entry);
        var target = (isLink ? entry.ResolveLinkTarget(returnFinalTarget: true) : entry) as FileInfo;
        return new KnowledgeFile(
            entry.FullName,
            path,
            HasExtension(path, MarkdownExtensions),
            target is { Exists: true } ? target.Length : 0,
            isLink || target is not { Exists: true } ? null : FileStamp.Of(target));
    }

    private static bool IsWordsFolder(FileSystemInfo entry, string path) => entry is DirectoryInfo && path == WordsFolder;

    private static bool IsInside(FileSystemInfo entry, string path, LinkGuard links, FaultSink faults)
    {
        if (!IsLink(entry))
        {
            return true;
        }

        if (!links.IsInside(entry))
        {
            faults.Add(path, KnowledgeFaultCodes.LinkOutside);
            return false;
        }

        // A folder link inside the folder would serve its documents twice, or run in a circle.
        if (entry is DirectoryInfo)
        {
            faults.Add(path, KnowledgeFaultCodes.LinkToFolder);
            return false;
        }

        return true;
    }

    private static bool IsShowable(string path, KnowledgeLimits limits, FaultSink faults)
    {
        if (path.Length > limits.MaxPathLength)
        {
            faults.Add(path, KnowledgeFaultCodes.PathTooLong, Number(path.Length), Number(limits.MaxPathLength));
            return false;
        }

        foreach (var rune in path.EnumerateRunes())
        {
            if (rune.Value is '\uFFFD' or '\\' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format)
            {
                faults.Add(path, KnowledgeFaultCodes.PathCharacter, string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}"));
                return false;
            }
        }

        return true;
    }

    private static List<KnowledgeFile> Distinct(
        List<(string Id, KnowledgeFile File)> files, KnowledgeLimits limits, FaultSink faults)
    {
        files.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id) is var order and not 0 ? order : string.CompareOrdinal(a.File.Path, b.File.Path));
        var distinct = new List<KnowledgeFile>(files.Count);
        for (var i = 0; i < files.Count; i++)
        {
            if (i > 0 && files[i].Id == files[i - 1].Id)
            {
                faults.Add(files[i].File.Path, KnowledgeFaultCodes.DuplicateId, distinct[^1].Path);
            }
            else
            {
                distinct.Add(files[i].File);
            }
        }

        if (distinct.Count > limits.MaxDocuments)
        {
            faults.Add(distinct[limits.MaxDocuments].Path, KnowledgeFaultCodes.TooManyDocuments, Number(distinct.Count), Number(limits.MaxDocuments));
            distinct.RemoveRange(limits.MaxDocuments, distinct.Count - limits.MaxDocuments);
        }

        return distinct;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
