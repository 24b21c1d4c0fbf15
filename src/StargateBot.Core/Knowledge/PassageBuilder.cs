using StargateBot.Core.Languages;

namespace StargateBot.Core.Knowledge;

/// <summary>Numbers passages, cuts them into sentences and splits those that are too long to be quoted.</summary>
internal static class PassageBuilder
{
    /// <summary>Makes the passages of a document.</summary>
    /// <param name="id">Document id.</param>
    /// <param name="title">Document title.</param>
    /// <param name="language">Document language.</param>
    /// <param name="raw">What the file holds.</param>
    /// <param name="maxLength">Longest passage in characters.</param>
    public static Passage[] Build(string id, string title, Language language, IReadOnlyList<RawPassage> raw, int maxLength)
    {
        var passages = new List<Passage>(raw.Count);
        foreach (var (kind, heading, text) in raw)
        {
            var sentences = SentenceSplitter.Split(text, language);
            if (text.Length <= maxLength)
            {
                Add(kind, heading, text, sentences);
                continue;
            }

            foreach (var part in Parts(text, sentences, maxLength))
            {
                var partText = part.Of(text);
                Add(kind, heading, partText, SentenceSplitter.Split(partText, language));
            }
        }

        return [.. passages];

        void Add(PassageKind kind, string heading, string text, IReadOnlyList<TextSpan> sentences) => passages.Add(new Passage
        {
            DocumentId = id,
            DocumentTitle = title,
            Language = language,
            Number = passages.Count + 1,
            Kind = kind,
            Heading = heading,
            Text = text,
            Sentences = sentences,
        });
    }

    // As many whole sentences as fit; a sentence that does not fit alone is cut between words, and a word between characters.
    private static IEnumerable<TextSpan> Parts(string text, IReadOnlyList<TextSpan> sentences, int maxLength)
    {
        var start = 0;
        var end = 0;
        foreach (var sentence in sentences)
        {
            if (sentence.End - start > maxLength && end > start)
            {
                yield return new TextSpan(start, end - start);
                start = sentence.Start;
            }

            end = sentence.End;
            while (end - start > maxLength)
            {
                var cut = CutBefore(text, start, start + maxLength);
                yield return new TextSpan(start, text.AsSpan(start, cut - start).TrimEnd().Length);
                start = cut;
                while (start < end && char.IsWhiteSpace(text[start]))
                {
                    start++;
                }
            }
        }

        if (end > start)
        {
            yield return new TextSpan(start, end - start);
        }
    }

    private static int CutBefore(string text, int start, int limit)
    {
        var space = text.LastIndexOf(' ', limit, (limit - start) / 2);
        if (space > start)
        {
            return space;
        }

        return char.IsLowSurrogate(text[limit]) ? limit - 1 : limit;
    }
}
