using Microsoft.Extensions.Logging;
using StargateBot.Slack.Api;

namespace StargateBot.Slack;

/// <summary>What the adapter logs; event ids 400 to 499. Tokens, addresses of sockets and responses, and what people wrote are never in it.</summary>
internal static partial class SlackLog
{
    [LoggerMessage(EventId = 400, Level = LogLevel.Information, Message = "Slack socket open ({Reason}) after {ElapsedMs:F0} ms.")]
    public static partial void SocketOpen(this ILogger logger, string reason, double elapsedMs);

    [LoggerMessage(EventId = 401, Level = LogLevel.Warning, Message = "Slack socket ended ({Reason}); next try in {DelaySeconds:F1} s.")]
    public static partial void SocketEnded(this ILogger logger, string reason, double delaySeconds);

    [LoggerMessage(EventId = 402, Level = LogLevel.Warning, Message = "Slack socket not opened ({Reason}); next try in {DelaySeconds:F1} s.")]
    public static partial void SocketNotOpened(this ILogger logger, string reason, double delaySeconds);

    [LoggerMessage(EventId = 403, Level = LogLevel.Information, Message = "Slack recycles the socket ({Reason}); the replacement is opened first.")]
    public static partial void SocketReplaced(this ILogger logger, string reason);

    [LoggerMessage(EventId = 404, Level = LogLevel.Warning, Message = "Skipped a frame from Slack that is {Fault}.")]
    public static partial void FrameSkipped(this ILogger logger, string fault);

    [LoggerMessage(EventId = 405, Level = LogLevel.Debug, Message = "Acknowledged and ignored: {What}.")]
    public static partial void Ignored(this ILogger logger, string what);

    [LoggerMessage(EventId = 406, Level = LogLevel.Warning, Message = "An acknowledgement could not be sent; the socket is replaced.")]
    public static partial void AcknowledgementFailed(this ILogger logger);

    [LoggerMessage(EventId = 407, Level = LogLevel.Error, Message = "Handling an envelope from Slack failed; it was not acknowledged, so that Slack sends it again.")]
    public static partial void EnvelopeFailed(this ILogger logger, Exception exception);

    [LoggerMessage(EventId = 408, Level = LogLevel.Error, Message = "The reader of a Slack socket failed; the socket is replaced.")]
    public static partial void ReaderFailed(this ILogger logger, Exception exception);

    [LoggerMessage(EventId = 409, Level = LogLevel.Warning, Message = "Slack holds events back: more than it delivers to one app per hour.")]
    public static partial void EventsLimited(this ILogger logger);

    [LoggerMessage(EventId = 410, Level = LogLevel.Warning, Message = "Slack method {Method}: {Outcome} ({Code}), wait {WaitSeconds:F0} s.")]
    public static partial void CallFailed(this ILogger logger, string method, ApiOutcome outcome, string code, double waitSeconds);

    [LoggerMessage(EventId = 411, Level = LogLevel.Warning, Message = "Slack feature off: {Warning}")]
    public static partial void FeatureOff(this ILogger logger, string warning);

    [LoggerMessage(EventId = 412, Level = LogLevel.Error, Message = "Slack stopped: {Mend}")]
    public static partial void Stopped(this ILogger logger, string mend);

    [LoggerMessage(EventId = 413, Level = LogLevel.Information, Message = "Slack knows the bot as {UserId} in {TeamId}.")]
    public static partial void Identified(this ILogger logger, string userId, string teamId);

    [LoggerMessage(EventId = 414, Level = LogLevel.Warning, Message = "A background call to Slack failed.")]
    public static partial void BackgroundFailed(this ILogger logger, Exception exception);

    [LoggerMessage(EventId = 415, Level = LogLevel.Warning, Message = "What Slack sent was not safe on disk within {Seconds:F0} s; it was not acknowledged, so that Slack sends it again.")]
    public static partial void NotSafeInTime(this ILogger logger, double seconds);

    [LoggerMessage(EventId = 416, Level = LogLevel.Warning, Message = "A form was not opened ({Code}); the person is asked to try again.")]
    public static partial void FormNotOpened(this ILogger logger, string code);

    [LoggerMessage(EventId = 417, Level = LogLevel.Error, Message = "Opening a form failed.")]
    public static partial void FormFailed(this ILogger logger, Exception exception);
}
