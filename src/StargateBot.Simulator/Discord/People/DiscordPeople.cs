using StargateBot.Simulator.Discord.Gateway;
using StargateBot.Simulator.Discord.Messages;
using StargateBot.Simulator.Discord.Rest;
using StargateBot.Simulator.Discord.Wire;
using StargateBot.Simulator.Discord.World;

namespace StargateBot.Simulator.Discord.People;

/// <summary>
/// What people, other bots and webhooks do. Each act is complete when its task is: the event is on its way to the bot, or kept
/// for the session that it will resume. Acts that a client of the platform would not let a person do throw
/// <see cref="ArgumentException"/>.
/// </summary>
public sealed partial class DiscordPeople
{
    private const int ReplyType = 19;

    private readonly DiscordServices _services;

    internal DiscordPeople(DiscordServices services) => _services = services;

    /// <summary>Writes a message.</summary>
    /// <param name="channelId">The channel, thread or direct message channel.</param>
    /// <param name="userId">Who writes.</param>
    /// <param name="content">The text; <c>&lt;@id&gt;</c> mentions.</param>
    /// <param name="replyTo">The message that is replied to, whose author is notified.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The message's id.</returns>
    public Task<string> PostMessageAsync(
        string channelId, string userId, string content, string? replyTo = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentNullException.ThrowIfNull(content);
        var message = Compose(channelId, _services.World.Person(userId), content, replyTo);
        return Task.FromResult(Ask(message));
    }

    /// <summary>Writes a message that begins with a mention of the bot.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="userId">Who writes.</param>
    /// <param name="content">The text after the mention.</param>
    /// <param name="replyTo">The message that is replied to.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The message's id.</returns>
    public Task<string> MentionBotAsync(
        string channelId, string userId, string content, string? replyTo = null, CancellationToken cancellationToken = default) =>
        PostMessageAsync(channelId, userId, $"<@{_services.World.ApplicationId}> {content}", replyTo, cancellationToken);

    /// <summary>Writes a direct message to the bot.</summary>
    /// <param name="userId">Who writes.</param>
    /// <param name="content">The text.</param>
    /// <param name="replyTo">The message that is replied to.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The message's id.</returns>
    public Task<string> SendDirectMessageAsync(
        string userId, string content, string? replyTo = null, CancellationToken cancellationToken = default) =>
        PostMessageAsync(_services.World.DirectChannel(userId).Id, userId, content, replyTo, cancellationToken);

    /// <summary>Edits a message.</summary>
    /// <param name="messageId">The message.</param>
    /// <param name="content">The new text.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>A completed task.</returns>
    public Task EditMessageAsync(string messageId, string content, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentNullException.ThrowIfNull(content);
        var now = _services.Time.GetUtcNow();
        var mentions = Mentions.OfPerson(content, referenced: null);
        _services.Messages.Change(messageId, message => message with
        {
            Content = content,
            EditedTimestamp = now,
            MentionIds = mentions.Users,
            MentionRoleIds = mentions.Roles,
            MentionsEveryone = mentions.Everyone,
        });
        return Task.CompletedTask;
    }

    /// <summary>Sends MESSAGE_UPDATE without an edit, as the platform does when it unfurls a link.</summary>
    /// <param name="messageId">The message.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>A completed task.</returns>
    public Task UnfurlAsync(string messageId, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _services.Messages.Dispatch("MESSAGE_UPDATE", Message(messageId));
        return Task.CompletedTask;
    }

    /// <summary>Deletes a message.</summary>
    /// <param name="messageId">The message.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>A completed task.</returns>
    public Task DeleteMessageAsync(string messageId, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _services.Messages.Delete(Message(messageId));
        return Task.CompletedTask;
    }

    /// <summary>Writes a message as another bot.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="content">The text.</param>
    /// <param name="replyTo">The message that is replied to.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The message's id.</returns>
    public Task<string> PostAsBotAsync(
        string channelId, string content, string? replyTo = null, CancellationToken cancellationToken = default) =>
        PostMessageAsync(channelId, _services.World.OtherBot.Id, content, replyTo, cancellationToken);

    /// <summary>Writes a message by a webhook.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="name">The name that the webhook shows.</param>
    /// <param name="content">The text.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The message's id.</returns>
    public Task<string> PostAsWebhookAsync(
        string channelId, string name, string content, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentNullException.ThrowIfNull(content);
        var webhookId = _services.World.NewId();

        // A webhook's author looks like a user with the webhook's id; it is none, and not marked as a bot.
        var author = new DiscordPerson(webhookId, name, null, "en-US");
        return Task.FromResult(Ask(Compose(channelId, author, content, replyTo: null) with { WebhookId = webhookId }));
    }

