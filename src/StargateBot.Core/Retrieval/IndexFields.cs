using Lucene.Net.Documents;
using Lucene.Net.Index;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Retrieval;

/// <summary>Names and types of the index's fields: one place for writer and reader.</summary>
internal static class IndexFields
{
    /// <summary>Every word of both languages' texts as <see cref="Token.Exact"/>.</summary>
    public const string Exact = "exact";

    /// <summary>Words written as names: with an upper-case letter inside a sentence, or acronyms.</summary>
    public const string Name = "name";

    /// <summary>Concepts of the lexicon, see <see cref="ConceptTerm"/>.</summary>
    public const string Concept = "concept";

    /// <summary>Words and stems of titles and headings.</summary>
    public const string Title = "title";

    /// <summary>Content words of the unit's text, the mean of both languages where there are two.</summary>
    public const string Length = "length";

    /// <summary>Words are counted, nothing else is kept: lengths have a field of their own, exact instead of Lucene's one byte.</summary>
    public static readonly FieldType Counted = Frozen(IndexOptions.DOCS_AND_FREQS);

    /// <summary>Only the units of a word are kept.</summary>
    public static readonly FieldType Listed = Frozen(IndexOptions.DOCS_ONLY);

    /// <summary>Words are counted and their places kept.</summary>
    public static readonly FieldType Placed = Frozen(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);

    /// <summary>Gets the field of the stems of a language.</summary>
    /// <param name="language">The language.</param>
    public static string Stem(Language language) => language == Language.Indonesian ? "stem.id" : "stem.en";

    /// <summary>Gets the term of a concept.</summary>
    /// <param name="concept">Concept number.</param>
    public static string ConceptTerm(int concept) => concept.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Gets whether a word is written as a name where it stands.</summary>
    /// <param name="token">The word.</param>
    public static bool IsWrittenAsName(Token token) =>
        token.Is(TokenTraits.Acronym) || (token.Is(TokenTraits.Capitalized) && !token.Is(TokenTraits.SentenceStart));

    private static FieldType Frozen(IndexOptions indexOptions)
    {
        var type = new FieldType
        {
            IsIndexed = true,
            IsTokenized = true,
            IsStored = false,
            OmitNorms = true,
            IndexOptions = indexOptions,
        };
        type.Freeze();
        return type;
    }
}
