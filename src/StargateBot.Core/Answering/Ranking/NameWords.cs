using StargateBot.Core.Languages;

namespace StargateBot.Core.Answering.Ranking;

/// <summary>The shipped words that tell the type of the name they belong to, and the names of months, weekdays, countries and cities.</summary>
internal static class NameWords
{
    private static readonly PhraseTable Words = PhraseTable.FromWordFile("names.txt");

    /// <summary>Gets the kind of a word, such as <c>organisation</c> or <c>countries</c>, or null.</summary>
    /// <param name="word">Lower-case word.</param>
    public static string? KindOf(string word) => Words.KindOf(word);

    /// <summary>Gets whether a word names a month or a day of the week.</summary>
    /// <param name="word">Lower-case word.</param>
    public static bool IsDate(string word) => KindOf(word) is "months" or "weekdays";
}
