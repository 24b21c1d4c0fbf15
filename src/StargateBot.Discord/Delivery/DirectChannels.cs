using System.Collections.Concurrent;
using System.Text.Json;
using StargateBot.Core.Chat;
using StargateBot.Discord.Connection;
using StargateBot.Discord.Wire;

namespace StargateBot.Discord.Delivery;

/// <summary>Finds the channel that a place means: a person's direct messages are named by the person until they are opened. Bounded.</summary>
/// <param name="rest">Makes the calls.</param>
internal sealed class DirectChannels(DiscordRest rest)
{
    private const char PersonMark = '@';
    private const int MaxChannels = 10_000;

    private readonly ConcurrentDictionary<string, string> _channels = [];

    /// <summary>Makes the name of a person's direct messages, for <see cref="ChatPlace.Channel"/>.</summary>
    /// <param name="userId">The person.</param>
    public static string NameOf(string userId) => PersonMark + userId;

    /// <summary>Gets whether a channel is a person's direct messages that may not be opened yet.</summary>
    /// <param name="channel">A place's channel.</param>
    public static bool IsName(string channel) => channel.StartsWith(PersonMark);

    /// <summary>Finds the channel, and opens it where it has to be: opening it again gives the same one.</summary>
    /// <param name="channel">A place's channel.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The channel's id, or why there is none: nothing was posted then.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async ValueTask<(string? Id, SendResult? Failure)> FindAsync(string channel, CancellationToken cancellationToken)
    {
        if (!IsName(channel))
        {
            return (channel, null);
        }

        var userId = channel[1..];
        if (_channels.TryGetValue(userId, out var known))
        {
            return (known, null);
        }

        // Source: Discord documentation, "User Resource", Create DM.
        var call = new RestCall(RestKind.Bot, HttpMethod.Post, "POST /users/@me/channels", "", "users/@me/channels")
        {
            Body = JsonSerializer.SerializeToUtf8Bytes(new DirectMessageRecipient(userId), DiscordJsonContext.Default.DirectMessageRecipient),
        };
        var reply = await rest.CallAsync(call, cancellationToken);
        if (reply.Outcome == RestOutcome.Done && JsonScan.String(reply.Body.Span, "id"u8) is { } id)
        {
            if (_channels.Count >= MaxChannels)
            {
                _channels.Clear();
            }

            _channels[userId] = id;
            return (id, null);
        }

        return (null, reply.Outcome == RestOutcome.Refused ? new SendResult.Refused(reply.Error) : new SendResult.NotYet(reply.Wait));
    }
}
