namespace StargateBot.Core.Chat;

/// <summary>One call that delivers one part of a reply: what the outbox keeps until it is done.</summary>
/// <param name="Key">Idempotency key: the same for every try, different for every part.</param>
/// <param name="Part">Which part of the reply it is, from 0; later parts are sent after earlier ones.</param>
/// <param name="Target">Where it goes.</param>
/// <param name="Payload">The adapter's rendered form, UTF-8 JSON, complete but for what stands in <paramref name="Target"/>.</param>
public sealed record OutgoingMessage(string Key, int Part, ReplyTarget Target, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Gets whether it only shows progress: it is sent at most once, leaves room in the platform's limits for the reply, and may be left out.</summary>
    public bool IsInterim { get; init; }
}

/// <summary>How one try to deliver ended.</summary>
public abstract record SendResult
{
    private SendResult()
    {
    }

    /// <summary>It stands there.</summary>
    /// <param name="MessageId">The platform's id of the message inside its channel, or null where the platform tells none.</param>
    public sealed record Sent(string? MessageId) : SendResult;

    /// <summary>It was surely not taken; it may be sent again after a while.</summary>
    /// <param name="After">How long the platform wants us to wait; zero: the outbox backs off by itself.</param>
    public sealed record NotYet(TimeSpan After) : SendResult;

    /// <summary>Nobody knows whether it was taken: the link broke or the platform failed after it may have been read.</summary>
    /// <param name="Repeatable">Whether sending the same message again cannot post twice.</param>
    public sealed record Unknown(bool Repeatable) : SendResult;

    /// <summary>It was refused and always will be; the target's fallback may still do.</summary>
    /// <param name="Code">The platform's error code, safe to log.</param>
    public sealed record Refused(string Code) : SendResult;
}
