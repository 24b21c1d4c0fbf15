using StargateBot.Core.Chat;
using StargateBot.Discord.Wire;

namespace StargateBot.Discord.Events;

/// <summary>Makes questions of messages.</summary>
/// <param name="threads">Knows which channels are threads.</param>
internal sealed class MessageMapper(ThreadDirectory threads)
{
    // Other types are the platform's own: joins, pins, threads begun. Source: Discord documentation, "Message Resource", Message Types.
    private const int DefaultType = 0;
    private const int ReplyType = 19;

    /// <summary>Reads a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="selfId">The bot's own id.</param>
    /// <returns>Null when nothing was said to us: no words and no mention, as all messages look without the content intent.</returns>
    public IncomingQuestion? Map(MessageEvent message, string selfId)
    {
        if (message.Author is null)
        {
            return null;
        }

        var isMentioned = IsMentioned(message, selfId);
        var isDirect = message.GuildId is null;
        if (string.IsNullOrWhiteSpace(message.Content) && !isMentioned)
        {
            return null;
        }

        var place = new ChatPlace(DiscordPlatform.PlatformName, message.GuildId ?? ChatPlace.NoTenant, message.ChannelId)
        {
            ParentChannel = isDirect ? null : threads.ParentOf(message.ChannelId),
        };
        return new IncomingQuestion
        {
            EventKey = $"{DiscordPlatform.PlatformName}:{place.Tenant}:message:{message.Id}",
            Place = place,
            Conversation = ConversationOf(place, message.Author.Id, isDirect, message.ChannelType),
            Author = AuthorReader.Of(message, KindOf(message, selfId)),
            Addressing = isDirect ? Addressing.Direct
                : isMentioned || message.ReferencedMessage?.Author?.Id == selfId ? Addressing.Mention
                : Addressing.Ambient,
            Request = new ChatRequest(ChatCommand.Ask, MessageText.Clean(message.Content, selfId)),
            ReplyTo = new ReplyTarget { Place = place, ReplyToMessage = message.Id, Recipient = message.Author.Id, IsLasting = true },
        };
    }

    /// <summary>Says which channel the thread belongs to that a message stands in.</summary>
    /// <param name="question">The message.</param>
    /// <param name="parent">The channel, or null where it is not known.</param>
    public static IncomingQuestion Within(IncomingQuestion question, string? parent)
    {
        var place = question.Place with { ParentChannel = parent };
        return question with { Place = place, ReplyTo = question.ReplyTo with { Place = place } };
    }

    /// <summary>Gets the conversation that something said belongs to: a direct message or a thread is one; in a channel everybody has their own.</summary>
    /// <param name="place">Where it was said.</param>
    /// <param name="userId">Who said it.</param>
    /// <param name="isDirect">Whether it is a direct message.</param>
    /// <param name="channelType">Type of the channel, or null when it is not told.</param>
    public string ConversationOf(ChatPlace place, string userId, bool isDirect, int? channelType) =>
        isDirect || ChannelTypes.IsThread(channelType) || (channelType is null && threads.Contains(place.Channel)) ? place.Key : $"{place.Key}:{userId}";

    private static bool IsMentioned(MessageEvent message, string selfId)
    {
        if (message.Mentions is { } mentions)
        {
            for (var i = 0; i < mentions.Count; i++)
            {
                if (mentions[i].Id == selfId)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static AuthorKind KindOf(MessageEvent message, string selfId) =>
        message.Author!.Id == selfId ? AuthorKind.Self
        : message.WebhookId is not null ? AuthorKind.Webhook
        : message.Author.Bot == true ? AuthorKind.Bot
        : message.Type is DefaultType or ReplyType ? AuthorKind.Person
        : AuthorKind.System;
}
