using System.Collections.Frozen;

namespace StargateBot.Core.Answering.Understanding;

/// <summary>The question words of both languages.</summary>
internal static class QuestionWords
{
    private static readonly FrozenSet<string> Words = new[]
    {
        "apa", "apakah", "siapa", "siapakah", "kapan", "kapankah", "mana", "manakah", "dimana", "dimanakah", "kemana", "darimana", "berapa", "berapakah",
        "mengapa", "kenapa", "bagaimana", "bagaimanakah", "what", "who", "whom", "whose", "when", "where", "which", "why", "how",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Gets the words.</summary>
    public static IEnumerable<string> All => Words;

    /// <summary>Gets whether a word asks.</summary>
    /// <param name="word">Lower-case word.</param>
    public static bool Contains(string word) => Words.Contains(word);
}
