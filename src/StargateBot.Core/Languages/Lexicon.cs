namespace StargateBot.Core.Languages;

/// <summary>Which text is looked at: one-way entries of word lists count in questions only.</summary>
public enum LexiconSide
{
    /// <summary>Knowledge.</summary>
    Passage,

    /// <summary>A question.</summary>
    Question,
}

/// <summary>The concepts of the word lists: words and phrases of both languages that mean the same.</summary>
/// <remarks>
/// Lists are in the synonym form of Apache Solr: <c>a, b, c</c> on one line mean the same; <c>x, y =&gt; z</c> says that a question
/// may say x or y where the knowledge says z. A phrase is compared by its words' stems in the language of the text.
/// </remarks>
public sealed class Lexicon
{
    /// <summary>Longest phrase in words; a longer one is not looked for.</summary>
    public const int MaxPhraseTokens = 6;

    private readonly LexiconPhrases _phrases;
    private readonly PhrasesByFirstWord[] _byFirstWord;
    private readonly string[] _names;
    private readonly int _shared;

    private Lexicon(LexiconPhrases phrases, string[] names, int shared)
    {
        _phrases = phrases;
        _byFirstWord = PhrasesByFirstWord.Of(phrases);
        _names = names;
        _shared = shared;
    }

    /// <summary>Gets a lexicon without any concept.</summary>
    public static Lexicon Empty { get; } = FromLines([]);

    /// <summary>Gets the number of concepts; concept numbers are below it.</summary>
    public int ConceptCount => _names.Length;

    /// <summary>Gets the first word of a concept's line, for diagnostics.</summary>
    /// <param name="concept">Concept number.</param>
    public string NameOf(int concept) => _names[concept];

    /// <summary>Gets whether a concept comes from the knowledge's own lists, whose author knows what the words mean there.</summary>
    /// <param name="concept">Concept number.</param>
    public bool IsOwn(int concept) => concept >= _shared;

    /// <summary>Gets whether the knowledge brings lists of its own.</summary>
    public bool HasOwn => _shared < _names.Length;

    /// <summary>Gets the single words of the knowledge's own lists, for the correction of misspelt questions.</summary>
    public required IReadOnlyList<string> OwnWords { get; init; }

    /// <summary>Builds a lexicon from the lines of word lists.</summary>
    /// <param name="lines">General lines in Solr synonym form, comments and empty lines already cut.</param>
    /// <param name="ownLines">Lines of the knowledge's own lists, or null.</param>
    public static Lexicon FromLines(IEnumerable<string> lines, IEnumerable<string>? ownLines = null)
    {
        var reader = new LexiconReader();
        reader.Read(lines);
        var shared = reader.Names.Count;
        var own = reader.Read(ownLines ?? []);
        var ownWords = own.Where(text => !text.Contains(' ', StringComparison.Ordinal)).Select(text => text.ToLowerInvariant()).Distinct(StringComparer.Ordinal);
        return new Lexicon(reader.Phrases, [.. reader.Names], shared) { OwnWords = [.. ownWords] };
    }

    /// <summary>Finds the concepts that a run of tokens names.</summary>
    /// <param name="tokens">Tokens of one text.</param>
    /// <param name="language">Language of the text.</param>
    /// <param name="side">Whether one-way words count.</param>
    public ConceptSpan[] FindConcepts(Token[] tokens, Language language, LexiconSide side)
    {
        if (_phrases.Count == 0)
        {
            return [];
        }

        var phrases = _byFirstWord[(int)language];
        List<ConceptSpan>? found = null;
        for (var i = 0; i < tokens.Length; i++)
        {
            var before = found?.Count ?? 0;
            Match(phrases.StartingWith(tokens[i]), i, before, ownToo: true);

            // An author who lists a word itself means that word: its stem would lead to his other lines ("kemitraan" to "mitra").
            var listedByAuthor = found is not null && found.FindIndex(before, span => IsOwn(span.Concept)) >= 0;
            Match(phrases.StartingWithStem(tokens[i]), i, before, ownToo: !listedByAuthor);
        }

        return found is null ? [] : [.. found];

        void Match(ReadOnlySpan<int> candidates, int first, int before, bool ownToo)
        {
            foreach (var phrase in candidates)
            {
                var concept = _phrases.ConceptOf(phrase);
                if ((side == LexiconSide.Question || !_phrases.IsQuestionOnly(phrase)) && (ownToo || !IsOwn(concept)) && phrases.Continues(phrase, tokens, first))
                {
                    var span = new ConceptSpan(concept, first, _phrases.RunOf(phrase).Length);
                    if (found is null || found.IndexOf(span, before) < 0)
                    {
                        (found ??= []).Add(span);
                    }
                }
            }
        }
    }

    /// <summary>Gets whether a word stands alone or first in any phrase of the lists.</summary>
    /// <param name="token">The word.</param>
    /// <param name="language">Language of the text that it stands in.</param>
    public bool Knows(Token token, Language language) => FindConcepts([token], language, LexiconSide.Question).Length > 0;
}
