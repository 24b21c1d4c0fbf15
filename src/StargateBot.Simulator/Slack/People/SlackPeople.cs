using System.Text.Json;
using StargateBot.Simulator.Slack.Messages;
using StargateBot.Simulator.Slack.People;
using StargateBot.Simulator.Slack.SocketMode;

namespace StargateBot.Simulator.Slack;

/// <summary>
/// Acts as the people of the workspace. What a person does is done when the method returns, and its event is on its way; what the
/// bot makes of it is awaited elsewhere. Texts are what a person types: Slack's escaping and tokens are made of them.
/// </summary>
public sealed partial class SlackPeople
{
    private readonly SlackState _state;
    private readonly EventSender _events;
    private readonly DeliveryDesk _desk;
    private readonly BotMessages _messages;
    private readonly StreamBook _streams;
    private readonly ViewBook _views;
    private readonly ResponseUrls _urls;
    private readonly InteractionJson _payloads;

    internal SlackPeople(SlackState state, EventSender events, DeliveryDesk desk, BotMessages messages, StreamBook streams, ViewBook views, ResponseUrls urls, InteractionJson payloads)
    {
        _state = state;
        _events = events;
        _desk = desk;
        _messages = messages;
        _streams = streams;
        _views = views;
        _urls = urls;
        _payloads = payloads;
    }

    /// <summary>Called for each message that a person or another bot wrote, edited or, with null text, deleted.</summary>
    internal Action<SlackChannel, SlackMessage, string>? Wrote { get; set; }

    /// <summary>Writes a message in a channel or direct message; joins the channel first where needed.</summary>
    /// <param name="user">The author.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="text">What is typed; <c>@stargatebot</c> mentions the bot.</param>
    /// <param name="threadTs">The first message of the thread; null for the top level.</param>
    /// <param name="subtype">Null, or <c>file_share</c>, <c>thread_broadcast</c>, <c>me_message</c>.</param>
    /// <returns>The ts of the message.</returns>
    public string Post(string user, string channel, string text, string? threadTs = null, string? subtype = null) =>
        Write(_state.Workspace.Person(user), _state.Workspace.Channel(channel), text, threadTs, subtype).Ts;

    /// <summary>Writes a message that begins with a mention of the bot.</summary>
    /// <returns>The ts of the message.</returns>
    public string Mention(string user, string channel, string text, string? threadTs = null) =>
        Post(user, channel, $"<@{_state.Workspace.Bot.Id}> {text}", threadTs);

    /// <summary>Writes to the bot in its direct message.</summary>
    /// <returns>The ts of the message.</returns>
    public string DirectMessage(string user, string text, string? threadTs = null) =>
        Post(user, _state.Workspace.DirectMessage(user).Id, text, threadTs);

    /// <summary>Edits an own message.</summary>
    public void Edit(string channel, string ts, string text)
    {
        var place = _state.Workspace.Channel(channel);
        var edited = _state.Clock.NextTs();
        var (before, after) = place.Change(ts, message => message with { Text = TypedText.ToWire(text, _state.Workspace), EditedTs = edited, Blocks = null })
            ?? throw new ArgumentException($"There is no message {ts} in {channel}.", nameof(ts));
        Wrote?.Invoke(place, after, "edited");
        _events.Edited(place, before, after);
    }

    /// <summary>Deletes an own message.</summary>
    public void Delete(string channel, string ts)
    {
        var place = _state.Workspace.Channel(channel);
        var message = place.Remove(ts) ?? throw new ArgumentException($"There is no message {ts} in {channel}.", nameof(ts));
        Wrote?.Invoke(place, message, "deleted");
        _events.Deleted(place, message);
    }

    /// <summary>Opens the app's Home or Messages tab.</summary>
    /// <param name="user">Who.</param>
    /// <param name="tab"><c>home</c> or <c>messages</c>.</param>
    public void OpenHome(string user, string tab = "home")
    {
        var person = _state.Workspace.Person(user);
        var channel = _state.Workspace.DirectMessage(user);
        _events.Send("app_home_opened", null, shared: false, json =>
        {
            json.WriteString("type", "app_home_opened");
            json.WriteString("user", person.Id);
            json.WriteString("channel", channel.Id);
            json.WriteString("tab", tab);
            if (_views.Home(user) is { } view && tab == "home")
            {
                json.WritePropertyName("view");
                _views.Write(json, view);
            }

            json.WriteString("event_ts", _state.Clock.NextTs());
        });
    }

