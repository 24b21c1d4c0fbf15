using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Retrieval;

/// <summary>Runs searches over one Lucene segment, one at a time, and reuses its buffers.</summary>
/// <remarks>
/// The scores are BM25's (S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework", 2009), summed over the words
/// of the question. Units are visited in order and, once the best ones are full, only where the rarer words occur: a frequent
/// word is looked up for those units alone when it could still lift them. That is MaxScore (H. Turtle and J. Flood, "Query
/// evaluation: strategies and optimizations", 1995), which Lucene 4.8 lacks; it changes the time and not the result. In large
/// indexes words above <see cref="RetrievalOptions.MaxLeadingUnits"/> never lead beside a rarer one: a unit that has only
/// the most frequent words of a question is not found, which does change the result, but not its best units.
/// </remarks>
internal sealed class PassageSearcher(AtomicReader reader, float[] saturations, RetrievalOptions options)
{
    // A 100 000 character message is not looked up word by word.
    private const int MaxLookups = 256;

    // A correction takes milliseconds in a large vocabulary; a message with more unknown words than this is not about the knowledge.
    private const int MaxCorrections = 8;

    private static readonly Comparer<WordPostings> ByUpperBound =
        Comparer<WordPostings>.Create(static (a, b) => a.UpperBound.CompareTo(b.UpperBound));

    private readonly Dictionary<string, TermsEnum?> _terms = new(StringComparer.Ordinal);
    private readonly List<DocsEnum> _reusable = [];
    private readonly List<WordPostings> _words = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly BytesRef _term = new(32);
    private readonly ProximityRanker _proximity = new();
    private float[] _bounds = [];
    private int _used;
    private int _wordCount;
    private int _corrections;

    /// <summary>Gets how many units have a term.</summary>
    /// <param name="field">Name of the field.</param>
    /// <param name="term">The term.</param>
    public int Frequency(string field, string term) => Seek(field, term) is { } found ? found.DocFreq : 0;

    /// <summary>Ranks units.</summary>
    /// <param name="question">The question.</param>
    /// <param name="top">Units wanted, at least 1.</param>
    /// <param name="correct">Finds the known word that an unknown one was meant to be, or null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public ScoredUnit[] Search(AnalyzedText question, int top, Func<string, string?> correct, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        LookUp(question, correct);
        var best = new BestUnits(Math.Min(Math.Max(top, options.RerankedUnits), saturations.Length));
        Visit(best, cancellationToken);
        var found = best.ToArray();
        if (options.ProximityWeight > 0 && TermsOf(IndexFields.Stem(question.Language)) is { } stems)
        {
            Array.Sort(found, static (a, b) => a.Unit.CompareTo(b.Unit));
            _proximity.AddTo(found, stems, options.ProximityWeight);
        }

        Array.Sort(found, static (a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Unit.CompareTo(b.Unit));
        return found.Length > top ? found[..top] : found;
    }

    private void LookUp(AnalyzedText question, Func<string, string?> correct)
    {
        _used = 0;
        _wordCount = 0;
        _corrections = 0;
        _seen.Clear();
        _proximity.Clear();
        var onlyFunctionWords = !Array.Exists(question.Tokens, static t => t.IsContent);
        for (var i = 0; i < question.Tokens.Length && _seen.Count < MaxLookups; i++)
        {
            var token = question.Tokens[i];
            if ((token.IsContent || onlyFunctionWords) && _seen.Add(token.Exact))
            {
                AddWord(question, i, correct);
            }
        }

        _words.Sort(0, _wordCount, ByUpperBound);
        if (_wordCount > options.MaxQueryWords)
        {
            // The rarest words come last.
            var dropped = _wordCount - options.MaxQueryWords;
            for (var i = 0; i < options.MaxQueryWords; i++)
            {
                (_words[i], _words[i + dropped]) = (_words[i + dropped], _words[i]);
            }

            _wordCount = options.MaxQueryWords;
        }
    }

    private void AddWord(AnalyzedText question, int index, Func<string, string?> correct)
    {
        var token = question.Tokens[index];
        var boost = BoostOf(token);
        if (_words.Count == _wordCount)
        {
            _words.Add(new WordPostings());
        }

        var word = _words[_wordCount];
        word.Clear();
        AddForms(word, token.Exact, token.Stem, question.Language, boost);
        foreach (var span in question.Concepts)
        {
            if (span.FirstToken == index)
            {
                AddTerm(word, IndexFields.Concept, IndexFields.ConceptTerm(span.Concept), boost * options.ConceptWeight);
            }
        }

        if (word.IsEmpty && !token.Is(TokenTraits.Number) && ++_corrections <= MaxCorrections && correct(token.Exact) is { } corrected)
        {
            AddForms(word, corrected, Stemmer.For(question.Language).Stem(corrected), question.Language, boost * options.CorrectionWeight);
        }

        if (!word.IsEmpty)
        {
            _wordCount++;
        }
    }

