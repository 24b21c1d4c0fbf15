using StargateBot.Core.Languages;

namespace StargateBot.Core.Answering.Understanding;

/// <summary>Chooses the words of a question that passages are compared with, and how strongly.</summary>
internal static class TermSelector
{
    // A cue ("reason", "said") may stand in the answering sentence, but need not.
    private const float CueStrength = 0.4f;

    // A word of talk ("thing", "deal with") helps when it is found, and its absence means nothing.
    private const float LightStrength = 0.35f;

    // Chat around the question proper.
    private const float SurroundingStrength = 0.1f;

    // What an earlier question was about.
    private const float ContextStrength = 0.6f;

    /// <summary>Selects the terms.</summary>
    /// <param name="question">The analyzed question.</param>
    /// <param name="messageTokens">Tokens of the message; the rest are words of earlier questions.</param>
    /// <param name="asking">Tokens of the message that ask; the rest surrounds them.</param>
    /// <param name="classified">Class of the asking tokens; its token numbers count from the start of the message.</param>
    /// <param name="greetings">Phrases that ask nothing.</param>
    /// <param name="hasOwnLists">Whether the knowledge brings word lists of its own; without them light words are all there is to go by.</param>
    /// <param name="focus">Index of the focus noun among the terms, or -1.</param>
    /// <returns>The terms in order; of more than <see cref="UnderstoodQuestion.MaxTerms"/> the strongest, the first of equals.</returns>
    public static List<QuestionTerm> Select(
        AnalyzedText question, int messageTokens, (int First, int End) asking, QuestionClass classified, PhraseTable greetings, bool hasOwnLists, out int focus)
    {
        var tokens = question.Tokens;
        var strengths = Strengths(question, messageTokens, asking, classified, greetings, hasOwnLists);
        var chosen = Enumerable.Range(0, tokens.Length).Where(t => strengths[t] > 0).ToList();
        if (chosen.Count > UnderstoodQuestion.MaxTerms)
        {
            chosen = [.. chosen.OrderByDescending(t => strengths[t]).Take(UnderstoodQuestion.MaxTerms).Order()];
        }

        focus = chosen.IndexOf(classified.FocusToken);
        return chosen.ConvertAll(t => new QuestionTerm(tokens[t].Exact, tokens[t].Stem, t, tokens[t].Traits, strengths[t]));
    }

    private static float[] Strengths(AnalyzedText question, int messageTokens, (int First, int End) asking, QuestionClass classified, PhraseTable greetings, bool hasOwnLists)
    {
        var tokens = question.Tokens;
        var strengths = new float[tokens.Length];
        for (var t = 0; t < tokens.Length; t++)
        {
            strengths[t] = tokens[t].IsContent ? 1 : 0;
        }

        foreach (var cue in classified.Cues)
        {
            var strength = cue.Kind switch
            {
                "frame" or "news" => 0,
                "reason" or "quotation" or "definition" or "expansion" or "list" or "summary" or "manner" => CueStrength,
                "date" or "place" or "person" or "time" => 0,
                _ => 1,
            };
            for (var t = cue.FirstToken; t < cue.EndToken; t++)
            {
                strengths[t] = Math.Min(strengths[t], strength);
            }
        }

        for (var t = 0; t < tokens.Length; t++)
        {
            strengths[t] = hasOwnLists && LightWords.Contains(tokens[t].Exact, question.Language) ? Math.Min(strengths[t], LightStrength) : strengths[t];
        }

        foreach (var greeting in greetings.FindAll(tokens))
        {
            // "Halo, …" opens a message; inside it the same words may mean something, save thanks.
            for (var t = greeting.FirstToken; t < greeting.EndToken && (greeting.FirstToken <= 1 || greeting.Kind == "thanks"); t++)
            {
                strengths[t] = 0;
            }
        }

        WeakenOtherLanguage(question, strengths);
        for (var t = 0; t < messageTokens; t++)
        {
            var asks = t >= asking.First && t < asking.End;
            strengths[t] = asks ? strengths[t] : Math.Min(strengths[t], SurroundingStrength);
        }

        WeighContext(messageTokens, strengths);
        return strengths;
    }

    // In code-mixed messages the other language's function words are what they are there.
    private static void WeakenOtherLanguage(AnalyzedText question, float[] strengths)
    {
        var other = FunctionWords.For(question.Language.Other());
        for (var t = 0; t < strengths.Length; t++)
        {
            if (other.Contains(question.Tokens[t].Exact) && !question.Tokens[t].Is(TokenTraits.Acronym))
            {
                strengths[t] = Math.Min(strengths[t], LightStrength);
            }
        }
    }

    // Earlier questions say what a message without content of its own is about; beside such content they only help.
    private static void WeighContext(int messageTokens, float[] strengths)
    {
        var hasOwn = strengths.AsSpan(0, messageTokens).ContainsAnyInRange(1f, float.MaxValue);
        for (var t = messageTokens; t < strengths.Length; t++)
        {
            strengths[t] = hasOwn ? Math.Min(strengths[t], ContextStrength) : strengths[t];
        }
    }
}
