using Microsoft.Extensions.Logging;
using StargateBot.Core.Telemetry;

namespace StargateBot.Core.Chat.Delivery;

/// <summary>Delivers one message: tries until it is known to stand there, is refused for good, or the time is up.</summary>
/// <param name="time">The clock.</param>
/// <param name="chance">Gives numbers from 0 (inclusive) to 1 (exclusive) that spread the delays.</param>
/// <param name="logger">Told of what had to be tried again.</param>
internal sealed partial class MessageSender(TimeProvider time, Func<double> chance, ILogger logger)
{
    /// <summary>How many tries may fail: as many as the delays leave room for within <see cref="Outbox.Deadline"/>.</summary>
    public const int MaxFailures = 25;

    /// <summary>How often the platform may tell us to wait; only a platform that keeps telling very short times comes so far.</summary>
    public const int MaxWaits = 600;

    /// <summary>How often a message is looked for.</summary>
    public const int MaxLookups = 5;

    /// <summary>A token that ends sooner is not used any more: the call might come too late.</summary>
    public static readonly TimeSpan LeastTokenTime = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The shortest wait. A timer drops what is less than a millisecond: what is left of a wait that ended a moment too soon would be no
    /// wait at all, and all tries would be used up in it.
    /// </summary>
    public static readonly TimeSpan LeastWait = TimeSpan.FromMilliseconds(10);

    private static readonly Backoff Delays = new(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(30));
    private static readonly TimeSpan LongestLookupWait = TimeSpan.FromMinutes(2);

    /// <summary>Delivers a message.</summary>
    /// <param name="platform">Where to.</param>
    /// <param name="message">The message.</param>
    /// <param name="deadline">When to give up.</param>
    /// <param name="interrupted">How long ago an earlier process may have sent it, or null when surely none did.</param>
    /// <param name="cancellationToken">Gives up at once.</param>
    /// <returns>
    /// <see cref="SendResult.Sent"/>; <see cref="SendResult.Refused"/>, for good; <see cref="SendResult.Unknown"/>: it may stand there;
    /// <see cref="SendResult.NotYet"/>: tries or time are used up, and it does not stand there.
    /// </returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<SendResult> SendAsync(
        IChatPlatform platform, OutgoingMessage message, DateTimeOffset deadline, TimeSpan? interrupted, CancellationToken cancellationToken)
    {
        var failures = 0;
        var waits = 0;
        var mayStand = interrupted is not null;
        if (interrupted is { } age && !platform.IsRepeatable(message, age))
        {
            var found = await FindAsync(platform, message, deadline, cancellationToken).ConfigureAwait(false);
            if (found is not SendResult.NotYet)
            {
                return found;
            }

            mayStand = false;
        }

        while (!TokenHasEnded(message.Target))
        {
            var result = await platform.SendAsync(message, cancellationToken).ConfigureAwait(false);
            if (result is SendResult.Unknown { Repeatable: false })
            {
                result = await FindAsync(platform, message, deadline, cancellationToken).ConfigureAwait(false);
            }

            TimeSpan wait;
            switch (result)
            {
                case SendResult.NotYet { After: var after } when after > TimeSpan.Zero:
                    waits++;
                    wait = AtLeast(after);
                    break;
                case SendResult.NotYet or SendResult.Unknown { Repeatable: true }:
                    mayStand |= result is SendResult.Unknown;
                    failures++;
                    wait = Delays.Delay(failures, chance());
                    break;
                case SendResult.Refused when mayStand:
                    return new SendResult.Unknown(Repeatable: false);
                default:
                    return result;
            }

            Count(platform, result, wait);
            if (failures >= MaxFailures || waits >= MaxWaits || time.GetUtcNow() + wait > deadline)
            {
                LogUsedUp(platform.Name, message.Key, failures, waits);
                return mayStand ? new SendResult.Unknown(Repeatable: true) : result;
            }

            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }

        return mayStand ? new SendResult.Unknown(Repeatable: false) : new SendResult.Refused("token_ended");
    }

    // A target without another way is used to the end; with one, only while there is time enough.
    private bool TokenHasEnded(ReplyTarget target) =>
        target is { Token: not null, TokenExpires: { } end }
        && end - time.GetUtcNow() <= (target.Fallback is null ? TimeSpan.Zero : LeastTokenTime);

    private async Task<SendResult> FindAsync(IChatPlatform platform, OutgoingMessage message, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        for (var lookups = 1; ; lookups++)
        {
            var found = await platform.FindAsync(message, cancellationToken).ConfigureAwait(false);
            switch (found)
            {
                case SendResult.Sent:
                    return found;
                case SendResult.NotYet { After: var after } when after <= TimeSpan.Zero:
                    return found;
                case SendResult.NotYet { After: var after } when lookups < MaxLookups && after <= LongestLookupWait && time.GetUtcNow() + after <= deadline:
                    Count(platform, "lookup");
                    await Task.Delay(AtLeast(after), time, cancellationToken).ConfigureAwait(false);
                    break;
                default:
                    return new SendResult.Unknown(Repeatable: false);
            }
        }
    }

    private static TimeSpan AtLeast(TimeSpan wait) => wait < LeastWait ? LeastWait : wait;

    private void Count(IChatPlatform platform, SendResult result, TimeSpan wait)
    {
        var reason = result is SendResult.Unknown ? "unknown" : ((SendResult.NotYet)result).After > TimeSpan.Zero ? "told_to_wait" : "not_taken";
        Count(platform, reason);
        LogAgain(platform.Name, reason, wait.TotalMilliseconds);
    }

    private static void Count(IChatPlatform platform, string reason) =>
        ChatTelemetry.Retries.Add(1, new KeyValuePair<string, object?>("platform", platform.Name), new KeyValuePair<string, object?>("reason", reason));

    [LoggerMessage(EventId = 230, Level = LogLevel.Debug, Message = "A message to {Platform} is sent again in {WaitMs:0} ms: {Reason}.")]
    private partial void LogAgain(string platform, string reason, double waitMs);

    [LoggerMessage(EventId = 231, Level = LogLevel.Warning, Message = "{Platform} message {Key} is given up after {Failures} failed tries and {Waits} waits.")]
    private partial void LogUsedUp(string platform, string key, int failures, int waits);
}
