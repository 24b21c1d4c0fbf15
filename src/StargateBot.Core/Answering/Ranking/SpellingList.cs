using StargateBot.Core.Retrieval;

namespace StargateBot.Core.Answering.Ranking;

/// <summary>Finds the word of a short list that a misspelt word was probably meant to be.</summary>
/// <param name="words">Lower-case words, at most some thousands.</param>
internal sealed class SpellingList(IEnumerable<string> words)
{
    // In shorter words one slip makes another word.
    private const int MinLength = 4;
    private const int LengthForTwo = 10;

    private readonly ILookup<char, string> _byFirstLetter = words.Where(w => w.Length is >= MinLength and <= EditDistance.MaxLength).Order(StringComparer.Ordinal).ToLookup(w => w[0]);

    /// <summary>Finds the closest word that begins with the same letter.</summary>
    /// <param name="word">Lower-case word.</param>
    /// <returns>The closest word within one slip, two in words of ten letters and more; null when there is none.</returns>
    public string? Closest(string word)
    {
        if (word.Length < MinLength)
        {
            return null;
        }

        var limit = word.Length >= LengthForTwo ? 2 : 1;
        string? closest = null;
        foreach (var candidate in _byFirstLetter[word[0]])
        {
            if (Math.Abs(candidate.Length - word.Length) <= limit && EditDistance.Bounded(word, candidate, limit) is var distance && distance <= limit)
            {
                if (distance == 0)
                {
                    return null;
                }

                closest = candidate;
                limit = distance - 1;
                if (limit == 0)
                {
                    break;
                }
            }
        }

        return closest;
    }
}
