using System.Globalization;
using System.Text;

namespace StargateBot.Core.Languages;

/// <summary>Cuts texts into tokens, the same way for knowledge and questions. Safe for many callers at once.</summary>
/// <remarks>
/// A token is a run of letters, marks and digits. A point or comma between two digits belongs to the number (<c>3,5</c>,
/// <c>100.000</c>); an apostrophe ends a word, so that <c>Microsoft's</c> is <c>microsoft</c>; a hyphen separates.
/// </remarks>
public sealed class TextAnalyzer
{
    private readonly Lexicon _lexicon;

    /// <summary>Makes an analyzer.</summary>
    /// <param name="lexicon">The concepts to look for.</param>
    public TextAnalyzer(Lexicon lexicon) => _lexicon = lexicon;

    /// <summary>Gets the concepts that this analyzer looks for.</summary>
    public Lexicon Lexicon => _lexicon;

    /// <summary>Analyzes a text.</summary>
    /// <param name="text">Any text; lone surrogates and control characters separate.</param>
    /// <param name="language">The language of its stemmer and function words.</param>
    /// <param name="side">Whether it is a question, where the one-way words of the lists count too.</param>
    public AnalyzedText Analyze(string text, Language language, LexiconSide side)
    {
        var tokens = Tokenize(text, language);
        return new AnalyzedText(text, language, tokens, _lexicon.FindConcepts(tokens, language, side));
    }

    /// <summary>Cuts a text into tokens without looking for concepts.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="language">The language of its stemmer and function words.</param>
    public static Token[] Tokenize(string text, Language language)
    {
        var stemmer = Stemmer.For(language);
        var functionWords = FunctionWords.For(language);
        var tokens = new List<Token>((text.Length / 6) + 1);
        var sentenceStart = true;
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (!IsWordCharacter(c))
            {
                sentenceStart |= c is '.' or '!' or '?' or '\n';
                i++;
                continue;
            }

            var start = i;
            i = EndOfWord(text, start);
            var word = text.AsSpan(start, i - start);
            if (IsClitic(text, start, word))
            {
                continue;
            }

            var exact = Fold(word);
            var traits = TraitsOf(word, exact, functionWords);
            if (sentenceStart)
            {
                traits |= TokenTraits.SentenceStart;
                sentenceStart = false;
            }

            var stem = (traits & TokenTraits.Number) != 0 ? exact : stemmer.Stem(exact);
            tokens.Add(new Token(start, i - start, exact, stem, traits));
        }

        return [.. tokens];
    }

    private static int EndOfWord(string text, int start)
    {
        var i = start + 1;
        while (i < text.Length)
        {
            var c = text[i];
            var insideNumber = c is '.' or ',' && char.IsDigit(text[i - 1]) && i + 1 < text.Length && char.IsDigit(text[i + 1]);
            if (!IsWordCharacter(c) && !insideNumber)
            {
                break;
            }

            i++;
        }

        return i;
    }

    // The letters after an apostrophe, as in Microsoft's or don't, are no word of their own; "n't" is seen by its stem "don".
    private static bool IsClitic(string text, int start, ReadOnlySpan<char> word) =>
        start >= 2 && text[start - 1] is '\'' or '’' && char.IsLetter(text[start - 2]) && word is "s" or "S" or "t" or "re" or "ve" or "ll" or "d" or "m";

    private static TokenTraits TraitsOf(ReadOnlySpan<char> word, string exact, FunctionWords functionWords)
    {
        var traits = TokenTraits.None;
        if (char.IsDigit(word[0]))
        {
            return TokenTraits.Number;
        }

        if (char.IsUpper(word[0]))
        {
            traits |= TokenTraits.Capitalized;
            if (word.Length > 1 && char.IsUpper(word[1]))
            {
                traits |= TokenTraits.Acronym;
            }
        }

        if (functionWords.Negates(exact))
        {
            traits |= TokenTraits.Negation | TokenTraits.FunctionWord;
        }
        else if (functionWords.Contains(exact))
        {
            traits |= TokenTraits.FunctionWord;
        }

        return traits;
    }

    private static bool IsWordCharacter(char c) => char.IsAsciiLetterOrDigit(c)
        || (c > 127 && char.GetUnicodeCategory(c) is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter
            or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.DecimalDigitNumber);

    private static string Fold(ReadOnlySpan<char> word)
    {
        if (Ascii.IsValid(word))
        {
            return string.Create(word.Length, word, static (lower, source) => source.ToLowerInvariant(lower));
        }

        var decomposed = word.ToString().Normalize(NormalizationForm.FormKD);
        var folded = new StringBuilder(decomposed.Length);
        foreach (var c in decomposed)
        {
            if (char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(char.ToLowerInvariant(c));
            }
        }

        return folded.Length == 0 ? word.ToString() : folded.ToString();
    }
}
