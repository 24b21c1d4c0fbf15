namespace StargateBot.Core.Knowledge;

/// <summary>The knowledge folder as a whole cannot be read. A faulty file in it is a <see cref="KnowledgeFault"/> instead.</summary>
/// <param name="code">Stable key, such as <see cref="KnowledgeFaultCodes.FolderMissing"/>; the localised text is looked up by it.</param>
/// <param name="folder">The folder as it was given.</param>
/// <param name="inner">What the file system said, or null.</param>
public sealed class KnowledgeException(string code, string folder, Exception? inner = null)
    : Exception($"The knowledge folder '{folder}' cannot be read: {code}.", inner)
{
    /// <summary>Gets the stable key of what is wrong.</summary>
    public string Code { get; } = code;

    /// <summary>Gets the folder as it was given.</summary>
    public string Folder { get; } = folder;
}
