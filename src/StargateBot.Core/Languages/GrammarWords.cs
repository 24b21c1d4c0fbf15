namespace StargateBot.Core.Languages;

/// <summary>Words whose presence tells a language: function words, negations and chat spellings that only one of the two has.</summary>
internal static class GrammarWords
{
    private static readonly Dictionary<string, Language> Words = Read();

    private static readonly Dictionary<string, Language>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Finds the language that a word belongs to.</summary>
    /// <param name="word">Lower-case word.</param>
    /// <param name="language">The language, when the result is true.</param>
    public static bool TryFind(ReadOnlySpan<char> word, out Language language) => Lookup.TryGetValue(word, out language);

    private static Dictionary<string, Language> Read()
    {
        var indonesian = WordsOf(Language.Indonesian);
        var english = WordsOf(Language.English);
        var words = new Dictionary<string, Language>(indonesian.Count + english.Count, StringComparer.Ordinal);
        foreach (var word in indonesian)
        {
            words[word] = Language.Indonesian;
        }

        foreach (var word in english)
        {
            if (!words.Remove(word))
            {
                words[word] = Language.English;
            }
        }

        return words;
    }

    private static HashSet<string> WordsOf(Language language)
    {
        var words = new HashSet<string>(WordFile.ReadLines($"function-words.{language.ToCode()}.txt"), StringComparer.Ordinal);
        words.UnionWith(WordFile.ReadTagged("negations.txt", language));
        foreach (var line in WordFile.ReadLines($"chat-spelling.{language.ToCode()}.txt"))
        {
            var spellings = line[..line.IndexOf("=>", StringComparison.Ordinal)];
            words.UnionWith(spellings.Split(',', StringSplitOptions.TrimEntries).Where(w => w.All(char.IsAsciiLetterLower)));
        }

        return words;
    }
}
