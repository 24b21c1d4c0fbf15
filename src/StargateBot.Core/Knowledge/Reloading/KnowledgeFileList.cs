namespace StargateBot.Core.Knowledge.Reloading;

/// <summary>A file that knowledge is made of.</summary>
/// <param name="Path">Path below the knowledge folder, with <c>/</c>; of a taught text <c>taught/…</c>.</param>
/// <param name="FullPath">Path for the file system.</param>
/// <param name="IsTaught">Whether it lies in the folder of taught texts.</param>
internal sealed record KnowledgeSourceFile(string Path, string FullPath, bool IsTaught);

/// <summary>Lists the files that the knowledge of a folder is made of: documents, word lists and golden questions.</summary>
internal static class KnowledgeFileList
{
    /// <summary>Name of the file of golden questions at the top of a knowledge folder.</summary>
    public const string GoldenFile = "golden.jsonl";

    /// <summary>Lists them.</summary>
    /// <param name="folder">The knowledge folder.</param>
    /// <param name="taught">The folder of taught texts, which may be missing; or null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="KnowledgeException">The folder cannot be listed.</exception>
    public static IReadOnlyList<KnowledgeSourceFile> Read(string folder, string? taught, CancellationToken cancellationToken)
    {
        var root = System.IO.Path.GetFullPath(folder);
        var taughtRoot = taught is null ? null : System.IO.Path.GetFullPath(taught);
        var unheard = new FaultSink([], 0);
        var files = KnowledgeFiles.ListDocuments(root, taughtRoot, KnowledgeLimits.Default, unheard, cancellationToken)
            .Concat(KnowledgeFiles.ListWordLists(root, unheard))
            .Select(file => new KnowledgeSourceFile(file.Path, file.FullPath, taughtRoot is not null && IsBelow(file.FullPath, taughtRoot)))
            .ToList();
        var golden = System.IO.Path.Combine(root, GoldenFile);
        if (File.Exists(golden))
        {
            files.Add(new KnowledgeSourceFile(GoldenFile, golden, IsTaught: false));
        }

        return files;
    }

    /// <summary>Adds up the sizes of files; those that are gone count nothing.</summary>
    /// <param name="files">The files.</param>
    public static long BytesOf(IEnumerable<KnowledgeSourceFile> files) =>
        files.Select(file => new FileInfo(file.FullPath)).Sum(file => file.Exists ? file.Length : 0);

    private static bool IsBelow(string path, string folder) =>
        path.StartsWith(System.IO.Path.TrimEndingDirectorySeparator(folder) + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
