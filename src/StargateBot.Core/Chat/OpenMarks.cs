namespace StargateBot.Core.Chat;

/// <summary>Which marks of a text are open at a place where it is cut.</summary>
/// <param name="IsFence">Whether a code fence is open.</param>
/// <param name="Language">The word behind the opening fence, or empty.</param>
/// <param name="IsBold">Whether bold text is open.</param>
internal readonly record struct OpenMarks(bool IsFence, string Language, bool IsBold)
{
    /// <summary>Length of the longest <see cref="Closing"/>.</summary>
    public const int LongestClosing = 4;

    private const string Fence = "```";
    private const string Bold = "**";
    private const int MaxLanguageLength = 20;

    /// <summary>Gets the state before a text.</summary>
    public static OpenMarks None { get; } = new(false, "", false);

    /// <summary>Gets what opens the marks again at the beginning of a part.</summary>
    public string Opening => IsFence ? $"{Fence}{Language}\n" : IsBold ? Bold : "";

    /// <summary>Gets what closes the marks at the end of a part.</summary>
    public string Closing => IsFence ? "\n" + Fence : IsBold ? Bold : "";

    /// <summary>Gets which marks are open where a text is cut.</summary>
    /// <param name="text">The text from the end of the part before.</param>
    /// <param name="end">Where it shall be cut; moved so that no mark opens or closes with nothing inside.</param>
    public OpenMarks After(ReadOnlySpan<char> text, ref int end)
    {
        var marks = Read(text[..end], out var openedAt);
        if (openedAt > 0 && !text[..openedAt].IsWhiteSpace())
        {
            end = openedAt;
            marks = Read(text[..end], out _);
        }

        var rest = text[end..];
        if (marks.IsFence)
        {
            // The text's own closing fence comes next: it stands where ours would.
            var lineEnd = rest.StartsWith("\r\n") ? 2 : rest.StartsWith("\n") ? 1 : 0;
            if (rest[lineEnd..].StartsWith(Fence))
            {
                end += lineEnd + Fence.Length;
                return None;
            }
        }
        else if (marks.IsBold)
        {
            if (rest.StartsWith(Bold))
            {
                end += Bold.Length;
                return None;
            }

            var paragraphEnd = rest.IndexOf("\n\n");
            return (paragraphEnd < 0 ? rest : rest[..paragraphEnd]).IndexOf(Bold) < 0 ? None : marks;
        }

        return marks;
    }

    /// <summary>Reads over a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="emptyFrom">Where the mark begins that is opened last and has nothing inside yet, or -1.</param>
    private OpenMarks Read(ReadOnlySpan<char> text, out int emptyFrom)
    {
        var marks = this;
        emptyFrom = -1;
        for (var i = 0; i < text.Length;)
        {
            var rest = text[i..];
            if (rest.StartsWith(Fence))
            {
                var length = RunLength(rest);
                if (marks.IsFence)
                {
                    marks = None;
                    emptyFrom = -1;
                }
                else
                {
                    var language = LanguageAt(rest[length..]);
                    marks = new OpenMarks(true, language, false);
                    length += language.Length;
                    emptyFrom = rest[length..].IsWhiteSpace() ? i : -1;
                }

                i += length;
            }
            else if (!marks.IsFence && rest.StartsWith(Bold))
            {
                var length = RunLength(rest);
                marks = marks with { IsBold = !marks.IsBold };
                emptyFrom = marks.IsBold && rest[length..].IsWhiteSpace() ? i : -1;
                i += length;
            }
            else
            {
                // Bold text ends with its paragraph.
                marks = !marks.IsFence && rest.StartsWith("\n\n") ? None : marks;
                i++;
            }
        }

        return marks;
    }

    private static int RunLength(ReadOnlySpan<char> text)
    {
        var length = text.IndexOfAnyExcept(text[0]);
        return length < 0 ? text.Length : length;
    }

    private static string LanguageAt(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] is '+' or '#' or '-'))
        {
            length++;
        }

        var endsLine = length == text.Length || text[length] is '\n' or '\r';
        return endsLine && length <= MaxLanguageLength ? text[..length].ToString() : "";
    }
}
