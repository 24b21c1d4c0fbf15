using StargateBot.Core.Answering;
using StargateBot.Core.Answering.Understanding;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Chat.Insights;

/// <summary>
/// Finds what questions are about, by the means that answering has: chat spelling, slips, instructions and chat around the question are
/// dealt with, and the word lists map both languages to the same concepts.
/// </summary>
internal sealed class QuestionFeatureReader
{
    /// <summary>How much of a question is looked at, in UTF-16 units.</summary>
    public const int MaxLength = 500;

    // A name or a word that no list has tells questions apart best; what kind of thing is asked for is mostly said by the words already.
    private const float RareWeight = 1.5f;
    private const float WordWeight = 1;
    private const float TypeWeight = 0.5f;

    // A word of talk ("detail", "info") is there or not by chance.
    private const float LightWeight = 0.2f;

    private readonly TextAnalyzer _analyzer;
    private readonly AskedWords _words;
    private readonly QuestionReader[] _readers;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _stems = new(StringComparer.Ordinal);

    /// <summary>Makes a reader for questions that are compared with each other.</summary>
    /// <param name="analyzer">Knows the concepts.</param>
    /// <param name="questions">The questions, each once.</param>
    public QuestionFeatureReader(TextAnalyzer analyzer, IReadOnlyCollection<string> questions)
    {
        _analyzer = analyzer;
        _words = new AskedWords(analyzer.Lexicon, questions.Select(Beginning));
        _readers = [.. Enum.GetValues<Language>().Select(language => new QuestionReader(analyzer, _words, language))];
    }

    /// <summary>Gets how many features there are.</summary>
    public int Count => _numbers.Count;

    /// <summary>Reads a question.</summary>
    /// <param name="question">The question.</param>
    /// <param name="language">Its language where the words do not tell.</param>
    public QuestionFeatures Read(string question, Language language)
    {
        var understood = _readers[(int)language].Read(new Question(Beginning(question)));
        var weights = new Dictionary<int, float>();
        foreach (var term in understood.Terms)
        {
            if (FeatureOf(understood, term) is var (name, weight) && weight > 0)
            {
                Add(name, weight * term.Strength);
            }
        }

        if (weights.Count == 0)
        {
            // Nothing but small words, or no words at all: only the same wording is the same question.
            Add($"text {Collapsed(question)}", WordWeight);
        }
        else if (understood.ExpectedType != AnswerType.Any)
        {
            Add($"type {TypeOf(understood.ExpectedType)}", TypeWeight);
        }

        return new QuestionFeatures(weights);

        void Add(string name, float weight)
        {
            if (!_numbers.TryGetValue(name, out var number))
            {
                _numbers.Add(name, number = _numbers.Count);
            }

            weights[number] = Math.Max(weights.GetValueOrDefault(number), weight);
        }
    }

    private (string Name, float Weight) FeatureOf(UnderstoodQuestion question, QuestionTerm term)
    {
        var language = question.Analyzed.Language;
        if (ConceptAt(question.Analyzed, term.Token) is { } concept)
        {
            // A phrase counts once, with its first word.
            return concept.FirstToken == term.Token || !question.Terms.Any(other => other.Token == concept.FirstToken)
                ? ($"concept {concept.Concept}", LightWords.Contains(term.Exact, language) ? LightWeight : WordWeight)
                : ("", 0);
        }

        var token = question.Analyzed.Tokens[term.Token];
        var weight = term.IsNumber || !_words.IsGeneral(token, language) ? RareWeight
            : LightWords.Contains(term.Exact, language) || LightWords.Contains(term.Exact, language.Other()) ? LightWeight : WordWeight;
        return ($"word {StemOf(term.Exact)}", weight);
    }

    // The longest phrase says most; of several meanings the one that the words have both ways comes first, so that two words for a thing agree.
    private ConceptSpan? ConceptAt(AnalyzedText question, int token)
    {
        ConceptSpan? best = null;
        var bestIsTwoWay = false;
        foreach (var span in question.Concepts)
        {
            if (!span.Covers(token))
            {
                continue;
            }

            var isTwoWay = IsTwoWay(question, span);
            if (best is not { } known || span.TokenCount > known.TokenCount || (span.TokenCount == known.TokenCount && isTwoWay && !bestIsTwoWay))
            {
                (best, bestIsTwoWay) = (span, isTwoWay);
            }
        }

        return best;
    }

    private bool IsTwoWay(AnalyzedText question, ConceptSpan span)
    {
        var words = question.Tokens.AsSpan(span.FirstToken, span.TokenCount).ToArray();
        return Array.Exists(
            _analyzer.Lexicon.FindConcepts(words, question.Language, LexiconSide.Passage), found => found.Concept == span.Concept && found.TokenCount == span.TokenCount);
    }

    // In a mixed message a word may be of either language: both stemmers cut it, whatever the language of the message is.
    private string StemOf(string word)
    {
        if (!_stems.TryGetValue(word, out var stem))
        {
            stem = char.IsDigit(word[0]) ? word : Stemmer.Cut(Stemmer.Cut(word, Language.English), Language.Indonesian);
            _stems.Add(word, stem);
        }

        return stem;
    }

    // An amount may be asked for as a count or as money, a firm as a person ("who makes").
    private static string TypeOf(AnswerType type) => type switch
    {
        AnswerType.Money or AnswerType.Number or AnswerType.Percentage => "amount",
        AnswerType.Person or AnswerType.Organisation => "who",
        _ => type.ToString(),
    };

    private static string Beginning(string question) => question.Length <= MaxLength ? question : ShortText.Cut(question, MaxLength);

    private static string Collapsed(string question) => ShortText.Line(question, MaxLength).ToLowerInvariant();
}
