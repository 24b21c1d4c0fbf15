namespace StargateBot.Testing;

/// <summary>Finds files of the repository and evaluation sets that may lie beside it.</summary>
public static class RepositoryFiles
{
    private const string Marker = "StargateBot.sln";
    private const string Sets = "shared/eval";

    /// <summary>Why a test on the evaluation sets is skipped.</summary>
    public const string NoEvaluationSets = "There is no folder shared/eval beside the repository or above it.";

    /// <summary>Gets the root of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Gets the shipped knowledge folder.</summary>
    public static string Knowledge { get; } = Path.Combine(Root, "knowledge");

    /// <summary>Gets the folder of the evaluation sets, or null when there is none.</summary>
    public static string? EvaluationSets { get; } = Above(Path.GetDirectoryName(Root)!)
        .Select(directory => Path.Combine(directory.FullName, Sets))
        .FirstOrDefault(Directory.Exists);

    private static string FindRoot() =>
        Above(AppContext.BaseDirectory).FirstOrDefault(directory => File.Exists(Path.Combine(directory.FullName, Marker)))?.FullName
        ?? throw new DirectoryNotFoundException($"No directory above {AppContext.BaseDirectory} holds {Marker}.");

    private static IEnumerable<DirectoryInfo> Above(string path)
    {
        for (var directory = new DirectoryInfo(path); directory is not null; directory = directory.Parent)
        {
            yield return directory;
        }
    }
}
