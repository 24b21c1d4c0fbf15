using System.Text.Json;
using StargateBot.Simulator.Slack.Blocks;
using StargateBot.Simulator.Slack.Messages;

namespace StargateBot.Simulator.Slack.WebApi;

/// <summary><c>chat.postMessage</c>, <c>update</c>, <c>delete</c> and <c>postEphemeral</c>.</summary>
internal sealed class ChatMethods(SlackState state, BotMessages messages, StreamBook streams, StatusBook statuses)
{
    // Source: method page chat.update, error msg_too_long.
    private const int LongestUpdate = 4_000;

    public IEnumerable<ApiMethod> All =>
    [
        new("chat.postMessage", TokenKind.Bot, "chat:write", Post),
        new("chat.update", TokenKind.Bot, "chat:write", Update),
        new("chat.delete", TokenKind.Bot, "chat:write", Delete),
        new("chat.postEphemeral", TokenKind.Bot, "chat:write", PostEphemeral),
    ];

    private JsonFields Post(ApiCall call)
    {
        var channel = messages.Writable(call.Required("channel"));
        var content = MessageContent.Read(call, state.Log);
        NoticeUnfurling(call);
        var thread = messages.ThreadOf(channel, call.Text("thread_ts"), call.Method);
        var message = messages.Post(new BotTarget(SlackActKind.Post, channel) { ThreadTs = thread }, content);
        statuses.ClearOnPost(channel.Id, thread);
        return json =>
        {
            json.WriteString("channel", channel.Id);
            json.WriteString("ts", message.Ts);
            WriteMessage(json, message);
        };
    }

    private JsonFields Update(ApiCall call)
    {
        var id = call.Required("channel");
        var channel = id.StartsWith('U') ? throw new ApiRefusal("channel_not_found") : messages.Readable(id);
        var ts = call.Required("ts");
        var content = MessageContent.Read(call, state.Log);
        if (call.Text("text") is { Length: > LongestUpdate })
        {
            throw new ApiRefusal("msg_too_long");
        }

        messages.Own(channel, ts, "cant_update_message");
        if (streams.IsRunning(ts))
        {
            throw new ApiRefusal("streaming_state_conflict");
        }

        var edited = state.Clock.NextTs();
        var message = messages.Update(
            new BotTarget(SlackActKind.Update, channel),
            ts,
            before => before with { Text = content.Text, Blocks = content.Blocks, Metadata = content.Metadata ?? before.Metadata, EditedTs = edited, StreamingState = null },
            content.Text);
        return json =>
        {
            json.WriteString("channel", channel.Id);
            json.WriteString("ts", ts);
            json.WriteString("text", message.Text);
            WriteMessage(json, message);
        };
    }

    private JsonFields Delete(ApiCall call)
    {
        var channel = messages.Readable(call.Required("channel"));
        var ts = call.Required("ts");
        messages.Delete(new BotTarget(SlackActKind.Delete, channel), ts);
        return json =>
        {
            json.WriteString("channel", channel.Id);
            json.WriteString("ts", ts);
        };
    }

    private JsonFields PostEphemeral(ApiCall call)
    {
        var channel = messages.Writable(call.Required("channel"));
        var user = call.Required("user");
        if (state.Workspace.FindPerson(user) is null || !channel.HasMember(user))
        {
            throw new ApiRefusal("user_not_in_channel");
        }

        var content = MessageContent.Read(call, state.Log);
        var thread = messages.ThreadOf(channel, call.Text("thread_ts"), call.Method);
        var message = messages.Post(new BotTarget(SlackActKind.Ephemeral, channel) { ThreadTs = thread, VisibleTo = user }, content);
        statuses.ClearOnPost(channel.Id, thread);
        return json => json.WriteString("message_ts", message.Ts);
    }

    private static void WriteMessage(Utf8JsonWriter json, SlackMessage message)
    {
        json.WritePropertyName("message");
        MessageJson.Write(json, message, withMetadata: true);
    }

    private void NoticeUnfurling(ApiCall call)
    {
        if (call.Flag("unfurl_links") != false || call.Flag("unfurl_media") != false)
        {
            state.Log.Violate(call.Method, "unfurl_links and unfurl_media are not both false", "");
        }

        if (call.Text("parse") is not (null or "none") || call.Flag("link_names") == true)
        {
            state.Log.Violate(call.Method, "parse or link_names makes mentions of plain text", "");
        }
    }
}
