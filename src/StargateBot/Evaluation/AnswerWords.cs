using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace StargateBot.Evaluation;

/// <summary>The words of an answer as they are judged.</summary>
internal static partial class AnswerWords
{
    /// <summary>Removes <c>**</c> and the marks <c>[n]</c>.</summary>
    /// <param name="text">Text of an answer.</param>
    public static string Plain(string text) => Marks().Replace(text, "");

    /// <summary>Counts the words between white space.</summary>
    /// <param name="plain">A text of <see cref="Plain"/>.</param>
    public static int Count(string plain) => Split(plain).Length;

    /// <summary>Gets whether the first words of a text hold one of the given texts, whole words, case, punctuation and English articles folded.</summary>
    /// <param name="plain">A text of <see cref="Plain"/>.</param>
    /// <param name="words">How many words of it count.</param>
    /// <param name="answers">The texts looked for; one without any letter or digit is never found.</param>
    public static bool HeadHoldsAny(string plain, int words, IEnumerable<string> answers)
    {
        var head = $" {Fold(string.Join(' ', Split(plain).Take(words)))} ";
        return answers.Select(Fold).Any(answer => answer.Length > 0 && head.Contains($" {answer} ", StringComparison.Ordinal));
    }

    /// <summary>Folds a text for comparing: lower case, letters and digits only, single spaces, without a, an and the.</summary>
    /// <param name="text">Any text.</param>
    public static string Fold(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            letters.Append(Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark
                ? Rune.ToLowerInvariant(rune).ToString()
                : " ");
        }

        return string.Join(' ', Split(letters.ToString()).Where(word => word is not ("a" or "an" or "the")));
    }

    private static string[] Split(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"\*\*|\[\d+\]", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();
}
