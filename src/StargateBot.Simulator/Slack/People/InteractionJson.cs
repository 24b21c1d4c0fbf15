using System.Text.Json;
using StargateBot.Simulator.Slack.Messages;

namespace StargateBot.Simulator.Slack.People;

/// <summary>Writes the payloads of commands and interactions.</summary>
/// <remarks>Source: java-slack-sdk <c>json-logs/samples/app-backend</c>; bolt-js <c>src/types/actions</c>, <c>shortcuts</c>, <c>view</c>.</remarks>
internal sealed class InteractionJson(SlackState state, ViewBook views, TriggerBook triggers, ResponseUrls urls)
{
    public ReadOnlyMemory<byte> Command(InteractionPlace place, string command, string text) => JsonObjects.Write(json =>
    {
        var person = state.Workspace.Person(place.User);
        json.WriteString("token", "simulator-verification");
        json.WriteString("team_id", state.Workspace.TeamId);
        json.WriteString("team_domain", state.Workspace.TeamDomain);
        json.WriteString("channel_id", place.Channel.Id);
        json.WriteString("channel_name", ChannelName(place.Channel));
        json.WriteString("user_id", person.Id);
        json.WriteString("user_name", person.Name);
        json.WriteString("command", command);
        json.WriteString("text", text);
        json.WriteString("api_app_id", state.Workspace.Bot.AppId);
        json.WriteString("is_enterprise_install", "false");
        json.WriteString("response_url", urls.Issue(place));
        json.WriteString("trigger_id", triggers.Issue(person.Id, place));
    });

    public ReadOnlyMemory<byte> BlockActions(InteractionPlace place, PressedElement pressed, SlackMessage message) => JsonObjects.Write(json =>
    {
        Begin(json, "block_actions", place.User, place);
        json.WriteObject("container", json =>
        {
            json.WriteString("type", "message");
            json.WriteString("message_ts", message.Ts);
            json.WriteString("channel_id", place.Channel.Id);
            json.WriteBoolean("is_ephemeral", message.VisibleTo is not null);
            MessageJson.WriteOptional(json, "thread_ts", message.ThreadTs);
        });
        WriteChannel(json, place.Channel);
        if (message.VisibleTo is null)
        {
            json.WritePropertyName("message");
            MessageJson.Write(json, message, withMetadata: true);
        }

        json.WriteString("response_url", urls.Issue(place));
        WriteActions(json, pressed);
    });

    public ReadOnlyMemory<byte> ViewActions(string user, PressedElement pressed, SlackView view) => JsonObjects.Write(json =>
    {
        Begin(json, "block_actions", user);
        json.WriteObject("container", json =>
        {
            json.WriteString("type", "view");
            json.WriteString("view_id", view.Id);
        });
        json.WritePropertyName("view");
        views.Write(json, view);
        WriteActions(json, pressed);
    });

    public ReadOnlyMemory<byte> MessageShortcut(InteractionPlace place, string callbackId, SlackMessage message) => JsonObjects.Write(json =>
    {
        Begin(json, "message_action", place.User, place);
        json.WriteString("callback_id", callbackId);
        json.WriteString("action_ts", state.Clock.NextTs());
        WriteChannel(json, place.Channel);
        json.WriteString("message_ts", message.Ts);
        json.WritePropertyName("message");
        MessageJson.Write(json, message, withMetadata: false);
        json.WriteString("response_url", urls.Issue(place));
    });

    public ReadOnlyMemory<byte> GlobalShortcut(string user, string callbackId) => JsonObjects.Write(json =>
    {
        Begin(json, "shortcut", user);
        json.WriteString("callback_id", callbackId);
        json.WriteString("action_ts", state.Clock.NextTs());
    });

    public ReadOnlyMemory<byte> View(string type, string user, SlackView view, JsonElement? values) => JsonObjects.Write(json =>
    {
        Begin(json, type, user);
        json.WritePropertyName("view");
        views.Write(json, view, values);
        if (type == "view_closed")
        {
            json.WriteBoolean("is_cleared", false);
        }
        else
        {
            json.WriteStartArray("response_urls");
            json.WriteEndArray();
        }
    });

    private void Begin(Utf8JsonWriter json, string type, string user, InteractionPlace? place = null)
    {
        var person = state.Workspace.Person(user);
        json.WriteString("type", type);
        json.WriteString("token", "simulator-verification");
        json.WriteString("api_app_id", state.Workspace.Bot.AppId);
        json.WriteString("trigger_id", triggers.Issue(user, place));
        json.WriteNull("enterprise");
        json.WriteBoolean("is_enterprise_install", false);
        json.WriteObject("team", json =>
        {
            json.WriteString("id", state.Workspace.TeamId);
            json.WriteString("domain", state.Workspace.TeamDomain);
        });
        json.WriteObject("user", json =>
        {
            json.WriteString("id", person.Id);
            json.WriteString("username", person.Name);
            json.WriteString("name", person.Name);
            json.WriteString("team_id", person.TeamId);
        });
    }

    private void WriteActions(Utf8JsonWriter json, PressedElement pressed)
    {
        json.WriteObject("state", json => json.WriteObject("values", _ => { }));
        json.WriteStartArray("actions");
        pressed.Write(json, state.Clock.NextTs());
        json.WriteEndArray();
    }

    private static void WriteChannel(Utf8JsonWriter json, SlackChannel channel) => json.WriteObject("channel", json =>
    {
        json.WriteString("id", channel.Id);
        json.WriteString("name", ChannelName(channel));
    });

    private static string ChannelName(SlackChannel channel) => channel.Kind switch
    {
        SlackChannelKind.DirectMessage => "directmessage",
        SlackChannelKind.Private => "privategroup",
        _ => channel.Name,
    };
}
