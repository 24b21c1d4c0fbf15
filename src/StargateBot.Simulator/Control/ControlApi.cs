using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StargateBot.Simulator.Discord;
using StargateBot.Simulator.Slack;

namespace StargateBot.Simulator.Control;

/// <summary>
/// The HTTP API under <c>/control/</c>: acts as people, reads what the bot did, makes faults. <c>GET /control/</c> lists every route;
/// <c>GET /control/events</c> tells what happens as server-sent events.
/// </summary>
internal static class ControlApi
{
    private const string Prefix = "/control/";

    public static void Map(IEndpointRouteBuilder routes, DiscordSimulator discord, SlackSimulator slack)
    {
        var events = new ControlEvents();
        ControlRoute[] all =
        [
            .. new SharedControl(discord, slack).Routes,
            .. new DiscordControl(discord).Routes,
            .. new DiscordFaultControl(discord).Routes,
            .. new SlackControl(slack).Routes,
            .. new SlackFaultControl(slack).Routes,
        ];
        DiscordWatch.Tell(discord, events);
        SlackWatch.Tell(slack, events);
        foreach (var route in all)
        {
            routes.MapMethods(Prefix + route.Path, [route.Method], context => AnswerAsync(context, route));
        }

        var table = Encoding.UTF8.GetBytes(Describe(all));
        routes.MapGet(Prefix, context => GuardedAsync(context, () => DescribeAsync(context, table)));
        routes.MapGet(Prefix + "events", context => GuardedAsync(context, () => events.InvokeAsync(context)));
    }

    private static Task AnswerAsync(HttpContext context, ControlRoute route) => GuardedAsync(context, async () =>
    {
        ReadOnlyMemory<byte> answer;
        try
        {
            var fields = await route.Run(await ControlRequest.ReadAsync(context), context.RequestAborted);
            answer = JsonObjects.Write(fields);
        }
        catch (ControlRefusal refusal)
        {
            context.Response.StatusCode = refusal.Status;
            answer = Refuse(refusal);
        }
        catch (ArgumentException refusal)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            answer = Refuse(refusal);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentLength = answer.Length;
        await context.Response.BodyWriter.WriteAsync(answer, context.RequestAborted);
    });

    private static Task GuardedAsync(HttpContext context, Func<Task> next)
    {
        if (OriginGuard.Admits(context.Request))
        {
            return next();
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static ReadOnlyMemory<byte> Refuse(Exception refusal) => JsonObjects.Write(json => json.WriteString("error", refusal.Message));

    private static async Task DescribeAsync(HttpContext context, byte[] table)
    {
        context.Response.ContentType = "text/markdown; charset=utf-8";
        await context.Response.BodyWriter.WriteAsync(table, context.RequestAborted);
    }

    private static string Describe(IEnumerable<ControlRoute> routes)
    {
        var text = new StringBuilder("""
            # Control API of the simulator

            Bodies and answers are JSON objects; what a GET takes stands in the query. A refusal is 400 with `{"error":"…"}`.
            Only this machine is served; a request from another site's page is refused with 403.

            | route | takes | does |
            |---|---|---|
            | `GET /control/events` | | server-sent events: `message`, `status`, `modal`, `home`, `violation`, `connection` |

            """);
        foreach (var route in routes)
        {
            text.Append("| `").Append(route.Method).Append(' ').Append(Prefix).Append(route.Path).Append("` | ")
                .Append(route.Takes.Length == 0 ? "" : $"`{route.Takes}`").Append(" | ").Append(route.Does).Append(" |\n");
        }

        return text.ToString();
    }
}
