using System.Security.Cryptography;
using System.Text.Json;

namespace StargateBot.Core.Knowledge.Reloading;

/// <summary>
/// Keeps the files of snapshots, so that they can be returned to. Contents are stored once, under their hashes (<c>blobs/</c>); a small file
/// for each version (<c>versions/</c>) says which make it up. Everything is written beside its place first and then moved there.
/// One caller at a time changes it.
/// </summary>
/// <param name="folder">The archive's folder; made when something is kept.</param>
internal sealed class KnowledgeArchive(string folder)
{
    private const string Extension = ".json";

    private readonly string _blobs = Path.Combine(folder, "blobs");
    private readonly string _versions = Path.Combine(folder, "versions");
    private readonly string _work = Path.Combine(folder, "work");

    /// <summary>Gets what a version is made of, or null when it is not kept or its file is no good.</summary>
    /// <param name="version">Any text.</param>
    public ArchiveManifest? Find(string version)
    {
        // The version may come from a person: nothing but a version becomes part of a path.
        if (version.Length is 0 or > 64 || !version.All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(ManifestPath(version)), ArchiveJson.Default.ArchiveManifest);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Lists the versions that are kept, in no order.</summary>
    public IReadOnlyList<ArchiveManifest> List()
    {
        try
        {
            return Directory.Exists(_versions)
                ? [.. Directory.EnumerateFiles(_versions, "*" + Extension).Select(path => Find(Path.GetFileNameWithoutExtension(path))).OfType<ArchiveManifest>()]
                : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Keeps a version.</summary>
    /// <param name="loaded">The snapshot.</param>
    /// <param name="files">The files that it was made of.</param>
    /// <param name="computeVersion">Gets the version of the files as they are now.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False when the files are not those of the version any more.</returns>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read or written.</exception>
    public bool TryKeep(
        LoadedKnowledge loaded, IReadOnlyList<KnowledgeSourceFile> files, Func<string> computeVersion, CancellationToken cancellationToken)
    {
        var kept = new List<ArchivedFile>(files.Count);
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            kept.Add(new ArchivedFile(file.Path, Store(file.FullPath), file.IsTaught));
        }

        if (computeVersion() != loaded.Version)
        {
            return false;
        }

        Write(new ArchiveManifest(loaded, kept));
        return true;
    }

    /// <summary>Takes note that a kept version came into use anew.</summary>
    /// <param name="manifest">What it is made of.</param>
    public void Write(ArchiveManifest manifest)
    {
        Directory.CreateDirectory(_versions);
        var path = ManifestPath(manifest.Loaded.Version);
        var draft = path + ".new";
        using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            JsonSerializer.Serialize(stream, manifest, ArchiveJson.Default.ArchiveManifest);
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
    }

    /// <summary>Puts the files of a version into a folder of their own; every one is checked against its hash.</summary>
    /// <param name="manifest">What it is made of.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The folder; the caller deletes it.</returns>
    /// <exception cref="InvalidDataException">A content is damaged or missing, or a path leads elsewhere.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public string Restore(ArchiveManifest manifest, CancellationToken cancellationToken)
    {
        var target = Path.Combine(_work, $"{manifest.Loaded.Version}-{Guid.NewGuid():N}");
        Directory.CreateDirectory(target);
        try
        {
            foreach (var file in manifest.Files)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var path = Path.GetFullPath(file.Path, Path.GetFullPath(target));
                if (!path.StartsWith(Path.GetFullPath(target) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                {
                    throw new InvalidDataException($"The archive names a file outside of its folder: '{file.Path}'.");
                }

                CopyTo(file, path);
            }

            return target;
        }
        catch
        {
            Delete(target);
            throw;
        }
    }

    /// <summary>Copies the content of a kept file to a path and checks it.</summary>
    /// <param name="file">The kept file.</param>
    /// <param name="path">Where to; its folder is made.</param>
    /// <exception cref="InvalidDataException">The content is damaged or missing.</exception>
    public void CopyTo(ArchivedFile file, string path)
    {
        var blob = BlobPath(file.Hash);
        if (!File.Exists(blob))
        {
            throw new InvalidDataException($"The content of '{file.Path}' is missing in the archive.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Copy(blob, path, overwrite: true);
        if (HashOf(path) != file.Hash)
        {
            throw new InvalidDataException($"The content of '{file.Path}' is damaged in the archive.");
        }
    }

    /// <summary>Forgets versions, with the contents that no other version has.</summary>
    /// <param name="keep">The versions that stay.</param>
    /// <returns>The versions that were forgotten.</returns>
    public IReadOnlyList<string> Prune(IReadOnlyCollection<string> keep)
    {
        var manifests = List();
        var gone = manifests.Where(manifest => !keep.Contains(manifest.Loaded.Version)).Select(manifest => manifest.Loaded.Version).ToList();
        gone.ForEach(version => File.Delete(ManifestPath(version)));
        var needed = manifests.Where(manifest => keep.Contains(manifest.Loaded.Version))
            .SelectMany(manifest => manifest.Files).Select(file => file.Hash).ToHashSet(StringComparer.Ordinal);
        if (Directory.Exists(_blobs))
        {
            foreach (var blob in Directory.EnumerateFiles(_blobs, "*", SearchOption.AllDirectories).Where(blob => !needed.Contains(Path.GetFileName(blob))).ToList())
            {
                File.Delete(blob);
            }
        }

        return gone;
    }

    /// <summary>Deletes what an earlier run of the program left half-done.</summary>
    public void Tidy() => Delete(_work);

    /// <summary>Deletes a folder as far as the system lets us: what is left is deleted by <see cref="Tidy"/>.</summary>
    /// <param name="path">The folder; it may be missing.</param>
    public static void Delete(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Left for the next start.
        }
    }

    private string Store(string path)
    {
        var hash = HashOf(path);
        var blob = BlobPath(hash);
        if (!File.Exists(blob))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(blob)!);
            var draft = blob + ".new";
            using (var source = OpenShared(path))
            using (var target = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                source.CopyTo(target);
            }

            File.Move(draft, blob, overwrite: true);
        }

        return hash;
    }

    private static string HashOf(string path)
    {
        using var stream = OpenShared(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    // Whoever writes knowledge files meanwhile must not fail because they are being kept.
    private static FileStream OpenShared(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    // Two letters of the hash make the folder: no folder grows too long to be listed.
    private string BlobPath(string hash) => hash.Length == SHA256.HashSizeInBytes * 2 && hash.All(char.IsAsciiHexDigitLower)
        ? Path.Combine(_blobs, hash[..2], hash)
        : throw new InvalidDataException("The archive names a content by something that is no hash.");

    private string ManifestPath(string version) => Path.Combine(_versions, version + Extension);
}
