using System.Text.Json;
using StargateBot.Simulator.Discord;
using StargateBot.Simulator.Discord.World;

namespace StargateBot.Simulator.Control;

/// <summary>The routes that act as the people of the Discord server and read what the bot did there.</summary>
internal sealed class DiscordControl(DiscordSimulator discord)
{
    private const int MostMessages = 500;

    public IEnumerable<ControlRoute> Routes =>
    [
        ControlRoute.Of("GET", "discord/messages", "channel or user (the direct message)?, from? (bot, people), limit?", "messages as they stand, oldest first, private ones too", Messages),
        ControlRoute.Of("GET", "discord/actions", "after?, limit?", "what the bot did, in order; `next` continues", Actions),
        ControlRoute.Of("GET", "discord/commands", "", "the registered commands", _ => json =>
        {
            json.WritePropertyName("commands");
            discord.Commands.WriteTo(json);
        }),
        new("GET", "discord/replies/{id}", "wait? (seconds)", "what became of a message or interaction; waits for the final answer", RepliesAsync),
        new("POST", "discord/messages", "user, channel or dm, text, replyTo?, mention?", "writes a message; answers its `id`", PostAsync),
        new("POST", "discord/edit", "id, text", "edits a person's message", EditAsync),
        new("POST", "discord/delete", "id", "deletes a person's message", DeleteAsync),
        new("POST", "discord/command", "user, channel or dm, command, options?", "uses a slash command; answers the interaction's `id`", CommandAsync),
        new("POST", "discord/message-command", "user, id, command", "uses a message context command", MessageCommandAsync),
        new("POST", "discord/autocomplete", "user, channel or dm, command, option, typed", "types into an option; answers the choices", AutocompleteAsync),
        new("POST", "discord/press", "user, id, name", "presses a button by custom id or label", PressAsync),
        new("POST", "discord/choose", "user, id, name, value", "chooses in a select", ChooseAsync),
        new("GET", "discord/modal/{id}", "", "waits for the form that answers an interaction", ModalAsync),
        new("POST", "discord/submit", "id (the interaction that opened the form), values", "submits a form", SubmitAsync),
        new("POST", "discord/bot-message", "channel, text, replyTo?", "writes as another bot", PostAsBotAsync),
    ];

    private JsonFields Messages(ControlRequest request)
    {
        var from = request.TextOrNull("from");
        var limit = request.Number("limit", 200, MostMessages);
        var channel = request.TextOrNull("channel") ?? (request.TextOrNull("user") is { } user ? discord.World.DirectChannel(user).Id : null);
        IEnumerable<SimulatedMessage> all = channel is not null
            ? discord.World.MessagesOf(channel)
            : discord.World.Channels.SelectMany(known => discord.World.MessagesOf(known.Id)).OrderBy(message => message.Timestamp);
        var chosen = all.Where(message => from switch
        {
            null => true,
            "bot" => message.Author.Id == discord.World.Bot.Id,
            "people" => message.Author.Id != discord.World.Bot.Id,
            _ => throw new ControlRefusal("\"from\" must be bot or people."),
        }).TakeLast(limit).ToList();
        return json =>
        {
            json.WriteString("channel", channel);
            json.WriteStartArray("messages");
            foreach (var message in chosen)
            {
                Write(json, message);
            }

            json.WriteEndArray();
        };
    }

