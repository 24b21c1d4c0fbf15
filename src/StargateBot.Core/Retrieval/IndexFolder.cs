using Lucene.Net.Store;
using StargateBot.Core.Knowledge;
using Directory = System.IO.Directory;

namespace StargateBot.Core.Retrieval;

/// <summary>What was written into an index.</summary>
/// <param name="Units">Units.</param>
/// <param name="Contents">What it holds, by hashes.</param>
/// <param name="Faults">What was refused while the knowledge was read.</param>
internal sealed record IndexedKnowledge(int Units, KnowledgeContents Contents, IReadOnlyList<KnowledgeFault> Faults);

/// <summary>The indexes on disk: one sub-folder for each version of the knowledge, kept between starts.</summary>
/// <remarks>
/// An index is built in a folder of its own and renamed when it is complete, so a program that is killed in the middle leaves
/// nothing that could be taken for an index. Several programs may share the folder.
/// </remarks>
/// <param name="root">The folder; made when missing.</param>
/// <param name="options">Settings.</param>
internal sealed class IndexFolder(string root, RetrievalOptions options)
{
    private const string BuildPrefix = ".building-";
    private const string LockSuffix = ".lock";

    /// <summary>Gets or sets the format that is read and written, for tests of a change.</summary>
    public string Format { get; init; } = IndexManifest.CurrentFormat;

    /// <summary>Opens the index of a version.</summary>
    /// <param name="version">Version of the knowledge.</param>
    /// <returns>Index, manifest and contents, or null when there is none that is complete and of our format.</returns>
    public (LucenePassageIndex Index, IndexManifest Manifest, KnowledgeContents Contents)? TryOpen(string version)
    {
        var folder = FolderOf(version);
        if (IndexManifest.TryRead(folder) is not { } manifest || !manifest.Describes(folder, Format, version))
        {
            return null;
        }

        try
        {
            var contents = ContentsFile.Read(folder);
            var index = LucenePassageIndex.Open(new MMapDirectory(folder), options);
            if (index.Count == manifest.Units)
            {
                return (index, manifest, contents);
            }

            index.Dispose();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException)
        {
            // Whatever Lucene finds wrong with its files, the index can be built again from the knowledge.
            return null;
        }
    }

    /// <summary>Builds the index of a version and opens it.</summary>
    /// <param name="version">Version of the knowledge.</param>
    /// <param name="write">Writes the units into the directory and returns what they were.</param>
    /// <exception cref="IOException">The disk refuses.</exception>
    public (LucenePassageIndex Index, IndexManifest Manifest, KnowledgeContents Contents) Build(
        string version, Func<Lucene.Net.Store.Directory, IndexedKnowledge> write)
    {
        Directory.CreateDirectory(root);
        RemoveAbandonedBuilds();
        var building = Path.Combine(root, BuildPrefix + Guid.NewGuid().ToString("n"));
        using var held = Lock(building);
        Directory.CreateDirectory(building);
        try
        {
            using (var directory = new MMapDirectory(building))
            {
                var written = write(directory);
                ContentsFile.Write(building, written.Contents);
                new IndexManifest
                {
                    Format = Format,
                    Version = version,
                    Documents = written.Contents.Documents.Count,
                    Units = written.Units,
                    Faults = written.Faults,
                    Files = IndexManifest.FilesOf(building),
                }.Write(building);
            }

            RemoveFolder(FolderOf(version));
            Directory.Move(building, FolderOf(version));
        }
        catch
        {
            RemoveFolder(building);
            throw;
        }

        RemoveOldVersions(version);
        return TryOpen(version) ?? throw new IOException($"The passage index that was just written to '{FolderOf(version)}' cannot be read.");
    }

    private string FolderOf(string version) => Path.Combine(root, version);

    // The lock lies beside the folder, so that it can be held while the folder is renamed.
    private static FileStream Lock(string building) =>
        new(building + LockSuffix, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);

    /// <summary>Removes builds whose program no longer lives: nobody holds their lock.</summary>
    private void RemoveAbandonedBuilds()
    {
        foreach (var building in Directory.GetDirectories(root, BuildPrefix + "*"))
        {
            try
            {
                using var abandoned = Lock(building);
                RemoveFolder(building);
            }
            catch (IOException)
            {
                // Another program is building here.
            }
        }
    }

    private void RemoveOldVersions(string current)
    {
        var others = new DirectoryInfo(root).GetDirectories()
            .Where(d => d.Name != current && File.Exists(Path.Combine(d.FullName, IndexManifest.FileName)))
            .OrderByDescending(d => File.GetLastWriteTimeUtc(Path.Combine(d.FullName, IndexManifest.FileName)))
            .Skip(Math.Max(0, options.KeptIndexVersions - 1));
        foreach (var old in others)
        {
            RemoveFolder(old.FullName);
        }
    }

    private static void RemoveFolder(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // In use by another program (on Windows a mapped file cannot be deleted): the next build tries again.
        }
    }
}
