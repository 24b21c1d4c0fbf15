using StargateBot.Core.Languages;

namespace StargateBot.Core.Answering.Understanding;

/// <summary>Words of talk ("thing", "deal with") whose absence in a passage means nothing.</summary>
internal static class LightWords
{
    private static readonly HashSet<string>[] Words = [.. Enum.GetValues<Language>().Select(Load)];

    /// <summary>Gets whether a word is light.</summary>
    /// <param name="word">Lower-case word.</param>
    /// <param name="language">Language of the text that it stands in.</param>
    public static bool Contains(string word, Language language) => Words[(int)language].Contains(word);

    private static HashSet<string> Load(Language language)
    {
        var label = language.ToCode() + ":";
        return WordFile.ReadLines("light-words.txt")
            .Where(line => line.StartsWith(label, StringComparison.Ordinal))
            .SelectMany(line => line[label.Length..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .ToHashSet(StringComparer.Ordinal);
    }
}
