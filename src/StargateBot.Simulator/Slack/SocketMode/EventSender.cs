using System.Text.Json;

namespace StargateBot.Simulator.Slack.SocketMode;

/// <summary>Sends events to the app: those that it subscribes to and has the scope for.</summary>
/// <remarks>Source: java-slack-sdk <c>json-logs/samples/events</c>; the event pages.</remarks>
internal sealed class EventSender(SlackState state, DeliveryDesk desk)
{
    /// <summary>Sends what a new message causes: <c>message</c>, and <c>app_mention</c> when it names the app.</summary>
    /// <returns>The ids of the events.</returns>
    public IReadOnlyList<string> Posted(SlackChannel channel, SlackMessage message)
    {
        var sent = new List<string>(2);
        Func<string?> asMessage = () => Message(channel, message, json =>
        {
            MessageJson.WriteFields(json, message, withMetadata: false);
            WritePlace(json, channel, message.Ts, message.Author);
        });
        Func<string?> asMention = () => Mention(channel, message, edited: false);
        foreach (var send in state.Settings.MessageBeforeMention ? [asMessage, asMention] : new[] { asMention, asMessage })
        {
            if (send() is { } id)
            {
                sent.Add(id);
            }
        }

        return sent;
    }

    /// <summary>Sends what an edit causes: <c>message_changed</c>, and <c>app_mention</c> again when the new text names the app.</summary>
    public void Edited(SlackChannel channel, SlackMessage before, SlackMessage after)
    {
        Changed(channel, "message_changed", after.Author, json =>
        {
            json.WritePropertyName("message");
            MessageJson.Write(json, after, withMetadata: false);
            json.WritePropertyName("previous_message");
            MessageJson.Write(json, before, withMetadata: false);
        });
        Mention(channel, after, edited: true);
    }

    /// <summary>Sends <c>message_deleted</c>.</summary>
    public void Deleted(SlackChannel channel, SlackMessage message) => Changed(channel, "message_deleted", message.Author, json =>
    {
        json.WriteString("deleted_ts", message.Ts);
        json.WritePropertyName("previous_message");
        MessageJson.Write(json, message, withMetadata: false);
    });

    /// <summary>Sends an event if the app subscribes to it and has the scope.</summary>
    /// <returns>Its id; null when it was not sent.</returns>
    public string? Send(string subscription, string? scope, bool shared, JsonFields fields)
    {
        var settings = state.Settings;
        if (!settings.Subscriptions.Contains(subscription) || (scope is not null && !settings.Scopes.Contains(scope)))
        {
            return null;
        }

        var eventId = state.Clock.NextId("Ev");
        var workspace = state.Workspace;
        var payload = JsonObjects.Write(json =>
        {
            json.WriteString("token", "simulator-verification");
            json.WriteString("team_id", workspace.TeamId);
            json.WriteString("context_team_id", workspace.TeamId);
            json.WriteNull("context_enterprise_id");
            json.WriteString("api_app_id", workspace.Bot.AppId);
            json.WriteObject("event", fields);
            json.WriteString("type", "event_callback");
            json.WriteString("event_id", eventId);
            json.WriteNumber("event_time", state.Clock.Now.ToUnixTimeSeconds());
            json.WriteStartArray("authorizations");
            json.WriteStartObject();
            json.WriteNull("enterprise_id");
            json.WriteString("team_id", workspace.TeamId);
            json.WriteString("user_id", workspace.Bot.Id);
            json.WriteBoolean("is_bot", true);
            json.WriteBoolean("is_enterprise_install", false);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteBoolean("is_ext_shared_channel", shared);
            json.WriteString("event_context", "4-" + eventId);
        });
        desk.Deliver("events_api", payload, acceptsResponse: false, eventId);
        return eventId;
    }

    private string? Mention(SlackChannel channel, SlackMessage message, bool edited)
    {
        var bot = state.Workspace.Bot;
        if (channel.Kind == SlackChannelKind.DirectMessage || message.Author == bot
            || !message.Text.Contains("<@" + bot.Id, StringComparison.Ordinal) || !channel.HasMember(bot.Id))
        {
            return null;
        }

        return Send("app_mention", "app_mentions:read", channel.IsShared, json =>
        {
            MessageJson.WriteFields(json, message, withMetadata: false, type: "app_mention");
            json.WriteString("channel", channel.Id);
            json.WriteString("event_ts", edited ? message.EditedTs : message.Ts);
            WriteTeams(json, message.Author);
        });
    }

    private void Changed(SlackChannel channel, string subtype, SlackPerson author, JsonFields fields) => Message(channel, null, json =>
    {
        var ts = state.Clock.NextTs();
        json.WriteString("type", "message");
        json.WriteString("subtype", subtype);
        fields(json);
        json.WriteBoolean("hidden", true);
        json.WriteString("ts", ts);
        WritePlace(json, channel, ts, author);
    });

    private string? Message(SlackChannel channel, SlackMessage? message, JsonFields fields)
    {
        if (!channel.HasMember(state.Workspace.Bot.Id) || message?.VisibleTo is not null)
        {
            return null;
        }

        return channel.Kind switch
        {
            SlackChannelKind.DirectMessage => Send("message.im", "im:history", channel.IsShared, fields),
            SlackChannelKind.Private => Send("message.groups", "groups:history", channel.IsShared, fields),
            _ => Send("message.channels", "channels:history", channel.IsShared, fields),
        };
    }

    private void WritePlace(Utf8JsonWriter json, SlackChannel channel, string eventTs, SlackPerson author)
    {
        json.WriteString("channel", channel.Id);
        json.WriteString("event_ts", eventTs);
        json.WriteString("channel_type", channel.TypeName);
        WriteTeams(json, author);
    }

    // A person of another workspace: the event says whose it is. Source: Slack Connect event pages.
    private void WriteTeams(Utf8JsonWriter json, SlackPerson author)
    {
        if (author.TeamId != state.Workspace.TeamId)
        {
            json.WriteString("user_team", author.TeamId);
            json.WriteString("source_team", author.TeamId);
        }
    }
}
