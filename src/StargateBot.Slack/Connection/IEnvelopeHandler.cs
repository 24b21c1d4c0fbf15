using StargateBot.Slack.Wire;

namespace StargateBot.Slack.Connection;

/// <summary>Takes envelopes from links. Called by one link in order, by two links at once while one replaces the other.</summary>
internal interface IEnvelopeHandler
{
    /// <summary>Takes an envelope, and starts its acknowledgement and what it asks for, without waiting for either.</summary>
    /// <param name="frame">The envelope; its memory is that of the link and is used again afterwards.</param>
    /// <param name="link">Where it came from and must be acknowledged.</param>
    /// <param name="arrived">Timestamp of the clock when it had been read.</param>
    /// <param name="cancellationToken">The platform ends.</param>
    ValueTask HandleAsync(SocketFrame frame, SocketLink link, long arrived, CancellationToken cancellationToken);
}
