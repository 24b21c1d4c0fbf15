using System.Buffers;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Answering.Understanding;

/// <summary>Drops the clauses of a message that try to steer the bot, so that only what is asked remains.</summary>
internal static class InstructionFilter
{
    private const string Override = "override";

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(".!?;:\n,—");

    private static readonly PhraseTable Phrases = PhraseTable.FromWordFile("instructions.txt");

    // What may stand before an order without making it a question: "please say that …", "dan bilang saja …".
    private static readonly HashSet<string> BeforeAnOrder = new(StringComparer.Ordinal)
    {
        "please", "just", "then", "and", "now", "so", "instead", "must", "should", "to", "you", "simply", "only", "also", "i", "want", "need", "order", "command",
        "tolong", "lalu", "kemudian", "dan", "terus", "sekarang", "saja", "kamu", "anda", "harus", "wajib", "coba", "cukup", "untuk", "saya", "aku", "mau", "ingin", "perintahkan", "minta",
    };

    /// <summary>Drops instructions.</summary>
    /// <param name="text">The message.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="remaining">What is left, the same instance when nothing was dropped.</param>
    /// <returns>Whether something was dropped.</returns>
    public static bool Drop(string text, Token[] tokens, out string remaining)
    {
        remaining = text;
        var matches = Phrases.FindAll(tokens);
        if (matches.Count == 0)
        {
            return false;
        }

        var clauses = Clauses(text, tokens);
        var kept = new System.Text.StringBuilder(text.Length);
        var dropped = false;
        foreach (var (first, end) in clauses)
        {
            dropped |= matches.Exists(match => IsOrder(match, tokens, first, end));
        }

        // Beside an order only what asks is trusted: the clauses between may belong to the order.
        foreach (var (first, end) in dropped ? clauses : [])
        {
            var from = tokens[first].Start;
            var to = end < tokens.Length ? tokens[end].Start : text.Length;
            if (!matches.Exists(match => IsOrder(match, tokens, first, end)) && Asks(tokens.AsSpan(first, end - first), text.AsSpan(from, to - from)))
            {
                kept.Append(text, from, to - from);
            }
        }

        remaining = dropped ? kept.ToString().Trim() : text;
        return dropped;
    }

    private static bool Asks(ReadOnlySpan<Token> clause, ReadOnlySpan<char> text)
    {
        foreach (var token in clause)
        {
            if (QuestionWords.Contains(token.Exact))
            {
                return true;
            }
        }

        return text.Contains('?') || QuestionClassifier.Classify(clause).HasCue;
    }

    private static bool IsOrder(PhraseMatch match, Token[] tokens, int first, int end)
    {
        if (match.FirstToken < first || match.FirstToken >= end)
        {
            return false;
        }

        for (var t = first; t < match.FirstToken && match.Kind != Override; t++)
        {
            if (!BeforeAnOrder.Contains(tokens[t].Exact))
            {
                return false;
            }
        }

        return true;
    }

    // Clauses end at . ! ? ; : or a line feed, and at a comma, "and" or "dan" that an order or a question word may follow.
    private static List<(int First, int End)> Clauses(string text, Token[] tokens)
    {
        var clauses = new List<(int First, int End)>();
        var first = 0;
        for (var t = 1; t < tokens.Length; t++)
        {
            var gap = text.AsSpan(tokens[t - 1].End, tokens[t].Start - tokens[t - 1].End);
            var joined = tokens[t].Exact is "and" or "dan" or "then" or "lalu" or "but" or "tapi" or "tetapi";
            if (gap.ContainsAny(ClauseEnds) || joined)
            {
                clauses.Add((first, t));
                first = t;
            }
        }

        if (tokens.Length > 0)
        {
            clauses.Add((first, tokens.Length));
        }

        return clauses;
    }
}
