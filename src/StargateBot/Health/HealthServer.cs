using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace StargateBot.Health;

/// <summary>Answers <c>/healthz</c> (the process lives) and <c>/readyz</c> (it does its work).</summary>
/// <param name="report">Sums up the state of the moment.</param>
internal sealed class HealthServer(Func<HealthReport> report)
{
    /// <summary>Path of the answer to "does the process live?".</summary>
    public const string LivePath = "/healthz";

    /// <summary>Path of the answer to "can a question be answered?".</summary>
    public const string ReadyPath = "/readyz";

    /// <summary>Lets an application answer the paths; to be called last, for everything else is not found.</summary>
    /// <param name="application">The application.</param>
    public void Map(IApplicationBuilder application) => application.Run(AnswerAsync);

    private Task AnswerAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = "GET, HEAD";
            return Task.CompletedTask;
        }

        switch (context.Request.Path.Value)
        {
            case LivePath:
                context.Response.ContentType = "text/plain; charset=utf-8";
                return context.Response.WriteAsync("alive\n", context.RequestAborted);
            case ReadyPath:
                var current = report();
                context.Response.StatusCode = current.Available() ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
                context.Response.ContentType = "application/json; charset=utf-8";
                return context.Response.Body.WriteAsync(
                    JsonSerializer.SerializeToUtf8Bytes(current, HealthJson.Default.HealthReport), context.RequestAborted).AsTask();
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
        }
    }
}
