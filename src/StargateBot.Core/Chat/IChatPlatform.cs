namespace StargateBot.Core.Chat;

/// <summary>What a platform can do. The core and the renderers go by this and never by the platform's name.</summary>
public sealed record PlatformCapabilities
{
    /// <summary>Gets the longest text of one message in UTF-16 units.</summary>
    public required int MaxTextLength { get; init; }

    /// <summary>Gets how many buttons a message may have; 0 for none.</summary>
    public required int MaxActions { get; init; }

    /// <summary>Gets the longest written form of a button's request (<see cref="ActionCodec"/>) in UTF-16 units.</summary>
    public required int MaxActionLength { get; init; }

    /// <summary>Gets whether a reply can be seen by one person alone.</summary>
    public required bool PrivateReplies { get; init; }

    /// <summary>Gets whether a sent message can be changed.</summary>
    public required bool Edits { get; init; }

    /// <summary>Gets whether a reply to a command takes the place of what was said to it before, so that progress can be shown in place.</summary>
    public bool ReplacesInterim { get; init; }

    /// <summary>Gets whether text can be shown while it is being written.</summary>
    public required bool Streams { get; init; }
}

/// <summary>How a platform's connection is.</summary>
public enum PlatformState
{
    /// <summary>Not connected yet, or again.</summary>
    Connecting,

    /// <summary>Connected; questions arrive.</summary>
    Ready,

    /// <summary>Stopped for good, for example by a revoked token; a person must mend it and restart.</summary>
    Stopped,
}

/// <summary>The state of a platform at one moment.</summary>
/// <param name="State">How the connection is.</param>
/// <param name="Detail">What is wrong and how to mend it, in English, safe to show; empty when nothing is.</param>
/// <param name="Warnings">What works less well than it could, such as a missing permission, safe to show.</param>
public sealed record PlatformStatus(PlatformState State, string Detail, IReadOnlyList<string> Warnings);

/// <summary>One chat platform: its connection, its form of a reply, and one try of one delivery.</summary>
/// <remarks>The core owns order, de-duplication, limits, retries and memory. All members but <see cref="RunAsync"/> may be called by many at once.</remarks>
public interface IChatPlatform
{
    /// <summary>Gets the name that stands in keys and logs, such as <c>discord</c>.</summary>
    string Name { get; }

    /// <summary>Gets what the platform can do.</summary>
    PlatformCapabilities Capabilities { get; }

    /// <summary>Gets how the connection is now.</summary>
    PlatformStatus Status { get; }

    /// <summary>Connects, hands in what arrives, and reconnects for as long as that can help.</summary>
    /// <param name="intake">Takes what arrives.</param>
    /// <param name="cancellationToken">Says goodbye to the platform and returns.</param>
    /// <exception cref="ChatPlatformException">The platform refused us for good: trying again cannot help.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    Task RunAsync(IChatIntake intake, CancellationToken cancellationToken);

    /// <summary>Gives a reply the platform's form, inside its limits; a long one becomes several parts.</summary>
    /// <param name="reply">What to say.</param>
    /// <param name="target">Where it goes.</param>
    /// <param name="key">Idempotency key of the reply; each part gets its own from it.</param>
    /// <returns>At least one part, in order.</returns>
    IReadOnlyList<OutgoingMessage> Render(Reply reply, ReplyTarget target, string key);

    /// <summary>Tries once to deliver a message, with a time-out. Never throws for what the platform or the network does.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken);

    /// <summary>Looks for a message whose sending ended as <see cref="SendResult.Unknown"/> that may not be repeated.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>
    /// <see cref="SendResult.Sent"/>: it stands there. <see cref="SendResult.NotYet"/> with zero: it surely does not. With a time: ask again then.
    /// <see cref="SendResult.Unknown"/> or <see cref="SendResult.Refused"/>: it cannot be found out.
    /// </returns>
    Task<SendResult> FindAsync(OutgoingMessage message, CancellationToken cancellationToken);

    /// <summary>Gets whether a message that an earlier process may have sent can be sent again without posting twice.</summary>
    /// <param name="message">The message.</param>
    /// <param name="age">How long ago it may have been sent first.</param>
    bool IsRepeatable(OutgoingMessage message, TimeSpan age);

    /// <summary>Finds out whether an account may manage its server or workspace, where the platform can be asked; bounded by a few seconds.</summary>
    /// <param name="place">The server or workspace.</param>
    /// <param name="userId">The account.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null when it cannot be found out.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    ValueTask<bool?> IsTenantAdminAsync(ChatPlace place, string userId, CancellationToken cancellationToken);

    /// <summary>Makes the target of a direct message to a person, who may never have written one.</summary>
    /// <param name="place">The server or workspace where the person was met.</param>
    /// <param name="userId">The person.</param>
    ReplyTarget DirectTo(ChatPlace place, string userId);

    /// <summary>Shows or clears the sign that an answer is being made. Best effort: never throws for what the platform does.</summary>
    /// <param name="target">Where the answer will go.</param>
    /// <param name="working">True to show (again), false to clear after a failure.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task ShowWorkingAsync(ReplyTarget target, bool working, CancellationToken cancellationToken);
}
