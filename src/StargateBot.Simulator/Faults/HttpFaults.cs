using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace StargateBot.Simulator.Faults;

/// <summary>The faults that one platform's HTTP API has just now. Each request meets the first that fits it.</summary>
public sealed class HttpFaults
{
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private volatile HttpFaultUse[] _uses = [];

    internal HttpFaults(TimeProvider time) => _time = time;

    /// <summary>Adds a fault; it takes effect for requests that begin from now on.</summary>
    /// <param name="fault">What goes wrong, where, how often.</param>
    /// <returns>How often it struck, and the way to end it.</returns>
    public HttpFaultUse Add(HttpFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        var use = new HttpFaultUse(fault, Remove);
        lock (_lock)
        {
            _uses = [.. _uses, use];
        }

        return use;
    }

    /// <summary>Ends all faults and lets held requests go on.</summary>
    public void Clear()
    {
        HttpFaultUse[] uses;
        lock (_lock)
        {
            uses = _uses;
            _uses = [];
        }

        foreach (var use in uses)
        {
            use.Release();
        }
    }

    /// <summary>Gets whether the client of a request will not learn what became of it.</summary>
    internal static bool IsUnheard(HttpContext context) =>
        context.RequestAborted.IsCancellationRequested || context.Features.Get<IHttpResponseBodyFeature>() is StreamResponseBodyFeature;

    /// <summary>Handles a request, with the fault that fits it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="path">Its path relative to the platform's API, without leading slash.</param>
    /// <param name="next">What handles the request when nothing is wrong.</param>
    /// <returns>True when the client was answered; false when its connection was dropped.</returns>
    internal async Task<bool> InvokeAsync(HttpContext context, string path, RequestDelegate next)
    {
        foreach (var use in _uses)
        {
            if ((use.Fault.Method is null || HttpMethods.Equals(use.Fault.Method, context.Request.Method))
                && PathPattern.Fits(use.Fault.PathPattern, path)
                && use.TryStrike())
            {
                return await StrikeAsync(use, context, next);
            }
        }

        await next(context);
        return true;
    }

    private async Task<bool> StrikeAsync(HttpFaultUse use, HttpContext context, RequestDelegate next)
    {
        var fault = use.Fault;
        if (fault.Delay > TimeSpan.Zero)
        {
            await Task.Delay(fault.Delay, _time, context.RequestAborted);
        }

        switch (fault.Kind)
        {
            case HttpFaultKind.Answer:
                await AnswerAsync(fault, context);
                return true;
            case HttpFaultKind.Hold:
                await use.Released.WaitAsync(context.RequestAborted);
                await next(context);
                return true;
            case HttpFaultKind.DropBefore:
                ConnectionReset.Reset(context);
                return false;
            case HttpFaultKind.DropAfter:
                context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
                await next(context);
                ConnectionReset.Reset(context);
                return false;
            default:
                await next(context);
                return true;
        }
    }

    private static Task AnswerAsync(HttpFault fault, HttpContext context)
    {
        context.Response.StatusCode = fault.Status;
        context.Response.ContentType = fault.ContentType;
        foreach (var (name, value) in fault.Headers)
        {
            context.Response.Headers[name] = value;
        }

        return context.Response.WriteAsync(fault.Body, context.RequestAborted);
    }

    private void Remove(HttpFaultUse use)
    {
        lock (_lock)
        {
            _uses = [.. _uses.Where(other => other != use)];
        }

        use.Release();
    }
}
