namespace StargateBot.Core.Languages;

/// <summary>Cuts texts into tokens, the same way for knowledge and questions. Safe for many callers at once.</summary>
/// <remarks>
/// A token is a run of letters, marks and digits. A point or comma between two digits belongs to the number (<c>3,5</c>,
/// <c>100.000</c>); a hyphen separates. An English ending after an apostrophe is no part of the word (<c>Microsoft's</c> is
/// <c>microsoft</c>); any other apostrophe inside a word is (<c>Qur'an</c> is <c>quran</c>, <c>don't</c> is <c>dont</c>).
/// </remarks>
public sealed class TextAnalyzer
{
    private const int AverageTokenLength = 6;

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
        var vocabulary = Vocabulary.For(language);
        var tokens = new List<Token>((text.Length / AverageTokenLength) + 1);
        Span<char> buffer = stackalloc char[WordScanner.BufferLength];
        var sentenceStart = true;
        for (var i = 0; i < text.Length;)
        {
            if (!Characters.IsWord(text[i]))
            {
                sentenceStart |= Characters.EndsSentence(text[i]);
                i++;
                continue;
            }

            var start = i;
            i = WordScanner.EndOfWord(text, start);
            var word = text.AsSpan(start, i - start);
            var known = Look(word, vocabulary, buffer);
            var traits = known.Traits | TraitsOf(word) | (sentenceStart ? TokenTraits.SentenceStart : TokenTraits.None);
            tokens.Add(new Token(start, i - start, known.Exact, known.Stem, traits));
            sentenceStart = false;
            i += WordScanner.EnglishEnding(text, i);
        }

        return [.. tokens];
    }

    private static VocabularyWord Look(ReadOnlySpan<char> word, Vocabulary vocabulary, Span<char> buffer)
    {
        var exact = WordScanner.ExactForm(word, buffer);
        if (!char.IsDigit(word[0]))
        {
            return vocabulary.Get(exact);
        }

        // Numbers are endless and have no stem: remembering them would only crowd out words.
        var number = exact.ToString();
        return new VocabularyWord(number, number, TokenTraits.None);
    }

    private static TokenTraits TraitsOf(ReadOnlySpan<char> word)
    {
        if (char.IsDigit(word[0]))
        {
            return TokenTraits.Number;
        }

        if (!char.IsUpper(word[0]))
        {
            return TokenTraits.None;
        }

        return word.Length > 1 && char.IsUpper(word[1]) ? TokenTraits.Capitalized | TokenTraits.Acronym : TokenTraits.Capitalized;
    }
}
