using System.Collections.Concurrent;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace StargateBot.Simulator.Control;

/// <summary>Tells those who watch what happens, as server-sent events. With nobody watching it costs nothing.</summary>
internal sealed class ControlEvents
{
    // A page that falls behind reads the conversation again; it must not hold memory.
    private const int MostWaiting = 2_000;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);
    private static readonly byte[] Comment = ":\n\n"u8.ToArray();

    private readonly ConcurrentDictionary<int, Channel<byte[]>> _watchers = new();
    private int _number;

    /// <summary>Tells something.</summary>
    /// <param name="name">The name of the event.</param>
    /// <param name="fields">Its data, written at once and only when somebody watches.</param>
    public void Tell(string name, JsonFields fields)
    {
        if (_watchers.IsEmpty)
        {
            return;
        }

        var json = JsonObjects.Write(fields).Span;
        byte[] text = [.. "event: "u8, .. Encoding.UTF8.GetBytes(name), .. "\ndata: "u8, .. json, .. "\n\n"u8];
        foreach (var watcher in _watchers.Values)
        {
            watcher.Writer.TryWrite(text);
        }
    }

    /// <summary>Serves the stream until the client goes.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var number = Interlocked.Increment(ref _number);
        var waiting = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(MostWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.DropOldest });
        _watchers[number] = waiting;

        // A server that stops must not wait for pages that stay open.
        var stopping = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers.CacheControl = "no-store";
            await WriteAsync(context, Comment, ended.Token);
            while (!ended.IsCancellationRequested)
            {
                var more = waiting.Reader.WaitToReadAsync(ended.Token).AsTask();
                if (await Task.WhenAny(more, Task.Delay(Beat, TimeProvider.System, ended.Token)) != more)
                {
                    await WriteAsync(context, Comment, ended.Token);
                    continue;
                }

                while (waiting.Reader.TryRead(out var text))
                {
                    await context.Response.BodyWriter.WriteAsync(text, ended.Token);
                }

                await context.Response.BodyWriter.FlushAsync(ended.Token);
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The page was closed, or the server stops.
        }
        finally
        {
            _watchers.TryRemove(number, out _);
        }
    }

    private static async Task WriteAsync(HttpContext context, byte[] text, CancellationToken cancellationToken)
    {
        await context.Response.BodyWriter.WriteAsync(text, cancellationToken);
        await context.Response.BodyWriter.FlushAsync(cancellationToken);
    }
}
