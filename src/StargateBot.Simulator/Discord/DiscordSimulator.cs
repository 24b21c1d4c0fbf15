using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StargateBot.Simulator.Faults;

namespace StargateBot.Simulator.Discord;

/// <summary>Plays Discord: the REST API v10, the gateway, and the people of one server.</summary>
public sealed class DiscordSimulator : IAsyncDisposable
{
    internal DiscordSimulator(TimeProvider time)
    {
        Time = time;
        HttpFaults = new HttpFaults(time);
    }

    /// <summary>Gets the clock of ids, deadlines and limits.</summary>
    public TimeProvider Time { get; }

    /// <summary>Gets the faults of the REST API. Patterns are relative to it: <c>channels/*/messages</c>.</summary>
    public HttpFaults HttpFaults { get; }

    /// <summary>Drops every connection.</summary>
    /// <returns>A completed task.</returns>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal void Map(IEndpointRouteBuilder routes) => routes.Map("/discord/api/{**path}", HandleAsync);

    private static Task AnswerUnknownAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync("""{"message":"404: Not Found","code":0}""", context.RequestAborted);
    }

    private Task HandleAsync(HttpContext context)
    {
        var path = (string?)context.Request.RouteValues["path"] ?? "";
        return HttpFaults.InvokeAsync(context, path, AnswerUnknownAsync);
    }
}
