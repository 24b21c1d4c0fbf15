using System.Text.Json;

namespace StargateBot.Simulator.Slack.SocketMode;

/// <summary>How the delivery of an envelope ended.</summary>
/// <param name="Acknowledged">Whether the app acknowledged it in time.</param>
/// <param name="Payload">The body of the acknowledgement; null without one.</param>
/// <param name="Error">What the person is told when it was not: <c>dispatch_failed</c> or <c>operation_timeout</c>.</param>
internal sealed record DeliveryOutcome(bool Acknowledged, JsonElement? Payload = null, string? Error = null);

/// <summary>A payload on its way to the app, over one or, when redelivered, several envelopes.</summary>
internal sealed class Delivery(string type, ReadOnlyMemory<byte> payload, bool acceptsResponse, string? eventId)
{
    private readonly TaskCompletionSource<DeliveryOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets the kind of envelope: <c>events_api</c>, <c>slash_commands</c> or <c>interactive</c>.</summary>
    public string Type { get; } = type;

    public ReadOnlyMemory<byte> Payload { get; } = payload;

    public bool AcceptsResponse { get; } = acceptsResponse;

    /// <summary>Gets the id of the event; null for commands and interactions, which are never redelivered.</summary>
    public string? EventId { get; } = eventId;

    public Task<DeliveryOutcome> Outcome => _outcome.Task;

    public string EnvelopeId { get; set; } = "";

    public int Attempt { get; set; }

    public string RetryReason { get; set; } = "";

    public SlackConnection? Connection { get; set; }

    public long SentAt { get; set; }

    public ITimer? Deadline { get; set; }

    public void End(DeliveryOutcome outcome)
    {
        Deadline?.Dispose();
        _outcome.TrySetResult(outcome);
    }
}
