using System.Text.Json.Serialization;

namespace StargateBot.Core.Knowledge.Reloading;

/// <summary>What a kept snapshot is made of.</summary>
/// <param name="Loaded">The snapshot.</param>
/// <param name="Files">Its files.</param>
internal sealed record ArchiveManifest(LoadedKnowledge Loaded, IReadOnlyList<ArchivedFile> Files);

/// <summary>A file of a kept snapshot.</summary>
/// <param name="Path">Path below the knowledge folder, with <c>/</c>.</param>
/// <param name="Hash">SHA-256 of its content, hexadecimal, lower case.</param>
/// <param name="IsTaught">Whether it is a taught text.</param>
internal sealed record ArchivedFile(string Path, string Hash, bool IsTaught);

/// <summary>The JSON of the archive, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, WriteIndented = true)]
[JsonSerializable(typeof(ArchiveManifest))]
internal sealed partial class ArchiveJson : JsonSerializerContext;
