using StargateBot.Core.Chat.Stores;

namespace StargateBot.Core.Chat.State;

/// <summary>Remembers answers in memory: for 24 hours, at most 10 000.</summary>
/// <param name="time">The clock.</param>
internal sealed class MemoryAnswerLog(TimeProvider time) : IAnswerLog
{
    /// <summary>How many answers are remembered.</summary>
    public const int Capacity = 10_000;

    private readonly Lock _gate = new();
    private readonly ExpiringMap<string, LoggedAnswer> _answers = new(Capacity, TimeSpan.FromHours(24), time);

    /// <inheritdoc/>
    public void Add(LoggedAnswer answer)
    {
        lock (_gate)
        {
            _answers.Set(answer.Answer.TraceId, answer);
        }
    }

    /// <inheritdoc/>
    public void Deliver(string answerId, MessageAddress address)
    {
        lock (_gate)
        {
            if (_answers.Find(answerId) is { } answer)
            {
                _answers.Set(answerId, answer with { Address = address });
            }
        }
    }

    /// <inheritdoc/>
    public void Replace(string answerId, LoggedAnswer by)
    {
        var id = by.Answer.TraceId;
        lock (_gate)
        {
            if (id != answerId && _answers.Find(answerId) is { } earlier)
            {
                _answers.Set(answerId, earlier with { ReplacedBy = id });
            }

            _answers.Set(id, by);
        }
    }

    /// <inheritdoc/>
    public ValueTask<LoggedAnswer?> FindAsync(string answerId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult(_answers.Find(answerId));
        }
    }
}
