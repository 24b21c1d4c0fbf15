using System.Text.Json;
using StargateBot.Simulator.Slack.Blocks;
using StargateBot.Simulator.Slack.People;
using StargateBot.Simulator.Slack.SocketMode;
using StargateBot.Simulator.Slack.WebApi;

namespace StargateBot.Simulator.Slack;

/// <content>Commands, buttons, shortcuts and forms.</content>
public sealed partial class SlackPeople
{
    /// <summary>Uses a slash command. Not possible in threads.</summary>
    /// <param name="user">Who.</param>
    /// <param name="channel">Where; the bot need not be there.</param>
    /// <param name="command">The command with its slash.</param>
    /// <param name="text">What follows it.</param>
    /// <returns>The command, and how the app took it.</returns>
    public SlackInteraction Command(string user, string channel, string command, string text)
    {
        var place = Place(user, channel, original: null);
        var wire = _state.Settings.EscapeCommands ? TypedText.ToWire(text, _state.Workspace) : text;
        return Deliver("slash_commands", _payloads.Command(place, command, wire), acceptsResponse: true, place, []);
    }

    /// <summary>Presses a button, feedback button or menu of a message, also of one that only the person sees.</summary>
    /// <param name="user">Who.</param>
    /// <param name="channel">The channel of the message.</param>
    /// <param name="ts">The message.</param>
    /// <param name="name">Action id, value, or what stands on the button.</param>
    /// <returns>The interaction, and how the app took it.</returns>
    /// <exception cref="ArgumentException">There is no such message or button.</exception>
    public SlackInteraction Press(string user, string channel, string ts, string name)
    {
        var message = _messages.FindEphemeral(ts) ?? _state.Workspace.Channel(channel).Find(ts)
            ?? throw new ArgumentException($"There is no message {ts} in {channel}.", nameof(ts));
        if (message.VisibleTo is not null && message.VisibleTo != user)
        {
            throw new ArgumentException($"{user} does not see the message {ts}.", nameof(user));
        }

        var pressed = PressedElement.Find(message.Blocks, name);
        var place = Place(user, channel, message);
        return Deliver("interactive", _payloads.BlockActions(place, pressed, message), acceptsResponse: false, place, Threads(place, message));
    }

    /// <summary>Presses a button of the person's Home tab.</summary>
    /// <exception cref="ArgumentException">There is no Home tab or no such button.</exception>
    public SlackInteraction PressHome(string user, string name)
    {
        var view = _views.Home(user) ?? throw new ArgumentException($"{user} has no Home tab yet.", nameof(user));
        return PressView(user, view, name);
    }

    /// <summary>Presses a button of the modal on top of the person's screen.</summary>
    /// <exception cref="ArgumentException">There is no modal or no such button.</exception>
    public SlackInteraction PressModal(string user, string name) => PressView(user, TopModal(user), name);

    /// <summary>Uses a message shortcut.</summary>
    /// <param name="user">Who.</param>
    /// <param name="channel">The channel of the message; the bot need not be there.</param>
    /// <param name="ts">The message.</param>
    /// <param name="callbackId">The shortcut.</param>
    /// <returns>The interaction, and how the app took it.</returns>
    /// <exception cref="ArgumentException">There is no such message.</exception>
    public SlackInteraction MessageShortcut(string user, string channel, string ts, string callbackId)
    {
        var message = _state.Workspace.Channel(channel).Find(ts) ?? throw new ArgumentException($"There is no message {ts} in {channel}.", nameof(ts));
        var place = Place(user, channel, message) with { OriginalTs = null };
        return Deliver("interactive", _payloads.MessageShortcut(place, callbackId, message), acceptsResponse: false, place, Threads(place, message));
    }

    /// <summary>Uses a global shortcut.</summary>
    public SlackInteraction GlobalShortcut(string user, string callbackId)
    {
        var place = Place(user, _state.Workspace.DirectMessage(user).Id, original: null);
        return Deliver("interactive", _payloads.GlobalShortcut(user, callbackId), acceptsResponse: false, place, [ReplyBook.ThreadKey(place.Channel.Id, null)]);
    }

    /// <summary>Submits the modal on top of the person's screen.</summary>
    /// <param name="user">Who.</param>
    /// <param name="values"><c>state.values</c>: by block id and action id, an element state such as <c>{"type":"plain_text_input","value":"x"}</c>.</param>
    /// <returns>The interaction, and how the app took it.</returns>
    /// <exception cref="ArgumentException">There is no modal, or Slack's client would not let it be submitted so.</exception>
    public SlackInteraction SubmitModal(string user, JsonElement values)
    {
        var view = TopModal(user);
        FormValues.Check(view.Definition, values);
        var place = Place(user, _state.Workspace.DirectMessage(user).Id, original: null);
        string[] threads = [ReplyBook.ThreadKey(place.Channel.Id, null)];
        if (view.OpenedFrom is { } opener)
        {
            threads = [.. threads, ReplyBook.ThreadKey(opener.Channel.Id, opener.ThreadTs ?? opener.OriginalTs)];
            _state.Book.Continue(opener.Id, place.Id);
        }

        return Deliver("interactive", _payloads.View("view_submission", user, view, values), acceptsResponse: true, place, threads, view);
    }

