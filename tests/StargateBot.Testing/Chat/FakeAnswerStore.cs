using StargateBot.Core.Answering;
using StargateBot.Core.Chat.Stores;

namespace StargateBot.Testing.Chat;

/// <summary>Keeps answers in memory as a store on disk would, also over "restarts" of what uses it.</summary>
public sealed class FakeAnswerStore : IAnswerLog, IAnswerHistory
{
    private readonly Lock _gate = new();
    private readonly Signal _signal = new();
    private readonly List<LoggedAnswer> _answers = [];

    /// <summary>Gets all answers, oldest first.</summary>
    public IReadOnlyList<LoggedAnswer> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _answers];
            }
        }
    }

    /// <summary>Gets the answers that no other one has replaced.</summary>
    public IReadOnlyList<LoggedAnswer> Standing => [.. All.Where(answer => answer.ReplacedBy is null)];

    /// <summary>Waits until the answers fulfil a condition.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task WaitAsync(Func<FakeAnswerStore, bool> condition, CancellationToken cancellationToken) =>
        _signal.WaitAsync(() => condition(this), cancellationToken);

    /// <inheritdoc/>
    public void Add(LoggedAnswer answer) => Change(() => Put(answer));

    /// <inheritdoc/>
    public void Deliver(string answerId, MessageAddress address) => Change(() =>
    {
        if (Find(answerId) is { } found)
        {
            Put(found with { Address = address });
        }
    });

    /// <inheritdoc/>
    public void Replace(string answerId, LoggedAnswer by) => Change(() =>
    {
        if (by.Answer.TraceId != answerId && Find(answerId) is { } earlier)
        {
            Put(earlier with { ReplacedBy = by.Answer.TraceId });
        }

        Put(by);
    });

    /// <inheritdoc/>
    public ValueTask<LoggedAnswer?> FindAsync(string answerId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult(Find(answerId));
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<LoggedAnswer>> ReadCitingAsync(
        IReadOnlyCollection<PassageKey> passages, DateTimeOffset since, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<LoggedAnswer>>(
        [
            .. Standing.Reverse()
                .Where(answer => answer.At >= since
                    && answer.Answer.Citations.Any(citation => passages.Contains(new PassageKey(citation.Document, citation.PassageHash))))
                .Take(limit),
        ]);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<OpenQuestion>> ReadOpenQuestionsAsync(TenantScope? scope, DateTimeOffset since, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<OpenQuestion>>(
        [
            .. Standing.Reverse()
                .Where(answer => answer.At >= since && answer.Answer.Outcome == AnswerOutcome.Abstained)
                .Take(limit)
                .Select(answer => new OpenQuestion(
                    answer.Answer.TraceId, answer.Question.Text, answer.Answer.Language, answer.Answer.Outcome, answer.At, answer.Asker, Reason: null)),
        ]);
    }

    /// <inheritdoc/>
    public Task<AnswerFigures> SumAsync(TenantScope? scope, DateTimeOffset since, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The fake has no figures.");

    private LoggedAnswer? Find(string answerId) => _answers.Find(answer => answer.Answer.TraceId == answerId);

    private void Put(LoggedAnswer answer)
    {
        var index = _answers.FindIndex(known => known.Answer.TraceId == answer.Answer.TraceId);
        if (index < 0)
        {
            _answers.Add(answer);
        }
        else
        {
            _answers[index] = answer;
        }
    }

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
        }

        _signal.Changed();
    }
}
