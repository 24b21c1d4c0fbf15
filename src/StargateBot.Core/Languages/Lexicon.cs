using System.Collections.Frozen;

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
    private const int MaxPhraseTokens = 6;

    // Stems shorter than this unite words that have nothing in common.
    private const int MinStemLength = 4;

    private readonly FrozenDictionary<string, Entry[]>[] _byFirstWord;
    private readonly string[] _names;

    private Lexicon(Dictionary<string, List<Entry>>[] entries, string[] names)
    {
        _byFirstWord = [.. entries.Select(e => e.ToFrozenDictionary(p => p.Key, p => p.Value.ToArray(), StringComparer.Ordinal))];
        _names = names;
    }

    /// <summary>Gets a lexicon without any concept.</summary>
    public static Lexicon Empty { get; } = FromLines([]);

    /// <summary>Gets the number of concepts; concept numbers are below it.</summary>
    public int ConceptCount => _names.Length;

    /// <summary>Gets the first word of a concept's line, for diagnostics.</summary>
    /// <param name="concept">Concept number.</param>
    public string NameOf(int concept) => _names[concept];

    /// <summary>Builds a lexicon from the lines of word lists.</summary>
    /// <param name="lines">Lines in Solr synonym form, comments and empty lines already cut.</param>
    public static Lexicon FromLines(IEnumerable<string> lines)
    {
        var entries = new[] { new Dictionary<string, List<Entry>>(StringComparer.Ordinal), new Dictionary<string, List<Entry>>(StringComparer.Ordinal) };
        var names = new List<string>();
        foreach (var line in lines)
        {
            var arrow = line.IndexOf("=>", StringComparison.Ordinal);
            var both = Words(arrow < 0 ? line : line[(arrow + 2)..]);
            var questionOnly = arrow < 0 ? [] : Words(line[..arrow]);
            if (both.Length == 0 || (both.Length == 1 && questionOnly.Length == 0))
            {
                continue;
            }

            var concept = names.Count;
            names.Add(both[0]);
            foreach (var phrase in both)
            {
                Add(entries, phrase, concept, questionOnly: false);
            }

            foreach (var phrase in questionOnly)
            {
                Add(entries, phrase, concept, questionOnly: true);
            }
        }

        return new Lexicon(entries, [.. names]);
    }

    /// <summary>Finds the concepts that a run of tokens names.</summary>
    /// <param name="tokens">Tokens of one text.</param>
    /// <param name="language">Language of the text.</param>
    /// <param name="side">Whether one-way words count.</param>
    public ConceptSpan[] FindConcepts(Token[] tokens, Language language, LexiconSide side)
    {
        var byFirstWord = _byFirstWord[(int)language];
        if (byFirstWord.Count == 0)
        {
            return [];
        }

        List<ConceptSpan>? found = null;
        for (var i = 0; i < tokens.Length; i++)
        {
            Match(tokens[i].Exact, i);
            if (tokens[i].Stem.Length >= MinStemLength && !ReferenceEquals(tokens[i].Stem, tokens[i].Exact))
            {
                Match("~" + tokens[i].Stem, i);
            }
        }

        return found is null ? [] : [.. found];

        void Match(string key, int first)
        {
            if (!byFirstWord.TryGetValue(key, out var candidates))
            {
                return;
            }

            foreach (var entry in candidates)
            {
                if ((!entry.QuestionOnly || side == LexiconSide.Question) && entry.Continues(tokens, first))
                {
                    var span = new ConceptSpan(entry.Concept, first, entry.Rest.Length + 1);
                    if (found is null || !found.Contains(span))
                    {
                        (found ??= []).Add(span);
                    }
                }
            }
        }
    }

    private static string[] Words(string side) => side.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static void Add(Dictionary<string, List<Entry>>[] entries, string phrase, int concept, bool questionOnly)
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            var tokens = TextAnalyzer.Tokenize(phrase, language);
            if (tokens.Length is 0 or > MaxPhraseTokens)
            {
                continue;
            }

            var entry = new Entry(concept, questionOnly, [.. tokens.Skip(1).Select(t => (t.Exact, t.Stem))]);
            AddKey(tokens[0].Exact);
            if (tokens[0].Stem.Length >= MinStemLength)
            {
                AddKey("~" + tokens[0].Stem);
                if (tokens[0].Stem != tokens[0].Exact)
                {
                    AddKey(tokens[0].Stem);
                }
            }

            void AddKey(string key)
            {
                var map = entries[(int)language];
                if (!map.TryGetValue(key, out var list))
                {
                    map[key] = list = [];
                }

                list.Add(entry);
            }
        }
    }

    private sealed record Entry(int Concept, bool QuestionOnly, (string Exact, string Stem)[] Rest)
    {
        public bool Continues(Token[] tokens, int first)
        {
            if (first + Rest.Length >= tokens.Length)
            {
                return false;
            }

            for (var i = 0; i < Rest.Length; i++)
            {
                var token = tokens[first + 1 + i];
                var (exact, stem) = Rest[i];
                if (token.Exact != exact && (stem.Length < MinStemLength || token.Stem != stem))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
