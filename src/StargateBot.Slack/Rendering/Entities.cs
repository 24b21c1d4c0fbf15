using System.Text;

namespace StargateBot.Slack.Rendering;

/// <summary>The three characters that begin or end Slack's control sequences, in both of its markups.</summary>
internal static class Entities
{
    /// <summary>Writes a character as its entity when it has one.</summary>
    public static bool TryAppend(char character, StringBuilder result)
    {
        var entity = character switch
        {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            _ => null,
        };
        result.Append(entity);
        return entity is not null;
    }
}

/// <summary>Words that call many people.</summary>
internal static class Pings
{
    private static readonly string[] Groups = ["here", "channel", "everyone", "group"];

    /// <summary>
    /// Writes an invisible space behind an <c>@</c> that such a word follows. Without <c>link_names</c> Slack leaves the word alone; what
    /// it does inside Markdown is not documented.
    /// </summary>
    public static void Defuse(ReadOnlySpan<char> text, int at, StringBuilder result)
    {
        if (text[at] != '@')
        {
            return;
        }

        foreach (var group in Groups)
        {
            if (text[(at + 1)..].StartsWith(group, StringComparison.OrdinalIgnoreCase))
            {
                result.Append('\u200B');
                return;
            }
        }
    }
}
