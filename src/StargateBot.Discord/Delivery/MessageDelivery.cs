using StargateBot.Core.Chat;
using StargateBot.Discord.Connection;
using StargateBot.Discord.Wire;

namespace StargateBot.Discord.Delivery;

/// <summary>Delivers messages, each call one try.</summary>
/// <param name="rest">Makes the calls.</param>
/// <param name="time">The clock.</param>
internal sealed class MessageDelivery(DiscordRest rest, TimeProvider time)
{
    // The bot may post but not read what came before, which a reply needs. Source: "Opcodes and Status Codes", JSON Error Codes.
    private const int NoHistory = 160002;

    private readonly DirectChannels _channels = new(rest);
    private readonly MessageFinder _finder = new(rest, time);

    /// <summary>Tries to deliver a message; see <see cref="IChatPlatform.SendAsync"/>.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (message.Target.TokenExpires is { } expires && time.GetUtcNow() >= expires)
        {
            return new SendResult.Refused("token_expired");
        }

        var (channel, failure) = await _channels.FindAsync(message.Target.Place.Channel, cancellationToken);
        if (channel is null)
        {
            return failure!;
        }

        var reply = await rest.CallAsync(MessageCalls.For(message, channel, out var repeatable), cancellationToken);
        if (reply is { Outcome: RestOutcome.Refused, Code: NoHistory } && message.Target.ReplyToMessage is not null)
        {
            // A plain post says the same.
            message = message with { Target = message.Target with { ReplyToMessage = null } };
            reply = await rest.CallAsync(MessageCalls.For(message, channel, out repeatable), cancellationToken);
        }

        return reply.Outcome switch
        {
            RestOutcome.Done => new SendResult.Sent(JsonScan.String(reply.Body.Span, "id"u8)),
            RestOutcome.NotYet => new SendResult.NotYet(reply.Wait),
            RestOutcome.Unknown => new SendResult.Unknown(repeatable),
            _ => new SendResult.Refused(reply.Error),
        };
    }

    /// <summary>Looks for a message that may stand; see <see cref="IChatPlatform.FindAsync"/>.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<SendResult> FindAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (message.Target.Token is not null)
        {
            return new SendResult.Unknown(Repeatable: false);
        }

        var (channel, failure) = await _channels.FindAsync(message.Target.Place.Channel, cancellationToken);
        return channel is not null ? await _finder.FindAsync(message, channel, cancellationToken)
            : failure is SendResult.NotYet { After: var wait } && wait <= TimeSpan.Zero ? new SendResult.NotYet(TimeSpan.FromSeconds(1))
            : failure!;
    }

    /// <summary>Shows that the bot types, for ten seconds. Best effort.</summary>
    /// <param name="channel">A place's channel.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task ShowTypingAsync(string channel, CancellationToken cancellationToken)
    {
        // To somebody who did not write there, nobody waits.
        if (!DirectChannels.IsName(channel))
        {
            var call = new RestCall(RestKind.Bot, HttpMethod.Post, "POST /channels/{id}/typing", channel, $"channels/{Uri.EscapeDataString(channel)}/typing")
            {
                IsCourtesy = true,
            };
            await rest.CallAsync(call, cancellationToken);
        }
    }
}
