using System.Text.Json;
using StargateBot.Simulator.Discord;
using StargateBot.Simulator.Slack;

namespace StargateBot.Simulator.Control;

/// <summary>The routes that concern both platforms.</summary>
internal sealed class SharedControl(DiscordSimulator discord, SlackSimulator slack)
{
    public IEnumerable<ControlRoute> Routes =>
    [
        ControlRoute.Of("GET", "state", "", "bots, people, channels and connections of both platforms", State),
        ControlRoute.Of("GET", "violations", "", "what the bot did wrong on either platform", Violations),
    ];

    private JsonFields State(ControlRequest request) => json =>
    {
        json.WriteObject("discord", WriteDiscord);
        json.WriteObject("slack", WriteSlack);
    };

    private JsonFields Violations(ControlRequest request) => json =>
    {
        json.WriteStartArray("violations");
        foreach (var violation in discord.Violations)
        {
            Write(json, "discord", violation.At, violation.Where, violation.Problem);
        }

        foreach (var violation in slack.Log.Violations)
        {
            Write(json, "slack", violation.At, violation.Where, $"{violation.Rule}: {violation.Detail}");
        }

        json.WriteEndArray();
    };

    private static void Write(Utf8JsonWriter json, string platform, DateTimeOffset at, string where, string problem)
    {
        json.WriteStartObject();
        json.WriteString("platform", platform);
        json.WriteString("at", at);
        json.WriteString("where", where);
        json.WriteString("problem", problem);
        json.WriteEndObject();
    }

    private void WriteDiscord(Utf8JsonWriter json)
    {
        var world = discord.World;
        json.WriteString("name", world.GuildName);
        json.WriteString("bot", world.Bot.Id);
        json.WriteNumber("connections", discord.Gateway.IsReady ? 1 : 0);
        json.WriteStartArray("people");
        foreach (var person in world.People.Where(person => !person.IsBot))
        {
            json.WriteStartObject();
            json.WriteString("id", person.Id);
            json.WriteString("name", person.GlobalName ?? person.Username);
            json.WriteString("locale", person.Locale);
            json.WriteString("permissions", person.Permissions);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("channels");
        foreach (var channel in world.Channels.Where(channel => channel.GuildId is not null))
        {
            json.WriteStartObject();
            json.WriteString("id", channel.Id);
            json.WriteString("name", channel.Name);
            json.WriteBoolean("hasBot", channel.BotMaySee);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteSlack(Utf8JsonWriter json)
    {
        var workspace = slack.Workspace;
        json.WriteString("name", workspace.TeamName);
        json.WriteString("bot", workspace.Bot.Id);
        json.WriteNumber("connections", slack.Sockets.Open.Count);
        json.WriteStartObject("shortcuts");
        foreach (var (callback, name) in slack.Settings.MessageShortcuts)
        {
            json.WriteString(callback, name);
        }

        json.WriteEndObject();
        json.WriteStartArray("people");
        foreach (var person in workspace.People.Where(person => !person.IsBot).OrderByDescending(person => person.TeamId == workspace.TeamId))
        {
            json.WriteStartObject();
            json.WriteString("id", person.Id);
            json.WriteString("name", person.RealName);
            json.WriteString("locale", person.Locale);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("channels");
        foreach (var channel in workspace.Channels
            .Where(channel => channel.Kind != SlackChannelKind.DirectMessage)
            .OrderByDescending(channel => channel == workspace.General))
        {
            json.WriteStartObject();
            json.WriteString("id", channel.Id);
            json.WriteString("name", channel.Name);
            json.WriteBoolean("hasBot", channel.HasMember(workspace.Bot.Id));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
