using StargateBot.Core.Chat;
using StargateBot.Core.Languages;
using StargateBot.Slack.Api;
using StargateBot.Slack.Wire;

namespace StargateBot.Slack.Reading;

/// <summary>
/// Reads the slash command: <c>/stargate [public|publik] [id:|en:] [ask|tanya] QUESTION</c>, or a command of <see cref="CommandWords"/>.
/// </summary>
internal static class CommandReader
{
    /// <summary>Reads a command.</summary>
    /// <param name="command">The payload.</param>
    /// <param name="envelopeId">The envelope's id, which stands in for a missing trigger id.</param>
    /// <param name="self">Who the bot is.</param>
    /// <param name="now">The time, from which the response address lives.</param>
    public static Arrival Read(SlashCommand command, string envelopeId, SlackIdentity self, DateTimeOffset now)
    {
        if (command is not { UserId: { Length: > 0 } user, ChannelId: { Length: > 0 } channel })
        {
            return new Arrival.Nothing("command without user or channel");
        }

        var words = Parse(MessageText.Read(command.Text, self.UserId));
        var team = command.TeamId ?? self.TeamId;
        var place = new ChatPlace(SlackPlatform.PlatformName, team, channel);
        return new Arrival.Asked(new IncomingQuestion
        {
            EventKey = $"slack:{team}:command:{command.TriggerId ?? envelopeId}",
            Place = place,
            Conversation = Targets.PersonsConversation(place, user),
            Author = new ChatAuthor(user) { Name = command.UserName ?? "" },
            Addressing = Addressing.Command,
            Request = words.Request,
            Language = words.Language,
            ReplyTo = Targets.Respond(place, user, command.ResponseUrl, isPrivate: !words.Public, now),
        },
        command.TriggerId);
    }

    /// <summary>Reads the text of a command.</summary>
    internal static (ChatRequest Request, Language? Language, bool Public) Parse(string text)
    {
        var rest = text.AsSpan().Trim();
        var isPublic = false;
        Language? language = null;
        ReadOptions(ref rest, ref isPublic, ref language);
        if (rest.IsEmpty)
        {
            return (new ChatRequest(ChatCommand.Help), language, false);
        }

        // What is no answer is for the one who asks for it alone. The word tells the language when nothing else does.
        if (CommandWords.Read(rest.ToString()) is var (request, spoken))
        {
            return (request, language ?? spoken, false);
        }

        if (TakeWord(ref rest, "ask", "tanya"))
        {
            ReadOptions(ref rest, ref isPublic, ref language);
        }

        return (new ChatRequest(ChatCommand.Ask, rest.ToString()), language, isPublic);
    }

    private static void ReadOptions(ref ReadOnlySpan<char> rest, ref bool isPublic, ref Language? language)
    {
        while (true)
        {
            if (TakeWord(ref rest, "public", "publik"))
            {
                isPublic = true;
            }
            else if (rest.Length >= 3 && rest[2] == ':' && LanguageCodes.TryParse(rest[..2].ToString(), out var told))
            {
                language = told;
                rest = rest[3..].TrimStart();
            }
            else
            {
                return;
            }
        }
    }

    private static bool IsWord(ReadOnlySpan<char> text, string english, string indonesian) =>
        text.Equals(english, StringComparison.OrdinalIgnoreCase) || text.Equals(indonesian, StringComparison.OrdinalIgnoreCase);

    private static bool TakeWord(ref ReadOnlySpan<char> rest, string english, string indonesian)
    {
        var end = rest.IndexOfAny(' ', '\t', '\n');
        var word = end < 0 ? rest : rest[..end];
        if (!IsWord(word, english, indonesian))
        {
            return false;
        }

        rest = rest[word.Length..].TrimStart();
        return true;
    }
}
