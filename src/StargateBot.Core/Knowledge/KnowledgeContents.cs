using StargateBot.Core.Languages;

namespace StargateBot.Core.Knowledge;

/// <summary>What a snapshot holds, by hashes: enough to tell two snapshots apart passage by passage.</summary>
/// <param name="Documents">The documents by id, translations included.</param>
public sealed record KnowledgeContents(IReadOnlyDictionary<string, DocumentContents> Documents)
{
    /// <summary>Gets the contents of nothing.</summary>
    public static KnowledgeContents Empty { get; } = new(new Dictionary<string, DocumentContents>());
}

/// <summary>What a document holds.</summary>
/// <param name="Id">Document id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Language">Its language.</param>
/// <param name="Passages">Hashes (<see cref="PassageHash"/>) of its passages in order: the first is ¶1.</param>
public sealed record DocumentContents(string Id, string Title, Language Language, IReadOnlyList<ulong> Passages);
