using StargateBot.Core.Chat;
using StargateBot.Slack.Api;
using StargateBot.Slack.Wire;

namespace StargateBot.Slack.Reading;

/// <summary>Reads events. Slack's documentation, "Events API" and the pages of the events.</summary>
internal static class EventReader
{
    private const string MessageEvent = "message";
    private const string MentionEvent = "app_mention";

    // Messages of Slack itself in the name of a user.
    private const string Slackbot = "USLACKBOT";

    /// <summary>Reads an event.</summary>
    /// <param name="callback">The payload.</param>
    /// <param name="self">Who the bot is.</param>
    public static Arrival Read(EventCallback callback, SlackIdentity self)
    {
        if (callback.Type == "app_rate_limited")
        {
            return new Arrival.EventsLimited();
        }

        return callback.Event switch
        {
            null => new Arrival.Nothing(callback.Type ?? "event without type"),
            { Type: MentionEvent or MessageEvent } said => Said(callback, said, self),
            { Type: "app_home_opened", User: { } user, Channel: { } channel } opened =>
                new Arrival.HomeOpened(user, channel, opened.Tab == "messages"),
            { Type: "app_uninstalled" } => new Arrival.Removed("app_uninstalled"),

            // People can revoke their own tokens; the event is about ours when it lists bots, or nobody.
            { Type: "tokens_revoked", Tokens: null or { Bot: null or { Length: > 0 } } } => new Arrival.Removed("token_revoked"),
            var other => new Arrival.Nothing(other.Type ?? "event without type"),
        };
    }

    private static Arrival Said(EventCallback callback, SlackEvent said, SlackIdentity self)
    {
        // Other subtypes are edits, deletions, joins and bots' messages.
        if (said.Subtype is not (null or "" or "file_share" or "thread_broadcast"))
        {
            return new Arrival.Nothing($"message of subtype {said.Subtype}");
        }

        if (said is not { User: { Length: > 0 } user, Channel: { Length: > 0 } channel, Ts: { Length: > 0 } ts })
        {
            return new Arrival.Nothing("message without user, channel or ts");
        }

        // The workspace that the app is installed in: in shared channels the author's may be another.
        var team = callback.ContextTeamId ?? FirstTeam(callback.Authorizations) ?? callback.TeamId ?? self.TeamId;
        var isDirect = said.Type == MessageEvent && (said.ChannelType is "im" || (said.ChannelType is null && channel[0] == 'D'));
        var addressing = isDirect ? Addressing.Direct
            : said.Type == MentionEvent || MessageText.Mentions(said.Text, self.UserId) ? Addressing.Mention
            : Addressing.Ambient;

        // Without a mention only a reply in a thread can be for us, and not one that turns to somebody else.
        var isReply = said.ThreadTs is { Length: > 0 } && said.ThreadTs != ts;
        if (addressing == Addressing.Ambient && (!isReply || MessageText.BeginsWithMention(said.Text)))
        {
            return new Arrival.Nothing("message to others");
        }

        // A parent that has replies tells its own ts as thread_ts.
        var thread = isReply ? said.ThreadTs! : ts;
        var place = new ChatPlace(SlackPlatform.PlatformName, team, channel, isReply ? thread : null);
        var opened = place with { Thread = thread };
        var continuesChannel = isDirect && !isReply;
        return new Arrival.Asked(new IncomingQuestion
        {
            EventKey = $"slack:{team}:event:{callback.EventId ?? $"{channel}:{ts}"}",
            MessageKey = $"slack:{team}:{channel}:{ts}",
            Place = place,
            Conversation = continuesChannel ? place.ChannelKey : opened.Key,
            OpensConversation = continuesChannel ? opened.Key : null,
            Author = new ChatAuthor(user, KindOf(said, self)),
            Addressing = addressing,
            Request = new ChatRequest(ChatCommand.Ask, MessageText.Read(said.Text, self.UserId)),
            ReplyTo = Targets.Plain(opened, user) with { ReplyToMessage = ts },
        });
    }

    private static AuthorKind KindOf(SlackEvent said, SlackIdentity self) =>
        said.User == self.UserId || (said.BotId is not null && said.BotId == self.BotId) ? AuthorKind.Self
        : said.User == Slackbot ? AuthorKind.System
        : string.IsNullOrEmpty(said.BotId) ? AuthorKind.Person
        : AuthorKind.Bot;

    private static string? FirstTeam(Authorization?[]? authorizations) =>
        authorizations is [{ TeamId: { Length: > 0 } team }, ..] ? team : null;
}
