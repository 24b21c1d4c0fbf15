namespace StargateBot.Core.Languages;

/// <summary>Tells Indonesian from English by the grammar of a text. Safe for many callers at once.</summary>
/// <remarks>
/// In a message that mixes both languages the function words, chat words and affixes decide: nouns are borrowed, grammar is not.
/// The letters of other words add a little, so that a key word has a language too. Names, numbers, addresses and quotations have
/// no vote; a word that is a function word of both languages has none either.
/// </remarks>
public static class LanguageIdentifier
{
    // The language of a long text shows at its beginning.
    private const int MaxCharacters = 4_000;

    private const double GrammarVote = 1;
    private const double LetterVote = 0.4;

    // Log-odds from which the letters of a word are as sure as they get.
    private const double CertainLogOdds = 4;

    /// <summary>Identifies the language of a text.</summary>
    /// <param name="text">Any text; the first 4 000 characters are looked at.</param>
    /// <returns>No language when the text holds no evidence. A quotation counts only where nothing stands outside of it.</returns>
    public static LanguageGuess Identify(string text)
    {
        var span = text.AsSpan(0, Math.Min(text.Length, MaxCharacters));
        var shouts = span.Trim().Contains(' ') && IsAllCapitals(span);
        var outside = default(Tally);
        var inside = default(Tally);
        for (var i = 0; i < span.Length;)
        {
            var quotation = Characters.NextQuotation(span, i, out var end);
            Count(span[i..quotation], shouts, ref outside);
            if (quotation < end)
            {
                Count(span[(quotation + 1)..(end - 1)], shouts, ref inside);
            }

            i = end;
        }

        return outside.HasEvidence ? outside.ToGuess() : inside.ToGuess();
    }

    private static void Count(ReadOnlySpan<char> text, bool shouts, ref Tally tally)
    {
        Span<char> lower = stackalloc char[LetterEvidence.MaxWordLength];
        var sentenceStart = true;
        for (var i = 0; i < text.Length;)
        {
            var end = Characters.EndOfAddress(text, i);
            if (end > i)
            {
                i = end;
                continue;
            }

            if (!Characters.IsWord(text[i]))
            {
                sentenceStart |= Characters.EndsSentence(text[i]);
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && Characters.IsWord(text[i]))
            {
                i++;
            }

            var word = text[start..i];
            var inName = char.IsUpper(word[0]) && !sentenceStart && !shouts && !word.EndsWith("nya");
            if (word.Length <= LetterEvidence.MaxWordLength)
            {
                word.ToLowerInvariant(lower);
                var vote = VoteOf(word, lower[..word.Length], sentenceStart, shouts);
                tally.Add(vote, inName, isGrammar: Math.Abs(vote) >= GrammarVote);
            }

            i += EnglishClitic(text[i..], ref tally);
            sentenceStart = false;
        }
    }

    private static double VoteOf(ReadOnlySpan<char> word, ReadOnlySpan<char> lower, bool sentenceStart, bool shouts)
    {
        if (GrammarWords.TryFind(lower, out var language))
        {
            // IT, US and WHO are names where the rest of the message is not in capitals, and a single capital is an initial.
            var isName = !shouts && ((word.Length is 2 or 3 && IsAllCapitals(word)) || (word.Length == 1 && char.IsUpper(word[0]) && word[0] is not 'I'));
            return isName ? 0 : language == Language.Indonesian ? GrammarVote : -GrammarVote;
        }

        if (lower.Length >= 6 && lower.EndsWith("nya"))
        {
            return GrammarVote;
        }

        if (lower.Length >= 4 && lower[^1] == '2' && !lower[..^1].ContainsAnyInRange('0', '9'))
        {
            // Doubling by a figure, as in "anak2", is Indonesian; GPT2 is a name.
            return char.IsLower(word[0]) ? LetterVote : 0;
        }

        var isCapitalized = char.IsUpper(word[0]) && !shouts;
        if (lower.ContainsAnyInRange('0', '9') || (isCapitalized && (!sentenceStart || (word.Length > 1 && char.IsUpper(word[1])))))
        {
            return 0;
        }

        var vote = LetterVote * Math.Clamp(LetterEvidence.LogOdds(lower) / CertainLogOdds, -1, 1);
        return isCapitalized ? vote / 2 : vote;
    }

    // what's, don't, we're: only English cuts its words so. The possessive 's stands after names in mixed messages too.
    private static int EnglishClitic(ReadOnlySpan<char> text, ref Tally tally)
    {
        if (text.Length < 2 || !Characters.IsApostrophe(text[0]))
        {
            return 0;
        }

        var end = 1;
        while (end < text.Length && Characters.IsWord(text[end]))
        {
            end++;
        }

        switch (text[1..end])
        {
            case "s" or "S":
                tally.Add(-LetterVote, inName: false, isGrammar: false);
                return end;
            case "t" or "re" or "ve" or "ll" or "m" or "d" or "T" or "RE" or "VE" or "LL" or "M" or "D":
                tally.Add(-GrammarVote, inName: false, isGrammar: false);
                return end;
            default:
                return 0;
        }
    }

    private static bool IsAllCapitals(ReadOnlySpan<char> text)
    {
        var capitals = 0;
        foreach (var c in text)
        {
            if (char.IsLower(c))
            {
                return false;
            }

            capitals += char.IsUpper(c) ? 1 : 0;
        }

        return capitals > 1;
    }

    private struct Tally
    {
        // Below this the letters of a single unknown word say nothing.
        private const double LeastEvidence = 0.15;

        // Function words in a title ("Beauty and the Beast") say what language the title has, not the message.
        private const double TitleShare = 0.2;

        private double _sum;
        private double _weight;

        // Votes of function words that follow a name: the next word tells whether they are inside of it.
        private double _pending;
        private bool _afterName;

        public readonly bool HasEvidence => Math.Abs(_sum + _pending) >= LeastEvidence;

        public void Add(double vote, bool inName, bool isGrammar)
        {
            if (inName)
            {
                Commit(TitleShare);
                Count(vote * TitleShare);
                _afterName = true;
            }
            else if (isGrammar && _afterName)
            {
                _pending += vote;
            }
            else
            {
                Commit(1);
                Count(vote);
                _afterName = false;
            }
        }

        private void Commit(double share)
        {
            Count(_pending * share);
            _pending = 0;
        }

        private void Count(double vote)
        {
            _sum += vote;
            _weight += Math.Abs(vote);
        }

        public LanguageGuess ToGuess()
        {
            Commit(1);
            if (!HasEvidence)
            {
                return new LanguageGuess(null, 0);
            }

            // Near 1 when much evidence agrees; near 0 when there is little or it is divided.
            var confidence = Math.Abs(_sum) / _weight * (1 - Math.Exp(-_weight));
            return new LanguageGuess(_sum > 0 ? Language.Indonesian : Language.English, confidence);
        }
    }
}
