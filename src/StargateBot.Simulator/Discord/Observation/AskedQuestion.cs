using StargateBot.Simulator.Discord.World;

namespace StargateBot.Simulator.Discord.Observation;

/// <summary>A message or an interaction of a person, and what the bot made of it. Times are by the simulator's clock.</summary>
public sealed class AskedQuestion
{
    private readonly TaskCompletionSource<SimulatedMessage> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimeProvider _time;
    private readonly long _start;
    private long _acknowledged;
    private long _answeredAt;
    private int _replies;

    internal AskedQuestion(TimeProvider time, string id, string channelId, bool isInteraction, bool expectsReply)
    {
        _time = time;
        _start = time.GetTimestamp();
        Id = id;
        ChannelId = channelId;
        IsInteraction = isInteraction;
        ExpectsReply = expectsReply;
        AskedAt = time.GetUtcNow();
    }

    /// <summary>Gets the id of the message or interaction.</summary>
    public string Id { get; }

    /// <summary>Gets the channel.</summary>
    public string ChannelId { get; }

    /// <summary>Gets a value indicating whether it is an interaction.</summary>
    public bool IsInteraction { get; }

    /// <summary>
    /// Gets a value indicating whether a message should answer it: interactions but autocomplete, and what a person writes to the
    /// bot directly or with a mention of it.
    /// </summary>
    public bool ExpectsReply { get; }

    /// <summary>Gets when the event was sent to the bot.</summary>
    public DateTimeOffset AskedAt { get; }

    /// <summary>Gets the time from the event to the interaction's callback or, for a message, to typing or the answer.</summary>
    public TimeSpan? Acknowledged => Since(Volatile.Read(ref _acknowledged));

    /// <summary>Gets the time from the event to the final answer: what a deferral is followed by, or the first reply.</summary>
    public TimeSpan? Answered => Since(Volatile.Read(ref _answeredAt));

    /// <summary>Gets how many final answers there were; more than one is an answer given twice.</summary>
    public int Replies => Volatile.Read(ref _replies);

    /// <summary>Gets a task that ends with the first final answer.</summary>
    public Task<SimulatedMessage> Reply => _answered.Task;

    internal void Acknowledge() => Interlocked.CompareExchange(ref _acknowledged, _time.GetTimestamp(), 0);

    internal void Answer(SimulatedMessage message)
    {
        Acknowledge();
        Interlocked.CompareExchange(ref _answeredAt, _time.GetTimestamp(), 0);
        Interlocked.Increment(ref _replies);
        _answered.TrySetResult(message);
    }

    private TimeSpan? Since(long timestamp) => timestamp == 0 ? null : _time.GetElapsedTime(_start, timestamp);
}
