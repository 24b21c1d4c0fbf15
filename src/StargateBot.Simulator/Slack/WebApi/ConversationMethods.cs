using System.Globalization;
using StargateBot.Simulator.Slack.Messages;

namespace StargateBot.Simulator.Slack.WebApi;

/// <summary><c>conversations.*</c>.</summary>
internal sealed class ConversationMethods(SlackState state, BotMessages messages)
{
    // Source: docs "Rate limit changes for non-Marketplace apps", 2025-05-29.
    private const int ClampedLimit = 15;
    private const int LargestLimit = 999;

    public IEnumerable<ApiMethod> All =>
    [
        new("conversations.history", TokenKind.Bot, null, History),
        new("conversations.replies", TokenKind.Bot, null, Replies),
        new("conversations.info", TokenKind.Bot, null, Info),
        new("conversations.list", TokenKind.Bot, "channels:read", List) { OtherScopes = ["groups:read", "im:read"] },
        new("conversations.open", TokenKind.Bot, "im:write", Open),
    ];

    private JsonFields Replies(ApiCall call)
    {
        var channel = messages.Readable(call.Required("channel"));
        Demand(HistoryScope(channel));
        var thread = channel.Thread(call.Required("ts"));
        return thread.Count == 0 ? throw new ApiRefusal("thread_not_found") : Page(call, thread);
    }

    private JsonFields History(ApiCall call)
    {
        var channel = messages.Readable(call.Required("channel"));
        Demand(HistoryScope(channel));
        return Page(call, [.. channel.Messages.Where(message => message.ThreadKey == message.Ts).Reverse()]);
    }

    private JsonFields Info(ApiCall call)
    {
        var channel = state.Workspace.FindChannel(call.Required("channel")) ?? throw new ApiRefusal("channel_not_found");
        Demand(channel.Kind switch
        {
            SlackChannelKind.DirectMessage => "im:read",
            SlackChannelKind.Private => "groups:read",
            _ => "channels:read",
        });
        return json =>
        {
            json.WritePropertyName("channel");
            MessageJson.WriteChannel(json, channel, state.Workspace.Bot.Id);
        };
    }

    private JsonFields List(ApiCall call)
    {
        var types = (call.Text("types") ?? "public_channel").Split(',', StringSplitOptions.TrimEntries);
        return json =>
        {
            json.WriteStartArray("channels");
            foreach (var channel in state.Workspace.Channels)
            {
                var type = channel.Kind switch
                {
                    SlackChannelKind.DirectMessage => "im",
                    SlackChannelKind.Private => "private_channel",
                    _ => "public_channel",
                };
                if (types.Contains(type))
                {
                    MessageJson.WriteChannel(json, channel, state.Workspace.Bot.Id);
                }
            }

            json.WriteEndArray();
            WriteCursor(json, "");
        };
    }

    private JsonFields Open(ApiCall call)
    {
        var channel = call.Text("channel") is { } id
            ? state.Workspace.FindChannel(id) ?? throw new ApiRefusal("channel_not_found")
            : call.RequiredTexts("users") is [var user] && state.Workspace.FindPerson(user) is { IsBot: false } person
                ? state.Workspace.DirectMessage(person.Id)
                : throw new ApiRefusal("user_not_found");
        return json =>
        {
            json.WritePropertyName("channel");
            if (call.Flag("return_im") == true)
            {
                MessageJson.WriteChannel(json, channel, state.Workspace.Bot.Id);
                return;
            }

            json.WriteStartObject();
            json.WriteString("id", channel.Id);
            json.WriteEndObject();
        };
    }

    private JsonFields Page(ApiCall call, IReadOnlyList<SlackMessage> all)
    {
        var limit = Math.Clamp(call.Number("limit") ?? 100, 1, state.Settings.ClampHistory ? ClampedLimit : LargestLimit);
        var start = call.Text("cursor") is { } cursor
            ? int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : throw new ApiRefusal("invalid_cursor")
            : 0;
        var oldest = call.Text("oldest");
        var latest = call.Text("latest");
        var inclusive = call.Flag("inclusive") == true;
        var withMetadata = call.Flag("include_all_metadata") == true;
        var fitting = all.Where(message => IsWithin(message.Ts, oldest, latest, inclusive)).Skip(start).Take(limit + 1).ToList();
        var more = fitting.Count > limit;
        return json =>
        {
            json.WriteStartArray("messages");
            foreach (var message in fitting.Take(limit))
            {
                MessageJson.Write(json, message, withMetadata);
            }

            json.WriteEndArray();
            json.WriteBoolean("has_more", more);
            WriteCursor(json, more ? (start + limit).ToString(CultureInfo.InvariantCulture) : "");
        };
    }

    private static bool IsWithin(string ts, string? oldest, string? latest, bool inclusive)
    {
        var fromOldest = oldest is null ? 1 : string.CompareOrdinal(ts, oldest);
        var fromLatest = latest is null ? -1 : string.CompareOrdinal(ts, latest);
        return inclusive ? fromOldest >= 0 && fromLatest <= 0 : fromOldest > 0 && fromLatest < 0;
    }

    private static void WriteCursor(System.Text.Json.Utf8JsonWriter json, string cursor) =>
        json.WriteObject("response_metadata", json => json.WriteString("next_cursor", cursor));

    private static string HistoryScope(SlackChannel channel) => channel.Kind switch
    {
        SlackChannelKind.DirectMessage => "im:history",
        SlackChannelKind.Private => "groups:history",
        _ => "channels:history",
    };

    private void Demand(string scope)
    {
        if (!state.Settings.Scopes.Contains(scope))
        {
            throw new ApiRefusal("missing_scope") { NeededScope = scope };
        }
    }
}
