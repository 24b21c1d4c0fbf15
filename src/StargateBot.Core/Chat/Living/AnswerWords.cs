using System.Text.RegularExpressions;
using StargateBot.Core.Answering;

namespace StargateBot.Core.Chat.Living;

/// <summary>Looks at what answers say, whatever their marks.</summary>
internal static partial class AnswerWords
{
    /// <summary>Gets an answer's words without citation marks and bold leads, for a place where they are quoted.</summary>
    /// <param name="answer">The answer.</param>
    public static string Of(Answer answer) => Marks().Replace(answer.Text, "").Replace("**", "", StringComparison.Ordinal).Trim();

    /// <summary>Gets whether two answers say the same with the same quotations.</summary>
    /// <param name="one">An answer.</param>
    /// <param name="other">Another one.</param>
    public static bool AreSame(Answer one, Answer other) =>
        one.Outcome == AnswerOutcome.Answered && other.Outcome == AnswerOutcome.Answered
            ? Of(one) == Of(other) && one.Citations.Select(citation => citation.Quote).SequenceEqual(other.Citations.Select(citation => citation.Quote))
            : one.Outcome != AnswerOutcome.Answered && other.Outcome != AnswerOutcome.Answered;

    [GeneratedRegex(@"[ \t]*\[[0-9]{1,2}\]", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();
}
