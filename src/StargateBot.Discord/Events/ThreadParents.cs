using System.Collections.Concurrent;
using StargateBot.Discord.Connection;
using StargateBot.Discord.Wire;

namespace StargateBot.Discord.Events;

/// <summary>
/// Asks for the channel of a thread that no event told of: a session that goes on in another process does not tell again which threads there
/// are. Source: Discord documentation, "Channels Resource", Get Channel.
/// </summary>
/// <param name="rest">Makes the calls.</param>
/// <param name="threads">Remembers what was told.</param>
internal sealed class ThreadParents(DiscordRest rest, ThreadDirectory threads)
{
    // A question waits for it: without, the settings of the thread itself count.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, Task> _underWay = [];

    /// <summary>Asks, unless it is known. Never throws.</summary>
    /// <param name="threadId">The thread.</param>
    public async ValueTask LearnAsync(string threadId)
    {
        if (threads.ParentOf(threadId) is null)
        {
            // Whoever comes meanwhile waits for the same answer.
            await _underWay.GetOrAdd(threadId, static (id, self) => self.AskAsync(id), this);
        }
    }

    private async Task AskAsync(string threadId)
    {
        try
        {
            var call = new RestCall(RestKind.Bot, HttpMethod.Get, "GET /channels/{id}", threadId, $"channels/{Uri.EscapeDataString(threadId)}") { Timeout = Patience };
            var reply = await rest.CallAsync(call, CancellationToken.None);
            if (reply.Outcome == RestOutcome.Done && WireReader.TryRead(reply.Body.Span, DiscordJsonContext.Default.ChannelObject) is { } channel)
            {
                threads.Add(threadId, channel.ParentId);
            }
        }
        finally
        {
            _underWay.TryRemove(threadId, out _);
        }
    }
}
