using Microsoft.Extensions.Logging;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Telemetry;

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
    public async Task<DeliveryReport> DeliverAsync(IChatPlatform platform, Reply reply, ReplyTarget target, string key, CancellationToken cancellationToken)
    {
        if (await _store.AddAsync(new OutgoingReply(key, reply, target), cancellationToken).ConfigureAwait(false) is { } known)
        {
            LogKept(platform.Name, key);
            return new DeliveryReport(DeliveryState.Delivered, target, known.MessageIds);
        }

        return await DeliverAsync(platform, new OutgoingReply(key, reply, target), DeliveryProgress.Start, interrupted: null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Goes on with a delivery that an earlier process did not finish.</summary>
    /// <param name="platform">Where to.</param>
    /// <param name="kept">The delivery.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<DeliveryReport> ResumeAsync(IChatPlatform platform, KeptDelivery kept, CancellationToken cancellationToken)
    {
        LogResumed(platform.Name, kept.Reply.Key, kept.Progress.Arrived);
        return DeliverAsync(platform, kept.Reply, kept.Progress, _time.GetUtcNow() - kept.Kept, cancellationToken);
    }

    /// <summary>Gets how far the delivery of a reply is, or null when none was handed over with this key.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<DeliveryProgress?> FindAsync(string key, CancellationToken cancellationToken) => _store.FindAsync(key, cancellationToken);

    private async Task<DeliveryReport> DeliverAsync(
        IChatPlatform platform, OutgoingReply delivery, DeliveryProgress progress, TimeSpan? interrupted, CancellationToken cancellationToken)
    {
        var (key, reply, target) = delivery;
        for (var way = 0; way < progress.Way && target.Fallback is { } earlier; way++)
        {
            target = earlier;
        }

        var deadline = _time.GetUtcNow() + Deadline;
        while (true)
        {
            // Another way is another set of messages; what arrived on an earlier one is not said again.
            var parts = platform.Render(reply, target, progress.Way == 0 ? key : $"{key}~{progress.Way}");
            SendResult? failed = null;
            while (progress.Arrived < parts.Count && failed is null)
            {
                var result = await _sender.SendAsync(platform, parts[progress.Arrived], deadline, interrupted, cancellationToken).ConfigureAwait(false);
                interrupted = null;
                if (result is not SendResult.Sent sent)
                {
                    failed = result;
                    break;
                }

                progress = progress with
                {
                    Arrived = progress.Arrived + 1,
                    MessageIds = sent.MessageId is { } id ? [.. progress.MessageIds, id] : progress.MessageIds,
                };
                if (progress.Arrived < parts.Count)
                {
                    _store.Record(key, progress);
                }
            }

            switch (failed)
            {
                case null:
                    return Done(DeliveryState.Delivered);
                case SendResult.Refused refused when target.Fallback is { } fallback:
                    LogFallback(platform.Name, key, refused.Code);
                    target = fallback;
                    progress = progress with { Way = progress.Way + 1 };
                    _store.Record(key, progress);
                    break;
                case SendResult.Refused refused:
                    LogRefused(platform.Name, key, refused.Code);
                    return Done(DeliveryState.GivenUp);
                case SendResult.Unknown { Repeatable: false }:
                    // Told before it is done: a word that is said twice is better than none.
                    LogUncertain(platform.Name, key);
                    await AskToLookAsync(platform, reply, target, key, progress.Arrived, deadline, cancellationToken).ConfigureAwait(false);
                    return Done(DeliveryState.Uncertain);
                case SendResult.Unknown:
                    return Done(DeliveryState.Uncertain);
                default:
                    return Done(DeliveryState.GivenUp);
            }
        }

        DeliveryReport Done(DeliveryState state)
        {
            _store.Record(key, progress with { IsDone = true });
            if (state == DeliveryState.Uncertain)
            {
                ChatTelemetry.Uncertain.Add(1, new KeyValuePair<string, object?>("platform", platform.Name));
            }

            return new DeliveryReport(state, target, progress.MessageIds);
        }
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
            var sent = await _sender.SendAsync(platform, part with { Part = part.Part + arrived }, deadline, interrupted: null, cancellationToken).ConfigureAwait(false);
            if (sent is not SendResult.Refused)
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

    [LoggerMessage(EventId = 244, Level = LogLevel.Information, Message = "{Platform} message {Key} goes on after a restart; {Arrived} parts of it stand.")]
    private partial void LogResumed(string platform, string key, int arrived);
}

/// <summary>How a delivery ended.</summary>
/// <param name="State">How.</param>
/// <param name="Target">The target that was used last.</param>
/// <param name="MessageIds">The platform's ids of the parts that stand, where it told them.</param>
internal sealed record DeliveryReport(DeliveryState State, ReplyTarget Target, IReadOnlyList<string> MessageIds);
