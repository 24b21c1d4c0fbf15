using System.Globalization;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Knowledge;

/// <summary>Makes documents of files.</summary>
/// <param name="identify">Identifies the language of a text.</param>
/// <param name="fallback">Language of a document whose text holds no evidence.</param>
/// <param name="limits">Bounds.</param>
internal sealed class DocumentReader(Func<string, LanguageGuess> identify, Language fallback, KnowledgeLimits limits)
{
    private const int MaxTitleLength = 200;

    // Enough text to tell a language by.
    private const int SampleLength = 4_000;

    /// <summary>Reads a document.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="faults">Takes all that is wrong with it.</param>
    /// <param name="expected">The hash that its content must have, or null when any content is taken.</param>
    /// <returns>The document, or null when it was refused.</returns>
    public ReadDocument? Read(KnowledgeFile file, FaultSink faults, ContentHash? expected)
    {
        if (FileText.Read(file, limits.MaxFileBytes, faults, expected) is not { } text)
        {
            return null;
        }

        var matter = FrontMatter.Read(text, limits.MaxFrontMatterLength);
        var stated = default(Language);
        var languageKnown = matter.Language is null || LanguageCodes.TryParse(matter.Language, out stated);
        if (!languageKnown)
        {
            faults.AddAt(file.Path, matter.LanguageLine, KnowledgeFaultCodes.UnknownLanguage, matter.Language!);
        }

        foreach (var fault in matter.Faults)
        {
            faults.AddAt(file.Path, fault.Line, fault.Code, fault.Arguments);
        }

        if (!languageKnown || matter.Faults.Count > 0 || ReadBody(file, text[matter.BodyStart..], matter.Title, faults) is not { } raw)
        {
            return null;
        }

        var id = file.Id;
        var title = PlainText.Shorten(matter.Title ?? raw.Heading ?? id[(id.LastIndexOf('/') + 1)..], MaxTitleLength);
        var language = matter.Language is null ? identify(Sample(raw.Passages)).Language ?? fallback : stated;
        var passages = PassageBuilder.Build(id, title, language, raw.Passages, limits.MaxPassageLength);
        if (passages.Length > limits.MaxPassagesPerDocument)
        {
            faults.Add(file.Path, KnowledgeFaultCodes.TooManyPassages, Number(passages.Length), Number(limits.MaxPassagesPerDocument));
            return null;
        }

        return new ReadDocument(new Document(id, title, language, matter.Source, matter.TranslationOf, passages), matter.TranslationLine);
    }

    private static RawDocument? ReadBody(KnowledgeFile file, string body, string? title, FaultSink faults)
    {
        var raw = file.IsMarkdown ? MarkdownReader.Read(body, title) : PlainTextReader.Read(body, title);
        if (raw is null || raw.Passages.Count == 0)
        {
            faults.Add(file.Path, raw is null ? KnowledgeFaultCodes.TooComplex : KnowledgeFaultCodes.Empty);
            return null;
        }

        return raw;
    }

    private static string Sample(IReadOnlyList<RawPassage> passages)
    {
        var sample = new System.Text.StringBuilder();
        foreach (var passage in passages)
        {
            sample.Append(passage.Text.AsSpan(0, Math.Min(passage.Text.Length, SampleLength - sample.Length))).Append('\n');
            if (sample.Length >= SampleLength)
            {
                break;
            }
        }

        return sample.ToString();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
