namespace StargateBot.Core.Knowledge.Reloading;

/// <summary>A taught text that waits for its snapshot to be taken into use.</summary>
/// <param name="Folder">A folder with all taught texts and this one.</param>
/// <param name="Names">The text's files in it.</param>
internal sealed record StagedText(string Folder, IReadOnlyList<string> Names)
{
    /// <summary>Gets whether a fault is one of this text.</summary>
    /// <param name="fault">A fault of the folder.</param>
    public bool IsOf(KnowledgeFault fault) => Names.Any(name => fault.File == KnowledgeFiles.TaughtFolder + "/" + name);
}

/// <summary>The folder of taught texts. One caller at a time changes it.</summary>
/// <param name="path">The folder.</param>
/// <param name="staging">Where texts wait; on the same volume, so that they can be moved at once.</param>
/// <param name="withdrawn">Where texts go that a rollback took back.</param>
internal sealed class TaughtFolder(string path, string staging, string withdrawn)
{
    /// <summary>Gets the folder.</summary>
    public string Path => path;

    /// <summary>Makes a folder that holds all taught texts and a new one.</summary>
    /// <param name="text">A text without faults.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public StagedText Stage(TaughtText text)
    {
        var folder = System.IO.Path.Combine(staging, Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
        foreach (var name in Names())
        {
            var copy = System.IO.Path.Combine(folder, name);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(System.IO.Path.Combine(path, name), copy);
        }

        // A withdrawn text comes back with a later rollback: its name is not free.
        var files = TaughtTextFile.Write(
            text, name => File.Exists(System.IO.Path.Combine(folder, name)) || File.Exists(System.IO.Path.Combine(withdrawn, name)));
        foreach (var file in files)
        {
            File.WriteAllText(System.IO.Path.Combine(folder, file.Name), file.Content);
        }

        return new StagedText(folder, [.. files.Select(file => file.Name)]);
    }

    /// <summary>Moves a text to where it is read from now on; all of it or nothing.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="IOException">It cannot be moved.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be moved.</exception>
    public void Commit(StagedText text)
    {
        Directory.CreateDirectory(path);
        var moved = new List<string>();
        try
        {
            foreach (var name in text.Names)
            {
                File.Move(System.IO.Path.Combine(text.Folder, name), System.IO.Path.Combine(path, name));
                moved.Add(name);
            }
        }
        catch
        {
            moved.ForEach(name => File.Delete(System.IO.Path.Combine(path, name)));
            throw;
        }

        Discard(text);
    }

    /// <summary>Deletes what is left of a text that waits.</summary>
    /// <param name="text">The text.</param>
    public static void Discard(StagedText text) => KnowledgeArchive.Delete(text.Folder);

    /// <summary>Deletes the texts that an earlier run of the program left waiting.</summary>
    public void Tidy() => KnowledgeArchive.Delete(staging);

    /// <summary>Makes the folder hold the taught texts of a kept snapshot and no others: these are put aside.</summary>
    /// <param name="archive">Where the contents are.</param>
    /// <param name="manifest">The snapshot.</param>
    /// <exception cref="IOException">A file cannot be moved or written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be moved or written.</exception>
    /// <exception cref="InvalidDataException">A content is damaged or missing.</exception>
    public void Match(KnowledgeArchive archive, ArchiveManifest manifest)
    {
        var wanted = manifest.Files.Where(file => file.IsTaught)
            .ToDictionary(file => file.Path[(KnowledgeFiles.TaughtFolder.Length + 1)..], StringComparer.Ordinal);
        foreach (var name in Names().Where(name => !wanted.ContainsKey(name)))
        {
            var aside = System.IO.Path.Combine(withdrawn, name);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(aside)!);
            File.Move(System.IO.Path.Combine(path, name), aside, overwrite: true);
        }

        foreach (var (name, file) in wanted)
        {
            var draft = System.IO.Path.Combine(staging, Guid.NewGuid().ToString("N"));
            archive.CopyTo(file, draft);
            var place = System.IO.Path.Combine(path, name);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(place)!);
            File.Move(draft, place, overwrite: true);
            File.Delete(System.IO.Path.Combine(withdrawn, name));
        }
    }

    private List<string> Names() => Directory.Exists(path)
        ? [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Select(file => System.IO.Path.GetRelativePath(path, file).Replace('\\', '/'))]
        : [];
}
