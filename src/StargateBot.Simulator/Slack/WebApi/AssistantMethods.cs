using System.Collections.Concurrent;
using System.Text.Json;
using StargateBot.Simulator.Slack.Messages;

namespace StargateBot.Simulator.Slack.WebApi;

/// <summary><c>assistant.threads.*</c> and <c>reactions.add</c>.</summary>
internal sealed class AssistantMethods(SlackState state, BotMessages messages, StatusBook statuses)
{
    private readonly ConcurrentDictionary<string, bool> _reactions = new(StringComparer.Ordinal);

    public IEnumerable<ApiMethod> All =>
    [
        new("assistant.threads.setStatus", TokenKind.Bot, "chat:write", SetStatus) { OtherScopes = ["assistant:write"] },
        new("assistant.threads.setSuggestedPrompts", TokenKind.Bot, "assistant:write", SetSuggestedPrompts),
        new("assistant.threads.setTitle", TokenKind.Bot, "assistant:write", SetTitle),
        new("reactions.add", TokenKind.Bot, "reactions:write", AddReaction),
    ];

    private JsonFields? SetStatus(ApiCall call)
    {
        var channel = messages.Readable(call.Required("channel_id"));
        var thread = messages.ThreadOf(channel, call.Required("thread_ts"), call.Method)!;
        if (!call.Has("status"))
        {
            throw new ApiRefusal("invalid_arguments", "[ERROR] missing required field: status");
        }

        if (call.Json("loading_messages", JsonValueKind.Array) is { } loading && loading.GetArrayLength() > 10)
        {
            throw new ApiRefusal("invalid_arguments", "[ERROR] no more than 10 items allowed [json-pointer:/loading_messages]");
        }

        var status = call.Text("status") ?? "";
        statuses.Set(channel.Id, thread, status);
        state.Did(new SlackAct { Kind = SlackActKind.Status, Channel = channel.Id, ThreadTs = thread, Text = status });
        return null;
    }

    private JsonFields? SetSuggestedPrompts(ApiCall call)
    {
        var channel = messages.Readable(call.Required("channel_id"));
        var prompts = call.Json("prompts", JsonValueKind.Array) ?? throw new ApiRefusal("invalid_arguments", "[ERROR] missing required field: prompts");
        if (prompts.GetArrayLength() > 4)
        {
            throw new ApiRefusal("invalid_arguments", "[ERROR] no more than 4 items allowed [json-pointer:/prompts]");
        }

        foreach (var prompt in prompts.EnumerateArray())
        {
            if (prompt.ValueKind != JsonValueKind.Object || !IsText(prompt, "title") || !IsText(prompt, "message"))
            {
                throw new ApiRefusal("invalid_arguments", "[ERROR] a prompt has a title and a message [json-pointer:/prompts]");
            }
        }

        // Source: docs "Migrating to the Agent messaging experience": with a thread the call does nothing under agent_view.
        var thread = call.Text("thread_ts");
        if (thread is null && !state.Settings.AgentView)
        {
            throw new ApiRefusal("invalid_arguments", "[ERROR] missing required field: thread_ts");
        }

        state.Did(new SlackAct
        {
            Kind = SlackActKind.SuggestedPrompts,
            Channel = channel.Id,
            ThreadTs = thread,
            Text = call.Text("title") ?? "",
            Blocks = prompts,
            InEffect = thread is null == state.Settings.AgentView,
        });
        return null;
    }

    private JsonFields? SetTitle(ApiCall call)
    {
        var channel = messages.Readable(call.Required("channel_id"));
        var thread = messages.ThreadOf(channel, call.Required("thread_ts"), call.Method);
        state.Did(new SlackAct { Kind = SlackActKind.Title, Channel = channel.Id, ThreadTs = thread, Text = call.Required("title") });
        return null;
    }

    private JsonFields? AddReaction(ApiCall call)
    {
        var channel = messages.Readable(call.Required("channel"));
        var name = call.Required("name");
        if (name.Contains(':', StringComparison.Ordinal))
        {
            throw new ApiRefusal("invalid_name");
        }

        var ts = call.Required("timestamp");
        if (channel.Find(ts) is null)
        {
            throw new ApiRefusal("message_not_found");
        }

        if (!_reactions.TryAdd($"{channel.Id}/{ts}/{name}", true))
        {
            throw new ApiRefusal("already_reacted");
        }

        state.Did(new SlackAct { Kind = SlackActKind.Reaction, Channel = channel.Id, Ts = ts, Text = name });
        return null;
    }

    private static bool IsText(JsonElement prompt, string name) =>
        prompt.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString()!.Length > 0;
}
