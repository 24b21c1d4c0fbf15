namespace StargateBot.Core.Knowledge;

/// <summary>Reads documents together with their translations.</summary>
/// <param name="reader">Reads single documents.</param>
/// <param name="translations">Which document translates which.</param>
/// <param name="meter">Told of every file.</param>
/// <param name="expected">Gets the hash that a file's content must have, or null where any content is taken.</param>
internal sealed class PairReader(DocumentReader reader, TranslationMap translations, ProgressMeter meter, Func<KnowledgeFile, ContentHash>? expected)
{
    /// <summary>Reads a document that is not served together with an original, and its translation.</summary>
    /// <param name="file">The document's file.</param>
    /// <param name="faults">Takes what is wrong with both.</param>
    /// <returns>What is served, or null.</returns>
    public DocumentPair? Read(KnowledgeFile file, FaultSink faults)
    {
        var original = ReadDocument(file, faults);
        var translationFile = translations.TranslationOf(file.Id);
        var translation = translationFile is null ? null : ReadDocument(translationFile, faults);
        if (original is not null)
        {
            var aligned = translation is not null && TranslationCheck.Fits(original.Document, translation, translationFile!.Path, faults);
            return new DocumentPair(original.Document, aligned ? translation!.Document : null);
        }

        if (translation is not null)
        {
            faults.AddAt(translationFile!.Path, translation.TranslationLine, KnowledgeFaultCodes.TranslationOriginalRefused, file.Path);
            return new DocumentPair(translation.Document, null);
        }

        return null;
    }

    private ReadDocument? ReadDocument(KnowledgeFile file, FaultSink faults)
    {
        var read = reader.Read(file, faults, expected?.Invoke(file));
        meter.Add(read?.Document.Passages.Count ?? 0);
        if (read is null)
        {
            return null;
        }

        if (translations.TryGetFault(file.Id, out var fault))
        {
            faults.AddAt(file.Path, read.TranslationLine, fault.Code, fault.Arguments);
            return null;
        }

        if (read.Document.TranslationOf != translations.OriginalOf(file.Id))
        {
            faults.Add(file.Path, KnowledgeFaultCodes.Changed);
            return null;
        }

        return read;
    }
}