    /// <summary>Lets a system message appear, for example 7 (a member joined) or 18 (a thread was created).</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="userId">Whom it is about.</param>
    /// <param name="type">The message type.</param>
    /// <param name="content">The text.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The message's id.</returns>
    public Task<string> PostSystemMessageAsync(
        string channelId, string userId, int type, string content, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentNullException.ThrowIfNull(content);
        return Task.FromResult(Ask(Compose(channelId, _services.World.Person(userId), content, replyTo: null) with { Type = type }));
    }

    /// <summary>Starts a thread on a message.</summary>
    /// <param name="messageId">The message; the thread takes its id.</param>
    /// <param name="name">The thread's name.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The thread's id.</returns>
    public Task<string> StartThreadAsync(string messageId, string name, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var message = Message(messageId);
        var thread = _services.World.Put(new DiscordChannel(messageId, DiscordChannel.PublicThread, name)
        {
            GuildId = message.GuildId ?? throw new ArgumentException("Direct messages have no threads.", nameof(messageId)),
            ParentId = message.ChannelId,
        });
        _services.Gateway.Dispatch(new GatewayEvent(
            "THREAD_CREATE", Intents.Guilds, _ => Json.ToBytes(writer => _services.GuildJson.WriteChannel(writer, thread))));
        return Task.FromResult(thread.Id);
    }

    /// <summary>Reacts to a message.</summary>
    /// <param name="messageId">The message.</param>
    /// <param name="userId">Who reacts.</param>
    /// <param name="emoji">The emoji.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>A completed task.</returns>
    public Task ReactAsync(string messageId, string userId, string emoji, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var message = Message(messageId);
        var intent = message.GuildId is null ? Intents.DirectReactions : Intents.GuildReactions;
        _services.Gateway.Dispatch(new GatewayEvent("MESSAGE_REACTION_ADD", intent, _ => Json.ToBytes(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("user_id", userId);
            writer.WriteString("channel_id", message.ChannelId);
            writer.WriteString("message_id", messageId);
            if (message.GuildId is { } guildId)
            {
                writer.WriteString("guild_id", guildId);
            }

            writer.WriteString("message_author_id", message.Author.Id);
            writer.WriteStartObject("emoji");
            writer.WriteNull("id");
            writer.WriteString("name", emoji);
            writer.WriteEndObject();
            writer.WriteBoolean("burst", false);
            writer.WriteNumber("type", 0);
            writer.WriteEndObject();
        })));
        return Task.CompletedTask;
    }

    /// <summary>Dispatches the event of a message or an interaction once more, with a new sequence number.</summary>
    /// <param name="questionId">The message or interaction.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>A completed task.</returns>
    public Task RepeatEventAsync(string questionId, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_services.Interactions.Find(questionId) is { } interaction)
        {
            _services.Gateway.Dispatch(new GatewayEvent("INTERACTION_CREATE", 0, _ => interaction.Event));
        }
        else
        {
            _services.Messages.Dispatch("MESSAGE_CREATE", Message(questionId));
        }

        return Task.CompletedTask;
    }

    private SimulatedMessage Message(string id) => _services.World.FindMessage(id)
        ?? throw new ArgumentException($"There is no message {id}.", nameof(id));

    private SimulatedMessage Compose(string channelId, DiscordPerson author, string content, string? replyTo)
    {
        var channel = _services.World.Channel(channelId);
        var referenced = replyTo is null ? null : Message(replyTo);
        var mentions = Mentions.OfPerson(content, referenced);
        return new SimulatedMessage
        {
            Id = _services.World.NewId(),
            ChannelId = channel.Id,
            GuildId = channel.GuildId,
            Author = author,
            Content = content,
            Type = referenced is null ? 0 : ReplyType,
            ReferencedMessageId = replyTo,
            MentionIds = mentions.Users,
            MentionRoleIds = mentions.Roles,
            MentionsEveryone = mentions.Everyone,
            Timestamp = _services.Time.GetUtcNow(),
        };
    }

    private string Ask(SimulatedMessage message)
    {
        var isWritten = message is { Author.IsBot: false, WebhookId: null, Type: 0 or ReplyType };
        var isAddressed = message.GuildId is null || message.MentionIds.Contains(_services.World.ApplicationId);
        _services.Questions.OpenMessage(message.Id, message.ChannelId, isWritten && isAddressed);
        _services.Messages.Add(message);
        _services.Changes.Beat();
        return message.Id;
    }
}
