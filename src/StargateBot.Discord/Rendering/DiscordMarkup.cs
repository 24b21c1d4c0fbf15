using System.Text;
using StargateBot.Core.Chat;

namespace StargateBot.Discord.Rendering;

/// <summary>
/// Writes plain text as Discord's Markdown, so that nothing in it mentions, links or formats, but for the <c>**bold**</c> leads that
/// the core writes. Source: Discord documentation, "API Reference", Message Formatting.
/// </summary>
internal static class DiscordMarkup
{
    // Stand for the borders of a bold lead while a text is split; private use, so removed from every text before.
    private const char BoldOpen = '\uE000';
    private const char BoldClose = '\uE001';

    private const string Bold = "**";

    // A character that a reader does not see parts "@everyone", which no escape does.
    private const char ZeroWidthSpace = '\u200B';

    /// <summary>Escapes a text, bold leads kept.</summary>
    /// <param name="text">The text of a reply.</param>
    /// <param name="maxLength">The longest part in UTF-16 units, escapes included; at least 400.</param>
    /// <returns>At least one part; bold is closed and opened again at their borders.</returns>
    public static IReadOnlyList<string> Split(string text, int maxLength)
    {
        var parts = new List<string>();
        var bold = false;
        Add(MarkBold(Visible(text)), maxLength);
        return parts;

        void Add(string marked, int length)
        {
            foreach (var piece in TextSplitter.Split(marked, length))
            {
                var bolder = bold;
                var written = Write(piece, ref bolder);
                if (written.Length > maxLength)
                {
                    Add(piece, piece.Length / 2);
                }
                else
                {
                    bold = bolder;
                    parts.Add(written);
                }
            }
        }
    }

    /// <summary>Escapes a text in which nothing is bold.</summary>
    /// <param name="text">Any text.</param>
    public static string Escape(string text)
    {
        var bold = false;
        return Write(Visible(text), ref bold);
    }

    private static string Write(string marked, ref bool bold)
    {
        var written = new StringBuilder(marked.Length + 16);
        written.Append(bold ? Bold : "");
        var lineStart = true;
        for (var i = 0; i < marked.Length; i++)
        {
            var c = marked[i];
            var before = i > 0 ? marked[i - 1] : '\n';
            var after = i + 1 < marked.Length ? marked[i + 1] : '\n';
            switch (c)
            {
                case BoldOpen:
                case BoldClose:
                    bold = c == BoldOpen;
                    written.Append(Bold);
                    continue;
                case '\\' or '*' or '_' or '`' or '<':
                case '~' or '|' when before == c || after == c:
                case '>' or '#' when lineStart:
                case '(' when before == ']':
                case ':' when marked.AsSpan(i).StartsWith("://"):
                case '/' when IsInInvitation(marked, i):
                    written.Append('\\').Append(c);
                    break;
                case '@' when IsEveryone(marked.AsSpan(i + 1)):
                    written.Append(c).Append(ZeroWidthSpace);
                    break;
                default:
                    written.Append(c);
                    break;
            }

            lineStart = c == '\n' || (lineStart && c is ' ' or '-');
        }

        return written.Append(bold ? Bold : "").ToString();
    }

    private static bool IsEveryone(ReadOnlySpan<char> text) =>
        text.StartsWith("everyone", StringComparison.OrdinalIgnoreCase) || text.StartsWith("here", StringComparison.OrdinalIgnoreCase);

    // "discord.gg/abc" becomes an invitation even without a scheme.
    private static bool IsInInvitation(string text, int slash)
    {
        var start = text.LastIndexOfAny([' ', '\n'], slash) + 1;
        return text.AsSpan(start, slash - start).Contains("discord", StringComparison.OrdinalIgnoreCase);
    }

    // Without controls, and without what turns the writing direction or is used as a mark here.
    private static string Visible(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c == '\t')
            {
                kept.Append(' ');
            }
            else if (c == '\n' || !(char.IsControl(c) || TurnsDirection(c) || c is BoldOpen or BoldClose))
            {
                kept.Append(c);
            }
        }

        return kept.ToString();
    }

    private static bool TurnsDirection(char c) =>
        c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F' or '\u061C';

    // A lead is closed in its own line and holds something; other stars are stars.
    private static string MarkBold(string text)
    {
        if (!text.Contains(Bold, StringComparison.Ordinal))
        {
            return text;
        }

        var marked = new StringBuilder(text.Length);
        var done = 0;
        while (text.IndexOf(Bold, done, StringComparison.Ordinal) is var open && open >= 0)
        {
            var inside = open + Bold.Length;
            var close = inside < text.Length ? text.IndexOf(Bold, inside + 1 < text.Length ? inside + 1 : inside, StringComparison.Ordinal) : -1;
            if (close < 0 || text.AsSpan(inside, close - inside).Contains('\n'))
            {
                marked.Append(text, done, inside - done);
                done = inside;
                continue;
            }

            marked.Append(text, done, open - done).Append(BoldOpen).Append(text, inside, close - inside).Append(BoldClose);
            done = close + Bold.Length;
        }

        return marked.Append(text, done, text.Length - done).ToString();
    }
}
