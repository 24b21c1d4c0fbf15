using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StargateBot.Core.Knowledge.Reloading;

namespace StargateBot.Admin;

/// <summary>
/// Answers <c>POST /admin/reload</c> for whoever knows <c>Admin:Token</c>: lines of JSON (<c>application/x-ndjson</c>), first how far the
/// reload is, at last the report. <c>?rollback=VERSION</c> returns to a kept snapshot (410 when it is not kept), <c>?rollback=</c> to the
/// one before. The request has no body. Without a token in the settings there is no such path.
/// </summary>
/// <param name="admin">Changes the knowledge.</param>
/// <param name="token">The token.</param>
/// <param name="logger">Told of refusals.</param>
internal sealed partial class AdminEndpoint(IKnowledgeAdmin admin, string token, ILogger<AdminEndpoint> logger)
{
    /// <summary>The path.</summary>
    public const string ReloadPath = "/admin/reload";

    /// <summary>The key of the token.</summary>
    public const string TokenKey = "Admin:Token";

    /// <summary>The parameter that names the version to return to.</summary>
    public const string RollbackParameter = "rollback";

    private const string Scheme = "Bearer ";

    // Who reads slowly gets fewer steps of progress; the report is never left out.
    private const int WaitingLines = 64;

    private readonly byte[] _token = HashOf(token);

    /// <summary>Lets an application answer the path, where a token is set.</summary>
    /// <param name="application">The application.</param>
    /// <param name="configuration">All settings.</param>
    public static void Map(WebApplication application, IConfiguration configuration)
    {
        if (configuration[TokenKey] is not { } token || string.IsNullOrWhiteSpace(token))
        {
            application.Map(ReloadPath, branch => branch.Run(NotFoundAsync));
            return;
        }

        var endpoint = new AdminEndpoint(
            application.Services.GetRequiredService<IKnowledgeAdmin>(), token.Trim(), application.Services.GetRequiredService<ILogger<AdminEndpoint>>());
        application.Map(ReloadPath, branch => branch.Run(endpoint.AnswerAsync));
    }

    private static Task NotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (context.Request.Path.HasValue)
        {
            await NotFoundAsync(context);
            return;
        }

        if (!IsAllowed(context.Request))
        {
            LogRefused(context.Connection.RemoteIpAddress);
            context.Response.Headers.WWWAuthenticate = Scheme.TrimEnd();
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.Headers.Allow = HttpMethods.Post;
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        await ReloadAsync(context);
    }

    private async Task ReloadAsync(HttpContext context)
    {
        var lines = Channel.CreateBounded<ReloadProgress>(new BoundedChannelOptions(WaitingLines) { FullMode = BoundedChannelFullMode.DropOldest });
        var reload = StartAsync(context.Request, new Told(lines.Writer), context.RequestAborted);
        _ = reload.ContinueWith(_ => lines.Writer.TryComplete(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

        // The first line shows that the reload has begun; before it, a missing snapshot is still told by the status.
        await foreach (var progress in lines.Reader.ReadAllAsync(context.RequestAborted))
        {
            await WriteAsync(context, new ReloadLine(Progress: progress));
        }

        if (await reload is { } report)
        {
            await WriteAsync(context, new ReloadLine(Report: ReportJson.From(report)));
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status410Gone;
        }
    }

    private async Task<ReloadReport?> StartAsync(HttpRequest request, IProgress<ReloadProgress> progress, CancellationToken cancellationToken)
    {
        var order = new ReloadRequest(ReloadReason.CommandLine);
        return request.Query.TryGetValue(RollbackParameter, out var version)
            ? await admin.RollbackAsync(string.IsNullOrWhiteSpace(version) ? null : version.ToString(), order, progress, cancellationToken)
            : await admin.ReloadAsync(order, progress, cancellationToken);
    }

    private static async Task WriteAsync(HttpContext context, ReloadLine line)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.ContentType = "application/x-ndjson; charset=utf-8";
        }

        await context.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(line, AdminJson.Lines.ReloadLine), context.RequestAborted);
        await context.Response.Body.WriteAsync("\n"u8.ToArray(), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    // Hashes are as long as each other: the comparison tells nothing of the token by its time.
    private bool IsAllowed(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var header
        && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(HashOf(header[Scheme.Length..].Trim()), _token);

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    [LoggerMessage(EventId = 720, Level = LogLevel.Warning, Message = "A reload without the right Admin:Token was refused; it came from {Address}.")]
    private partial void LogRefused(System.Net.IPAddress? address);

    private sealed class Told(ChannelWriter<ReloadProgress> lines) : IProgress<ReloadProgress>
    {
        public void Report(ReloadProgress value) => lines.TryWrite(value);
    }
}
