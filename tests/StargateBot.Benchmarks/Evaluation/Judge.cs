using System.Text;
using System.Text.RegularExpressions;

namespace StargateBot.Benchmarks.Evaluation;

/// <summary>Decides whether the words shown to a person hold an answer.</summary>
internal static partial class Judge
{
    /// <summary>Gets the words of a text as a person sees it, without bold and citation marks.</summary>
    public static string[] Words(string text) =>
        Marks().Replace(text, "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Gets whether the first words hold one of the answers: case, punctuation and English articles folded, whole words.</summary>
    public static bool Holds(string[] words, int first, IReadOnlyList<string> answers)
    {
        var shown = Fold(string.Join(' ', words.Take(first)));
        return answers.Any(answer => Fold(answer) is { Length: > 2 } folded && shown.Contains(folded, StringComparison.Ordinal));
    }

    private static string Fold(string text)
    {
        var folded = new StringBuilder(" ");
        foreach (var word in NotWord().Split(text.ToLowerInvariant()))
        {
            if (word is not ("" or "a" or "an" or "the"))
            {
                folded.Append(word).Append(' ');
            }
        }

        return folded.ToString();
    }

    [GeneratedRegex(@"\*\*|\s*\[\d+\]")]
    private static partial Regex Marks();

    [GeneratedRegex(@"[^\p{L}\p{M}\p{Nd}]+")]
    private static partial Regex NotWord();
}
