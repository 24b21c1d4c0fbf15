using StargateBot.Core.Languages;

namespace StargateBot.Core.Answering.Understanding;

/// <summary>What the wording of a question says about the answer.</summary>
/// <param name="Kind">What is asked for.</param>
/// <param name="Type">What kind of expression would answer.</param>
/// <param name="FocusToken">Index of the noun that says what is asked for, or -1.</param>
/// <param name="Cues">The cue phrases found.</param>
internal sealed record QuestionClass(QuestionKind Kind, AnswerType Type, int FocusToken, List<PhraseMatch> Cues)
{
    /// <summary>Gets the same class with token numbers that count from an earlier token.</summary>
    /// <param name="tokens">Tokens before the first that was classified.</param>
    public QuestionClass ShiftedBy(int tokens) => tokens == 0 ? this : this with
    {
        FocusToken = FocusToken < 0 ? FocusToken : FocusToken + tokens,
        Cues = Cues.ConvertAll(cue => cue with { FirstToken = cue.FirstToken + tokens }),
    };

    /// <summary>Gets or sets whether the question names a role that one person holds, such as <c>CEO</c>.</summary>
    public bool NamesRole { get; init; }

    /// <summary>Gets whether it asks what is new: about everything, unless it names something.</summary>
    public bool AsksForNews => Cues.Exists(cue => cue.Kind == "news");

    /// <summary>Gets whether a question word or another cue was found at all.</summary>
    public bool HasCue => Cues.Exists(cue => cue.Kind is not ("frame" or "quotation")) || Kind is not (QuestionKind.Fact or QuestionKind.Quotation);
}

/// <summary>Finds out what kind of question a message is, by cue phrases and by the noun beside the question word.</summary>
internal static class QuestionClassifier
{
    private static readonly PhraseTable Cues = PhraseTable.FromWordFile("question-cues.txt");
    private static readonly PhraseTable TypeNouns = PhraseTable.FromWordFile("answer-types.txt");

    private static readonly HashSet<string> YesNoOpeners = new(StringComparer.Ordinal)
    {
        "apakah", "adakah", "benarkah", "betulkah", "bisakah", "akankah", "sudahkah", "haruskah", "masihkah", "bukankah", "benar", "betul", "bener", "emang", "memang", "sudah", "udah", "apa",
        "is", "are", "was", "were", "do", "does", "did", "has", "have", "had", "can", "could", "will", "would", "should", "isn", "aren", "doesn", "don", "didn",
    };

    // Question words that ask for the noun beside them.
    private static readonly HashSet<string> NounAsking = new(StringComparer.Ordinal)
    {
        "apa", "apakah", "mana", "manakah", "berapa", "berapakah", "siapa", "siapakah", "what", "which", "whose", "who", "many", "much",
    };

    private static readonly HashSet<string> NameWords = new(StringComparer.Ordinal) { "nama", "name", "namanya", "names", "nama-nama", "jenis", "type", "kind", "sort", "macam" };

    /// <summary>Classifies a question.</summary>
    /// <param name="tokens">Tokens of the normalised message.</param>
    public static QuestionClass Classify(ReadOnlySpan<Token> tokens)
    {
        var cues = Cues.FindAll(tokens);
        var focus = FindFocus(tokens);
        var cueType = TypeOfCues(cues);
        var type = Combine(cueType, focus < 0 ? null : TypeOf(tokens[focus]));
        var kind = KindOf(tokens, cues, cueType);
        return new QuestionClass(kind, kind switch
        {
            QuestionKind.Reason => AnswerType.Reason,
            QuestionKind.Quotation => AnswerType.Quotation,
            QuestionKind.Definition => AnswerType.Definition,
            QuestionKind.YesNo or QuestionKind.Summary => AnswerType.Any,
            _ => type,
        }, focus, cues)
        { NamesRole = NamesRole(tokens) };
    }

    /// <summary>Gets whether a word names a role that a person holds.</summary>
    /// <param name="word">Lower-case word.</param>
    public static bool IsRole(string word) => TypeNouns.KindOf(word) == "person" && !QuestionWords.Contains(word);

    private static string? TypeOf(Token token) => TypeNouns.KindOf(token.Exact) ?? token.Exact switch
    {
        [.. var stem, 'i', 'e', 's'] => TypeNouns.KindOf(stem + "y"),
        [.. var stem, 's'] => TypeNouns.KindOf(stem),
        _ => null,
    };

    private static bool NamesRole(ReadOnlySpan<Token> tokens)
    {
        foreach (var token in tokens)
        {
            if (TypeOf(token) == "person" && !QuestionWords.Contains(token.Exact))
            {
                return true;
            }
        }

        return false;
    }

