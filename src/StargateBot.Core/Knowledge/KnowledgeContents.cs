using StargateBot.Core.Languages;

namespace StargateBot.Core.Knowledge;

/// <summary>What a snapshot holds, by hashes: enough to tell two snapshots apart passage by passage.</summary>
/// <param name="Documents">The documents by id, translations included.</param>
public sealed record KnowledgeContents(IReadOnlyDictionary<string, DocumentContents> Documents)
{
    /// <summary>Gets the contents of nothing.</summary>
    public static KnowledgeContents Empty { get; } = new(new Dictionary<string, DocumentContents>());

    /// <summary>Makes the contents of documents.</summary>
    /// <param name="documents">The documents; of two with the same id the later one counts.</param>
    public static KnowledgeContents Of(IEnumerable<DocumentContents> documents)
    {
        var byId = new Dictionary<string, DocumentContents>(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            byId[document.Id] = document;
        }

        return new KnowledgeContents(byId);
    }
}

/// <summary>What a document holds.</summary>
/// <param name="Id">Document id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Language">Its language.</param>
/// <param name="Passages">Hashes (<see cref="PassageHash"/>) of its passages in order: the first is ¶1.</param>
public sealed record DocumentContents(string Id, string Title, Language Language, IReadOnlyList<ulong> Passages)
{
    /// <summary>Takes the hashes of a document.</summary>
    /// <param name="document">The document.</param>
    public static DocumentContents Of(Document document) =>
        new(document.Id, document.Title, document.Language, [.. document.Passages.Select(passage => PassageHash.Of(passage.Text))]);
}
