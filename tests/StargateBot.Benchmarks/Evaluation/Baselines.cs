using StargateBot.Core.Knowledge;

namespace StargateBot.Benchmarks.Evaluation;

/// <summary>What the baselines have in common.</summary>
internal static class Baselines
{
    /// <summary>Answers with the best passage's sentence of largest idf overlap.</summary>
    public static SystemAnswer Answer(IReadOnlyList<int> found, IReadOnlyList<PassageUnit> units, IdfSentence sentence, string question)
    {
        if (found.Count == 0)
        {
            return new SystemAnswer(false, "", [], null);
        }

        List<Place> places = [.. found.Select(u => PlaceOf(units[u]))];
        return new SystemAnswer(true, sentence.Choose(units[found[0]].Original, question), places, places[0]);
    }

    public static Place PlaceOf(PassageUnit unit) => new(unit.Original.DocumentId, unit.Original.Locator);
}