    private JsonFields Actions(ControlRequest request)
    {
        var after = request.Number("after", 0);
        var actions = discord.Actions.Skip(after).Take(request.Number("limit", MostMessages, MostMessages)).ToList();
        return json =>
        {
            json.WriteStartArray("actions");
            foreach (var action in actions)
            {
                json.WriteStartObject();
                DiscordMessageView.WriteAction(json, action);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteNumber("next", after + actions.Count);
        };
    }

    private async ValueTask<JsonFields> RepliesAsync(ControlRequest request, CancellationToken cancellationToken)
    {
        var id = request.Text("id");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(request.Number("wait", 0, most: 300)));
        SimulatedMessage? reply = null;
        try
        {
            reply = await discord.WaitForReplyAsync(id, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nothing came in time: a count of zero says so.
        }

        return json =>
        {
            json.WriteNumber("count", discord.FindQuestion(id)?.Replies ?? 0);
            json.WritePropertyName("reply");
            if (reply is null)
            {
                json.WriteNullValue();
            }
            else
            {
                Write(json, reply);
            }
        };
    }

    private ValueTask<JsonFields> PostAsync(ControlRequest request, CancellationToken cancellationToken)
    {
        var (user, channel, text, replyTo) = (request.Text("user"), Place(request), request.Text("text"), request.TextOrNull("replyTo"));
        return IdAsync(request.Flag("mention")
            ? discord.People.MentionBotAsync(channel, user, text, replyTo, cancellationToken)
            : discord.People.PostMessageAsync(channel, user, text, replyTo, cancellationToken));
    }

    private ValueTask<JsonFields> PostAsBotAsync(ControlRequest request, CancellationToken cancellationToken) => IdAsync(
        discord.People.PostAsBotAsync(request.Text("channel"), request.Text("text"), request.TextOrNull("replyTo"), cancellationToken));

    private async ValueTask<JsonFields> EditAsync(ControlRequest request, CancellationToken cancellationToken)
    {
        await discord.People.EditMessageAsync(request.Text("id"), request.Text("text"), cancellationToken);
        return Nothing;
    }

    private async ValueTask<JsonFields> DeleteAsync(ControlRequest request, CancellationToken cancellationToken)
    {
        await discord.People.DeleteMessageAsync(request.Text("id"), cancellationToken);
        return Nothing;
    }

    private ValueTask<JsonFields> CommandAsync(ControlRequest request, CancellationToken cancellationToken) => IdAsync(discord.People.UseCommandAsync(
        Place(request), request.Text("user"), request.Text("command"), request.Texts("options"), cancellationToken));

    private ValueTask<JsonFields> MessageCommandAsync(ControlRequest request, CancellationToken cancellationToken) => IdAsync(
        discord.People.UseMessageCommandAsync(request.Text("id"), request.Text("user"), request.Text("command"), cancellationToken: cancellationToken));

    private async ValueTask<JsonFields> AutocompleteAsync(ControlRequest request, CancellationToken cancellationToken)
    {
        var interaction = await discord.People.AutocompleteAsync(
            Place(request), request.Text("user"), request.Text("command"), request.Text("option"), request.TextOrNull("typed") ?? "", cancellationToken);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(4));
        JsonElement? choices = null;
        try
        {
            choices = await discord.People.WaitForChoicesAsync(interaction, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The platform's client shows an empty list then.
        }

        return json =>
        {
            json.WritePropertyName("choices");
            if (choices is { } some)
            {
                some.WriteTo(json);
            }
            else
            {
                json.WriteStartArray();
                json.WriteEndArray();
            }
        };
    }

    private ValueTask<JsonFields> PressAsync(ControlRequest request, CancellationToken cancellationToken) =>
        IdAsync(discord.People.PressButtonAsync(request.Text("id"), request.Text("user"), request.Text("name"), cancellationToken));

    private ValueTask<JsonFields> ChooseAsync(ControlRequest request, CancellationToken cancellationToken) =>
        IdAsync(discord.People.ChooseAsync(request.Text("id"), request.Text("user"), request.Text("name"), [request.Text("value")], cancellationToken));

    private async ValueTask<JsonFields> ModalAsync(ControlRequest request, CancellationToken cancellationToken)
    {
        var modal = await discord.People.WaitForModalAsync(request.Text("id"), cancellationToken);
        return json =>
        {
            json.WritePropertyName("modal");
            modal.WriteTo(json);
        };
    }

    private ValueTask<JsonFields> SubmitAsync(ControlRequest request, CancellationToken cancellationToken) =>
        IdAsync(discord.People.SubmitModalAsync(request.Text("id"), request.Texts("values"), cancellationToken));

    private static async ValueTask<JsonFields> IdAsync(Task<string> act)
    {
        var id = await act;
        return json => json.WriteString("id", id);
    }

    private string Place(ControlRequest request) =>
        request.Flag("dm") ? discord.World.DirectChannel(request.Text("user")).Id : request.Text("channel");

    private void Write(Utf8JsonWriter json, SimulatedMessage message)
    {
        json.WriteStartObject();
        DiscordMessageView.Write(json, message, discord.World);
        json.WriteEndObject();
    }

    private static void Nothing(Utf8JsonWriter json)
    {
    }
}
