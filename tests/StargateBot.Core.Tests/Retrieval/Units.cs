using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Tests.Retrieval;

/// <summary>Makes small documents for the tests of retrieval.</summary>
internal static class Units
{
    public static Document Document(string id, Language language, params string[] texts) => Titled(id, id, language, texts);

    public static Document Titled(string id, string title, Language language, params string[] texts) =>
        new(id, title, language, Source: null, TranslationOf: null,
            [.. texts.Select((text, i) => new Passage
            {
                DocumentId = id,
                DocumentTitle = title,
                Language = language,
                Number = i + 1,
                Kind = PassageKind.Paragraph,
                Heading = "",
                Text = text,
                Sentences = [new TextSpan(0, text.Length)],
            })]);

    public static DocumentPair Single(string id, Language language, params string[] texts) => new(Document(id, language, texts), null);
}
