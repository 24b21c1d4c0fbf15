namespace StargateBot.Simulator.Slack.WebApi;

/// <summary><c>users.info</c> and <c>users.list</c>.</summary>
internal sealed class UserMethods(SlackState state)
{
    public IEnumerable<ApiMethod> All =>
    [
        new("users.info", TokenKind.Bot, "users:read", Info),
        new("users.list", TokenKind.Bot, "users:read", List),
    ];

    private JsonFields Info(ApiCall call)
    {
        var person = state.Workspace.FindPerson(call.Required("user")) ?? throw new ApiRefusal("user_not_found");
        var withLocale = call.Flag("include_locale") == true;
        return json =>
        {
            json.WritePropertyName("user");
            MessageJson.WritePerson(json, person, withLocale);
        };
    }

    private JsonFields List(ApiCall call)
    {
        var withLocale = call.Flag("include_locale") == true;
        return json =>
        {
            json.WriteStartArray("members");
            foreach (var person in state.Workspace.People)
            {
                MessageJson.WritePerson(json, person, withLocale);
            }

            json.WriteEndArray();
            json.WriteObject("response_metadata", json => json.WriteString("next_cursor", ""));
        };
    }
}
