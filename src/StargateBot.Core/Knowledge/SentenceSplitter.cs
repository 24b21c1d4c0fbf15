using StargateBot.Core.Languages;

namespace StargateBot.Core.Knowledge;

/// <summary>Cuts text into sentences, in Indonesian and English. Safe for many callers at once; time is linear in the text.</summary>
/// <remarks>
/// <para>A line feed always ends a sentence: list items and table rows are sentences. Otherwise a sentence ends after <c>.</c>,
/// <c>!</c>, <c>?</c> or <c>…</c> with the closing quotes and brackets that follow, when white space and then a capital letter, a digit
/// or a letter without case follows. It does not end</para>
/// <list type="bullet">
/// <item>after an abbreviation (<see cref="Abbreviations"/>), an initial, or dotted letters such as <c>U.S.</c>, unless a capitalised
/// function word follows, which opens a new sentence;</item>
/// <item>after an enumerator (<c>1.</c>, <c>a.</c>, <c>IV.</c>) that begins the sentence, or the day of a date (<c>17. August</c>);</item>
/// <item>inside a quotation or brackets that close within <see cref="MaxEnclosed"/> characters, so that a quotation with its speaker
/// stays whole.</item>
/// </list>
/// </remarks>
public static class SentenceSplitter
{
    /// <summary>Longest quotation or bracketed text that is kept in one sentence, in characters; in a longer one sentences end as usual.</summary>
    public const int MaxEnclosed = 300;

    /// <summary>Finds the sentences of a text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="language">The language of its abbreviations and function words.</param>
    /// <returns>Sentences in order, without white space around them; they cover everything in the text but white space.</returns>
    public static IReadOnlyList<TextSpan> Split(string text, Language language)
    {
        var sentences = new List<TextSpan>();
        var ends = new SentenceEnds(text, language);
        var start = SkipWhiteSpace(text, 0);
        var enclosedUntil = 0;
        for (var i = start; i < text.Length;)
        {
            var next = i + 1;
            if (text[i] == '\n')
            {
                start = Close(sentences, text, start, i);
                next = Math.Max(start, next);
            }
            else if (SentenceMarks.IsEndMark(text[i]))
            {
                next = SentenceMarks.EndOfRun(text, i);
                if (next > enclosedUntil && ends.IsEnd(start, i, next))
                {
                    next = start = Close(sentences, text, start, next);
                }
            }
            else if (i >= enclosedUntil)
            {
                enclosedUntil = Math.Max(enclosedUntil, SentenceMarks.FindClosing(text, i, MaxEnclosed));
            }

            i = next;
        }

        Close(sentences, text, start, text.Length);
        return sentences.Count == 0 ? [] : sentences.ToArray();
    }

    // Returns where the next sentence starts.
    private static int Close(List<TextSpan> sentences, string text, int start, int end)
    {
        var length = text.AsSpan(start, Math.Max(0, end - start)).TrimEnd().Length;
        if (length > 0)
        {
            sentences.Add(new TextSpan(start, length));
        }

        return SkipWhiteSpace(text, Math.Max(start, end));
    }

    private static int SkipWhiteSpace(string text, int index)
    {
        while (index < text.Length && char.IsWhiteSpace(text[index]))
        {
            index++;
        }

        return index;
    }
}
