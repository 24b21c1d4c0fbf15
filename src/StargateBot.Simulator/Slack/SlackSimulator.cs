using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using StargateBot.Simulator.Faults;
using StargateBot.Simulator.Slack.Messages;
using StargateBot.Simulator.Slack.People;
using StargateBot.Simulator.Slack.SocketMode;
using StargateBot.Simulator.Slack.WebApi;

namespace StargateBot.Simulator.Slack;

/// <summary>Plays Slack: the Web API, Socket Mode, and the people of one workspace.</summary>
public sealed class SlackSimulator : IAsyncDisposable
{
    private readonly SlackState _state;
    private readonly SocketModeServer _sockets;
    private readonly WebApiServer _api;
    private readonly ResponseUrls _urls;
    private readonly EventSender _events;
    private readonly StatusBook _statuses;
    private readonly ViewBook _views;
    private readonly BotMessages _messages;

    internal SlackSimulator(TimeProvider time)
    {
        _state = new SlackState(time);
        _sockets = new SocketModeServer(_state);
        var desk = new DeliveryDesk(_state, _sockets);
        _events = new EventSender(_state, desk);
        var messages = _messages = new BotMessages(_state, _events);
        var streams = new StreamBook(_state);
        var triggers = new TriggerBook(_state);
        _statuses = new StatusBook(_state);
        _views = new ViewBook(_state);
        _urls = new ResponseUrls(_state, messages, _statuses);
        Sockets = new SlackSockets(_state, _sockets, desk);
        People = new SlackPeople(_state, _events, desk, messages, streams, _views, _urls, new InteractionJson(_state, _views, triggers, _urls));
        _api = new WebApiServer(_state, new RateLimiter(_state),
        [
            .. new AuthMethods(_state, _sockets).All,
            .. new ChatMethods(_state, messages, streams, _statuses).All,
            .. new StreamMethods(_state, messages, streams, _statuses).All,
            .. new ConversationMethods(_state, messages).All,
            .. new UserMethods(_state).All,
            .. new ViewMethods(_state, _views, triggers).All,
            .. new AssistantMethods(_state, messages, _statuses).All,
        ]);
    }

    /// <summary>Gets the clock of ids, deadlines and limits.</summary>
    public TimeProvider Time => _state.Clock.Time;

    /// <summary>Gets the faults of the Web API. Patterns are methods, <c>chat.postMessage</c>, or <c>response_url</c>.</summary>
    public HttpFaults HttpFaults => _state.HttpFaults;

    /// <summary>Gets the refusals of the Web API: errors with status 200, and 429 for a method or channel.</summary>
    public SlackApiFaults ApiFaults => _state.ApiFaults;

    /// <summary>Gets the bot token of the app, <c>xoxb-…</c>; another at each start.</summary>
    public string BotToken => _state.BotToken;

    /// <summary>Gets the app-level token of the app, <c>xapp-…</c>; another at each start.</summary>
    public string AppToken => _state.AppToken;

    /// <summary>Gets the team, its people and conversations.</summary>
    public SlackWorkspace Workspace => _state.Workspace;

    /// <summary>Gets how the app is configured and how strict the workspace is.</summary>
    public SlackSettings Settings => _state.Settings;

    /// <summary>Gets the hands of the people.</summary>
    public SlackPeople People { get; }

    /// <summary>Gets what the bot did, right and wrong.</summary>
    public SlackLog Log => _state.Log;

    /// <summary>Gets the app's sockets and their faults.</summary>
    public SlackSockets Sockets { get; }

    /// <summary>Gets or sets who is told how many sockets are open, whenever that changed.</summary>
    internal Action<int>? Connected
    {
        get => _sockets.CountChanged;
        set => _sockets.CountChanged = value;
    }

    /// <summary>Waits for the first message of the bot that answers a question.</summary>
    /// <param name="id">The ts of a person's message, or the id of a command or interaction.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The message; a streamed one when it is complete.</returns>
    /// <exception cref="ArgumentException">Nobody asked that, or too long ago.</exception>
    public Task<SlackAct> WaitForReplyAsync(string id, CancellationToken cancellationToken) => _state.Book.FirstReplyAsync(id, cancellationToken);

    /// <summary>Gets every message of the bot that answers a question, in order; two are one too many.</summary>
    public IReadOnlyList<SlackAct> RepliesTo(string id) => _state.Book.Replies(id);

    /// <summary>Gets the messages of a channel as they stand, oldest first, those that one person sees too.</summary>
    /// <exception cref="ArgumentException">There is no such channel.</exception>
    public IReadOnlyList<SlackMessage> MessagesOf(string channel) =>
        [.. _state.Workspace.Channel(channel).Messages.Concat(_messages.Ephemerals(channel)).OrderBy(message => message.Ts, StringComparer.Ordinal)];

    /// <summary>Finds a message as it stands, also one that one person sees.</summary>
    public SlackMessage? FindMessage(string channel, string ts) => _messages.FindEphemeral(ts) ?? Workspace.FindChannel(channel)?.Find(ts);

    /// <summary>Gets the "is thinking…" line below a thread; null for none.</summary>
    public string? StatusOf(string channel, string threadTs) => _statuses.Get(channel, threadTs);

    /// <summary>Gets a person's Home tab; null before the app published one.</summary>
    public SlackView? HomeOf(string user) => _views.Home(user);

    /// <summary>Gets the modal on top of a person's screen; null for none.</summary>
    public SlackView? ModalOf(string user) => _views.Modal(user);

    /// <summary>Revokes the bot token: from now on calls are refused with <c>token_revoked</c>, after the event <c>tokens_revoked</c>.</summary>
    public void RevokeBotToken()
    {
        _state.BotTokenRevoked = true;
        _events.Send("tokens_revoked", null, shared: false, json =>
        {
            json.WriteString("type", "tokens_revoked");
            json.WriteObject("tokens", json =>
            {
                json.WriteStartArray("oauth");
                json.WriteEndArray();
                json.WriteStartArray("bot");
                json.WriteStringValue(_state.Workspace.Bot.Id);
                json.WriteEndArray();
            });
            json.WriteString("event_ts", _state.Clock.NextTs());
        });
    }

    /// <summary>Revokes the app-level token and drops its sockets: no new one can be opened.</summary>
    public void RevokeAppToken()
    {
        _state.AppTokenRevoked = true;
        _sockets.DropAll();
    }

    /// <summary>Makes both tokens valid again.</summary>
    public void RestoreTokens()
    {
        _state.BotTokenRevoked = false;
        _state.AppTokenRevoked = false;
    }

    /// <summary>Drops every connection.</summary>
    /// <returns>A completed task.</returns>
    public ValueTask DisposeAsync()
    {
        _sockets.DropAll();
        return ValueTask.CompletedTask;
    }

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.Map("/slack/api/{method}", _api.InvokeAsync);
        routes.Map("/slack/link", _sockets.InvokeAsync);
        routes.MapPost("/slack/hooks/{secret}", _urls.InvokeAsync);
    }

    /// <summary>Says where the server listens, for the addresses that it hands out.</summary>
    internal void ListensAt(Uri url) => _urls.BaseUrl = url.AbsoluteUri;
}
