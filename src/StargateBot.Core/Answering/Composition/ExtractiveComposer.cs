using System.Globalization;
using System.Text;
using StargateBot.Core.Answering.Ranking;
using StargateBot.Core.Answering.Understanding;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Answering.Composition;

/// <summary>Answers with the knowledge's own sentences, chosen and trimmed.</summary>
internal static class ExtractiveComposer
{
    /// <summary>The composer's name in answers.</summary>
    public const string Name = "extractive";

    // What fits in a glance. Lists and summaries are shown up to the longer bound.
    private const int MaxWords = 30;
    private const int MaxLongWords = 60;

    // How much longer a sentence may be that is shown whole.
    private const int SlackWords = 4;

    /// <summary>Composes an answer from the best sentence and, where another is needed to complete it, that one.</summary>
    /// <param name="question">The question.</param>
    /// <param name="sentences">One or two sentences, best first, with their units.</param>
    /// <param name="matcher">The question's words.</param>
    /// <param name="answerTokens">For each token of the best sentence, the probability that it is part of the answer.</param>
    public static ComposedAnswer Compose(
        UnderstoodQuestion question, IReadOnlyList<(SentenceCandidate Candidate, UnitView Unit)> sentences, QuestionMatcher matcher, double[] answerTokens) =>
        sentences.Count == 1
            ? Join(question, [PartOf(question, sentences[0].Candidate, sentences[0].Unit, matcher, answerTokens, question.Kind == QuestionKind.List ? MaxLongWords : MaxWords, leads: true)])
            : Join(question, [.. sentences.Select(s => PartOf(question, s.Candidate, s.Unit, matcher, AnswerTokens.Estimate(s.Candidate, matcher), MaxWords, leads: false))]);

    /// <summary>Composes a summary: the first sentences of a passage, as many as fit.</summary>
    /// <param name="question">The question.</param>
    /// <param name="unit">The opening passage of the document to summarise.</param>
    public static ComposedAnswer Summarize(UnderstoodQuestion question, UnitView unit)
    {
        var passage = unit.In(question.Language).Passage;
        var count = 1;
        while (count < passage.Sentences.Count && Words.Of(passage.Text, Joined(passage, 0, count + 1)).Count <= MaxLongWords)
        {
            count++;
        }

        var span = Joined(passage, 0, count);
        return Join(question, [new Part(Words.First(passage.Text, span, MaxLongWords), passage, span, unit, 0, count)]);
    }

    private static Part PartOf(
        UnderstoodQuestion question, SentenceCandidate best, UnitView unit, QuestionMatcher matcher, double[] answerTokens, int maxWords, bool leads)
    {
        var shown = unit.In(question.Language);
        if (shown.Passage.DocumentId != best.View.Passage.DocumentId && shown.Sentences.Length == best.View.Sentences.Length)
        {
            // A translation says the same sentence by sentence; where it does not, the words that were found are shown.
            var aligned = new SentenceCandidate { Rank = best.Rank, Unit = best.Unit, View = shown, Sentence = best.Sentence, Features = best.Features };
            return PartOf(question, aligned, unit, matcher, AnswerTokens.Estimate(aligned, matcher), maxWords, leads: false);
        }

        var view = best.View;
        var sentence = view.Sentences[best.Sentence];
        var span = view.Passage.Sentences[best.Sentence];
        var asked = AskedTokens(best, matcher, sentence);
        var lead = leads && AnswerLead.Find(question, best, asked, answerTokens) is { } mention
            ? view.Passage.Text.Substring(mention.Start, mention.Length)
            : "";
        var leadWords = lead.Length == 0 ? 0 : Words.Count(lead);
        var opens = leadWords > 0 && string.CompareOrdinal(view.Passage.Text, span.Start, lead, 0, lead.Length) == 0;
        if (leadWords > 0 && Words.Of(view.Passage.Text, span).Count <= maxWords + SlackWords)
        {
            // The answer leads already: cutting a few words from the end of a whole sentence would only spoil it.
            var whole = span.Of(view.Passage.Text);
            return new Part(opens ? $"**{lead}**{whole[lead.Length..]}" : $"**{lead}** — {whole}", view.Passage, span, unit, best.Sentence, 1);
        }

        var budget = Math.Max(maxWords - (leadWords == 0 ? 0 : leadWords + 1), MaxWords / 2);
        var text = SentenceTrimmer.Trim(
            view.Passage.Text, span, view.Text.Tokens.AsSpan(sentence.FirstToken, sentence.TokenCount), asked, answerTokens, budget);
        return new Part(lead.Length == 0 ? text : $"**{lead}** — {text}", view.Passage, span, unit, best.Sentence, 1);
    }

    private static bool[] AskedTokens(SentenceCandidate best, QuestionMatcher matcher, SentenceView sentence)
    {
        var terms = AnswerTokens.TermsOf(best, matcher);
        var asked = new bool[sentence.TokenCount];
        for (var t = 0; t < asked.Length; t++)
        {
            asked[t] = terms[sentence.FirstToken + t] != 0;
        }

        return asked;
    }

    // The sentences shown are cited first, in their order; the originals of translated ones follow.
    private static ComposedAnswer Join(UnderstoodQuestion question, IReadOnlyList<Part> parts)
    {
        var citations = new List<Citation>();
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            var isTranslation = part.Shown.DocumentId != part.Unit.Unit.Original.DocumentId;
            citations.Add(CitationOf(citations.Count + 1, part.Shown, part.Span) with { IsTranslation = isTranslation });
            text.Append(text.Length == 0 ? "" : " ").Append(part.Shown.Language == question.Language
                ? part.Text
                : $"{AnswerTexts.For(question.Language).OnlyIn(part.Shown.Language)} “{part.Text}”");
            text.Append(CultureInfo.InvariantCulture, $" [{citations.Count}]");
        }

        foreach (var part in parts)
        {
            var original = part.Unit.Unit.Original;
            if (part.Shown.DocumentId != original.DocumentId)
            {
                var whole = part.Shown.Sentences.Count != original.Sentences.Count;
                citations.Add(CitationOf(
                    citations.Count + 1, original, whole ? new TextSpan(0, original.Text.Length) : Joined(original, part.FirstSentence, part.SentenceCount)));
            }
        }

        return new ComposedAnswer(text.ToString(), citations);
    }

    private static TextSpan Joined(Passage passage, int first, int count)
    {
        var start = passage.Sentences[first].Start;
        return new TextSpan(start, passage.Sentences[first + count - 1].End - start);
    }

    private static Citation CitationOf(int number, Passage passage, TextSpan span) =>
        new(number, passage.DocumentId, passage.DocumentTitle, passage.Locator, span.Of(passage.Text), passage.Language) { PassageHash = PassageHash.Of(passage.Text) };

    private sealed record Part(string Text, Passage Shown, TextSpan Span, UnitView Unit, int FirstSentence, int SentenceCount);
}
