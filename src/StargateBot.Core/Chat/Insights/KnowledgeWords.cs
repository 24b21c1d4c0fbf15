using StargateBot.Core.Languages;

namespace StargateBot.Core.Chat.Insights;

/// <summary>Gets the word lists that questions are compared by.</summary>
/// <param name="ofKnowledge">Gets those of the knowledge as it is now; a null result means the general ones alone.</param>
public sealed class KnowledgeWords(Func<TextAnalyzer?> ofKnowledge)
{
    private static readonly Lazy<TextAnalyzer> General = new(() => Read([]));

    /// <summary>Gets an analyzer with these lists.</summary>
    public TextAnalyzer Analyzer => ofKnowledge() ?? General.Value;

    /// <summary>Makes them of the general lists and a folder's own.</summary>
    /// <param name="ownLines">Lines of the folder's own lists.</param>
    public static KnowledgeWords Of(IReadOnlyList<string> ownLines)
    {
        ArgumentNullException.ThrowIfNull(ownLines);
        var analyzer = new Lazy<TextAnalyzer>(() => Read(ownLines));
        return new KnowledgeWords(() => analyzer.Value);
    }

    private static TextAnalyzer Read(IReadOnlyList<string> ownLines) => new(Lexicon.FromLines(WordFile.ReadLines("synonyms.txt"), ownLines));
}
