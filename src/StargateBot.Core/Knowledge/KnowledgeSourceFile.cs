namespace StargateBot.Core.Knowledge;

/// <summary>A file that a snapshot is made from: a document or a word list. Golden questions are none.</summary>
/// <param name="Path">The path below the knowledge folder, with <c>/</c>; taught texts lie in <c>taught/</c>.</param>
/// <param name="FullPath">Where it lies.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="ContentHash">Tells contents apart: 32 hexadecimal digits, lower case; zeros when it cannot be read.</param>
public sealed record KnowledgeSourceFile(string Path, string FullPath, long Size, string ContentHash);
