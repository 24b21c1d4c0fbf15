using Lucene.Net.Analysis.Id;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace StargateBot.Core.Languages;

/// <summary>Stems words of one language and remembers the result. Safe for many callers at once.</summary>
/// <remarks>
/// Indonesian: F. Z. Tala, "A Study of Stemming Effects on Information Retrieval in Bahasa Indonesia", 2003, as in Lucene.
/// English: M. F. Porter, "The English (Porter2) stemming algorithm", as in Lucene's Snowball.
/// Stems serve for comparing only and are never shown: both stemmers cut more than a reader would.
/// </remarks>
public sealed class Stemmer
{
    [ThreadStatic]
    private static IndonesianStemmer? _indonesianStemmer;

    [ThreadStatic]
    private static EnglishStemmer? _englishStemmer;

    private readonly Language _language;

    private Stemmer(Language language) => _language = language;

    /// <summary>Gets the stemmer of Indonesian.</summary>
    public static Stemmer Indonesian { get; } = new(Language.Indonesian);

    /// <summary>Gets the stemmer of English.</summary>
    public static Stemmer English { get; } = new(Language.English);

    /// <summary>Gets the stemmer of a language.</summary>
    /// <param name="language">The language.</param>
    public static Stemmer For(Language language) => language == Language.Indonesian ? Indonesian : English;

    /// <summary>Stems one lower-case word.</summary>
    /// <param name="word">A word as <see cref="Token.Exact"/> holds it.</param>
    /// <returns>The stem, never empty.</returns>
    public string Stem(string word) => Vocabulary.For(_language).Get(word).Stem;

    /// <summary>Stems one lower-case word without remembering it.</summary>
    /// <param name="word">The word.</param>
    /// <param name="language">Its language.</param>
    /// <returns>The stem, never empty; the same instance as <paramref name="word"/> when nothing was cut.</returns>
    internal static string Cut(string word, Language language) => language == Language.Indonesian ? StemIndonesian(word) : StemEnglish(word);

    private static string StemIndonesian(string word)
    {
        // The stemmer can lengthen a word by one letter while it restores a dropped consonant.
        var buffer = new char[word.Length + 2];
        word.CopyTo(buffer);
        var length = (_indonesianStemmer ??= new IndonesianStemmer()).Stem(buffer, word.Length, stemDerivational: true);
        return Same(word, buffer.AsSpan(0, length));
    }

    private static string StemEnglish(string word)
    {
        var stemmer = _englishStemmer ??= new EnglishStemmer();
        stemmer.SetCurrent(word);
        stemmer.Stem();
        return Same(word, stemmer.Current);
    }

    private static string Same(string word, ReadOnlySpan<char> stem) =>
        stem.IsEmpty || stem.SequenceEqual(word) ? word : stem.ToString();
}
