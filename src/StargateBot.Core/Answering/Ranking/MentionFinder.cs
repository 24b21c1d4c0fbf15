using StargateBot.Core.Answering.Understanding;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Answering.Ranking;

/// <summary>Finds expressions that answer questions: names, amounts, dates, quotations. By shape and word lists, no model.</summary>
internal static class MentionFinder
{
    // Words that join the parts of one name: "Thariq bin Ziyad", "Bank of England".
    private static readonly HashSet<string> Joiners = new(StringComparer.Ordinal)
    {
        "of", "the", "bin", "binti", "ibn", "van", "von", "de", "da", "di", "al", "el", "la", "le", "du", "der", "den", "des", "and", "dan", "&",
    };

    // In capitals these are countries; in small letters they are words.
    private static readonly HashSet<string> ShortCountries = new(StringComparer.Ordinal) { "as", "us", "uk" };

    /// <summary>Finds the mentions of a text in order of their first token.</summary>
    /// <param name="text">The analyzed text.</param>
    /// <param name="lexicon">The lexicon that it was analyzed with.</param>
    public static List<Mention> Find(AnalyzedText text, Lexicon lexicon)
    {
        var mentions = new List<Mention>();
        AddQuantities(text, mentions);
        AddNames(text, lexicon, mentions);
        AddQuotations(text, mentions);
        mentions.Sort(static (a, b) => a.FirstToken != b.FirstToken ? a.FirstToken.CompareTo(b.FirstToken) : b.TokenCount.CompareTo(a.TokenCount));
        return mentions;
    }

    private static void AddQuantities(AnalyzedText text, List<Mention> mentions)
    {
        var at = 0;
        foreach (var quantity in QuantityReader.Read(text.Text, text.Language))
        {
            while (at < text.Tokens.Length && text.Tokens[at].Start < quantity.Start)
            {
                at++;
            }

            var end = at;
            while (end < text.Tokens.Length && text.Tokens[end].Start < quantity.Start + quantity.Length)
            {
                end++;
            }

            if (end > at && quantity.Kind != QuantityKind.Ordinal)
            {
                mentions.Add(new Mention(TypeOf(quantity.Kind), at, end - at, quantity.Start, quantity.Length));
            }
        }
    }

    private static AnswerType TypeOf(QuantityKind kind) => kind switch
    {
        QuantityKind.Money => AnswerType.Money,
        QuantityKind.Percentage => AnswerType.Percentage,
        QuantityKind.Date or QuantityKind.Year or QuantityKind.Decade or QuantityKind.Century or QuantityKind.Time => AnswerType.Date,
        _ => AnswerType.Number,
    };

    private static void AddNames(AnalyzedText text, Lexicon lexicon, List<Mention> mentions)
    {
        var tokens = text.Tokens;
        var commonNouns = CommonNouns(text, lexicon);
        for (var i = 0; i < tokens.Length;)
        {
            if (!StartsName(tokens, i))
            {
                i++;
                continue;
            }

            var end = i + 1;
            for (var next = end; next < tokens.Length && Adjacent(text.Text, tokens[next - 1].End, tokens[next].Start); next++)
            {
                if ((tokens[next].Traits & TokenTraits.Capitalized) != 0 || (end == next && tokens[next].Is(TokenTraits.Number) && tokens[next].Length <= 4))
                {
                    end = next + 1;
                }
                else if (next > end || !Joiners.Contains(tokens[next].Exact))
                {
                    break;
                }
            }

            var type = end == i + 1 && commonNouns.Contains(i) ? null : NameType(tokens, i, end);
            if (type is { } known)
            {
                mentions.Add(new Mention(known, i, end - i, tokens[i].Start, tokens[end - 1].End - tokens[i].Start));
            }

            i = end;
        }
    }

    // An acronym that the knowledge's lists explain by ordinary words, such as AI, is no name.
    private static HashSet<int> CommonNouns(AnalyzedText text, Lexicon lexicon)
    {
        var nouns = new HashSet<int>();
        foreach (var span in text.Concepts)
        {
            if (span.TokenCount == 1 && lexicon.IsOwn(span.Concept) && text.Tokens[span.FirstToken].Is(TokenTraits.Acronym) && char.IsLower(lexicon.NameOf(span.Concept)[0])
                && NameWords.KindOf(text.Tokens[span.FirstToken].Exact) is null && !ShortCountries.Contains(text.Tokens[span.FirstToken].Exact))
            {
                nouns.Add(span.FirstToken);
            }
        }

        return nouns;
    }

    private static bool StartsName(Token[] tokens, int i)
    {
        var token = tokens[i];
        if ((token.Traits & TokenTraits.Capitalized) == 0)
        {
            return false;
        }

        // A sentence begins in upper case anyway: there only an unusual word, or one before another capital, may be a name.
        return (token.Traits & TokenTraits.SentenceStart) == 0
            || (token.IsContent && (token.Is(TokenTraits.Acronym) || (i + 1 < tokens.Length && (tokens[i + 1].Traits & TokenTraits.Capitalized) != 0) || tokens[i].Length > 3));
    }

    private static bool Adjacent(string text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (text[i] is not (' ' or '-' or '.' or '\'' or '’' or '&'))
            {
                return false;
            }
        }

        return to - from <= 3;
    }

    private static AnswerType? NameType(Token[] tokens, int first, int end)
    {
        AnswerType? byTitle = first > 0 && NameWords.KindOf(tokens[first - 1].Exact) == "person" ? AnswerType.Person : null;
        var type = byTitle;
        if (end == first + 1 && tokens[first].Is(TokenTraits.Acronym) && ShortCountries.Contains(tokens[first].Exact))
        {
            return AnswerType.Place;
        }

        for (var i = first; i < end; i++)
        {
            switch (NameWords.KindOf(tokens[i].Exact))
            {
                case "organisation":
                    return AnswerType.Organisation;
                case "place" or "countries" or "cities":
                    type ??= AnswerType.Place;
                    break;
                case "person":
                    type ??= AnswerType.Person;
                    break;
                case "months" or "weekdays" when end - first == 1:
                    return null;
                default:
                    break;
            }
        }

        return type ?? AnswerType.Name;
    }

    private static void AddQuotations(AnalyzedText text, List<Mention> mentions)
    {
        var characters = text.Text;
        var open = -1;
        var at = 0;
        for (var i = 0; i < characters.Length; i++)
        {
            var c = characters[i];
            if (open < 0 ? c is '"' or '“' or '«' : c is '"' or '”' or '»')
            {
                if (open < 0)
                {
                    open = i;
                    continue;
                }

                while (at < text.Tokens.Length && text.Tokens[at].Start < open)
                {
                    at++;
                }

                var end = at;
                while (end < text.Tokens.Length && text.Tokens[end].Start < i)
                {
                    end++;
                }

                if (end > at)
                {
                    mentions.Add(new Mention(AnswerType.Quotation, at, end - at, open, i + 1 - open));
                }

                open = -1;
            }
        }
    }
}
