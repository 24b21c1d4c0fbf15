namespace StargateBot.Core.Languages;

/// <summary>Reads the lines of word lists into phrases and concepts.</summary>
internal sealed class LexiconReader
{
    private const string Arrow = "=>";

    private readonly List<string> _names = [];

    /// <summary>Gets the phrases read so far.</summary>
    public LexiconPhrases Phrases { get; } = new();

    /// <summary>Gets the names of the concepts read so far: the first word of each concept's line.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Reads lists that know of each other: a one-way line leads to every concept of them that its right side names, so that it reaches both languages.</summary>
    /// <param name="lines">Lines in Solr synonym form, comments and empty lines already cut.</param>
    /// <returns>The phrases of these lines as they are written.</returns>
    public List<string> Read(IEnumerable<string> lines)
    {
        var texts = new List<string>();
        var twoWay = new List<string[]>();
        var oneWay = new List<(string[] Asked, string[] Said)>();

        // Only what stands on the right of an arrow is looked up, a small part of all phrases.
        var conceptsOf = new Dictionary<string, List<int>>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines)
        {
            var arrow = line.IndexOf(Arrow, StringComparison.Ordinal);
            if (arrow < 0)
            {
                twoWay.Add(Split(line));
                continue;
            }

            var said = Split(line[(arrow + Arrow.Length)..]);
            oneWay.Add((Split(line[..arrow]), said));
            foreach (var word in said)
            {
                conceptsOf.TryAdd(word, []);
            }
        }

        foreach (var said in twoWay)
        {
            if (said.Length > 1)
            {
                AddConcept(said);
            }
        }

        foreach (var (asked, said) in oneWay)
        {
            var concepts = new List<int>();
            foreach (var word in said)
            {
                concepts.AddRange(conceptsOf[word].Where(concept => !concepts.Contains(concept)));
            }

            if (concepts.Count == 0 && said.Length > 0)
            {
                concepts.Add(AddConcept(said));
            }

            foreach (var concept in concepts)
            {
                Add(asked, concept, questionOnly: true);
            }
        }

        return texts;

        int AddConcept(string[] said)
        {
            var concept = _names.Count;
            _names.Add(said[0]);
            Add(said, concept, questionOnly: false);
            foreach (var word in said)
            {
                if (conceptsOf.TryGetValue(word, out var concepts))
                {
                    concepts.Add(concept);
                }
            }

            return concept;
        }

        void Add(string[] phrases, int concept, bool questionOnly)
        {
            foreach (var phrase in phrases)
            {
                Phrases.Add(phrase, concept, questionOnly);
            }

            texts.AddRange(phrases);
        }
    }

    private static string[] Split(string side) => side.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
