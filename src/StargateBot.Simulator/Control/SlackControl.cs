using System.Text.Json;
using StargateBot.Simulator.Slack;

namespace StargateBot.Simulator.Control;

/// <summary>The routes that act as the people of the Slack workspace and read what the bot did there.</summary>
internal sealed class SlackControl(SlackSimulator slack)
{
    private const int MostMessages = 500;

    public IEnumerable<ControlRoute> Routes =>
    [
        ControlRoute.Of("GET", "slack/messages", "channel or user (the direct message)?, from? (bot, people), limit?", "messages as they stand, oldest first, private ones too", Messages),
        ControlRoute.Of("GET", "slack/acts", "after?, limit?", "what the bot did: posts, updates, private messages, views, statuses, in order", Acts),
        new("GET", "slack/replies/{id}", "wait? (seconds)", "the bot's answers to a message, command or interaction; waits for the first", RepliesAsync),
        ControlRoute.Of("POST", "slack/messages", "user, channel or dm, text, thread?, mention?", "writes a message; answers its `id`", Post),
        ControlRoute.Of("POST", "slack/edit", "channel, id, text", "edits a person's message", Edit),
        ControlRoute.Of("POST", "slack/delete", "channel, id", "deletes a person's message", Delete),
        new("POST", "slack/command", "user, channel or dm, command, text?", "uses a slash command; answers its `id` and whether it was acknowledged", CommandAsync),
        new("POST", "slack/press", "user, channel, id, name", "presses a button by action id, value or label; feedback too", PressAsync),
        new("POST", "slack/shortcut", "user, channel, id, callback", "uses a message shortcut", ShortcutAsync),
        new("POST", "slack/global-shortcut", "user, callback", "uses a global shortcut", GlobalShortcutAsync),
        ControlRoute.Of("POST", "slack/open-home", "user, tab? (home, messages)", "opens the app's Home or Messages tab", OpenHome),
        ControlRoute.Of("GET", "slack/home", "user", "the person's Home tab as it stands", request => View("home", slack.HomeOf(request.Text("user")))),
        new("POST", "slack/press-home", "user, name", "presses a button of the Home tab", PressHomeAsync),
        ControlRoute.Of("GET", "slack/modal", "user", "the modal on top of the person's screen", request => View("modal", slack.ModalOf(request.Text("user")))),
        new("POST", "slack/press-modal", "user, name", "presses a button of the modal", PressModalAsync),
        new("POST", "slack/submit", "user, fields or values", "submits the modal: `fields` are texts by block id, `values` is Slack's `state.values`", SubmitAsync),
        new("POST", "slack/close", "user", "closes the modal", CloseAsync),
        ControlRoute.Of("POST", "slack/bot-message", "channel, text, thread?", "writes as another bot", PostAsBot),
        ControlRoute.Of("POST", "slack/invite", "user, channel", "invites the bot to a channel", Invite),
    ];

