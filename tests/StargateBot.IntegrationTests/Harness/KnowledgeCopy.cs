using StargateBot.Testing;

namespace StargateBot.IntegrationTests.Harness;

/// <summary>A copy of the shipped knowledge that a story may change; gone when the story is over.</summary>
internal sealed class KnowledgeCopy : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("stargatebot-story-");

    /// <summary>Copies the knowledge.</summary>
    public KnowledgeCopy()
    {
        foreach (var file in Directory.EnumerateFiles(RepositoryFiles.Knowledge, "*", SearchOption.AllDirectories))
        {
            var copy = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(RepositoryFiles.Knowledge, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>Gets the knowledge folder.</summary>
    public string Path => System.IO.Path.Combine(_root.FullName, "knowledge");

    /// <summary>Gets the settings of a worker that answers from it and keeps what it can return to.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Knowledge:Path"] = Path,
        ["Knowledge:KeptSnapshots"] = "10",
    };

    /// <summary>Puts words in the place of others, in the article and its translation.</summary>
    /// <param name="old">The words.</param>
    /// <param name="put">The words that take their place.</param>
    public void Replace(string old, string put)
    {
        foreach (var file in Directory.EnumerateFiles(Path, "announcement.*.md"))
        {
            File.WriteAllText(file, File.ReadAllText(file).Replace(old, put, StringComparison.Ordinal));
        }
    }

    public void Dispose() => _root.Delete(recursive: true);
}
