using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StargateBot.Simulator.Faults;

namespace StargateBot.Simulator.Slack;

/// <summary>Plays Slack: the Web API, Socket Mode, and the people of one workspace.</summary>
public sealed class SlackSimulator : IAsyncDisposable
{
    internal SlackSimulator(TimeProvider time)
    {
        Time = time;
        HttpFaults = new HttpFaults(time);
    }

    /// <summary>Gets the clock of ids, deadlines and limits.</summary>
    public TimeProvider Time { get; }

    /// <summary>Gets the faults of the Web API. Patterns are relative to it: <c>chat.postMessage</c>.</summary>
    public HttpFaults HttpFaults { get; }

    /// <summary>Drops every connection.</summary>
    /// <returns>A completed task.</returns>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal void Map(IEndpointRouteBuilder routes) => routes.Map("/slack/api/{**path}", HandleAsync);

    private static Task AnswerUnknownAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync("""{"ok":false,"error":"unknown_method"}""", context.RequestAborted);
    }

    private Task HandleAsync(HttpContext context)
    {
        var path = (string?)context.Request.RouteValues["path"] ?? "";
        return HttpFaults.InvokeAsync(context, path, AnswerUnknownAsync);
    }
}
