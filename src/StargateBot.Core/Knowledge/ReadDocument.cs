namespace StargateBot.Core.Knowledge;

/// <summary>A document as it was read, before it is joined with its translation.</summary>
/// <param name="Document">The document.</param>
/// <param name="TranslationLine">Line of <c>translation-of</c> in the file, or 1.</param>
internal sealed record ReadDocument(Document Document, int TranslationLine);
