using StargateBot.Core.Languages;

namespace StargateBot.Core.Chat.Insights;

/// <summary>Gets the word lists that questions are compared by.</summary>
/// <param name="ofKnowledge">Gets those of the knowledge as it is now; null, or a null result, for the general ones alone.</param>
public sealed class KnowledgeWords(Func<TextAnalyzer?>? ofKnowledge = null)
{
    private static readonly Lazy<TextAnalyzer> General = new(() => new TextAnalyzer(Lexicon.FromLines(WordFile.ReadLines("synonyms.txt"))));

    /// <summary>Gets an analyzer with these lists.</summary>
    public TextAnalyzer Analyzer => ofKnowledge?.Invoke() ?? General.Value;
}
