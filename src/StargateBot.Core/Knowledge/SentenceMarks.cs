namespace StargateBot.Core.Knowledge;

/// <summary>The punctuation that sentence splitting looks at.</summary>
internal static class SentenceMarks
{
    private const int MaxReference = 40;

    /// <summary>Gets whether a character may end a sentence.</summary>
    public static bool IsEndMark(char c) => c is '.' or '!' or '?' or '…';

    /// <summary>
    /// Gets the index after a run of end marks, the closing quotes and brackets that belong to it, and reference marks such as
    /// <c>[1]</c>.
    /// </summary>
    public static int EndOfRun(string text, int index)
    {
        while (index < text.Length)
        {
            if (IsEndMark(text[index]) || IsClosing(text, index))
            {
                index++;
            }
            else if (text[index] == '[' && FindClosing(text, index, MaxReference) is var closing and > 0)
            {
                index = closing + 1;
            }
            else
            {
                break;
            }
        }

        return index;
    }

    /// <summary>Finds where the quotation or bracket that opens at an index closes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="index">Index of the character that may open something.</param>
    /// <param name="within">How many characters to look at; a line feed ends the look too.</param>
    /// <returns>Index of the closing character, or 0 when nothing opens here or it does not close.</returns>
    public static int FindClosing(string text, int index, int within)
    {
        var open = text[index];
        var close = open switch
        {
            '(' => ')',
            '[' => ']',
            '“' => '”',
            '«' => '»',
            '"' when IsOpeningQuote(text, index) => '"',
            _ => '\0',
        };
        if (close == '\0')
        {
            return 0;
        }

        var depth = 1;
        var end = Math.Min(text.Length, index + within);
        for (var i = index + 1; i < end && text[i] != '\n'; i++)
        {
            if (text[i] == close && (close != '"' || IsClosing(text, i)))
            {
                depth--;
                if (depth == 0)
                {
                    return i;
                }
            }
            else if (text[i] == open && open != '"')
            {
                depth++;
            }
        }

        return 0;
    }

    /// <summary>Gets whether a character closes a quotation or bracket; a straight quote does when no word follows it.</summary>
    public static bool IsClosing(string text, int index) => text[index] switch
    {
        ')' or ']' or '}' or '”' or '»' or '’' => true,
        '"' or '\'' => index > 0 && !char.IsWhiteSpace(text[index - 1]) && (index + 1 == text.Length || !char.IsLetterOrDigit(text[index + 1])),
        _ => false,
    };

    private static bool IsOpeningQuote(string text, int index) =>
        (index == 0 || char.IsWhiteSpace(text[index - 1]) || text[index - 1] is '(' or '[' or ':')
        && index + 1 < text.Length && !char.IsWhiteSpace(text[index + 1]);
}
