namespace StargateBot.Core.Knowledge.Incremental;

/// <summary>A file as it was when it was looked at last.</summary>
/// <param name="File">The file.</param>
/// <param name="Hash">Hash of its content.</param>
/// <param name="Original">Id of the original that its front matter names, or null.</param>
/// <param name="IsSettled">Whether an equal stamp proves that the content is still the same.</param>
internal sealed record SurveyedFile(KnowledgeFile File, ContentHash Hash, string? Original, bool IsSettled)
{
    /// <summary>Gets whether a file that was listed again need not be opened.</summary>
    /// <param name="listed">The same path, listed now.</param>
    public bool IsStill(KnowledgeFile listed) => IsSettled && File.Stamp == listed.Stamp && File.FullPath == listed.FullPath;

    /// <summary>Shows the file to the outside.</summary>
    public KnowledgeSourceFile ToSourceFile() => new(File.Path, File.FullPath, File.Length, Hash.ToString());
}
