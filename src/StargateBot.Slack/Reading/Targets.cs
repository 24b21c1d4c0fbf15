using StargateBot.Core.Chat;

namespace StargateBot.Slack.Reading;

/// <summary>Where replies to commands and presses go.</summary>
internal static class Targets
{
    // A response address lives for 30 minutes; the last one is left for an answer that is on its way.
    private static readonly TimeSpan ResponseLifetime = TimeSpan.FromMinutes(29);

    /// <summary>
    /// Makes the target of a response address, which works where the bot is no member. When it is refused, a public reply is
    /// posted in the channel; a private one is shown there to the person alone, and where the bot is no member sent to the person.
    /// </summary>
    /// <param name="place">Where it was asked, and the thread that the reply belongs to.</param>
    /// <param name="user">Who asked.</param>
    /// <param name="responseUrl">The response address; without a safe one the reply goes where it else falls back to.</param>
    /// <param name="isPrivate">Whether the person alone sees the reply.</param>
    /// <param name="now">When the address was given.</param>
    public static ReplyTarget Respond(ChatPlace place, string user, string? responseUrl, bool isPrivate, DateTimeOffset now)
    {
        var plain = Plain(place, user) with
        {
            Private = isPrivate,
            IsLasting = !isPrivate,
            Fallback = isPrivate ? Direct(place, user) : null,
        };
        return WithResponse(plain, responseUrl, now) is { } target ? target with { Fallback = plain } : plain;
    }

    /// <summary>Makes the target of a post that falls back to a response address, for a channel in which the bot may be no member.</summary>
    public static ReplyTarget Post(ChatPlace place, string user, string? responseUrl, DateTimeOffset now)
    {
        var plain = Plain(place, user);
        return plain with { Fallback = WithResponse(plain, responseUrl, now) };
    }

    /// <summary>Makes the target of a post that the bot can change later.</summary>
    public static ReplyTarget Plain(ChatPlace place, string user) => new() { Place = place, Recipient = user, IsLasting = true };

    /// <summary>Makes the target of a direct message. Slack takes the person's id for the channel.</summary>
    public static ReplyTarget Direct(ChatPlace place, string user) => Plain(place with { Channel = user, Thread = null }, user);

    /// <summary>Gets whether nobody but one person reads along: direct messages, or a person's id that stands for them.</summary>
    public static bool IsDirect(ChatPlace place) => place.Channel is ['D' or 'U' or 'W', ..];

    /// <summary>Gets the key of what one person asks in a channel by commands: others do not see it, so it is no common conversation.</summary>
    public static string PersonsConversation(ChatPlace place, string user) => $"{place.ChannelKey}:@{user}";

    private static ReplyTarget? WithResponse(ReplyTarget target, string? responseUrl, DateTimeOffset now) =>
        Uri.TryCreate(responseUrl, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && PlatformAddress.IsSafe(address)
            ? target with { IsLasting = false, Token = new Secret(address.AbsoluteUri), TokenExpires = now + ResponseLifetime }
            : null;
}
