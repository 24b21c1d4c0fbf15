using StargateBot.Core.Knowledge.Incremental;

namespace StargateBot.Core.Knowledge;

/// <summary>A document file or word list of a folder.</summary>
/// <param name="FullPath">Path for the file system.</param>
/// <param name="Path">Path below the knowledge folder as faults show it, with <c>/</c>.</param>
/// <param name="IsMarkdown">Whether it is Markdown, else plain text.</param>
/// <param name="Length">Bytes when it was listed.</param>
/// <param name="Stamp">What it looked like when it was listed; null for a link, which can look the same and lead elsewhere.</param>
internal sealed record KnowledgeFile(string FullPath, string Path, bool IsMarkdown, long Length, FileStamp? Stamp)
{
    /// <summary>Gets whether it has no bytes; so has a named pipe, which must not be opened: that would wait for ever.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>Gets the document's id: the path without extension, in normal form C.</summary>
    public string Id => KnowledgeFiles.WithoutExtension(Path).Normalize();
}
