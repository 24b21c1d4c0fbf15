using System.Text.Json;
using StargateBot.Simulator.Discord.World;

namespace StargateBot.Simulator.Discord.Messages;

/// <summary>Remembers nonces for the past few minutes, for <c>enforce_nonce</c> (resources/message, Create Message).</summary>
internal sealed class NonceBook(TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, SimulatedMessage> _messages = new(StringComparer.Ordinal);
    private readonly Queue<(string Key, long At)> _order = new();

    /// <summary>Gets the message that was posted with a nonce, or posts it; two at once post once.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="nonce">The nonce.</param>
    /// <param name="post">Posts the message.</param>
    /// <param name="isNew">Whether it was posted now.</param>
    public SimulatedMessage GetOrPost(string channelId, JsonElement nonce, Func<SimulatedMessage> post, out bool isNew)
    {
        var key = channelId + "/" + nonce;
        lock (_lock)
        {
            while (_order.TryPeek(out var oldest) && time.GetElapsedTime(oldest.At) > Kept)
            {
                _messages.Remove(_order.Dequeue().Key);
            }

            isNew = !_messages.TryGetValue(key, out var message);
            if (isNew)
            {
                _messages[key] = message = post();
                _order.Enqueue((key, time.GetTimestamp()));
            }

            return message!;
        }
    }
}
