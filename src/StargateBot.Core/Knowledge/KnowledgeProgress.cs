namespace StargateBot.Core.Knowledge;

/// <summary>How far the reading of a folder is.</summary>
/// <param name="Files">Document files read so far, refused ones included.</param>
/// <param name="TotalFiles">Document files of the folder.</param>
/// <param name="Passages">Passages served so far, translations counted apart.</param>
public readonly record struct KnowledgeProgress(int Files, int TotalFiles, long Passages);
