using StargateBot.Simulator.Slack;

namespace StargateBot.Simulator.Control;

/// <summary>Turns what happens on Slack into events for the page.</summary>
internal static class SlackWatch
{
    public static void Tell(SlackSimulator slack, ControlEvents events)
    {
        slack.People.Wrote = (_, message, change) => TellMessage(slack, events, message, change);
        slack.Log.Added = act => TellAct(slack, events, act);
        slack.Log.Violated = violation => events.Tell("violation", json =>
        {
            json.WriteString("platform", "slack");
            json.WriteString("where", violation.Where);
            json.WriteString("rule", violation.Rule);
        });
        slack.Connected = open => events.Tell("connection", json =>
        {
            json.WriteString("platform", "slack");
            json.WriteNumber("open", open);
        });
    }

    private static void TellAct(SlackSimulator slack, ControlEvents events, SlackAct act)
    {
        switch (act.Kind)
        {
            case SlackActKind.Status:
                events.Tell("status", json =>
                {
                    json.WriteString("platform", "slack");
                    json.WriteString("channel", act.Channel);
                    json.WriteString("thread", act.ThreadTs);
                    json.WriteString("text", act.Text);
                });
                break;
            case SlackActKind.SuggestedPrompts when act.InEffect:
                events.Tell("prompts", json =>
                {
                    json.WriteString("platform", "slack");
                    json.WriteString("channel", act.Channel);
                    json.WriteString("text", act.Text);
                    MessageJson.WriteOptional(json, "prompts", act.Blocks);
                });
                break;
            case SlackActKind.Modal or SlackActKind.Home:
                events.Tell(act.Kind == SlackActKind.Home ? "home" : "modal", json =>
                {
                    json.WriteString("platform", "slack");
                    json.WriteString("user", act.VisibleTo);
                });
                break;
            case SlackActKind.Delete:
                events.Tell("message", json =>
                {
                    json.WriteString("platform", "slack");
                    json.WriteString("change", "deleted");
                    json.WriteString("channel", act.Channel);
                    json.WriteString("id", act.Ts);
                });
                break;
            case SlackActKind.Title or SlackActKind.Reaction or SlackActKind.SuggestedPrompts:
                break;
            default:
                if (act.Ts is { } ts && slack.FindMessage(act.Channel!, ts) is { } message)
                {
                    TellMessage(slack, events, message, act.Kind is SlackActKind.Update or SlackActKind.StreamAppend or SlackActKind.StreamStop ? "edited" : "posted");
                }

                break;
        }
    }

    private static void TellMessage(SlackSimulator slack, ControlEvents events, SlackMessage message, string change) => events.Tell("message", json =>
    {
        json.WriteString("change", change);
        SlackMessageView.Write(json, message, slack.Workspace);
    });
}
