using System.Collections.Frozen;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Answering.Ranking;

/// <summary>Collects the proper names of a knowledge: words that it writes in upper case inside a sentence and never in lower case.</summary>
internal sealed class NameCollector
{
    private readonly HashSet<string> _upper = new(StringComparer.Ordinal);
    private readonly HashSet<string> _lower = new(StringComparer.Ordinal);

    /// <summary>Looks at a passage.</summary>
    /// <param name="passage">The passage.</param>
    public void Add(Passage passage)
    {
        foreach (var token in TextAnalyzer.Tokenize(passage.Text, passage.Language))
        {
            if ((token.Traits & TokenTraits.Capitalized) == 0)
            {
                _lower.Add(token.Exact);
            }
            else if ((token.Traits & TokenTraits.SentenceStart) == 0 || token.Is(TokenTraits.Acronym))
            {
                _upper.Add(token.Exact);
            }
        }
    }

    /// <summary>Gets the names found.</summary>
    public FrozenSet<string> ToSet()
    {
        var names = new HashSet<string>(_upper, StringComparer.Ordinal);
        names.ExceptWith(_lower);
        return names.ToFrozenSet(StringComparer.Ordinal);
    }
}
