using System.Diagnostics;
using Microsoft.Extensions.Logging;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat.Delivery;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Telemetry;

namespace StargateBot.Core.Chat.Handling;

/// <summary>Takes one question from the inbox to its delivered reply.</summary>
internal sealed partial class QuestionHandler(
    ReplyMaker replies,
    Outbox outbox,
    IQuestionLog questions,
    IAnswerLog answers,
    TimeProvider time,
    ILogger<QuestionHandler> logger)
{
    /// <summary>How long a platform may take to say that an acknowledgement arrived; Discord and Slack give up after 3 s themselves.</summary>
    private static readonly TimeSpan AcknowledgementLimit = TimeSpan.FromSeconds(30);

    /// <summary>How long the program's end waits for the word that it ends.</summary>
    public static readonly TimeSpan ClosingLimit = TimeSpan.FromSeconds(1);

    /// <summary>Replies to a question. Never throws.</summary>
    /// <param name="pending">The question.</param>
    /// <param name="stop">The program ends: what is kept is answered after the restart; else the person is told so, if nothing was sent yet.</param>
    public async Task HandleAsync(PendingQuestion pending, CancellationToken stop)
    {
        using var activity = ChatTelemetry.Source.StartActivity("question", ActivityKind.Consumer, pending.Parent);
        var asks = pending.Admission.Refusal is null && pending.Question is { Request.Command: ChatCommand.Ask, OnlyIfAnswered: false };
        WorkingSign? sign = null;
        var delivery = DeliveryState.GivenUp;
        Reply? reply = null;
        var isSending = false;
        try
        {
            if (!await IsNewAsync(pending, stop).ConfigureAwait(false))
            {
                LogHandledBefore(pending.Question.EventKey);
                return;
            }

            sign = asks ? WorkingSign.Start(pending, time, logger) : null;
            reply = pending.Admission.Refusal ?? await replies.MakeAsync(pending, stop).ConfigureAwait(false);
            if (sign is not null)
            {
                await sign.StopAsync(stop).ConfigureAwait(false);
            }

            isSending = true;
            delivery = reply is null ? DeliveryState.Delivered : await DeliverAsync(pending, reply, stop).ConfigureAwait(false);
            questions.Complete(pending.Question.EventKey);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // What was being sent may have arrived.
            if (!isSending)
            {
                using var limit = new CancellationTokenSource(ClosingLimit, time);
                await CloseAsync(pending, limit.Token).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            LogFault(exception, pending.Question.EventKey);
            questions.Complete(pending.Question.EventKey);
        }

        if (sign is not null && delivery != DeliveryState.Delivered)
        {
            using var limit = new CancellationTokenSource(WorkingSign.Grace, time);
            await sign.ClearAsync(limit.Token).ConfigureAwait(false);
        }

        Report(pending, reply, delivery, activity);
    }

    /// <summary>Tells the person that the program ends and that they may ask again, unless the question is kept for the restart. Never throws.</summary>
    /// <param name="pending">The question that is not answered.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task CloseAsync(PendingQuestion pending, CancellationToken cancellationToken)
    {
        if (questions.IsDurable)
        {
            LogLeft(pending.Question.EventKey);
            return;
        }

        if (pending.Question.OnlyIfAnswered)
        {
            return;
        }

        try
        {
            var delivery = await DeliverAsync(pending, pending.Admission.Refusal ?? replies.Restarting(pending.Question), cancellationToken).ConfigureAwait(false);
            LogClosed(pending.Question.EventKey, delivery);
        }
        catch (Exception exception)
        {
            LogNotClosed(exception, pending.Question.EventKey);
        }
    }

    /// <summary>Goes on with a delivery that an earlier process did not finish. Never throws.</summary>
    /// <param name="platform">Where to.</param>
    /// <param name="kept">The delivery.</param>
    /// <param name="stop">The program ends.</param>
    public async Task ResumeAsync(IChatPlatform platform, KeptDelivery kept, CancellationToken stop)
    {
        try
        {
            NoteAddress(kept.Reply.Reply, await outbox.ResumeAsync(platform, kept, stop).ConfigureAwait(false));
            questions.Complete(kept.Reply.Key);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // It stays kept.
        }
        catch (Exception exception)
        {
            LogFault(exception, kept.Reply.Key);
        }
    }

    // An earlier process may have taken it, and then finishes it or leaves it to those who go on for it; or it was replied to already.
    private async ValueTask<bool> IsNewAsync(PendingQuestion pending, CancellationToken cancellationToken)
    {
        if (!pending.Admission.IsResumed)
        {
            return await pending.Admission.Taken.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        var key = pending.Question.EventKey;
        var progress = await outbox.FindAsync(key, cancellationToken).ConfigureAwait(false);
        if (progress is { IsDone: true })
        {
            questions.Complete(key);
        }

        return progress is null;
    }

    private async Task<DeliveryState> DeliverAsync(PendingQuestion pending, Reply reply, CancellationToken cancellationToken)
    {
        var question = pending.Question;
        var target = question.ReplyTo;
        if (!await IsAcknowledgedAsync(pending.Acknowledged, cancellationToken).ConfigureAwait(false))
        {
            if (target.Fallback is null)
            {
                LogNotAcknowledged(question.EventKey);
                return DeliveryState.GivenUp;
            }

            target = target.Fallback;
        }

        var report = await outbox.DeliverAsync(pending.Platform, reply, target, question.EventKey, cancellationToken).ConfigureAwait(false);
        NoteAddress(reply, report);
        return report.State;
    }

    private void NoteAddress(Reply reply, DeliveryReport report)
    {
        if (reply.Kind == ReplyKind.Answer && report is { State: DeliveryState.Delivered, MessageIds.Count: > 0, Target: { IsLasting: true, Private: false } target })
        {
            var lasting = target with { MessageToEdit = report.MessageIds[0], Token = null, TokenExpires = null, Fallback = null };
            answers.Deliver(reply.TraceId, new MessageAddress(lasting, report.MessageIds));
        }
    }

    private async ValueTask<bool> IsAcknowledgedAsync(Task<bool> acknowledged, CancellationToken cancellationToken)
    {
        if (acknowledged.IsCompletedSuccessfully)
        {
            return await acknowledged.ConfigureAwait(false);
        }

        try
        {
            return await acknowledged.WaitAsync(AcknowledgementLimit, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private void Report(PendingQuestion pending, Reply? reply, DeliveryState delivery, Activity? activity)
    {
        var outcome = OutcomeOf(reply);
        var platform = pending.Platform.Name;
        var took = time.GetElapsedTime(pending.Admission.Arrived);
        if (delivery != DeliveryState.GivenUp)
        {
            var platformTag = new KeyValuePair<string, object?>("platform", platform);
            var outcomeTag = new KeyValuePair<string, object?>("outcome", outcome);
            ChatTelemetry.Questions.Add(1, platformTag, outcomeTag);
            ChatTelemetry.AnswerTime.Record(took.TotalSeconds, platformTag, outcomeTag);
        }

        LogHandled(platform, pending.Question.Request.Command, pending.Question.EventKey, outcome, delivery, reply?.TraceId ?? "", took.TotalMilliseconds);
        if (activity is not null)
        {
            activity.SetTag("stargatebot.platform", platform);
            activity.SetTag("stargatebot.command", pending.Question.Request.Command.ToString());
            activity.SetTag("stargatebot.event", pending.Question.EventKey);
            activity.SetTag("stargatebot.outcome", outcome);
            activity.SetTag("stargatebot.delivery", delivery.ToString());
            activity.SetTag("stargatebot.trace_id", reply?.TraceId);
            activity.SetStatus(reply is { Outcome: AnswerOutcome.Failed } || delivery == DeliveryState.GivenUp ? ActivityStatusCode.Error : ActivityStatusCode.Ok);
        }
    }

    private static string OutcomeOf(Reply? reply) => reply?.Outcome switch
    {
        null => "silent",
        AnswerOutcome.Answered => "answered",
        AnswerOutcome.Abstained => "abstained",
        AnswerOutcome.Help => "help",
        AnswerOutcome.Failed => "failed",
        _ => "limited",
    };

    [LoggerMessage(EventId = 210, Level = LogLevel.Information,
        Message = "{Platform} {Command} {EventKey}: {Outcome}, {Delivery}, answer {TraceId}, {ElapsedMs:0.0} ms.")]
    private partial void LogHandled(string platform, ChatCommand command, string eventKey, string outcome, DeliveryState delivery, string traceId, double elapsedMs);

    [LoggerMessage(EventId = 211, Level = LogLevel.Error, Message = "The reply to {EventKey} could not be made or delivered.")]
    private partial void LogFault(Exception exception, string eventKey);

    [LoggerMessage(EventId = 212, Level = LogLevel.Warning, Message = "The acknowledgement of {EventKey} was refused and there is no other way to reply.")]
    private partial void LogNotAcknowledged(string eventKey);

    [LoggerMessage(EventId = 213, Level = LogLevel.Information, Message = "{EventKey} is not answered before the restart; its asker is told so: {Delivery}.")]
    private partial void LogClosed(string eventKey, DeliveryState delivery);

    [LoggerMessage(EventId = 214, Level = LogLevel.Warning, Message = "{EventKey} is not answered before the restart, and its asker could not be told.")]
    private partial void LogNotClosed(Exception exception, string eventKey);

    [LoggerMessage(EventId = 215, Level = LogLevel.Information, Message = "{EventKey} was taken, or replied to, by an earlier process.")]
    private partial void LogHandledBefore(string eventKey);

    [LoggerMessage(EventId = 216, Level = LogLevel.Information, Message = "{EventKey} is kept and answered after the restart.")]
    private partial void LogLeft(string eventKey);
}
