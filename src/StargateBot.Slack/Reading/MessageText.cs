using System.Text;

namespace StargateBot.Slack.Reading;

/// <summary>Turns the text of a Slack message into what the person typed. Slack's documentation, "Formatting message text".</summary>
internal static class MessageText
{
    // A control sequence never holds a line feed; a lone bracket cannot arrive, but must not swallow the rest of a long text.
    private const int MaxSequence = 4096;

    /// <summary>Takes out the bot's own mention, puts words for the other control sequences, and undoes Slack's escaping, once.</summary>
    /// <param name="text">The text as it arrived.</param>
    /// <param name="ownUserId">The bot's user id.</param>
    public static string Read(string? text, string ownUserId)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        if (text.AsSpan().IndexOfAny('<', '&') < 0)
        {
            return text.Trim();
        }

        var result = new StringBuilder(text.Length);
        var rest = text.AsSpan();
        while (rest.IndexOfAny('<', '&') is >= 0 and var at)
        {
            result.Append(rest[..at]);
            rest = rest[at..];
            rest = rest[(rest[0] == '&' ? Unescape(rest, result) : Replace(rest, ownUserId, result))..];
        }

        return result.Append(rest).ToString().AsSpan().Trim().TrimStart(",:").TrimStart().ToString();
    }

    /// <summary>Gets whether a text mentions a user.</summary>
    public static bool Mentions(string? text, string userId)
    {
        var rest = text.AsSpan();
        while (rest.IndexOf("<@", StringComparison.Ordinal) is >= 0 and var at)
        {
            rest = rest[(at + 2)..];
            if (rest.StartsWith(userId, StringComparison.Ordinal) && rest.Length > userId.Length && rest[userId.Length] is '>' or '|')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Gets whether a text turns to somebody: it begins with a mention.</summary>
    public static bool BeginsWithMention(string? text) => text.AsSpan().TrimStart().StartsWith("<@", StringComparison.Ordinal);

    private static int Unescape(ReadOnlySpan<char> text, StringBuilder result)
    {
        var (character, length) = text.StartsWith("&lt;", StringComparison.Ordinal) ? ('<', 4)
            : text.StartsWith("&gt;", StringComparison.Ordinal) ? ('>', 4)
            : text.StartsWith("&amp;", StringComparison.Ordinal) ? ('&', 5)
            : ('&', 1);
        result.Append(character);
        return length;
    }

    private static int Replace(ReadOnlySpan<char> text, string ownUserId, StringBuilder result)
    {
        var end = text[..Math.Min(text.Length, MaxSequence)].IndexOf('>');
        if (end < 0)
        {
            result.Append('<');
            return 1;
        }

        var inside = text[1..end];
        var bar = inside.IndexOf('|');
        var target = bar < 0 ? inside : inside[..bar];
        var label = bar < 0 ? default : inside[(bar + 1)..];
        if (target.Length > 1 && target[0] == '@' && target[1..].Equals(ownUserId, StringComparison.Ordinal))
        {
            TrimSpaceBefore(result, text[(end + 1)..]);
            return end + 1;
        }

        AppendWords(target, label, result);
        return end + 1;
    }

    private static void AppendWords(ReadOnlySpan<char> target, ReadOnlySpan<char> label, StringBuilder result)
    {
        if (!label.IsEmpty)
        {
            AppendUnescaped(label.TrimStart('@'), result);
            return;
        }

        switch (target.IsEmpty ? '\0' : target[0])
        {
            case '@':
                result.Append("user");
                break;
            case '#':
                result.Append("channel");
                break;
            case '!':
                result.Append(target.IndexOf('^') < 0 ? target[1..] : "group");
                break;
            default:
                AppendUnescaped(target.StartsWith("mailto:", StringComparison.Ordinal) ? target[7..] : target, result);
                break;
        }
    }

    private static void AppendUnescaped(ReadOnlySpan<char> text, StringBuilder result)
    {
        while (text.IndexOf('&') is >= 0 and var at)
        {
            result.Append(text[..at]);
            text = text[at..];
            text = text[Unescape(text, result)..];
        }

        result.Append(text);
    }

    // "hey <@BOT> what" reads "hey what".
    private static void TrimSpaceBefore(StringBuilder result, ReadOnlySpan<char> after)
    {
        if (result.Length > 0 && result[^1] == ' ' && (after.IsEmpty || after[0] == ' ' || char.IsPunctuation(after[0])))
        {
            result.Length--;
        }
    }
}
