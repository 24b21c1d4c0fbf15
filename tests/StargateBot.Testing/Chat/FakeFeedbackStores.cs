using StargateBot.Core.Answering;
using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Languages;

namespace StargateBot.Testing.Chat;

/// <summary>A vote that was kept.</summary>
/// <param name="AnswerId">The answer.</param>
/// <param name="Voter">Pseudonym of who voted.</param>
/// <param name="IsHelpful">Whether it helped.</param>
/// <param name="Reason">Why not, or null.</param>
public sealed record FakeVote(string AnswerId, string Voter, bool IsHelpful, string? Reason);

/// <summary>Keeps votes and subscriptions in memory, tells figures and records of people as the test says, and fails when it says so.</summary>
public sealed class FakeFeedbackStores : IFeedbackStore, ISubscriptionStore, IPrivacyStore, IStoreStatus, IAnswerHistory
{
    private readonly Lock _gate = new();
    private readonly Signal _signal = new();
    private readonly List<FakeVote> _votes = [];
    private readonly List<GapSubscription> _open = [];
    private readonly List<string> _forgotten = [];

    /// <summary>Gets or sets the fault of every call, or null.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Gets or sets what is kept of everybody.</summary>
    public PersonRecord Kept { get; set; } = new(3, 2, 1);

    /// <summary>Gets or sets the figures of every period.</summary>
    public AnswerFigures Figures { get; set; } = new()
    {
        Outcomes = new Dictionary<AnswerOutcome, int>(),
        Languages = new Dictionary<Language, int>(),
        Days = [],
        Askers = 0,
        Helpful = 0,
        NotHelpful = 0,
        MedianMs = 0,
        P95Ms = 0,
        TopPassages = [],
    };

    /// <summary>Gets or sets the open questions of every period.</summary>
    public IReadOnlyList<OpenQuestion> OpenQuestions { get; set; } = [];

    /// <summary>Gets the scope and the beginning of the last period that was asked for.</summary>
    public (TenantScope? Scope, DateTimeOffset Since) LastPeriod { get; private set; }

    /// <summary>Gets the calls of voting, in order.</summary>
    public IReadOnlyList<FakeVote> Votes => Copy(_votes);

    /// <summary>Gets the open subscriptions.</summary>
    public IReadOnlyList<GapSubscription> Open => Copy(_open);

    /// <summary>Gets who was forgotten.</summary>
    public IReadOnlyList<string> Forgotten => Copy(_forgotten);

    /// <inheritdoc/>
    public bool IsKeeping => true;

    /// <inheritdoc/>
    public string Detail => "";

    /// <inheritdoc/>
    public int RetentionDays => 30;

    /// <summary>Waits until a condition on these stores is fulfilled.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task WaitAsync(Func<FakeFeedbackStores, bool> condition, CancellationToken cancellationToken) =>
        _signal.WaitAsync(() => condition(this), cancellationToken);

    /// <inheritdoc/>
    public Task VoteAsync(string answerId, string voter, bool isHelpful, string? reason, CancellationToken cancellationToken) =>
        ChangeAsync(() => _votes.Add(new FakeVote(answerId, voter, isHelpful, reason)));

    /// <inheritdoc/>
    public Task AddAsync(GapSubscription subscription, CancellationToken cancellationToken) =>
        ChangeAsync(() => _open.Add(subscription));

    /// <inheritdoc/>
    public Task<IReadOnlyList<GapSubscription>> ReadOpenAsync(CancellationToken cancellationToken) =>
        Fault is { } fault ? Task.FromException<IReadOnlyList<GapSubscription>>(fault) : Task.FromResult(Open);

    /// <inheritdoc/>
    public Task RemoveAsync(GapSubscription subscription, CancellationToken cancellationToken) =>
        ChangeAsync(() => _open.RemoveAll(open => open.AnswerId == subscription.AnswerId && open.UserId == subscription.UserId));

    /// <inheritdoc/>
    public Task<PersonRecord> CountAsync(ChatPlace place, string userId, CancellationToken cancellationToken) => Task.FromResult(Kept);

    /// <inheritdoc/>
    public async Task<PersonRecord> ForgetAsync(ChatPlace place, string userId, CancellationToken cancellationToken)
    {
        await ChangeAsync(() => _forgotten.Add(userId));
        return Kept;
    }

    /// <inheritdoc/>
    public Task<AnswerFigures> SumAsync(TenantScope? scope, DateTimeOffset since, CancellationToken cancellationToken)
    {
        LastPeriod = (scope, since);
        return Task.FromResult(Figures);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<OpenQuestion>> ReadOpenQuestionsAsync(TenantScope? scope, DateTimeOffset since, int limit, CancellationToken cancellationToken)
    {
        LastPeriod = (scope, since);
        return Task.FromResult<IReadOnlyList<OpenQuestion>>([.. OpenQuestions.Take(limit)]);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<LoggedAnswer>> ReadCitingAsync(
        IReadOnlyCollection<PassageKey> passages, DateTimeOffset since, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<LoggedAnswer>>([]);

    private Task ChangeAsync(Action change)
    {
        if (Fault is { } fault)
        {
            return Task.FromException(fault);
        }

        lock (_gate)
        {
            change();
        }

        _signal.Changed();
        return Task.CompletedTask;
    }

    private List<T> Copy<T>(List<T> records)
    {
        lock (_gate)
        {
            return [.. records];
        }
    }
}
