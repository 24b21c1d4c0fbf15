using StargateBot.Simulator.Slack;

namespace StargateBot.Simulator.Control;

/// <summary>The routes that make Slack misbehave.</summary>
internal sealed class SlackFaultControl(SlackSimulator slack)
{
    public IEnumerable<ControlRoute> Routes =>
    [
        ControlRoute.Of("POST", "slack/faults/http", HttpFaultControl.Takes, "a fault of the Web API; `path` is a method or `response_url`", Http),
        ControlRoute.Of("POST", "slack/faults/error", "method, error, count?", "answers the next calls of a method with `ok:false`", Error),
        ControlRoute.Of("POST", "slack/faults/limit", "method, channel?, seconds", "answers a method with 429 for a while", Limit),
        ControlRoute.Of("POST", "slack/faults/disconnect", "reason?, graceMs?", "sends a disconnect frame: warning, refresh_requested, link_disabled, too_many_websockets", Disconnect),
        ControlRoute.Of(
            "POST",
            "slack/faults/socket",
            "fault, count?, code?, bytes?, text?",
            "close, reset, drop, freeze, ignore-pings, ignore-close, fragment, binary, text, unknown, app-rate-limited; of the next few: duplicate, "
            + "lose-first-delivery, lose-acknowledgement, reset-on-delivery, refuse, too-many, withhold-hello",
            Socket),
        ControlRoute.Of("POST", "slack/faults/tokens", "revoke (bot, app) or nothing to restore", "revokes or restores a token", Tokens),
        ControlRoute.Of("POST", "slack/settings", "messageBeforeMention?, rateLimits?, clampHistory?, agentView?", "how strict the workspace is", Settings),
        ControlRoute.Of("DELETE", "slack/faults", "", "ends all faults", Clear),
    ];

    private JsonFields Http(ControlRequest request)
    {
        slack.HttpFaults.Add(HttpFaultControl.Read(request));
        return Done;
    }

    private JsonFields Error(ControlRequest request)
    {
        slack.ApiFaults.FailNext(request.Text("method"), request.Text("error"), request.Number("count", 1, most: 100_000));
        return Done;
    }

    private JsonFields Limit(ControlRequest request)
    {
        slack.ApiFaults.Limit(request.Text("method"), request.TextOrNull("channel"), TimeSpan.FromSeconds(request.Number("seconds", 30)));
        return Done;
    }

    private JsonFields Disconnect(ControlRequest request)
    {
        slack.Sockets.Disconnect(request.TextOrNull("reason"), grace: TimeSpan.FromMilliseconds(request.Number("graceMs", 10_000)));
        return Done;
    }

    private JsonFields Socket(ControlRequest request)
    {
        var sockets = slack.Sockets;
        var count = request.Number("count", 1);
        switch (request.Text("fault"))
        {
            case "close":
                sockets.Close(request.Number("code", 1000, most: 4999));
                break;
            case "reset":
                sockets.Reset();
                break;
            case "drop":
                sockets.Drop();
                break;
            case "freeze":
                sockets.Freeze();
                break;
            case "ignore-pings":
                sockets.IgnorePings();
                break;
            case "ignore-close":
                sockets.IgnoreClose();
                break;
            case "fragment":
                sockets.Fragment(request.Number("bytes", 100));
                break;
            case "binary":
                sockets.SendBinary();
                break;
            case "text":
                sockets.SendText(request.Text("text"));
                break;
            case "unknown":
                _ = sockets.SendUnknownAsync(request.Number("bytes", 10, most: 64_000_000));
                break;
            case "app-rate-limited":
                _ = sockets.SendAppRateLimitedAsync();
                break;
            default:
                Next(sockets, request.Text("fault"), count);
                break;
        }

        return Done;
    }

    private static void Next(SlackSockets sockets, string fault, int count)
    {
        switch (fault)
        {
            case "duplicate":
                sockets.DuplicateNext(count);
                break;
            case "lose-first-delivery":
                sockets.LoseFirstDelivery(count);
                break;
            case "lose-acknowledgement":
                sockets.LoseNextAcknowledgement(count);
                break;
            case "reset-on-delivery":
                sockets.ResetOnNextDelivery(count);
                break;
            case "refuse":
                sockets.RefuseNext(count);
                break;
            case "too-many":
                sockets.TooManyNext(count);
                break;
            case "withhold-hello":
                sockets.WithholdHello(count);
                break;
            default:
                throw new ControlRefusal($"There is no fault {fault}.");
        }
    }

    private JsonFields Tokens(ControlRequest request)
    {
        switch (request.TextOrNull("revoke"))
        {
            case "bot":
                slack.RevokeBotToken();
                break;
            case "app":
                slack.RevokeAppToken();
                break;
            case null:
                slack.RestoreTokens();
                break;
            default:
                throw new ControlRefusal("\"revoke\" must be bot or app.");
        }

        return Done;
    }

    private JsonFields Settings(ControlRequest request)
    {
        var settings = slack.Settings;
        settings.MessageBeforeMention = request.TextOrNull("messageBeforeMention") is null ? settings.MessageBeforeMention : request.Flag("messageBeforeMention");
        settings.RateLimits = request.TextOrNull("rateLimits") is null ? settings.RateLimits : request.Flag("rateLimits");
        settings.ClampHistory = request.TextOrNull("clampHistory") is null ? settings.ClampHistory : request.Flag("clampHistory");
        settings.AgentView = request.TextOrNull("agentView") is null ? settings.AgentView : request.Flag("agentView");
        return Done;
    }

    private JsonFields Clear(ControlRequest request)
    {
        slack.HttpFaults.Clear();
        slack.ApiFaults.Clear();
        slack.Sockets.ClearFaults();
        return Done;
    }

    private static void Done(System.Text.Json.Utf8JsonWriter json) => json.WriteBoolean("done", true);
}
