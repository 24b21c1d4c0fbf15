using System.Text.Json;
using System.Text.Json.Serialization;
using Lucene.Net.Index;
using StargateBot.Core.Knowledge;

namespace StargateBot.Core.Retrieval;

/// <summary>What lies in an index folder. It is written last, so a folder without it was never finished.</summary>
internal sealed record IndexManifest
{
    /// <summary>Name of the manifest's file.</summary>
    public const string FileName = "index.json";

    // Raised when the fields or the form of stored units change.
    private const int FormatNumber = 3;

    /// <summary>
    /// Gets the format that this program writes. The build of this assembly is part of it, because a change of the analyzer
    /// or of a shipped word list changes the terms as well.
    /// </summary>
    public static string CurrentFormat { get; } = $"{FormatNumber}-{typeof(IndexManifest).Module.ModuleVersionId:n}";

    /// <summary>Gets the format of the index.</summary>
    public required string Format { get; init; }

    /// <summary>Gets the version of the knowledge that was indexed.</summary>
    public required string Version { get; init; }

    /// <summary>Gets the number of documents, translations included.</summary>
    public required int Documents { get; init; }

    /// <summary>Gets the number of units.</summary>
    public required int Units { get; init; }

    /// <summary>Gets what was refused while the knowledge was read.</summary>
    public required IReadOnlyList<KnowledgeFault> Faults { get; init; }

    /// <summary>Gets the length in bytes of every file of the index, which a file cut short by a full disk does not have.</summary>
    public required IReadOnlyDictionary<string, long> Files { get; init; }

    /// <summary>Reads the manifest of a folder.</summary>
    /// <param name="folder">An index folder.</param>
    /// <returns>The manifest, or null when there is none that can be read.</returns>
    public static IndexManifest? TryRead(string folder)
    {
        try
        {
            using var stream = File.OpenRead(Path.Combine(folder, FileName));
            return JsonSerializer.Deserialize(stream, IndexJsonContext.Default.IndexManifest);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes the manifest through to the disk.</summary>
    /// <param name="folder">An index folder.</param>
    /// <exception cref="IOException">The disk refuses.</exception>
    public void Write(string folder)
    {
        using var stream = File.Create(Path.Combine(folder, FileName));
        JsonSerializer.Serialize(stream, this, IndexJsonContext.Default.IndexManifest);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Lists the files of an index with their lengths.</summary>
    /// <param name="folder">An index folder.</param>
    public static SortedDictionary<string, long> FilesOf(string folder) => new(
        new DirectoryInfo(folder).EnumerateFiles().Where(f => f.Name != FileName && f.Name != IndexWriter.WRITE_LOCK_NAME).ToDictionary(f => f.Name, f => f.Length),
        StringComparer.Ordinal);

    /// <summary>Gets whether the folder holds what the manifest says, in the form that this program reads.</summary>
    /// <param name="folder">The folder of this manifest.</param>
    /// <param name="format">The format wanted.</param>
    /// <param name="version">The version wanted.</param>
    public bool Describes(string folder, string format, string version) =>
        Format == format && Version == version && Files.All(f => new FileInfo(Path.Combine(folder, f.Key)) is { Exists: true } file && file.Length == f.Value);
}

/// <summary>JSON of the manifest, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IndexManifest))]
internal sealed partial class IndexJsonContext : JsonSerializerContext;
