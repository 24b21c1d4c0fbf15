using Lucene.Net.Store;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Knowledge.Incremental;
using Directory = System.IO.Directory;

namespace StargateBot.Core.Retrieval;

/// <summary>What was written into an index.</summary>
/// <param name="Version">Version of the knowledge, usable as a file name.</param>
/// <param name="Readings">What came of the documents, in reading order.</param>
/// <param name="Faults">What was refused while the knowledge was read.</param>
internal sealed record IndexedKnowledge(string Version, IReadOnlyList<PairReading> Readings, IReadOnlyList<KnowledgeFault> Faults);

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
    private const string PartName = "part";

    private static readonly OpenFolders InUse = new();

    /// <summary>Gets or sets the format that is read and written, for tests of a change.</summary>
    public string Format { get; init; } = IndexManifest.CurrentFormat;

    /// <summary>Opens the index of a version.</summary>
    /// <param name="version">Version of the knowledge.</param>
    /// <returns>Index, manifest and readings, or null when there is none that is complete and of our format.</returns>
    public (LucenePassageIndex Index, IndexManifest Manifest, IReadOnlyList<PairReading> Readings)? TryOpen(string version)
    {
        var folder = FolderOf(version);
        if (IndexManifest.TryRead(folder) is not { } manifest || !manifest.Describes(folder, Format, version))
        {
            return null;
        }

        try
        {
            var readings = ReadingsFile.Read(folder);
            var index = LucenePassageIndex.Open(folder, options, closed: () => InUse.Remove(folder));
            InUse.Add(folder);
            if (index.Count == manifest.Units)
            {
                return (index, manifest, readings);
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

    /// <summary>Builds an index and opens it.</summary>
    /// <param name="write">Writes the units into the directory and the files beside it, and returns what they were. It may use a second directory, which is removed.</param>
    /// <exception cref="IOException">The disk refuses.</exception>
    public (LucenePassageIndex Index, IndexManifest Manifest, IReadOnlyList<PairReading> Readings) Build(
        Func<MMapDirectory, Func<Lucene.Net.Store.Directory>, IndexedKnowledge> write)
    {
        Directory.CreateDirectory(root);
        RemoveAbandonedBuilds();
        var building = Path.Combine(root, BuildPrefix + Guid.NewGuid().ToString("n"));
        using var held = Lock(building);
        Directory.CreateDirectory(building);
        string version;
        try
        {
            using (var directory = new MMapDirectory(building))
            {
                var part = Path.Combine(building, PartName);
                var written = write(directory, () => new MMapDirectory(part));
                RemoveFolder(part);
                ReadingsFile.Write(building, written.Readings);
                version = written.Version;
                new IndexManifest
                {
                    Format = Format,
                    Version = version,
                    Documents = written.Readings.Sum(reading => reading.Documents.Count()),
                    Units = written.Readings.Sum(reading => reading.Units),
                    Faults = written.Faults,
                    Files = IndexManifest.FilesOf(building),
                }.Write(building);
            }

            RemoveVersion(version);
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

    private string FolderOf(string version) => Path.Combine(Path.GetFullPath(root), version);

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

    // What this program still searches stays: it may return to it. Another program's is safe on Unix, where files live as long as they are
    // open, and on Windows, where a folder with open files cannot be renamed.
    private void RemoveOldVersions(string current)
    {
        var others = new DirectoryInfo(root).GetDirectories()
            .Where(d => d.Name != current && File.Exists(Path.Combine(d.FullName, IndexManifest.FileName)))
            .OrderByDescending(d => File.GetLastWriteTimeUtc(Path.Combine(d.FullName, IndexManifest.FileName)))
            .Skip(Math.Max(0, options.KeptIndexVersions - 1));
        foreach (var old in others)
        {
            if (!InUse.Contains(old.FullName))
            {
                RemoveVersion(old.Name);
            }
        }
    }

    // Renamed first, so that it is there whole or not at all.
    private void RemoveVersion(string version)
    {
        var folder = FolderOf(version);
        if (!Directory.Exists(folder))
        {
            return;
        }

        var removed = Path.Combine(root, BuildPrefix + Guid.NewGuid().ToString("n"));
        try
        {
            Directory.Move(folder, removed);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // In use by another program: the next build tries again.
            return;
        }

        RemoveFolder(removed);
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
            // The next build tries again.
        }
    }

    /// <summary>The folders whose indexes are open in this program, and how often.</summary>
    private sealed class OpenFolders
    {
        private readonly System.Threading.Lock _lock = new();
        private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

        public void Add(string folder)
        {
            lock (_lock)
            {
                _counts[folder] = _counts.GetValueOrDefault(folder) + 1;
            }
        }

        public void Remove(string folder)
        {
            lock (_lock)
            {
                if (_counts.GetValueOrDefault(folder) > 1)
                {
                    _counts[folder]--;
                }
                else
                {
                    _counts.Remove(folder);
                }
            }
        }

        public bool Contains(string folder)
        {
            lock (_lock)
            {
                return _counts.ContainsKey(folder);
            }
        }
    }
}