    /// <summary>Looks at a channel while the app's pane is open.</summary>
    public void ChangeContext(string user, string channel)
    {
        _events.Send("app_context_changed", null, shared: false, json =>
        {
            json.WriteString("type", "app_context_changed");
            json.WriteString("user", user);
            json.WriteString("channel", _state.Workspace.DirectMessage(user).Id);
            json.WriteObject("context", json =>
            {
                json.WriteStartArray("entities");
                json.WriteStartObject();
                json.WriteString("type", "slack#/types/channel_id");
                json.WriteString("value", channel);
                json.WriteString("team_id", _state.Workspace.TeamId);
                json.WriteEndObject();
                json.WriteEndArray();
            });
            json.WriteString("event_ts", _state.Clock.NextTs());
        });
    }

    /// <summary>Invites the bot to a channel.</summary>
    public void InviteBot(string user, string channel)
    {
        var place = _state.Workspace.Channel(channel);
        place.Join(_state.Workspace.Bot.Id);
        _events.Send("member_joined_channel", "channels:read", place.IsShared, json =>
        {
            json.WriteString("type", "member_joined_channel");
            json.WriteString("user", _state.Workspace.Bot.Id);
            json.WriteString("channel", place.Id);
            json.WriteString("channel_type", place.Kind == SlackChannelKind.Private ? "G" : "C");
            json.WriteString("team", _state.Workspace.TeamId);
            json.WriteString("inviter", user);
            json.WriteString("event_ts", _state.Clock.NextTs());
        });
    }

    /// <summary>Presses stop while a message is being streamed.</summary>
    public void StopStream(string ts) => _streams.StopByUser(ts);

    /// <summary>Lets a stream end as if it had been idle for too long.</summary>
    public void ExpireStream(string ts) => _streams.End(ts);

    private SlackMessage Write(SlackPerson author, SlackChannel channel, string text, string? threadTs, string? subtype)
    {
        var root = threadTs is null ? null : channel.Find(threadTs)?.ThreadKey ?? throw new ArgumentException($"There is no message {threadTs} in {channel.Id}.", nameof(threadTs));
        var wire = TypedText.ToWire(text, _state.Workspace);
        var message = new SlackMessage
        {
            Ts = _state.Clock.NextTs(),
            Channel = channel.Id,
            Author = author,
            Text = wire,
            ThreadTs = root,
            ParentUserId = root is null ? null : channel.Find(root)?.Author.Id,
            Subtype = subtype,
            ClientMessageId = author.IsBot ? null : Guid.NewGuid().ToString(),
            Blocks = RichText(wire),
        };
        channel.Join(author.Id);
        channel.Add(message);
        BotMessages.BeginThread(channel, root);
        if (author.Id != _state.Workspace.Bot.Id)
        {
            var direct = channel.Kind == SlackChannelKind.DirectMessage;
            var thread = ReplyBook.ThreadKey(channel.Id, message.ThreadKey);
            _state.Book.Ask(
                message.Ts,
                direct && root is null ? [thread, ReplyBook.ThreadKey(channel.Id, null)] : [thread],
                author.Id,
                direct || wire.Contains("<@" + _state.Workspace.Bot.Id, StringComparison.Ordinal));
        }

        Wrote?.Invoke(channel, message, "posted");
        _events.Posted(channel, message);
        return message;
    }

    // What a client sends beside the text. Source: docs "Rich text block".
    private static JsonElement RichText(string wire)
    {
        var json = JsonObjects.Array(json =>
        {
            json.WriteString("type", "rich_text");
            json.WriteString("block_id", "b0");
            json.WriteStartArray("elements");
            json.WriteStartObject();
            json.WriteString("type", "rich_text_section");
            json.WriteStartArray("elements");
            json.WriteStartObject();
            json.WriteString("type", "text");
            json.WriteString("text", wire);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
        });
        return JsonElement.Parse(json.Span);
    }
}
