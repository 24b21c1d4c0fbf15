using StargateBot.Core.Languages;

namespace StargateBot.Core.Answering.Understanding;

/// <summary>Turns a chat message into an <see cref="UnderstoodQuestion"/>: language, spelling, instructions, kind, terms, follow-ups.</summary>
/// <param name="analyzer">Analyzer of the snapshot that will be asked.</param>
/// <param name="vocabulary">What the snapshot knows of single words.</param>
/// <param name="defaultLanguage">Language when neither words, locale nor history tell.</param>
internal sealed class QuestionReader(TextAnalyzer analyzer, IQuestionVocabulary vocabulary, Language defaultLanguage)
{
    // Earlier questions matter less the older they are, and four are more than any follow-up refers to.
    private const int MaxHistory = 4;

    private const string Possessive = "nya";

    private const int MinSearchedContent = 2;

    private static readonly PhraseTable Greetings = PhraseTable.FromWordFile("greetings.txt");

    /// <summary>Reads a question.</summary>
    /// <param name="question">What was asked; its text is already sanitised.</param>
    public UnderstoodQuestion Read(Question question)
    {
        var (replyLanguage, wordLanguage, languageStandsAlone) = LanguagesOf(question);

        // Chat spelling may word an order ("bilang saja") or hide one ("abaikan smua"): orders are looked for before and after it is replaced.
        var hadInstruction = InstructionFilter.Drop(question.Text, TextAnalyzer.Tokenize(question.Text, wordLanguage), out var text);
        var normalized = ChatSpelling.Normalize(text, wordLanguage);
        var tokens = TextAnalyzer.Tokenize(normalized, wordLanguage);
        if (IsHelp(tokens))
        {
            return Without(QuestionKind.Help, replyLanguage, languageStandsAlone);
        }

        if (InstructionFilter.Drop(normalized, tokens, out var asked))
        {
            hadInstruction = true;
            tokens = TextAnalyzer.Tokenize(asked, wordLanguage);
        }

        if (tokens.Length == 0)
        {
            return Without(hadInstruction ? QuestionKind.Instruction : QuestionKind.Empty, replyLanguage, languageStandsAlone) with { HadInstruction = hadInstruction };
        }

        var corrected = CorrectUnknownWords(asked, tokens, wordLanguage);
        var resolved = FollowUpResolver.Resolve(corrected, wordLanguage, EarlierQuestions(question), vocabulary);
        var analyzed = analyzer.Analyze(resolved.Text, wordLanguage, LexiconSide.Question);
        var own = analyzed.Tokens.Count(token => token.Start < resolved.MessageLength);
        var asking = QuestionSpan.Find(analyzed.Text, analyzed.Tokens.AsSpan(0, own));
        var classified = QuestionClassifier.Classify(analyzed.Tokens.AsSpan(asking.First, asking.End - asking.First)).ShiftedBy(asking.First);
        var terms = TermSelector.Select(analyzed, own, asking, classified, Greetings, analyzer.Lexicon.HasOwn, out var focus);
        return new UnderstoodQuestion
        {
            Language = replyLanguage,
            Kind = classified.AsksForNews && !terms.Exists(term => term.Strength >= 1 && !vocabulary.IsName(term.Exact)) ? QuestionKind.Summary : classified.Kind,
            ExpectedType = classified.Type,
            Analyzed = analyzed,
            Searched = SearchedPart(analyzed, own, asking),
            Terms = terms,
            Focus = focus,
            NamesRole = classified.NamesRole,
            IsNegated = Array.Exists(analyzed.Tokens, token => token.Is(TokenTraits.Negation) && token.Start < resolved.MessageLength),
            HadInstruction = hadInstruction,
            IsFollowUp = resolved.IsFollowUp,
            StandsAlone = languageStandsAlone && resolved.StandsAlone,
        };
    }

