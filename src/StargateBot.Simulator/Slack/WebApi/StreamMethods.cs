using System.Text;
using System.Text.Json;
using StargateBot.Simulator.Slack.Blocks;
using StargateBot.Simulator.Slack.Messages;

namespace StargateBot.Simulator.Slack.WebApi;

/// <summary><c>chat.startStream</c>, <c>appendStream</c> and <c>stopStream</c>: start, append as often as wanted, stop once.</summary>
internal sealed class StreamMethods(SlackState state, BotMessages messages, StreamBook streams, StatusBook statuses)
{
    public IEnumerable<ApiMethod> All =>
    [
        new("chat.startStream", TokenKind.Bot, "chat:write", Start),
        new("chat.appendStream", TokenKind.Bot, "chat:write", Append),
        new("chat.stopStream", TokenKind.Bot, "chat:write", Stop),
    ];

    private JsonFields Start(ApiCall call)
    {
        var channel = messages.Writable(call.Required("channel"));
        var thread = messages.ThreadOf(channel, call.Text("thread_ts"), call.Method);
        if (channel.Kind == SlackChannelKind.DirectMessage)
        {
            _ = thread ?? throw new ApiRefusal("invalid_arguments", "[ERROR] missing required field: thread_ts");
        }
        else
        {
            _ = call.Text("recipient_team_id") ?? throw new ApiRefusal("missing_recipient_team_id");
            _ = call.Text("recipient_user_id") ?? throw new ApiRefusal("missing_recipient_user_id");
        }

        var text = Said(call);
        var message = messages.Post(
            new BotTarget(SlackActKind.StreamStart, channel) { ThreadTs = thread, StreamingState = "in_progress" },
            new MessageContent(text, null, null));
        streams.Begin(message.Ts);
        statuses.ClearOnPost(channel.Id, thread);
        return json =>
        {
            json.WriteString("channel", channel.Id);
            json.WriteString("ts", message.Ts);
        };
    }

    private JsonFields Append(ApiCall call)
    {
        var (channel, ts) = Running(call);
        var said = Said(call);
        if (said.Length == 0 && call.Json("chunks", JsonValueKind.Array) is null)
        {
            throw new ApiRefusal("no_text");
        }

        messages.Update(new BotTarget(SlackActKind.StreamAppend, channel), ts, before => before with { Text = before.Text + said }, said);
        return json =>
        {
            json.WriteString("channel", channel.Id);
            json.WriteString("ts", ts);
        };
    }

    private JsonFields Stop(ApiCall call)
    {
        var (channel, ts) = Running(call);
        var said = Said(call);
        var end = call.Has("blocks") || call.Has("metadata") ? MessageContent.Read(call, state.Log, ending: true) : null;
        streams.End(ts);
        var whole = channel.Find(ts)?.Text + said;
        var message = messages.Update(
            new BotTarget(SlackActKind.StreamStop, channel),
            ts,
            before => before with { Text = whole, Blocks = end?.Blocks, Metadata = end?.Metadata, StreamingState = "completed" },
            whole);
        return json =>
        {
            json.WriteString("channel", channel.Id);
            json.WriteString("ts", ts);
            json.WritePropertyName("message");
            MessageJson.Write(json, message, withMetadata: true);
        };
    }

    private (SlackChannel Channel, string Ts) Running(ApiCall call)
    {
        var channel = messages.Readable(call.Required("channel"));
        var ts = call.Required("ts");
        messages.Own(channel, ts, "message_not_owned_by_app");
        return streams.Touch(ts) is { } error ? throw new ApiRefusal(error) : (channel, ts);
    }

    private static string Said(ApiCall call)
    {
        var markdown = call.Text("markdown_text");
        var chunks = call.Json("chunks", JsonValueKind.Array);
        if (markdown is not null && chunks is not null)
        {
            throw new ApiRefusal("markdown_text_conflict");
        }

        if (markdown is { Length: > BlockRules.MostMarkdown })
        {
            throw new ApiRefusal("msg_too_long");
        }

        return markdown ?? (chunks is { } some ? TextOf(some) : "");
    }

    private static string TextOf(JsonElement chunks)
    {
        var text = new StringBuilder();
        foreach (var chunk in chunks.EnumerateArray())
        {
            switch (BlockErrors.TypeOf(chunk))
            {
                case "markdown_text" when chunk.TryGetProperty("text", out var said) && said.ValueKind == JsonValueKind.String:
                    text.Append(said.GetString());
                    break;
                case "task_update" when chunk.TryGetProperty("id", out _) && chunk.TryGetProperty("title", out _):
                case "plan_update" when chunk.TryGetProperty("title", out _):
                case "blocks" when chunk.TryGetProperty("blocks", out var blocks) && blocks.ValueKind == JsonValueKind.Array && blocks.GetArrayLength() <= 50:
                    break;
                default:
                    throw new ApiRefusal("invalid_chunks");
            }
        }

        return text.ToString();
    }
}