    private JsonFields Messages(ControlRequest request)
    {
        var from = request.TextOrNull("from");
        var limit = request.Number("limit", 200, MostMessages);
        var channel = request.TextOrNull("channel") ?? (request.TextOrNull("user") is { } user ? slack.Workspace.DirectMessage(user).Id : null);
        IEnumerable<SlackMessage> all = channel is not null
            ? slack.MessagesOf(channel)
            : slack.Workspace.Channels.SelectMany(known => slack.MessagesOf(known.Id)).OrderBy(message => message.Ts, StringComparer.Ordinal);
        var chosen = all.Where(message => from switch
        {
            null => true,
            "bot" => message.Author == slack.Workspace.Bot,
            "people" => message.Author != slack.Workspace.Bot,
            _ => throw new ControlRefusal("\"from\" must be bot or people."),
        }).TakeLast(limit).ToList();
        return json =>
        {
            json.WriteString("channel", channel);
            json.WriteStartArray("messages");
            foreach (var message in chosen)
            {
                json.WriteStartObject();
                SlackMessageView.Write(json, message, slack.Workspace);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        };
    }

    private JsonFields Acts(ControlRequest request)
    {
        var after = request.Number("after", 0);
        var acts = slack.Log.Acts.Where(act => act.Number > after).Take(request.Number("limit", MostMessages, MostMessages)).ToList();
        return json => WriteActs(json, "acts", acts);
    }

    private async ValueTask<JsonFields> RepliesAsync(ControlRequest request, CancellationToken cancellationToken)
    {
        var id = request.Text("id");
        var wait = request.Number("wait", 0, most: 300);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(wait));
        try
        {
            await slack.WaitForReplyAsync(id, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nothing came in time: an empty list says so.
        }

        var replies = slack.RepliesTo(id);
        return json => WriteActs(json, "replies", replies);
    }

    private JsonFields Post(ControlRequest request)
    {
        var (user, channel, text) = (request.Text("user"), Place(request), request.Text("text"));
        var thread = request.TextOrNull("thread");
        return Id(request.Flag("mention") ? slack.People.Mention(user, channel, text, thread) : slack.People.Post(user, channel, text, thread));
    }

    private JsonFields Edit(ControlRequest request)
    {
        slack.People.Edit(request.Text("channel"), request.Text("id"), request.Text("text"));
        return Nothing;
    }

    private JsonFields Delete(ControlRequest request)
    {
        slack.People.Delete(request.Text("channel"), request.Text("id"));
        return Nothing;
    }

    private JsonFields PostAsBot(ControlRequest request) =>
        Id(slack.People.Post(slack.Workspace.OtherBot.Id, request.Text("channel"), request.Text("text"), request.TextOrNull("thread")));

    private JsonFields Invite(ControlRequest request)
    {
        slack.People.InviteBot(request.Text("user"), request.Text("channel"));
        return Nothing;
    }

    private JsonFields OpenHome(ControlRequest request)
    {
        slack.People.OpenHome(request.Text("user"), request.TextOrNull("tab") ?? "home");
        return Nothing;
    }

    private ValueTask<JsonFields> CommandAsync(ControlRequest request, CancellationToken cancellationToken) => TakenAsync(
        slack.People.Command(request.Text("user"), Place(request), request.Text("command"), request.TextOrNull("text") ?? ""), cancellationToken);

    private ValueTask<JsonFields> PressAsync(ControlRequest request, CancellationToken cancellationToken) => TakenAsync(
        slack.People.Press(request.Text("user"), request.Text("channel"), request.Text("id"), request.Text("name")), cancellationToken);

    private ValueTask<JsonFields> ShortcutAsync(ControlRequest request, CancellationToken cancellationToken) => TakenAsync(
        slack.People.MessageShortcut(request.Text("user"), request.Text("channel"), request.Text("id"), request.Text("callback")), cancellationToken);

    private ValueTask<JsonFields> GlobalShortcutAsync(ControlRequest request, CancellationToken cancellationToken) =>
        TakenAsync(slack.People.GlobalShortcut(request.Text("user"), request.Text("callback")), cancellationToken);

    private ValueTask<JsonFields> PressHomeAsync(ControlRequest request, CancellationToken cancellationToken) =>
        TakenAsync(slack.People.PressHome(request.Text("user"), request.Text("name")), cancellationToken);

    private ValueTask<JsonFields> PressModalAsync(ControlRequest request, CancellationToken cancellationToken) =>
        TakenAsync(slack.People.PressModal(request.Text("user"), request.Text("name")), cancellationToken);

    private ValueTask<JsonFields> SubmitAsync(ControlRequest request, CancellationToken cancellationToken) => TakenAsync(
        request.Json("values") is { } values
            ? slack.People.SubmitModal(request.Text("user"), values)
            : slack.People.SubmitModal(request.Text("user"), request.Texts("fields")),
        cancellationToken);

    private ValueTask<JsonFields> CloseAsync(ControlRequest request, CancellationToken cancellationToken) =>
        slack.People.CloseModal(request.Text("user")) is { } closed ? TakenAsync(closed, cancellationToken) : ValueTask.FromResult<JsonFields>(Nothing);

    private static async ValueTask<JsonFields> TakenAsync(SlackInteraction interaction, CancellationToken cancellationToken)
    {
        var outcome = await interaction.Outcome.WaitAsync(cancellationToken);
        return json =>
        {
            json.WriteString("id", interaction.Id);
            json.WriteBoolean("acknowledged", outcome.Acknowledged);
            MessageJson.WriteOptional(json, "error", outcome.Error);
            json.WriteStartObject("formErrors");
            foreach (var (block, error) in outcome.FormErrors)
            {
                json.WriteString(block, error);
            }

            json.WriteEndObject();
        };
    }

    private string Place(ControlRequest request) =>
        request.Flag("dm") ? slack.Workspace.DirectMessage(request.Text("user")).Id : request.Text("channel");

    private static JsonFields View(string name, SlackView? view) => json =>
    {
        if (view is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteString("id", view.Id);
        json.WritePropertyName(name);
        view.Definition.WriteTo(json);
    };

    private static void WriteActs(Utf8JsonWriter json, string name, IEnumerable<SlackAct> acts)
    {
        json.WriteStartArray(name);
        foreach (var act in acts)
        {
            json.WriteStartObject();
            SlackMessageView.WriteAct(json, act);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static JsonFields Id(string id) => json => json.WriteString("id", id);

    private static void Nothing(Utf8JsonWriter json)
    {
    }
}
