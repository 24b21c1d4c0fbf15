using System.Buffers;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Answering.Understanding;

/// <summary>Finds the question in a rambling message.</summary>
internal static class QuestionSpan
{
    // A shorter message is all question.
    private const int RamblingTokens = 22;

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".!?\n");
    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(",;:.!?\n—");

    /// <summary>Finds the tokens that ask.</summary>
    /// <param name="text">The message, perhaps followed by earlier questions.</param>
    /// <param name="tokens">Tokens of the message alone.</param>
    /// <returns>The last sentence with a question mark, else the last with a question word, from its last asking clause on; all tokens when none asks.</returns>
    public static (int First, int End) Find(string text, ReadOnlySpan<Token> tokens)
    {
        if (tokens.Length <= RamblingTokens)
        {
            return (0, tokens.Length);
        }

        (int First, int End) marked = default;
        (int First, int End) worded = default;
        var first = 0;
        for (var t = 0; t < tokens.Length; t++)
        {
            var gap = Gap(text, tokens, t);
            if (t + 1 < tokens.Length && !gap.ContainsAny(SentenceEnds))
            {
                continue;
            }

            var clause = LastAskingClause(text, tokens, first, t + 1);
            if (gap.Contains('?'))
            {
                marked = (Math.Max(clause, first), t + 1);
            }
            else if (clause >= 0)
            {
                worded = (clause, t + 1);
            }

            first = t + 1;
        }

        return marked.End > 0 ? marked : worded.End > 0 ? worded : (0, tokens.Length);
    }

    private static int LastAskingClause(string text, ReadOnlySpan<Token> tokens, int first, int end)
    {
        var clause = first;
        var asking = -1;
        for (var t = first; t < end; t++)
        {
            clause = t > first && Gap(text, tokens, t - 1).ContainsAny(ClauseEnds) ? t : clause;
            asking = QuestionWords.Contains(tokens[t].Exact) ? clause : asking;
        }

        return asking;
    }

    // The characters between a token and the next.
    private static ReadOnlySpan<char> Gap(string text, ReadOnlySpan<Token> tokens, int token)
    {
        var to = token + 1 < tokens.Length ? tokens[token + 1].Start : Math.Min(tokens[token].End + 1, text.Length);
        return text.AsSpan(tokens[token].End, to - tokens[token].End);
    }
}
