using StargateBot.Core.Chat;

namespace StargateBot.Slack.Connection;

/// <summary>The times that sockets go by.</summary>
internal sealed record SocketModeTiming
{
    /// <summary>Gets how often the client pings. Pings are of the runtime and go by the machine's clock, not by a given one.</summary>
    public TimeSpan KeepAliveInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets how long a ping may stay without a pong before the link is dead.</summary>
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets how long opening a socket may take, and then the wait for <c>hello</c>.</summary>
    public TimeSpan OpenTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets how long sending an acknowledgement may take; Slack waits for 3 s.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Gets how long the other side may take to answer a close frame.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets how long a replaced socket is still read; Slack closes it about 10 s after the warning.</summary>
    public TimeSpan DrainTime { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Gets how long a link may bring nothing beyond the lifetime that <c>hello</c> told.</summary>
    public TimeSpan IdleGrace { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets the lifetime of a link whose <c>hello</c> tells none: Slack's example of one.</summary>
    public TimeSpan DefaultLifetime { get; init; } = TimeSpan.FromSeconds(18060);

    /// <summary>Gets how long a link must have lived to prove that connecting works.</summary>
    public TimeSpan StableAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets how long it must have lived when it brought something.</summary>
    public TimeSpan UsefulAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets how long it must have lived to prove that there are not too many sockets any more.</summary>
    public TimeSpan CalmAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets the delays after failures.</summary>
    public Backoff Delays { get; init; } = new(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(30));

    /// <summary>Gets the delays while too many sockets are open: from 30 s.</summary>
    public Backoff CrowdedDelays { get; init; } = new(TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(15));
}
