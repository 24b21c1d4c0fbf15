using System.Text.Json;
using StargateBot.Simulator.Slack.Messages;
using StargateBot.Simulator.Slack.People;

namespace StargateBot.Simulator.Slack.WebApi;

/// <summary><c>views.*</c>.</summary>
internal sealed class ViewMethods(SlackState state, ViewBook views, TriggerBook triggers)
{
    public IEnumerable<ApiMethod> All =>
    [
        new("views.publish", TokenKind.Bot, null, Publish),
        new("views.open", TokenKind.Bot, null, call => Open(call, push: false)),
        new("views.push", TokenKind.Bot, null, call => Open(call, push: true)),
        new("views.update", TokenKind.Bot, null, Update),
    ];

    private JsonFields Publish(ApiCall call)
    {
        var user = call.Required("user_id");
        return state.Workspace.FindPerson(user) is { IsBot: false }
            ? Answer(views.Publish(user, Definition(call), call.Text("hash")))
            : throw new ApiRefusal("user_not_found");
    }

    private JsonFields Open(ApiCall call, bool push)
    {
        var definition = Definition(call);
        var (error, user, place) = triggers.Use(call.Required("trigger_id"));
        if (error is not null)
        {
            throw new ApiRefusal(error);
        }

        return Answer(views.Open(user, definition, push ? views.Modal(user)?.Id : null, place));
    }

    private JsonFields Update(ApiCall call) => Answer(views.Update(call.Required("view_id"), Definition(call), call.Text("hash")));

    private static JsonElement Definition(ApiCall call) =>
        call.Json("view", JsonValueKind.Object) ?? throw new ApiRefusal("invalid_arguments", "[ERROR] missing required field: view");

    private JsonFields Answer(SlackView view) => json =>
    {
        json.WritePropertyName("view");
        views.Write(json, view);
    };
}
