using StargateBot.Core.Chat;
using StargateBot.Discord.Wire;

namespace StargateBot.Discord.Delivery;

/// <summary>What a post of ours looks like where it stands.</summary>
/// <param name="Nonce">What it is sent with.</param>
/// <param name="Text">Its words, those of its evidence, and its small print.</param>
/// <param name="RepliesTo">The message that it replies to, or null.</param>
internal sealed record StandingPost(string Nonce, string Text, string? RepliesTo)
{
    /// <summary>Tells what a message looks like.</summary>
    /// <param name="message">The message.</param>
    public static StandingPost Of(OutgoingMessage message)
    {
        var payload = WireReader.TryRead(message.Payload.Span, DiscordJsonContext.Default.PostedMessage);
        return new StandingPost(
            MessageCalls.NonceOf(message.Key), TextOf(payload?.Content, payload?.Embeds), message.Part == 0 ? message.Target.ReplyToMessage : null);
    }

    /// <summary>Compares it with one of our own messages.</summary>
    /// <param name="standing">The message.</param>
    /// <returns>Whether it is the same; null when that cannot be told.</returns>
    public bool? Compare(StandingMessage standing)
    {
        if (standing.Nonce is { } nonce)
        {
            return nonce == Nonce;
        }

        // A reply to a message that is gone stands without it.
        var isSameReply = RepliesTo is not null && standing.Reference?.MessageId == RepliesTo;
        if (TextOf(standing.Content, standing.Embeds) == Text && (isSameReply || standing.Reference?.MessageId is null))
        {
            return true;
        }

        return isSameReply ? null : false;
    }

    private static string TextOf(string? content, IReadOnlyList<StandingEmbed>? embeds)
    {
        var embed = embeds is { Count: > 0 } ? embeds[0] : null;
        return $"{content?.Trim()}\n{embed?.Description?.Trim()}\n{embed?.Footer?.Text?.Trim()}";
    }
}
