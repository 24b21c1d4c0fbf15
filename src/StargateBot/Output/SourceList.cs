using System.Globalization;
using StargateBot.Core.Answering;
using StargateBot.Localization;

namespace StargateBot.Output;

/// <summary>One piece of evidence as people see it.</summary>
/// <param name="Place">Number, title and locator; an original and its translation are labelled.</param>
/// <param name="Quote">The words of the passage.</param>
internal sealed record SourceEntry(string Place, string Quote);

/// <summary>Lists the evidence of an answer for people.</summary>
internal static class SourceList
{
    /// <summary>Lists the quotations, originals before translations, safe for a terminal.</summary>
    /// <param name="answer">An answer with citations.</param>
    public static IEnumerable<SourceEntry> Of(Answer answer)
    {
        var texts = Texts.For(answer.Language);
        var translated = answer.Citations.Any(citation => citation.IsTranslation);
        return answer.Citations.OrderBy(citation => citation.IsTranslation).Select(citation =>
        {
            var label = (translated, citation.IsTranslation) switch
            {
                (false, _) => "",
                (_, true) => $" ({texts.Translation})",
                _ => $" ({texts.Original})",
            };
            var place = string.Create(CultureInfo.InvariantCulture, $"[{citation.Number}] {citation.Title}, {citation.Locator}{label}");
            return new SourceEntry(SafeText.ForTerminal(place), SafeText.ForTerminal(citation.Quote));
        });
    }
}
