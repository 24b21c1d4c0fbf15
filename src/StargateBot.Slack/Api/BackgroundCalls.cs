using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace StargateBot.Slack.Api;

/// <summary>Makes calls that nobody waits for, a few at a time and apart from answers. What does not fit is left out.</summary>
/// <param name="log">The log.</param>
internal sealed class BackgroundCalls(ILogger log)
{
    private const int Capacity = 256;
    private const int Workers = 2;

    // All of it is a courtesy: when more people come than can be greeted, the rest do without. TryWrite never waits.
    private readonly Channel<Func<CancellationToken, Task>> _calls =
        Channel.CreateBounded<Func<CancellationToken, Task>>(new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.Wait });

    /// <summary>Adds a call.</summary>
    /// <returns>False when there are too many already.</returns>
    public bool TryAdd(Func<CancellationToken, Task> call) => _calls.Writer.TryWrite(call);

    /// <summary>Makes calls until cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => WorkAsync(cancellationToken)));

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var call in _calls.Reader.ReadAllAsync(cancellationToken))
            {
                await MakeAsync(call, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // What is left is a courtesy of a worker that ends.
        }
    }

    private async Task MakeAsync(Func<CancellationToken, Task> call, CancellationToken cancellationToken)
    {
        try
        {
            await call(cancellationToken);
        }
#pragma warning disable CA1031 // The outermost step: one failed courtesy must not end the others.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.BackgroundFailed(e);
        }
    }
}
