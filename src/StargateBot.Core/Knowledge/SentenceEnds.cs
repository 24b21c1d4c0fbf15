using System.Globalization;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Knowledge;

/// <summary>Decides whether an end mark ends its sentence.</summary>
internal readonly ref struct SentenceEnds
{
    // How far past white space, quotes and symbols the next word is looked for; bounds the time on runs of symbols.
    private const int MaxSymbols = 16;
    private const int MaxWord = 40;

    private static readonly string[][] Months = [MonthsOf("id"), MonthsOf("en")];

    private readonly string _text;
    private readonly Language _language;
    private readonly Abbreviations _abbreviations;
    private readonly Abbreviations _foreignAbbreviations;
    private readonly FunctionWords _functionWords;

    public SentenceEnds(string text, Language language)
    {
        _text = text;
        _language = language;
        _abbreviations = Abbreviations.For(language);
        _foreignAbbreviations = Abbreviations.For(language.Other());
        _functionWords = FunctionWords.For(language);
    }

    /// <summary>Gets whether the sentence that begins at <paramref name="start"/> ends before <paramref name="end"/>.</summary>
    /// <param name="start">Index of the sentence's first character.</param>
    /// <param name="mark">Index of the first end mark.</param>
    /// <param name="end">Index after the marks and the closing quotes and brackets.</param>
    public bool IsEnd(int start, int mark, int end)
    {
        if (end >= _text.Length || !char.IsWhiteSpace(_text[end]))
        {
            return false;
        }

        var next = NextWord(end);
        if (next < 0 || !MayStartSentence(next) || IsAside(end, next))
        {
            return false;
        }

        var marks = _text.AsSpan(mark, end - mark);
        if (marks.ContainsAny('!', '?'))
        {
            return !IsBracketOnly(mark);
        }

        return IsEllipsis(marks)
            ? mark > start && !char.IsWhiteSpace(_text[mark - 1]) && !IsBracketOnly(mark)
            : PointEnds(start, mark, next);
    }

    private static string[] MonthsOf(string culture) =>
        [.. CultureInfo.GetCultureInfo(culture).DateTimeFormat.MonthNames.Where(month => month.Length > 0)];

    private static bool IsEllipsis(ReadOnlySpan<char> marks) => marks[0] == '…' || (marks.Length > 1 && marks[1] is '.' or '…');

    // Marks such as (!) and [...] comment on the sentence that they stand in.
    private bool IsBracketOnly(int mark) => mark > 0 && _text[mark - 1] is '(' or '[';

    // Index of the first letter or digit after the end, or -1 where another end mark, a closing mark or nothing comes first.
    private int NextWord(int end)
    {
        var limit = Math.Min(_text.Length, end + MaxSymbols);
        var i = end;
        for (; i < limit && !char.IsLetterOrDigit(_text[i]); i++)
        {
            if (_text[i] == '\n' || SentenceMarks.IsEndMark(_text[i]) || _text[i] is ')' or ']' or '”' or '»' or ',' or ';')
            {
                return -1;
            }
        }

        return i < limit ? i : -1;
    }

    // Brackets after which the sentence goes on in small letters: "Can they think? (June 1997) is an essay".
    private bool IsAside(int end, int next)
    {
        var open = _text.IndexOf('(', end, next - end);
        if (open < 0 || SentenceMarks.FindClosing(_text, open, SentenceSplitter.MaxEnclosed) is not (var closing and > 0))
        {
            return false;
        }

        var after = closing + 1;
        while (after < _text.Length && _text[after] == ' ')
        {
            after++;
        }

        return after < _text.Length && (char.IsLower(_text[after]) || _text[after] is ',' or ';');
    }

    // iPhone and eBay begin sentences although their first letter is small.
    private bool MayStartSentence(int word) =>
        !char.IsLower(_text[word]) || (word + 1 < _text.Length && char.IsUpper(_text[word + 1]));

    private bool PointEnds(int start, int mark, int next)
    {
        var word = WordBefore(start, mark);
        if (word.IsEmpty)
        {
            return true;
        }

        if (IsEnumerator(start, mark) || (word.Length <= 2 && !word.ContainsAnyExceptInRange('0', '9') && IsMonth(next)))
        {
            return false;
        }

        // Names keep the titles of their own language: Mr. Smith, Pixar Inc.
        if (_abbreviations.TryGet(word, out var kind) || (char.IsUpper(word[0]) && _foreignAbbreviations.TryGet(word, out kind)))
        {
            return kind switch
            {
                AbbreviationKind.BeforeName => false,
                AbbreviationKind.BeforeNumber => !char.IsDigit(_text[next]) && !IsRomanNumeral(WordAt(next)),
                _ => OpensSentence(next),
            };
        }

        return !(IsInitial(word) || IsDottedLetters(word)) || OpensSentence(next);
    }

    private ReadOnlySpan<char> WordBefore(int start, int mark)
    {
        var first = mark;
        while (first > start && mark - first < MaxWord && !char.IsWhiteSpace(_text[first - 1]) && _text[first - 1] is not ('(' or '[' or '/' or '-' or '–'))
        {
            first--;
        }

        return _text.AsSpan(first, mark - first).TrimStart("\"“«'‘*").TrimEnd("\"”»'’)]");
    }

    private ReadOnlySpan<char> WordAt(int index)
    {
        var end = index;
        while (end < _text.Length && end - index < MaxWord && char.IsLetterOrDigit(_text[end]))
        {
            end++;
        }

        return _text.AsSpan(index, end - index);
    }

    // 1. / a. / IV. as the whole of the sentence so far.
    private bool IsEnumerator(int start, int mark)
    {
        const int MaxEnumerator = 5;
        var head = _text.AsSpan(start, mark - start);
        return head.Length is > 0 and <= MaxEnumerator
            && (!head.ContainsAnyExceptInRange('0', '9') || (head.Length == 1 && char.IsLetter(head[0])) || IsRomanNumeral(head));
    }

    private bool IsMonth(int next)
    {
        var word = WordAt(next);
        foreach (var month in Months[(int)_language])
        {
            if (word.Equals(month, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // A capitalised function word (The, Ini, Namun) is no name: it stands so because it opens a sentence.
    private bool OpensSentence(int next)
    {
        var word = WordAt(next);
        var after = next + word.Length;
        if (!char.IsUpper(word[0]) || (after < _text.Length && _text[after] == '.') || (word.Length > 1 && char.IsUpper(word[1])))
        {
            return false;
        }

        var lower = word.ToString().ToLowerInvariant();
        return _functionWords.Contains(lower) || _functionWords.Negates(lower);
    }

    private static bool IsInitial(ReadOnlySpan<char> word) => word.Length == 1 && char.IsLetter(word[0]);

    private static bool IsRomanNumeral(ReadOnlySpan<char> word) =>
        word.Length is > 0 and <= 5 && (!word.ContainsAnyExcept("IVX") || !word.ContainsAnyExcept("ivx"));

    // U.S, S.H, Ph.D, M.Hum: short parts, so that addresses such as example.com are none.
    private static bool IsDottedLetters(ReadOnlySpan<char> word)
    {
        const int MaxFirstPart = 2;
        const int MaxPart = 4;
        var parts = 0;
        foreach (var range in word.Split('.'))
        {
            var part = word[range];
            if (part.Length is 0 or > MaxPart || (parts == 0 && part.Length > MaxFirstPart))
            {
                return false;
            }

            foreach (var c in part)
            {
                if (!char.IsLetter(c))
                {
                    return false;
                }
            }

            parts++;
        }

        return parts > 1;
    }
}
