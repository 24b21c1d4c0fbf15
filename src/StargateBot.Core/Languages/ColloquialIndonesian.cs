namespace StargateBot.Core.Languages;

/// <summary>Turns regular colloquial forms of Indonesian into standard ones: <c>anak2</c>, <c>ngedukung</c>, <c>nyediain</c>.</summary>
/// <remarks>
/// Jakarta colloquial has <c>nge-</c>, <c>ng-</c>, <c>ny-</c> for <c>me-</c> with its nasal, and <c>-in</c> for <c>-kan</c> and
/// <c>-i</c> (J. N. Sneddon, "Colloquial Jakartan Indonesian", 2006). <c>-in</c> becomes <c>-kan</c>: a stemmer cuts either.
/// </remarks>
internal static class ColloquialIndonesian
{
    // Shorter stems meet too many other words: "ngeri", "dingin".
    private const int MinStem = 4;

    private static readonly string[] SuffixesOfDoubled = ["", "nya", "an", "annya", "kan", "ku", "mu", "lah", "kah"];

    /// <summary>Finds the standard form of a doubling written with a figure, or null.</summary>
    /// <param name="word">A word in lower case.</param>
    /// <param name="spellings">Resolves a doubled word that is itself chat spelling.</param>
    public static string? Double(ReadOnlySpan<char> word, SpellingTable spellings)
    {
        var figure = word.IndexOfAny('2', '²');
        if (figure < 3 || word[..figure].ContainsAnyExceptInRange('a', 'z'))
        {
            return null;
        }

        var stem = word[..figure];
        foreach (var suffix in SuffixesOfDoubled)
        {
            if (word[(figure + 1)..].SequenceEqual(suffix))
            {
                var single = spellings.Find(stem) is { } standard && !standard.Contains(' ', StringComparison.Ordinal) ? standard : stem;
                return string.Concat(single, "-", single, suffix);
            }
        }

        return null;
    }

    /// <summary>Finds the standard form of a colloquial verb, or null.</summary>
    /// <param name="word">A word in lower case.</param>
    public static string? Verb(ReadOnlySpan<char> word)
    {
        var ending = word.EndsWith("in") ? "kan" : "";
        var stem = ending.Length > 0 ? word[..^2] : word;
        if (word.StartsWith("nge") && IsStem(stem[3..]))
        {
            return Nasalize(stem[3..], ending);
        }

        if (ending.Length == 0)
        {
            return null;
        }

        if (word.StartsWith("di"))
        {
            // In "din" the ending reaches into the prefix.
            return stem.Length > 2 && IsStem(stem[2..]) && !EndsInCluster(stem) ? string.Concat(stem, ending) : null;
        }

        // The nasal stands already: nyedia, ngumum, nerbit.
        var nasal = word.StartsWith("ny") || word.StartsWith("ng") ? 2 : word.StartsWith("n") ? 1 : 0;
        return nasal > 0 && stem.Length >= MinStem + nasal && IsVowel(stem[nasal]) && !EndsInCluster(stem) ? string.Concat("me", stem, ending) : null;
    }

    private static string Nasalize(ReadOnlySpan<char> stem, string ending) => stem[0] switch
    {
        'p' => string.Concat("mem", stem[1..], ending),
        'b' or 'f' or 'v' => string.Concat("mem", stem, ending),
        't' => string.Concat("men", stem[1..], ending),
        'd' or 'c' or 'j' or 'z' => string.Concat("men", stem, ending),
        'k' => string.Concat("meng", stem[1..], ending),
        's' => string.Concat("meny", stem[1..], ending),
        'l' or 'r' or 'm' or 'n' or 'w' or 'y' => string.Concat("me", stem, ending),
        _ => string.Concat("meng", stem, ending),
    };

    private static bool IsStem(ReadOnlySpan<char> stem) =>
        stem.Length >= MinStem && stem.IndexOfAny("aiueo") >= 0 && !stem.ContainsAnyExceptInRange('a', 'z');

    // Standard stems end in one consonant or in ng: "disipl" is no stem.
    private static bool EndsInCluster(ReadOnlySpan<char> stem) =>
        !IsVowel(stem[^1]) && !IsVowel(stem[^2]) && !stem.EndsWith("ng");

    private static bool IsVowel(char c) => c is 'a' or 'i' or 'u' or 'e' or 'o';
}