    /// <summary>Submits the modal on top of the person's screen, by what is typed into its text fields.</summary>
    /// <param name="user">Who.</param>
    /// <param name="texts">What is typed, by block id; the other fields stay empty.</param>
    /// <returns>The interaction, and how the app took it.</returns>
    /// <exception cref="ArgumentException">There is no modal or no such field, or Slack's client would not let it be submitted so.</exception>
    public SlackInteraction SubmitModal(string user, IReadOnlyDictionary<string, string> texts) =>
        SubmitModal(user, FormValues.Of(TopModal(user).Definition, texts));

    /// <summary>Closes the modal on top of the person's screen.</summary>
    /// <returns>The interaction, or null when the app did not ask to be told.</returns>
    /// <exception cref="ArgumentException">There is no modal.</exception>
    public SlackInteraction? CloseModal(string user)
    {
        var view = TopModal(user);
        _views.Close(view.Id, all: false);
        if (!view.Definition.TryGetProperty("notify_on_close", out var notify) || notify.ValueKind != JsonValueKind.True)
        {
            return null;
        }

        var place = Place(user, _state.Workspace.DirectMessage(user).Id, original: null);
        return Deliver("interactive", _payloads.View("view_closed", user, view, values: null), acceptsResponse: false, place, []);
    }

    private SlackInteraction PressView(string user, SlackView view, string name)
    {
        var pressed = PressedElement.Find(view.Definition.TryGetProperty("blocks", out var blocks) ? blocks : null, name);
        var place = Place(user, _state.Workspace.DirectMessage(user).Id, original: null);
        return Deliver("interactive", _payloads.ViewActions(user, pressed, view), acceptsResponse: false, place, [ReplyBook.ThreadKey(place.Channel.Id, null)]);
    }

    private SlackView TopModal(string user) => _views.Modal(user) ?? throw new ArgumentException($"{user} has no modal open.", nameof(user));

    private InteractionPlace Place(string user, string channel, SlackMessage? original) => new(
        _state.Clock.NextId("I"), _state.Workspace.Channel(channel), _state.Workspace.Person(user).Id, original?.Ts, original?.ThreadTs);

    private static string[] Threads(InteractionPlace place, SlackMessage message) => [ReplyBook.ThreadKey(place.Channel.Id, message.ThreadKey)];

    private SlackInteraction Deliver(string type, ReadOnlyMemory<byte> payload, bool acceptsResponse, InteractionPlace place, string[] threads, SlackView? submitted = null)
    {
        _state.Book.Ask(place.Id, threads, place.User, addressed: true);
        var delivery = _desk.Deliver(type, payload, acceptsResponse, eventId: null);
        return new SlackInteraction(place.Id, OutcomeAsync(delivery, place, submitted));
    }

    private async Task<SlackInteractionOutcome> OutcomeAsync(Delivery delivery, InteractionPlace place, SlackView? submitted)
    {
        var outcome = await delivery.Outcome;
        var formErrors = new Dictionary<string, string>(StringComparer.Ordinal);
        if (outcome.Acknowledged)
        {
            try
            {
                if (submitted is not null)
                {
                    TakeSubmission(submitted, outcome.Payload, formErrors);
                }
                else if (outcome.Payload is { ValueKind: JsonValueKind.Object } payload && payload.EnumerateObject().Any())
                {
                    using var call = ApiCall.Of("acknowledgement", payload);
                    _urls.Say(SlackActKind.CommandResponse, place, MessageContent.Read(call, _state.Log), call.Text("response_type"), threadTs: null);
                }
            }
            catch (ApiRefusal refusal)
            {
                _state.Log.Violate("acknowledgement", refusal.Error, outcome.Payload?.GetRawText() ?? "");
            }
        }

        return new SlackInteractionOutcome { Acknowledged = outcome.Acknowledged, Error = outcome.Error, FormErrors = formErrors };
    }

    // Source: docs "Modals", response actions.
    private void TakeSubmission(SlackView view, JsonElement? payload, Dictionary<string, string> errors)
    {
        var action = payload is { ValueKind: JsonValueKind.Object } given && given.TryGetProperty("response_action", out var name) ? name.GetString() : null;
        switch (action)
        {
            case null:
                _views.Close(view.Id, all: false);
                break;
            case "clear":
                _views.Close(view.Id, all: true);
                break;
            case "errors" when payload!.Value.TryGetProperty("errors", out var messages) && messages.ValueKind == JsonValueKind.Object:
                foreach (var message in messages.EnumerateObject())
                {
                    errors[message.Name] = message.Value.ToString();
                }

                break;
            case "update" when payload!.Value.TryGetProperty("view", out var updated):
                _views.Update(view.Id, updated, hash: null);
                break;
            case "push" when payload!.Value.TryGetProperty("view", out var pushed):
                _views.Open(view.User, pushed, view.Id);
                break;
            default:
                throw new ApiRefusal("invalid_response_action");
        }
    }
}