    private static QuestionKind KindOf(ReadOnlySpan<Token> tokens, List<PhraseMatch> cues, AnswerType cueType)
    {
        if (Has(cues, "summary"))
        {
            return QuestionKind.Summary;
        }

        if (Has(cues, "reason") || (Has(cues, "purpose") && cueType == AnswerType.Any))
        {
            return QuestionKind.Reason;
        }

        if (Has(cues, "expansion"))
        {
            return QuestionKind.Definition;
        }

        if (Has(cues, "list"))
        {
            return QuestionKind.List;
        }

        if (Has(cues, "quotation") && cueType is AnswerType.Any or AnswerType.Person && SaysWho(tokens, cues))
        {
            return QuestionKind.Quotation;
        }

        if (Has(cues, "definition"))
        {
            return QuestionKind.Definition;
        }

        return cueType == AnswerType.Any && tokens.Length > 1 && YesNoOpeners.Contains(tokens[0].Exact) && !AsksForNoun(tokens)
            ? QuestionKind.YesNo
            : QuestionKind.Fact;
    }

    // "Who said …" asks for the speaker, "what did X say" for the words.
    private static bool SaysWho(ReadOnlySpan<Token> tokens, List<PhraseMatch> cues) => !(Has(cues, "person") && tokens.Length > 0 && !Has(cues, "list"));

    // "Apa nama …", "apakah jabatan …" ask for a noun; "apakah Samsung …" whether something is so.
    private static bool AsksForNoun(ReadOnlySpan<Token> tokens) => tokens[0].Exact is "apa" or "apakah"
        && (NameWords.Contains(tokens[1].Exact) || TypeNouns.KindOf(tokens[1].Exact) is not null || tokens[1].Exact is "yang" or "saja" || tokens[0].Exact == "apa");

    private static AnswerType TypeOfCues(List<PhraseMatch> cues)
    {
        // From the most telling to the least: "tahun berapa" is a date though "berapa" alone is a number.
        ReadOnlySpan<(string Kind, AnswerType Type)> order =
        [
            ("percentage", AnswerType.Percentage), ("money", AnswerType.Money), ("time", AnswerType.Date), ("date", AnswerType.Date),
            ("number", AnswerType.Number), ("person", AnswerType.Person), ("place", AnswerType.Place), ("manner", AnswerType.Manner),
        ];
        foreach (var (kind, type) in order)
        {
            if (Has(cues, kind))
            {
                return type;
            }
        }

        return AnswerType.Any;
    }

    private static AnswerType Combine(AnswerType cue, string? noun)
    {
        var named = noun switch
        {
            "person" => AnswerType.Person,
            "organisation" => AnswerType.Organisation,
            "place" => AnswerType.Place,
            "date" => AnswerType.Date,
            "amount" => AnswerType.Money,
            "number" => AnswerType.Number,
            "reason" => AnswerType.Reason,
            "definition" => AnswerType.Definition,
            "quotation" => AnswerType.Quotation,
            "name" => AnswerType.Name,
            _ => AnswerType.Any,
        };
        return cue switch
        {
            AnswerType.Any or AnswerType.Manner => named,
            AnswerType.Person => named == AnswerType.Organisation ? named : cue,
            AnswerType.Number => named == AnswerType.Money ? named : cue,
            _ => cue,
        };
    }

    private static int FindFocus(ReadOnlySpan<Token> tokens)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            if (!NounAsking.Contains(tokens[i].Exact))
            {
                continue;
            }

            // Indonesian may put the noun before the question word: "kota mana", "pada tahun berapa", "lembaga apakah".
            if (i > 0 && tokens[i - 1].IsContent
                && tokens[i].Exact is "apa" or "apakah" or "mana" or "manakah" or "berapa" or "berapakah")
            {
                return i - 1;
            }

            for (var next = i + 1; next < tokens.Length && next <= i + 8; next++)
            {
                if (NameWords.Contains(tokens[next].Exact))
                {
                    continue;
                }

                if (tokens[next].IsContent && (tokens[next].Traits & TokenTraits.Capitalized) == 0)
                {
                    return next;
                }

                if (tokens[next].Exact is "yang" or "that")
                {
                    break;
                }
            }
        }

        return -1;
    }

    private static bool Has(List<PhraseMatch> cues, string kind)
    {
        foreach (var cue in cues)
        {
            if (cue.Kind == kind)
            {
                return true;
            }
        }

        return false;
    }
}
