using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace StargateBot.Core.Telemetry;

/// <summary>The names and instruments that all parts of the worker report with.</summary>
public static class ChatTelemetry
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Name = "StargateBot";

    private static Func<int>? _countInbox;

    /// <summary>Gets the source of traces.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Gets the meter.</summary>
    public static Meter Meter { get; } = new(Name);

    /// <summary>Gets the counter of questions that got a reply; tags <c>platform</c>, <c>outcome</c>.</summary>
    public static Counter<long> Questions { get; } = Meter.CreateCounter<long>("stargatebot.questions", "{question}", "Questions that got a reply.");

    /// <summary>Gets the time from an event's arrival to the delivery of its reply, in seconds; tags <c>platform</c>, <c>outcome</c>.</summary>
    public static Histogram<double> AnswerTime { get; } = Meter.CreateHistogram<double>("stargatebot.answer.duration", "s", "From the arrival of a question to the delivery of its reply.");

    /// <summary>Gets the time from an event's arrival to its acknowledgement, in seconds; tag <c>platform</c>.</summary>
    public static Histogram<double> AcknowledgementTime { get; } = Meter.CreateHistogram<double>("stargatebot.acknowledgement.duration", "s", "From the arrival of an event to its acknowledgement.");

    /// <summary>Gets the counter of new connections to a platform; tags <c>platform</c>, <c>reason</c>.</summary>
    public static Counter<long> Connections { get; } = Meter.CreateCounter<long>("stargatebot.connections", "{connection}", "Connections opened to a platform.");

    /// <summary>Gets the counter of calls to a platform that have to be made again; tags <c>platform</c>, <c>reason</c>.</summary>
    public static Counter<long> Retries { get; } = Meter.CreateCounter<long>("stargatebot.retries", "{call}", "Calls to a platform that have to be made again.");

    /// <summary>Gets the counter of what an earlier process left and this one goes on with; tags <c>platform</c>, <c>what</c> (<c>question</c>, <c>reply</c>).</summary>
    public static Counter<long> Resumed { get; } = Meter.CreateCounter<long>("stargatebot.resumed", "{item}", "Questions and replies that were gone on with after a restart.");

    /// <summary>Gets the counter of replies of which nobody knows whether they arrived; tag <c>platform</c>.</summary>
    public static Counter<long> Uncertain { get; } = Meter.CreateCounter<long>("stargatebot.replies.uncertain", "{reply}", "Replies of which nobody knows whether they arrived.");

    /// <summary>Gets the counter of people who wanted to be told that a question is covered; tags <c>platform</c>, <c>outcome</c> (<c>told</c>, <c>refused</c>).</summary>
    public static Counter<long> CoverageMessages { get; } = Meter.CreateCounter<long>("stargatebot.coverage_messages", "{message}", "People who were told that their question is covered now, or refused to be.");

    /// <summary>Gets the counter of earlier answers that were looked at after a change of the knowledge; tag <c>state</c>.</summary>
    public static Counter<long> Corrections { get; } = Meter.CreateCounter<long>("stargatebot.corrections", "{answer}", "Earlier answers looked at after a change of the knowledge.");

    /// <summary>Gets the gauge of questions that wait or are being answered.</summary>
    public static ObservableGauge<int> Inbox { get; } = Meter.CreateObservableGauge(
        "stargatebot.inbox", static () => Volatile.Read(ref _countInbox)?.Invoke() ?? 0, "{question}", "Questions that wait or are being answered.");

    /// <summary>Sets what the gauge <see cref="Inbox"/> shows. The last caller wins.</summary>
    /// <param name="count">Counts them; called on any thread.</param>
    public static void ObserveInbox(Func<int> count) => Volatile.Write(ref _countInbox, count);
}