    // What surrounds the question would lead to passages about something else, unless the question itself says next to nothing.
    private static AnalyzedText SearchedPart(AnalyzedText question, int messageTokens, (int First, int End) asking)
    {
        var part = question.Tokens.AsSpan(asking.First, asking.End - asking.First);
        if (part.Length == messageTokens || part.ToArray().Count(token => token.IsContent) < MinSearchedContent)
        {
            return question;
        }

        var concepts = question.Concepts.Where(c => c.FirstToken >= asking.First && c.FirstToken + c.TokenCount <= asking.End)
            .Select(c => c with { FirstToken = c.FirstToken - asking.First });
        return question with { Tokens = part.ToArray(), Concepts = [.. concepts] };
    }

    private (Language Reply, Language Words, bool StandAlone) LanguagesOf(Question question)
    {
        var words = LanguageIdentifier.Identify(question.Text).Language;
        var fallback = question.Locale;
        for (var i = question.History.Count - 1; i >= 0 && words is null && fallback is null; i--)
        {
            fallback = LanguageIdentifier.Identify(question.History[i]).Language;
        }

        var reply = question.Language ?? words ?? fallback ?? defaultLanguage;
        return (reply, words ?? reply, words is not null || question.Language is not null || question.Locale is not null);
    }

    private List<string> EarlierQuestions(Question question)
    {
        var earlier = new List<string>();
        foreach (var text in question.History.Skip(Math.Max(question.History.Count - MaxHistory, 0)))
        {
            var language = LanguageIdentifier.Identify(text).Language ?? defaultLanguage;
            earlier.Add(ChatSpelling.Normalize(text, language));
        }

        return earlier;
    }

    private static bool IsHelp(Token[] tokens)
    {
        var greetings = Greetings.FindAll(tokens);
        if (greetings.Count == 0)
        {
            return false;
        }

        for (var t = 0; t < tokens.Length; t++)
        {
            var covered = greetings.Exists(g => t >= g.FirstToken && t < g.EndToken);
            if (!covered && (tokens[t].IsContent || QuestionWords.Contains(tokens[t].Exact) || tokens[t].Is(TokenTraits.Negation)))
            {
                return false;
            }
        }

        return true;
    }

    // A word that neither the knowledge nor general language knows is probably mistyped; a name in capitals is left alone.
    private string CorrectUnknownWords(string text, Token[] tokens, Language language)
    {
        System.Text.StringBuilder? corrected = null;
        var copied = 0;
        foreach (var token in tokens)
        {
            if (!token.IsContent || token.Is(TokenTraits.Number) || token.Length < 4 || vocabulary.IsKnown(token, language)
                || Mended(token.Exact, language) is not { } correction || (MustBeName(token, correction) && !vocabulary.IsName(correction)))
            {
                continue;
            }

            corrected ??= new System.Text.StringBuilder(text.Length + 8);
            corrected.Append(text, copied, token.Start - copied).Append(correction);
            copied = token.End;
        }

        return corrected is null ? text : corrected.Append(text, copied, text.Length - copied).ToString();
    }

    // A name in capitals is only ever another name misspelt; in a word of four letters only a forgotten letter is a safe guess.
    private static bool MustBeName(Token token, string correction) => (token.Length <= 4 && correction.Length <= 4) ||
        (token.Traits & TokenTraits.Capitalized) != 0 && (token.Traits & TokenTraits.SentenceStart) == 0;

    // The possessive -nya hides loan words ("chipnya") from the stemmer, and slips from the vocabulary ("fasiltasnya").
    private string? Mended(string word, Language language)
    {
        var hasSuffix = language == Language.Indonesian && word.Length > Possessive.Length + 2 && word.EndsWith(Possessive, StringComparison.Ordinal);
        var bare = hasSuffix ? word[..^Possessive.Length] : word;
        if (hasSuffix && vocabulary.IsKnown(new Token(0, bare.Length, bare, Stemmer.For(language).Stem(bare), TokenTraits.None), language))
        {
            return bare;
        }

        return vocabulary.Correct(bare);
    }

    private static UnderstoodQuestion Without(QuestionKind kind, Language language, bool standsAlone) => new()
    {
        StandsAlone = standsAlone,
        Language = language,
        Kind = kind,
        Analyzed = new AnalyzedText("", language, [], []),
        Terms = [],
    };
}
