using System.Buffers;
using System.Text;

namespace StargateBot.Simulator.Slack;

/// <summary>Turns what a person types into what Slack sends to apps: escaped, with mentions, channels and links as tokens.</summary>
/// <remarks>Tokens that are written out already, such as <c>&lt;@U7&gt;</c>, pass. Source: docs "Formatting message text".</remarks>
internal static class TypedText
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>@#:");

    public static string ToWire(string typed, SlackWorkspace workspace)
    {
        if (typed.AsSpan().IndexOfAny(Special) < 0)
        {
            return typed;
        }

        var wire = new StringBuilder(typed.Length + 16);
        var position = 0;
        while (position < typed.Length)
        {
            position += AppendNext(wire, typed, position, workspace);
        }

        return wire.ToString();
    }

    private static int AppendNext(StringBuilder wire, string typed, int position, SlackWorkspace workspace)
    {
        var character = typed[position];
        switch (character)
        {
            case '&':
                wire.Append("&amp;");
                return 1;
            case '>':
                wire.Append("&gt;");
                return 1;
            case '<':
                var length = TokenLength(typed.AsSpan(position));
                if (length > 0)
                {
                    wire.Append(typed, position, length);
                    return length;
                }

                wire.Append("&lt;");
                return 1;
            case '@' when NameLength(typed, position + 1) is > 0 and var name && workspace.FindPersonByName(typed.Substring(position + 1, name)) is { } person:
                wire.Append("<@").Append(person.Id).Append('>');
                return name + 1;
            case '#' when NameLength(typed, position + 1) is > 0 and var name && ChannelNamed(typed.Substring(position + 1, name), workspace) is { } channel:
                wire.Append("<#").Append(channel.Id).Append('|').Append(channel.Name).Append('>');
                return name + 1;
            case 'h' when LinkLength(typed.AsSpan(position)) is > 0 and var link:
                wire.Append('<').Append(typed.AsSpan(position, link).ToString().Replace("&", "&amp;", StringComparison.Ordinal)).Append('>');
                return link;
            default:
                wire.Append(character);
                return 1;
        }
    }

    private static int TokenLength(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf('>');
        if (end < 0)
        {
            return 0;
        }

        var inside = text[1..end];
        return inside.StartsWith("@U") || inside.StartsWith("#C") || inside.StartsWith("!subteam^") || inside is "!here" or "!channel" or "!everyone"
            ? end + 1
            : 0;
    }

    private static int NameLength(string text, int start)
    {
        var end = start;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-' or '_'))
        {
            end++;
        }

        return end - start;
    }

    private static int LinkLength(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith("http://", StringComparison.Ordinal) && !text.StartsWith("https://", StringComparison.Ordinal))
        {
            return 0;
        }

        var end = text.IndexOfAny(" \n\t<>");
        return end < 0 ? text.Length : end;
    }

    private static SlackChannel? ChannelNamed(string name, SlackWorkspace workspace)
    {
        foreach (var channel in workspace.Channels)
        {
            if (channel.Kind != SlackChannelKind.DirectMessage && string.Equals(channel.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return channel;
            }
        }

        return null;
    }
}