    private void AddForms(WordPostings word, string exact, string stem, Language language, float boost)
    {
        AddTerm(word, IndexFields.Exact, exact, boost * options.ExactWeight);
        if (AddTerm(word, IndexFields.Stem(language), stem, boost * options.StemWeight) is > 0 and var idf)
        {
            _proximity.Add(_term, idf);
        }

        var other = language.Other();
        AddTerm(word, IndexFields.Stem(other), Stemmer.For(other).Stem(exact), boost * options.StemWeight);
        AddTerm(word, IndexFields.Title, exact, boost * options.TitleWeight);
        if (!string.Equals(stem, exact, StringComparison.Ordinal))
        {
            AddTerm(word, IndexFields.Title, stem, boost * options.TitleWeight);
        }
    }

    /// <summary>Names and numbers tell passages apart. The knowledge knows a name better than a question in chat's lower case does.</summary>
    private float BoostOf(Token token)
    {
        if (token.Is(TokenTraits.Number))
        {
            return options.NumberBoost;
        }

        var frequency = Frequency(IndexFields.Exact, token.Exact);
        var isName = IndexFields.IsWrittenAsName(token) || Frequency(IndexFields.Name, token.Exact) * 2 > frequency;
        return isName ? options.NameBoost : 1;
    }

    private float AddTerm(WordPostings word, string field, string term, float weight)
    {
        if (weight <= 0 || Seek(field, term) is not { } found)
        {
            return 0;
        }

        var reusable = _used < _reusable.Count ? _reusable[_used] : null;
        var postings = found.Docs(liveDocs: null, reusable, DocsFlags.FREQS);
        if (reusable is null)
        {
            _reusable.Add(postings);
        }
        else
        {
            _reusable[_used] = postings;
        }

        _used++;
        var frequency = found.DocFreq;
        var idf = MathF.Log(1 + ((saturations.Length - frequency + 0.5f) / (frequency + 0.5f)));
        word.Add(postings, frequency, weight * idf, field == IndexFields.Title, options.K1);
        return idf;
    }

    private TermsEnum? Seek(string field, string term)
    {
        if (TermsOf(field) is not { } terms)
        {
            return null;
        }

        _term.CopyChars(term);
        return terms.SeekExact(_term) ? terms : null;
    }

    private TermsEnum? TermsOf(string field)
    {
        if (!_terms.TryGetValue(field, out var terms))
        {
            terms = reader.GetTerms(field)?.GetEnumerator();
            _terms.Add(field, terms);
        }

        return terms;
    }

    private void Visit(BestUnits best, CancellationToken cancellationToken)
    {
        if (_bounds.Length < _wordCount)
        {
            _bounds = new float[_wordCount];
        }

        var sum = 0f;
        for (var i = 0; i < _wordCount; i++)
        {
            sum += _words[i].UpperBound;
            _bounds[i] = sum;
        }

        // The rarest word always leads, however frequent it is.
        var essential = 0;
        while (essential < _wordCount - 1 && _words[essential].Frequency > options.MaxLeadingUnits)
        {
            essential++;
        }

        var visited = 0;
        var next = 0;
        while (true)
        {
            // Words below `essential` cannot lift a unit into the best ones by themselves, so they need not lead.
            while (essential < _wordCount && CannotEnter(best, _bounds[essential]))
            {
                essential++;
            }

            var unit = DocIdSetIterator.NO_MORE_DOCS;
            for (var i = essential; i < _wordCount; i++)
            {
                _words[i].Advance(next);
                unit = Math.Min(unit, _words[i].Unit);
            }

            if (unit == DocIdSetIterator.NO_MORE_DOCS)
            {
                return;
            }

            ScoreUnit(best, unit, essential);
            next = unit + 1;
            if ((++visited & 0xFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    private void ScoreUnit(BestUnits best, int unit, int essential)
    {
        var saturation = saturations[unit];
        var score = 0f;
        for (var i = _wordCount - 1; i >= 0; i--)
        {
            var word = _words[i];
            if (i < essential)
            {
                if (CannotEnter(best, score + _bounds[i]))
                {
                    return;
                }

                word.Advance(unit);
            }

            // Always summed from the rarest word to the most frequent one, so that equal units have equal scores.
            score += word.Unit == unit ? word.Score(saturation, options.K1) : 0;
        }

        best.Add(new ScoredUnit(unit, score));
    }

    // The bound is a sum in another order than the score's, so it is given a little more than rounding can take.
    private static bool CannotEnter(BestUnits best, float bound) => bound * 1.00001f <= best.Threshold;
}
