using System.Text.RegularExpressions;

namespace StargateBot.Discord.Events;

/// <summary>Makes plain words of a message's text. Source: Discord documentation, "API Reference", Message Formatting.</summary>
internal static partial class MessageText
{
    /// <summary>Removes the mention of the bot and replaces other mentions, emoji and commands by words that a reader sees.</summary>
    /// <param name="content">The text as sent.</param>
    /// <param name="selfId">The bot's id.</param>
    public static string Clean(string? content, string selfId)
    {
        if (string.IsNullOrWhiteSpace(content))
        {
            return "";
        }

        return content.Contains('<', StringComparison.Ordinal)
            ? Markup().Replace(content, match => Words(match, selfId)).Trim()
            : content.Trim();
    }

    private static string Words(Match match, string selfId)
    {
        if (match.Groups["user"] is { Success: true } user)
        {
            return user.ValueSpan.SequenceEqual(selfId) ? " " : "@user";
        }

        return match.Groups["command"] is { Success: true } command ? "/" + command.Value
            : match.Groups["emoji"] is { Success: true } emoji ? ":" + emoji.Value + ":"
            : match.ValueSpan[1] switch
            {
                '@' => "@role",
                '#' => "#channel",
                _ => " ",
            };
    }

    [GeneratedRegex(
        @"<(?:@!?(?<user>\d+)|@&\d+|\#\d+|/(?<command>[^:<>\n]{1,100}):\d+|a?:(?<emoji>\w{2,32}):\d+|t:-?\d+(?::\w)?)>",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Markup();
}
