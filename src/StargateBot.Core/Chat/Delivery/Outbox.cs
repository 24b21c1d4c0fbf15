using Microsoft.Extensions.Logging;
using StargateBot.Core.Answering;

namespace StargateBot.Core.Chat.Delivery;

/// <summary>Delivers replies, each once: the one owner of retries, waits and other ways to reply.</summary>
internal sealed partial class Outbox
{
    /// <summary>How long the delivery of one reply may take; a person does not wait longer, and tokens end after 15 minutes.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromMinutes(10);

    private readonly IOutboxStore _store;
    private readonly TimeProvider _time;
    private readonly ILogger<Outbox> _logger;
    private readonly MessageSender _sender;

    /// <summary>Makes the outbox.</summary>
    /// <param name="store">Keeps what is being delivered.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Told of what went wrong.</param>
    public Outbox(IOutboxStore store, TimeProvider time, ILogger<Outbox> logger)
    {
        _store = store;
        _time = time;
        _logger = logger;
        _sender = new MessageSender(time, Random.Shared.NextDouble, logger);
    }

    /// <summary>Delivers a reply, all its parts in order.</summary>
    /// <param name="platform">Where to.</param>
    /// <param name="reply">What to say.</param>
    /// <param name="target">Where it goes; when it is refused for good, its fallback.</param>
    /// <param name="key">Idempotency key: a reply with a key that was delivered before is not delivered again.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<DeliveryState> DeliverAsync(IChatPlatform platform, Reply reply, ReplyTarget target, string key, CancellationToken cancellationToken)
    {
        var deadline = _time.GetUtcNow() + Deadline;
        var arrived = 0;
        for (var way = 0; ; way++)
        {
            // Another way is another set of messages; what arrived on an earlier one is not said again.
            var parts = platform.Render(reply, target, way == 0 ? key : $"{key}~{way}");
            SendResult? failed = null;
            while (arrived < parts.Count && failed is null)
            {
                failed = await DeliverAsync(platform, parts[arrived], deadline, cancellationToken).ConfigureAwait(false);
                arrived += failed is null ? 1 : 0;
            }

            switch (failed)
            {
                case null:
                    return DeliveryState.Delivered;
                case SendResult.Refused refused when target.Fallback is { } fallback:
                    LogFallback(platform.Name, key, refused.Code);
                    target = fallback;
                    break;
                case SendResult.Refused refused:
                    LogRefused(platform.Name, key, refused.Code);
                    return DeliveryState.GivenUp;
                case SendResult.Unknown { Repeatable: false }:
                    LogUncertain(platform.Name, key);
                    await AskToLookAsync(platform, reply, target, key, arrived, deadline, cancellationToken).ConfigureAwait(false);
                    return DeliveryState.Uncertain;
                case SendResult.Unknown:
                    return DeliveryState.Uncertain;
                default:
                    return DeliveryState.GivenUp;
            }
        }
    }

    /// <summary>Delivers one part.</summary>
    /// <returns>Null when it stands there, else why it does not.</returns>
    private async ValueTask<SendResult?> DeliverAsync(IChatPlatform platform, OutgoingMessage message, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        if (!await _store.TryAddAsync(message, cancellationToken).ConfigureAwait(false))
        {
            LogKept(platform.Name, message.Key);
            return null;
        }

        var result = await _sender.SendAsync(platform, message, deadline, cancellationToken).ConfigureAwait(false);
        await _store.CompleteAsync(message.Key, result, cancellationToken).ConfigureAwait(false);
        return result is SendResult.Sent ? null : result;
    }

    // A second answer would be worse than a word that one may be missing. The word comes after what arrived and must not take its place.
    private async ValueTask AskToLookAsync(
        IChatPlatform platform, Reply reply, ReplyTarget target, string key, int arrived, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        var notice = ReplyComposer.Notice(reply.Language, ChatTexts.For(reply.Language).PleaseAskAgain, AnswerOutcome.Failed);
        for (var (way, to) = (0, target); to is not null; (way, to) = (way + 1, to.Fallback))
        {
            // One short line is one part on every platform.
            var part = platform.Render(notice, to, $"{key}~look{way}")[0];
            if (await DeliverAsync(platform, part with { Part = part.Part + arrived }, deadline, cancellationToken).ConfigureAwait(false) is not SendResult.Refused)
            {
                return;
            }
        }
    }

    [LoggerMessage(EventId = 240, Level = LogLevel.Information, Message = "{Platform} refused {Key} ({Code}); another way is tried.")]
    private partial void LogFallback(string platform, string key, string code);

    [LoggerMessage(EventId = 241, Level = LogLevel.Warning, Message = "{Platform} refused {Key} ({Code}); there is no other way.")]
    private partial void LogRefused(string platform, string key, string code);

    [LoggerMessage(EventId = 242, Level = LogLevel.Warning, Message = "Nobody knows whether {Platform} took {Key}; the asker is told so.")]
    private partial void LogUncertain(string platform, string key);

    [LoggerMessage(EventId = 243, Level = LogLevel.Information, Message = "{Platform} message {Key} was handed over before and is not sent again.")]
    private partial void LogKept(string platform, string key);
}
