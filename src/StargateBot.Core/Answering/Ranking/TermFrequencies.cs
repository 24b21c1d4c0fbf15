using System.Globalization;
using StargateBot.Core.Languages;
using StargateBot.Core.Retrieval;

namespace StargateBot.Core.Answering.Ranking;

/// <summary>How much a word tells: its inverse document frequency, known from general text before any knowledge is read.</summary>
/// <remarks>
/// In a folder of six passages counting tells little, so the shipped list of how common words are in general acts as P passages that
/// were read before: −ln((df + P·p) / (N + P)), where an unseen word counts as seen half a time. Idf: K. Spärck Jones, "A statistical
/// interpretation of term specificity", Journal of Documentation 1972; the prior is ordinary additive (Dirichlet) smoothing.
/// </remarks>
internal sealed class TermFrequencies(IPassageIndex index)
{
    // The prior weighs less in a small folder, where a word's place among few passages must still tell them apart.
    private const float MinPriorUnits = 20;
    private const float MaxPriorUnits = 200;
    private const float HalfPriorAt = 60;
    private const float UnseenCount = 0.5f;

    // A word that is in no list is rarer than the rarest listed one: about one passage in 8 000.
    private const float UnlistedShare = 1f / 8_000;

    private static readonly Dictionary<string, float>[] Shares =
        [.. Enum.GetValues<Language>().Select(Load)];

    /// <summary>Gets the weight of a word, from about 0 (in every passage) to about 15.</summary>
    /// <param name="exact">Lower-case word.</param>
    /// <param name="stem">Its stem.</param>
    /// <param name="language">Language of the text that it stands in.</param>
    /// <param name="listedUnits">Passages that hold the word through the knowledge's own word lists.</param>
    public float WeightOf(string exact, string stem, Language language, int listedUnits) =>
        Weight(Math.Max(listedUnits, Math.Max(index.ExactFrequency(exact), index.StemFrequency(stem, language))), ShareOf(exact, language));

    /// <summary>Gets the share of general passages that contain a word.</summary>
    /// <param name="exact">Lower-case word.</param>
    /// <param name="language">Language of the text that it stands in.</param>
    public static float ShareOf(string exact, Language language) =>
        Shares[(int)language].TryGetValue(exact, out var share) || Shares[(int)language.Other()].TryGetValue(exact, out share)
            ? share
            : UnlistedShare;

    /// <summary>Gets whether a word belongs to general vocabulary.</summary>
    /// <param name="exact">Lower-case word.</param>
    /// <param name="language">Language of the text that it stands in.</param>
    public static bool IsListed(string exact, Language language) => Shares[(int)language].ContainsKey(exact);

    private float Weight(int unitsWith, float share)
    {
        var prior = MinPriorUnits + ((MaxPriorUnits - MinPriorUnits) * index.Count / (index.Count + HalfPriorAt));
        var seen = unitsWith == 0 ? UnseenCount : Math.Min(unitsWith, index.Count);
        return -MathF.Log(Math.Min(1, (seen + (prior * share)) / (index.Count + prior)));
    }

    // Lines are `bucket: word word …`; a bucket b holds words that stand in about 2^(-b/2) of all passages.
    private static Dictionary<string, float> Load(Language language)
    {
        var shares = new Dictionary<string, float>(StringComparer.Ordinal);
        foreach (var line in WordFile.ReadLines($"frequency.{language.ToCode()}.txt"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var share = MathF.Pow(2, -int.Parse(line.AsSpan(0, colon), CultureInfo.InvariantCulture) / 2f);
            foreach (var word in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                shares[word] = share;
            }
        }

        return shares;
    }
}
