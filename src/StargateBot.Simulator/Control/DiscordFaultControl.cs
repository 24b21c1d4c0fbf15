using System.Text;
using StargateBot.Simulator.Discord;
using StargateBot.Simulator.Discord.Gateway;

namespace StargateBot.Simulator.Control;

/// <summary>The routes that make Discord misbehave.</summary>
internal sealed class DiscordFaultControl(DiscordSimulator discord)
{
    public IEnumerable<ControlRoute> Routes =>
    [
        ControlRoute.Of("POST", "discord/faults/http", HttpFaultControl.Takes, "a fault of the REST API; `path` such as `channels/*/messages`", Http),
        ControlRoute.Of(
            "POST",
            "discord/faults/gateway",
            "fault, count?, code?, resumable?, moment? (Hello, Identify, Resume, Established), text?, bytes?",
            "close, reset, drop, freeze, reconnect (op 7), invalid-session (op 9), text, binary, fragment, withhold-acks, expire-sessions, hold-events, "
            + "release-events; of the next few: refuse, reconnect-instead-of-hello, invalid-session-first, close-at, duplicate",
            Gateway),
        ControlRoute.Of("POST", "discord/faults/token", "", "revokes the bot's token", Token),
        ControlRoute.Of("POST", "discord/settings", "rateLimits?", "how strict the platform is", Settings),
        ControlRoute.Of("DELETE", "discord/faults", "", "ends all faults", Clear),
    ];

    private JsonFields Http(ControlRequest request)
    {
        discord.HttpFaults.Add(HttpFaultControl.Read(request));
        return Done;
    }

    private JsonFields Gateway(ControlRequest request)
    {
        var gateway = discord.Gateway;
        switch (request.Text("fault"))
        {
            case "close":
                gateway.Close(request.Number("code", 4000, most: 4999));
                break;
            case "reset":
                gateway.Reset();
                break;
            case "drop":
                gateway.Drop();
                break;
            case "freeze":
                gateway.Freeze();
                break;
            case "reconnect":
                gateway.AskToReconnect();
                break;
            case "invalid-session":
                gateway.InvalidateSession(request.Flag("resumable"));
                break;
            case "text":
                gateway.SendRaw(Encoding.UTF8.GetBytes(request.Text("text")));
                break;
            case "binary":
                gateway.SendBinary(new byte[] { 0, 1, 2, 0xFF });
                break;
            case "expire-sessions":
                gateway.ExpireSessions();
                break;
            case "hold-events":
                gateway.HoldEvents();
                break;
            case "release-events":
                gateway.ReleaseEvents();
                break;
            default:
                Next(gateway.Faults, request);
                break;
        }

        return Done;
    }

    private static void Next(GatewayFaults faults, ControlRequest request)
    {
        var count = request.Number("count", 1);
        switch (request.Text("fault"))
        {
            case "withhold-acks":
                faults.WithholdNextAcks(count);
                break;
            case "fragment":
                faults.FragmentSize = request.Number("bytes", 1000);
                break;
            case "refuse":
                faults.RefuseConnections(count);
                break;
            case "reconnect-instead-of-hello":
                faults.ReconnectInsteadOfHello(count);
                break;
            case "invalid-session-first":
                faults.InvalidSessionAsFirstReply(request.Flag("resumable"), count);
                break;
            case "close-at":
                var moment = Enum.TryParse<GatewayMoment>(request.Text("moment"), ignoreCase: true, out var known)
                    ? known
                    : throw new ControlRefusal("\"moment\" must be Hello, Identify, Resume or Established.");
                faults.CloseAt(moment, request.TextOrNull("code") is null ? null : request.Number("code", 0, most: 4999), count);
                break;
            case "duplicate":
                faults.DuplicateNextDispatches(count);
                break;
            case var other:
                throw new ControlRefusal($"There is no fault {other}.");
        }
    }

    private JsonFields Token(ControlRequest request)
    {
        discord.RevokeToken();
        return Done;
    }

    private JsonFields Settings(ControlRequest request)
    {
        if (request.TextOrNull("rateLimits") is not null)
        {
            discord.Settings.EnforceRateLimits = request.Flag("rateLimits");
        }

        return Done;
    }

    private JsonFields Clear(ControlRequest request)
    {
        discord.HttpFaults.Clear();
        discord.Gateway.Faults.Clear();
        return Done;
    }

    private static void Done(System.Text.Json.Utf8JsonWriter json) => json.WriteBoolean("done", true);
}
