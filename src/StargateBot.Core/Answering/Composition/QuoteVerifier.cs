using StargateBot.Core.Knowledge;

namespace StargateBot.Core.Answering.Composition;

/// <summary>Checks a composed answer against the passages that it cites, before anyone sees it.</summary>
internal static class QuoteVerifier
{
    /// <summary>Gets whether every quote stands character for character in the passage that it cites.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="units">The units that it was composed from.</param>
    public static bool Holds(ComposedAnswer answer, IReadOnlyList<PassageUnit> units)
    {
        foreach (var citation in answer.Citations)
        {
            if (citation.Quote.Length == 0 || !units.Any(unit => Quotes(unit.Original, citation) || (unit.Translation is { } translation && Quotes(translation, citation))))
            {
                return false;
            }
        }

        return answer.Citations.Count > 0;
    }

    private static bool Quotes(Passage passage, Citation citation) =>
        passage.DocumentId == citation.Document && passage.Locator == citation.Locator && passage.Text.Contains(citation.Quote, StringComparison.Ordinal);
}
