using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat.Delivery;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Knowledge.Reloading;
using StargateBot.Core.Telemetry;

namespace StargateBot.Core.Chat.Feedback;

/// <summary>
/// Asks the questions again that people want to be told of, after every swap and once at start, and tells those whose question is answered
/// now by direct message. One after the other and slowly: nobody waits for it, and questions must not wait behind it.
/// </summary>
/// <param name="subscriptions">Who wants to be told.</param>
/// <param name="answers">What answers.</param>
/// <param name="log">Keeps the answers that are told, so that their buttons work.</param>
/// <param name="outbox">Delivers.</param>
/// <param name="deliveries">Knows who was told by an earlier process.</param>
/// <param name="platforms">Where to.</param>
/// <param name="composer">Makes the message.</param>
/// <param name="pseudonyms">Hides who asked.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told of what was done.</param>
internal sealed partial class CoverageNotifier(
    ISubscriptionStore subscriptions,
    IAnswerService answers,
    IAnswerLog log,
    Outbox outbox,
    IOutboxStore deliveries,
    ChatPlatforms platforms,
    ReplyComposer composer,
    UserPseudonyms pseudonyms,
    TimeProvider time,
    ILogger<CoverageNotifier> logger) : IKnowledgeObserver, IBackgroundWork
{
    /// <summary>The rest between two questions: answering takes about a millisecond, so that this costs a twentieth of one processor.</summary>
    public static readonly TimeSpan AskingPause = TimeSpan.FromMilliseconds(20);

    /// <summary>The rest after a message: both platforms take about one a second.</summary>
    public static readonly TimeSpan TellingPause = TimeSpan.FromSeconds(1);

    /// <summary>When people are looked at again whose platform was not connected, or whose question met a fault.</summary>
    public static readonly TimeSpan RetryPause = TimeSpan.FromMinutes(1);

    private const int MaxQuotedQuestion = 200;

    // Several swaps in a short while are one reason to look.
    private readonly Channel<KnowledgeSwap?> _due = Channel.CreateBounded<KnowledgeSwap?>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <inheritdoc/>
    public ValueTask OnSwappedAsync(KnowledgeSwap swap, CancellationToken cancellationToken)
    {
        _due.Writer.TryWrite(swap);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var isComplete = false;
            try
            {
                isComplete = await LookAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                LogFault(exception);
            }

            await WaitAsync(isComplete ? Timeout.InfiniteTimeSpan : RetryPause, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await _due.Reader.WaitToReadAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nothing has changed but perhaps the platform.
        }

        _due.Reader.TryRead(out _);
    }

    /// <summary>Looks at every open subscription once.</summary>
    /// <returns>Whether none has to be looked at again soon.</returns>
    private async Task<bool> LookAsync(CancellationToken cancellationToken)
    {
        var isComplete = true;
        var (told, refused) = (0, 0);
        var open = await subscriptions.ReadOpenAsync(cancellationToken).ConfigureAwait(false);
        foreach (var subscription in open)
        {
            try
            {
                switch (await TryTellAsync(subscription, cancellationToken).ConfigureAwait(false))
                {
                    case Telling.Told:
                        told++;
                        await Task.Delay(TellingPause, time, cancellationToken).ConfigureAwait(false);
                        break;
                    case Telling.Refused:
                        refused++;
                        break;
                    case Telling.Later:
                        isComplete = false;
                        break;
                }
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                LogNotTold(exception, subscription.AnswerId);
                isComplete = false;
            }

            await Task.Delay(AskingPause, time, cancellationToken).ConfigureAwait(false);
        }

        if (open.Count > 0)
        {
            LogLooked(open.Count, told, refused);
        }

        return isComplete;
    }

    private async Task<Telling> TryTellAsync(GapSubscription subscription, CancellationToken cancellationToken)
    {
        if (!platforms.Contain(subscription.Place))
        {
            // Its token was taken out of the configuration; it may come back, and nobody waits a minute for that.
            return Telling.NotYet;
        }

        var platform = platforms.Of(subscription.Place);
        var asker = pseudonyms.Of(subscription.Place, subscription.UserId);
        var key = $"covered:{subscription.AnswerId}:{asker}";
        if (await deliveries.FindAsync(key, cancellationToken).ConfigureAwait(false) is not null)
        {
            // An earlier process ended before it could cross them out; what it did not finish sending goes on by itself.
            await subscriptions.RemoveAsync(subscription, cancellationToken).ConfigureAwait(false);
            return Telling.Told;
        }

        var asked = subscription.Question with { Language = subscription.Question.Language ?? subscription.Language };
        var answer = await answers.AnswerAsync(asked, cancellationToken).ConfigureAwait(false);
        if (answer.Outcome != AnswerOutcome.Answered)
        {
            return Telling.NotYet;
        }

        if (platform.Status.State != PlatformState.Ready)
        {
            return Telling.Later;
        }

        var target = platform.DirectTo(subscription.Place, subscription.UserId);
        log.Add(new LoggedAnswer
        {
            Answer = answer,
            EventKey = key,
            Place = target.Place,
            Asker = asker,
            Question = asked,
            At = time.GetUtcNow(),
        });
        var delivered = await outbox.DeliverAsync(platform, ReplyTo(subscription, answer, platform), target, key, cancellationToken).ConfigureAwait(false);
        await subscriptions.RemoveAsync(subscription, cancellationToken).ConfigureAwait(false);
        Count(platform, delivered.State);
        if (delivered.State == DeliveryState.GivenUp)
        {
            LogRefused(platform.Name, subscription.AnswerId);
            return Telling.Refused;
        }

        return Telling.Told;
    }

    private Reply ReplyTo(GapSubscription subscription, Answer answer, IChatPlatform platform)
    {
        var lead = FeedbackTexts.For(answer.Language).Covered(ShortText.Line(subscription.Question.Text, MaxQuotedQuestion));
        var reply = composer.Of(answer, platform.Capabilities);
        return reply with { Text = $"{lead}\n\n{reply.Text}" };
    }

    private static void Count(IChatPlatform platform, DeliveryState state) => ChatTelemetry.CoverageMessages.Add(
        1,
        new KeyValuePair<string, object?>("platform", platform.Name),
        new KeyValuePair<string, object?>("outcome", state == DeliveryState.GivenUp ? "refused" : "told"));

    [LoggerMessage(EventId = 264, Level = LogLevel.Information, Message = "{Open} questions that people wait for were asked again: {Told} told, {Refused} refused.")]
    private partial void LogLooked(int open, int told, int refused);

    [LoggerMessage(EventId = 265, Level = LogLevel.Warning, Message = "Who asked {AnswerId} could not be told that it is covered; it is tried again.")]
    private partial void LogNotTold(Exception exception, string answerId);

    [LoggerMessage(EventId = 266, Level = LogLevel.Warning, Message = "{Platform} takes no direct message to who asked {AnswerId}: they are not told that it is covered.")]
    private partial void LogRefused(string platform, string answerId);

    [LoggerMessage(EventId = 267, Level = LogLevel.Error, Message = "Those who wait for an answer could not be looked at; it is tried again.")]
    private partial void LogFault(Exception exception);

    private enum Telling
    {
        /// <summary>The knowledge still does not say.</summary>
        NotYet,

        /// <summary>It does, but nobody can be told right now.</summary>
        Later,

        /// <summary>The person was told.</summary>
        Told,

        /// <summary>The person takes no direct messages.</summary>
        Refused,
    }
}
