namespace StargateBot.Core.Languages;

/// <summary>A run of tokens that a phrase table knows.</summary>
/// <param name="Kind">The label of the phrase's line.</param>
/// <param name="FirstToken">Index of the first token.</param>
/// <param name="TokenCount">Tokens, at least one.</param>
public readonly record struct PhraseMatch(string Kind, int FirstToken, int TokenCount)
{
    /// <summary>Gets the index after the last token.</summary>
    public int EndToken => FirstToken + TokenCount;
}

/// <summary>Labelled phrases of a word list whose lines are <c>label: phrase, phrase, …</c>, found in texts by their exact words.</summary>
public sealed class PhraseTable
{
    private readonly Dictionary<string, List<Phrase>> _byFirstWord = new(StringComparer.Ordinal);

    private PhraseTable()
    {
    }

    /// <summary>Reads a list that ships with this assembly.</summary>
    /// <param name="name">File name, such as <c>question-cues.txt</c>.</param>
    /// <exception cref="FormatException">A line has no label.</exception>
    public static PhraseTable FromWordFile(string name) => FromLines(WordFile.ReadLines(name));

    /// <summary>Builds a table from lines.</summary>
    /// <param name="lines">Lines without comments.</param>
    /// <exception cref="FormatException">A line has no label.</exception>
    public static PhraseTable FromLines(IEnumerable<string> lines)
    {
        var table = new PhraseTable();
        foreach (var line in lines)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
            {
                throw new FormatException($"'{line}' is not of the form 'label: phrase, phrase'.");
            }

            var kind = line[..colon].Trim();
            foreach (var phrase in line[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                table.Add(WordScanner.ExactForms(phrase), kind);
            }
        }

        return table;
    }

    /// <summary>Finds the phrases in a text, of every label, longer ones of a label hiding the shorter ones inside them.</summary>
    /// <param name="tokens">The text's tokens.</param>
    /// <param name="kind">Only this label, or null for all.</param>
    public List<PhraseMatch> FindAll(ReadOnlySpan<Token> tokens, string? kind = null)
    {
        var found = new List<PhraseMatch>();
        for (var i = 0; i < tokens.Length; i++)
        {
            if (!_byFirstWord.TryGetValue(tokens[i].Exact, out var phrases))
            {
                continue;
            }

            foreach (var (words, label) in phrases)
            {
                if ((kind is null || label == kind) && Continues(tokens, i, words) && !Hidden(found, label, i, words.Length))
                {
                    found.Add(new PhraseMatch(label, i, words.Length));
                }
            }
        }

        return found;
    }

    /// <summary>Gets the label of the single word, or null.</summary>
    /// <param name="word">Lower-case word.</param>
    public string? KindOf(string word)
    {
        if (_byFirstWord.TryGetValue(word, out var phrases))
        {
            foreach (var (words, kind) in phrases)
            {
                if (words.Length == 1)
                {
                    return kind;
                }
            }
        }

        return null;
    }

    // Longer phrases stand first, and the earlier line's first among those of one length.
    private void Add(string[] words, string kind)
    {
        if (words.Length == 0)
        {
            return;
        }

        if (!_byFirstWord.TryGetValue(words[0], out var phrases))
        {
            _byFirstWord[words[0]] = phrases = [];
        }

        var place = phrases.FindIndex(phrase => phrase.Words.Length < words.Length);
        phrases.Insert(place < 0 ? phrases.Count : place, new Phrase(words, kind));
    }

    private static bool Continues(ReadOnlySpan<Token> tokens, int first, string[] words)
    {
        if (first + words.Length > tokens.Length)
        {
            return false;
        }

        for (var i = 1; i < words.Length; i++)
        {
            if (tokens[first + i].Exact != words[i])
            {
                return false;
            }
        }

        return true;
    }

    private static bool Hidden(List<PhraseMatch> found, string kind, int first, int count)
    {
        foreach (var match in found)
        {
            if (match.Kind == kind && first >= match.FirstToken && first + count <= match.EndToken)
            {
                return true;
            }
        }

        return false;
    }

    private sealed record Phrase(string[] Words, string Kind);
}
