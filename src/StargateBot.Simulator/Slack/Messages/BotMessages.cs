using System.Collections.Concurrent;
using StargateBot.Simulator.Slack.Blocks;
using StargateBot.Simulator.Slack.SocketMode;
using StargateBot.Simulator.Slack.WebApi;

namespace StargateBot.Simulator.Slack.Messages;

/// <summary>Where a message of the bot goes.</summary>
/// <param name="Kind">What the log calls it.</param>
/// <param name="Channel">The channel.</param>
internal sealed record BotTarget(SlackActKind Kind, SlackChannel Channel)
{
    /// <summary>Gets the thread; null for the top level.</summary>
    public string? ThreadTs { get; init; }

    /// <summary>Gets the only person who sees it; null when the channel does.</summary>
    public string? VisibleTo { get; init; }

    /// <summary>Gets the command or interaction that it answers; null for the Web API.</summary>
    public string? InteractionId { get; init; }

    /// <summary>Gets the state of a streamed message.</summary>
    public string? StreamingState { get; init; }
}

/// <summary>Posts, changes and deletes messages of the bot, and echoes them to it as events.</summary>
internal sealed class BotMessages(SlackState state, EventSender events)
{
    private const int EphemeralsKept = 10_000;

    private readonly ConcurrentDictionary<string, SlackMessage> _ephemerals = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _ephemeralOrder = new();

    /// <summary>Finds a channel that the bot may post in.</summary>
    /// <exception cref="ApiRefusal">There is none, or it may not.</exception>
    public SlackChannel Writable(string id)
    {
        var channel = id.StartsWith('U') && state.Workspace.FindPerson(id) is { IsBot: false } ? state.Workspace.DirectMessage(id) : Readable(id);
        if (channel.IsArchived)
        {
            throw new ApiRefusal("is_archived");
        }

        return channel.Kind == SlackChannelKind.DirectMessage && !state.Settings.MessagesTab ? throw new ApiRefusal("messages_tab_disabled") : channel;
    }

    /// <summary>Finds a channel that the bot is in.</summary>
    /// <exception cref="ApiRefusal">There is none, or it is not.</exception>
    public SlackChannel Readable(string id)
    {
        var channel = state.Workspace.FindChannel(id) ?? throw new ApiRefusal("channel_not_found");
        if (channel.HasMember(state.Workspace.Bot.Id))
        {
            return channel;
        }

        throw new ApiRefusal(channel.Kind == SlackChannelKind.Public ? "not_in_channel" : "channel_not_found");
    }

    /// <summary>Finds the first message of a thread.</summary>
    /// <exception cref="ApiRefusal">There is no such message.</exception>
    public string? ThreadOf(SlackChannel channel, string? threadTs, string method)
    {
        if (threadTs is null)
        {
            return null;
        }

        var parent = channel.Find(threadTs) ?? throw new ApiRefusal("thread_not_found");
        if (parent.ThreadKey != parent.Ts)
        {
            state.Log.Violate(method, "thread_ts of a reply instead of the thread's first message", threadTs);
        }

        return parent.ThreadKey;
    }

    public SlackMessage Post(BotTarget target, MessageContent content)
    {
        var channel = target.Channel;
        var message = new SlackMessage
        {
            Ts = state.Clock.NextTs(),
            Channel = channel.Id,
            Author = state.Workspace.Bot,
            Text = content.Text,
            Blocks = content.Blocks,
            Metadata = content.Metadata,
            ThreadTs = target.ThreadTs,
            ParentUserId = target.ThreadTs is null ? null : channel.Find(target.ThreadTs)?.Author.Id,
            VisibleTo = target.VisibleTo,
            StreamingState = target.StreamingState,
            InteractionId = target.InteractionId,
        };
        if (message.VisibleTo is null)
        {
            channel.Add(message);
            BeginThread(channel, message.ThreadTs);
        }
        else
        {
            KeepEphemeral(message);
        }

        Did(target, message, content.Text);
        if (message.VisibleTo is null)
        {
            events.Posted(channel, message);
        }

        return message;
    }

    /// <summary>Changes a message of the bot.</summary>
    /// <returns>The message as it is now.</returns>
    /// <exception cref="ApiRefusal">There is none, or it is somebody else's.</exception>
    public SlackMessage Update(BotTarget target, string ts, Func<SlackMessage, SlackMessage> change, string said)
    {
        Own(target.Channel, ts, "cant_update_message");
        var (before, after) = target.Channel.Change(ts, change) ?? throw new ApiRefusal("message_not_found");
        Did(target with { ThreadTs = after.ThreadTs }, after, said);
        events.Edited(target.Channel, before, after);
        return after;
    }

    /// <exception cref="ApiRefusal">There is none, or it is somebody else's.</exception>
    public void Delete(BotTarget target, string ts)
    {
        var message = Own(target.Channel, ts, "cant_delete_message");
        target.Channel.Remove(ts);
        Did(target with { ThreadTs = message.ThreadTs }, message with { Blocks = null, Metadata = null }, "");
        events.Deleted(target.Channel, message);
    }

    /// <exception cref="ApiRefusal">There is none, or it is somebody else's.</exception>
    public SlackMessage Own(SlackChannel channel, string ts, string refusal)
    {
        var message = channel.Find(ts) ?? throw new ApiRefusal("message_not_found");
        return message.Author == state.Workspace.Bot ? message : throw new ApiRefusal(refusal);
    }

    /// <summary>Gets the messages of a channel that one person sees.</summary>
    public IEnumerable<SlackMessage> Ephemerals(string channel) => _ephemerals.Values.Where(message => message.Channel == channel);

    public SlackMessage? FindEphemeral(string ts) => _ephemerals.GetValueOrDefault(ts);

    /// <summary>Changes a message that one person sees, or with null takes it away.</summary>
    public void ChangeEphemeral(BotTarget target, string ts, MessageContent? content)
    {
        if (!_ephemerals.TryGetValue(ts, out var message))
        {
            return;
        }

        if (content is null)
        {
            _ephemerals.TryRemove(ts, out _);
            Did(target, message with { Blocks = null, Metadata = null }, "");
            return;
        }

        message = message with { Text = content.Text, Blocks = content.Blocks };
        _ephemerals[ts] = message;
        Did(target, message, content.Text);
    }

    /// <summary>Makes a message the first of a thread when it has its first reply.</summary>
    public static void BeginThread(SlackChannel channel, string? threadTs)
    {
        if (threadTs is not null && channel.Find(threadTs) is { ThreadTs: null })
        {
            channel.Change(threadTs, parent => parent with { ThreadTs = threadTs });
        }
    }

    private void KeepEphemeral(SlackMessage message)
    {
        _ephemerals[message.Ts] = message;
        _ephemeralOrder.Enqueue(message.Ts);
        if (_ephemeralOrder.Count > EphemeralsKept && _ephemeralOrder.TryDequeue(out var oldest))
        {
            _ephemerals.TryRemove(oldest, out _);
        }
    }

    private void Did(BotTarget target, SlackMessage message, string said) => state.Did(new SlackAct
    {
        Kind = target.Kind,
        Channel = message.Channel,
        Ts = message.Ts,
        ThreadTs = message.ThreadTs,
        VisibleTo = message.VisibleTo,
        Text = said,
        Blocks = message.Blocks,
        Metadata = message.Metadata,
        InteractionId = target.InteractionId,
    });
}
