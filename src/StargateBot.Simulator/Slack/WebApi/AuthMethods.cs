using StargateBot.Simulator.Slack.SocketMode;

namespace StargateBot.Simulator.Slack.WebApi;

/// <summary>Who the token is, and where the socket is.</summary>
internal sealed class AuthMethods(SlackState state, SocketModeServer sockets)
{
    public IEnumerable<ApiMethod> All =>
    [
        new("api.test", TokenKind.None, null, ApiTest),
        new("auth.test", TokenKind.Bot, null, AuthTest),
        new("bots.info", TokenKind.Bot, "users:read", BotsInfo),
        new("team.info", TokenKind.Bot, null, TeamInfo),
        new("apps.connections.open", TokenKind.App, null, OpenConnection),
    ];

    private static JsonFields? ApiTest(ApiCall call) => call.Text("error") is { } error ? throw new ApiRefusal(error) : null;

    private JsonFields AuthTest(ApiCall call) => json =>
    {
        var workspace = state.Workspace;
        json.WriteString("url", $"https://{workspace.TeamDomain}.slack.com/");
        json.WriteString("team", workspace.TeamName);
        json.WriteString("user", workspace.Bot.Name);
        json.WriteString("team_id", workspace.TeamId);
        json.WriteString("user_id", workspace.Bot.Id);
        json.WriteString("bot_id", workspace.Bot.BotId);
        json.WriteBoolean("is_enterprise_install", false);
    };

    private JsonFields BotsInfo(ApiCall call)
    {
        var id = call.Text("bot") ?? state.Workspace.Bot.BotId;
        var bot = state.Workspace.People.FirstOrDefault(person => person.BotId == id && person.IsBot) ?? throw new ApiRefusal("bot_not_found");
        return json => json.WriteObject("bot", json =>
        {
            json.WriteString("id", bot.BotId);
            json.WriteBoolean("deleted", false);
            json.WriteString("name", bot.Name);
            json.WriteString("app_id", bot.AppId);
            json.WriteString("user_id", bot.Id);
        });
    }

    private JsonFields TeamInfo(ApiCall call) => json => json.WriteObject("team", json =>
    {
        json.WriteString("id", state.Workspace.TeamId);
        json.WriteString("name", state.Workspace.TeamName);
        json.WriteString("domain", state.Workspace.TeamDomain);
    });

    private JsonFields OpenConnection(ApiCall call)
    {
        if (!call.IsPost)
        {
            throw new ApiRefusal("insecure_request");
        }

        var ticket = sockets.IssueTicket();
        return json => json.WriteString("url", $"ws://{call.Host}/slack/link?ticket={ticket}&app_id={state.Workspace.Bot.AppId}");
    }
}
