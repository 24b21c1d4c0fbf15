using System.Text;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Answering.Understanding;

/// <summary>A message completed from what was asked before.</summary>
/// <param name="Text">The full question; words of earlier questions that it may refer to follow after the message.</param>
/// <param name="MessageLength">Characters of <paramref name="Text"/> before those words.</param>
/// <param name="IsFollowUp">Whether anything was taken from earlier questions.</param>
/// <param name="StandsAlone">Whether no earlier questions, whatever they are, could have changed it.</param>
internal sealed record ResolvedQuestion(string Text, int MessageLength, bool IsFollowUp, bool StandsAlone);

/// <summary>Completes elliptic follow-ups: <c>kalau SK Hynix?</c> after a question about Samsung asks the same of SK Hynix.</summary>
internal static class FollowUpResolver
{
    // More content than this and the message says itself what it means.
    private const int MaxEllipticContent = 4;

    private static readonly PhraseTable Openers = PhraseTable.FromLines(
        ["swap: kalau, kalo, bagaimana dengan, gimana dengan, gimana kalau, bagaimana kalau, what about, how about, and, dan, lalu, terus, sedangkan, sementara, or, atau, same for, bagaimana dengan si, untuk, for"]);

    private static readonly HashSet<string> Pronouns = new(StringComparer.Ordinal)
    {
        "itu", "ini", "tersebut", "dia", "ia", "mereka", "nya", "beliau", "it", "its", "they", "them", "their", "he", "she", "his", "her", "him", "that", "this", "those", "these", "there", "sana", "situ", "one",
    };

    // In Indonesian these stand after the word that they point at.
    private static readonly HashSet<string> Determiners = new(StringComparer.Ordinal) { "itu", "ini", "tersebut" };

    /// <summary>Completes a message.</summary>
    /// <param name="text">The normalised message.</param>
    /// <param name="language">Its language.</param>
    /// <param name="earlier">Earlier questions of the conversation, normalised, oldest first.</param>
    /// <param name="vocabulary">Knows the names of the knowledge.</param>
    public static ResolvedQuestion Resolve(string text, Language language, IReadOnlyList<string> earlier, IQuestionVocabulary vocabulary)
    {
        var tokens = TextAnalyzer.Tokenize(text, language);
        var content = tokens.Where(t => t.IsContent).ToList();
        var asks = Array.Exists(tokens, t => QuestionWords.Contains(t.Exact) && !IsOpener(tokens, t));
        var opener = Openers.FindAll(tokens).Find(o => o.FirstToken == 0);
        var swaps = !asks && content.Count is > 0 and <= MaxEllipticContent && (opener.TokenCount > 0 || content.TrueForAll(t => IsName(t, vocabulary)));
        var refers = content.Count <= MaxEllipticContent && (content.Count <= 1 || HasPronoun(tokens, vocabulary) || opener.TokenCount > 0);
        if (earlier.Count == 0 || !(swaps || refers))
        {
            return new ResolvedQuestion(text, text.Length, false, StandsAlone: !(swaps || refers));
        }

        if (swaps)
        {
            var swapped = Swap(earlier[^1], TextAnalyzer.Tokenize(earlier[^1], language), content, text, vocabulary);
            return new ResolvedQuestion(swapped, swapped.Length, true, StandsAlone: false);
        }

        // What the message leaves out is in the questions before it, which may themselves lean on older ones.
        var context = new StringBuilder(text);
        var words = 0;
        for (var i = earlier.Count - 1; i >= 0 && words < 2; i--)
        {
            words += TextAnalyzer.Tokenize(earlier[i], language).Count(t => t.IsContent);
            context.Append('\n').Append(earlier[i]);
        }

        return new ResolvedQuestion(context.ToString(), text.Length, words > 0, StandsAlone: false);
    }

    private static bool IsOpener(Token[] tokens, Token token) =>
        Openers.FindAll(tokens).Exists(o => o.FirstToken == 0 && token.Start < tokens[o.EndToken - 1].End);

    // "AGI itu apa": after a name, the word points at the name itself, not at something said before.
    private static bool HasPronoun(Token[] tokens, IQuestionVocabulary vocabulary)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            if (Pronouns.Contains(tokens[i].Exact) && !(i > 0 && Determiners.Contains(tokens[i].Exact) && vocabulary.IsName(tokens[i - 1].Exact)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsName(Token token, IQuestionVocabulary vocabulary) =>
        (token.Traits & TokenTraits.Capitalized) != 0 || vocabulary.IsName(token.Exact);

    // The previous question with its names replaced by the new ones; without a name in it, the new words are added.
    private static string Swap(string previous, Token[] previousTokens, List<Token> content, string text, IQuestionVocabulary vocabulary)
    {
        var replacement = text[content[0].Start..content[^1].End];
        var swapped = new StringBuilder(previous.Length + replacement.Length + 1);
        var copied = 0;
        var replaced = false;
        for (var t = 0; t < previousTokens.Length; t++)
        {
            var token = previousTokens[t];
            if (!token.IsContent || !IsName(token, vocabulary) || (t == 0 && QuestionWords.Contains(token.Exact)))
            {
                continue;
            }

            swapped.Append(previous, copied, token.Start - copied);
            if (!replaced)
            {
                swapped.Append(replacement);
                replaced = true;
            }

            copied = token.End;
        }

        swapped.Append(previous, copied, previous.Length - copied);
        return replaced ? swapped.ToString() : swapped.Append(' ').Append(replacement).ToString();
    }
}
