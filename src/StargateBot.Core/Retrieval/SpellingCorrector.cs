using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace StargateBot.Core.Retrieval;

/// <summary>Finds the word of the knowledge that an unknown word was probably meant to be.</summary>
/// <remarks>
/// One slip is forgiven in words of 4 to 6 letters and two in longer ones; the first letter must be right, as it mostly is
/// (K. Kukich, "Techniques for automatically correcting words in text", 1992), unless it was swapped with the second. The
/// closest word wins, of equally close ones the most frequent, then the first of the alphabet.
/// </remarks>
internal abstract class SpellingCorrector
{
    private const int MinLength = 4;
    private const int MinLengthForTwo = 7;

    /// <summary>Finds the word.</summary>
    /// <param name="word">A word that the index does not know.</param>
    /// <returns>A known word, or null when none is close enough.</returns>
    public string? Correct(string word)
    {
        if (word.Length is < MinLength or > EditDistance.MaxLength || !char.IsLetter(word[0]))
        {
            return null;
        }

        var best = new Candidate(null, int.MaxValue, 0);
        var limit = word.Length < MinLengthForTwo ? 1 : 2;
        Collect(word, limit, ref best);
        if (best.Distance > 1)
        {
            var swapped = string.Create(word.Length, word, static (to, from) =>
            {
                from.CopyTo(to);
                (to[0], to[1]) = (to[1], to[0]);
            });
            if (Frequency(swapped) is > 0 and var frequency)
            {
                best = new Candidate(swapped, 1, frequency);
            }
        }

        return best.Word;
    }

    /// <summary>Looks through the words with the same first letter.</summary>
    /// <param name="word">The unknown word.</param>
    /// <param name="limit">Greatest distance.</param>
    /// <param name="best">Takes the best word.</param>
    protected abstract void Collect(string word, int limit, ref Candidate best);

    /// <summary>Gets how many units have a word.</summary>
    /// <param name="word">A word.</param>
    protected abstract int Frequency(string word);

    /// <summary>A known word that is close to the unknown one.</summary>
    /// <param name="Word">The word, or null when there is none.</param>
    /// <param name="Distance">Slips.</param>
    /// <param name="Frequency">Units that have it.</param>
    protected readonly record struct Candidate(string? Word, int Distance, int Frequency)
    {
        /// <summary>Gets whether this candidate is to be preferred; words come in alphabetical order, so a tie is lost.</summary>
        /// <param name="other">The best one before.</param>
        public bool IsBetterThan(Candidate other) =>
            Distance < other.Distance || (Distance == other.Distance && Frequency > other.Frequency);
    }
}

/// <summary>Corrects from a vocabulary in memory: some microseconds, for small indexes.</summary>
internal sealed class MemorySpellingCorrector : SpellingCorrector
{
    private readonly Dictionary<char, (string Word, int Frequency)[]> _byFirstLetter;

    /// <summary>Reads the vocabulary.</summary>
    /// <param name="vocabulary">Terms of the index.</param>
    public MemorySpellingCorrector(Terms vocabulary)
    {
        var words = new List<(string Word, int Frequency)>();
        var terms = vocabulary.GetEnumerator();
        while (terms.MoveNext())
        {
            var word = terms.Term.Utf8ToString();
            if (word.Length <= EditDistance.MaxLength && char.IsLetter(word[0]))
            {
                words.Add((word, terms.DocFreq));
            }
        }

        _byFirstLetter = words.GroupBy(w => w.Word[0]).ToDictionary(g => g.Key, g => g.ToArray());
    }

    /// <inheritdoc/>
    protected override void Collect(string word, int limit, ref Candidate best)
    {
        foreach (var (known, frequency) in _byFirstLetter.GetValueOrDefault(word[0], []))
        {
            var distance = EditDistance.Bounded(word, known, Math.Min(limit, best.Distance));
            var candidate = new Candidate(known, distance, frequency);
            if (distance <= limit && candidate.IsBetterThan(best))
            {
                best = candidate;
            }
        }
    }

    /// <inheritdoc/>
    protected override int Frequency(string word) =>
        Array.Find(_byFirstLetter.GetValueOrDefault(word[0], []), w => string.Equals(w.Word, word, StringComparison.Ordinal)).Frequency;
}

/// <summary>Corrects by running a Levenshtein automaton over the index's own dictionary: milliseconds, and no memory.</summary>
internal sealed class IndexSpellingCorrector(Terms vocabulary) : SpellingCorrector
{
    /// <inheritdoc/>
    protected override void Collect(string word, int limit, ref Candidate best)
    {
        var terms = new FuzzyTermsEnum(vocabulary, new AttributeSource(), new Term(IndexFields.Exact, word), limit, prefixLength: 1, transpositions: true);
        while (terms.MoveNext())
        {
            var known = terms.Term.Utf8ToString();
            if (known.Length <= EditDistance.MaxLength)
            {
                var candidate = new Candidate(known, EditDistance.Bounded(word, known, limit), terms.DocFreq);
                if (candidate.Distance <= limit && candidate.IsBetterThan(best))
                {
                    best = candidate;
                }
            }
        }
    }

    /// <inheritdoc/>
    protected override int Frequency(string word)
    {
        var terms = vocabulary.GetEnumerator();
        return terms.SeekExact(new BytesRef(word)) ? terms.DocFreq : 0;
    }
}
