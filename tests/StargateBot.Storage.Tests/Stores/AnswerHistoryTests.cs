using StargateBot.Core.Answering;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Languages;

namespace StargateBot.Storage.Tests.Stores;

public sealed class AnswerHistoryTests : IAsyncDisposable
{
    private readonly StoreWorld _world = new();
    private readonly Store _store;

    public AnswerHistoryTests() => _store = _world.Open();

    private DateTimeOffset Now => _world.Time.GetUtcNow();

    [Fact]
    public async Task SumAsync_APeriodOfATenant_CountsWhatBelongsToIt()
    {
        Add("old", Now.AddDays(-8));
        Add("other", Now, tenant: "99");
        Add("a1", Now.AddDays(-2), asker: "p1", elapsedMs: 1);
        Add("a2", Now.AddDays(-1), asker: "p2", elapsedMs: 3);
        Add("a3", Now.AddDays(-1), asker: "p2", elapsedMs: 9, outcome: AnswerOutcome.Abstained, language: Language.English);
        Add("a4", Now.AddDays(-1), asker: "p3");
        _store.Answers.Replace("a4", Logged("a5", Now, asker: "p3", elapsedMs: 2));
        await _store.Feedback.VoteAsync("a1", "v1", true, null, StoreWorld.Token);
        await _store.Feedback.VoteAsync("a1", "v2", false, null, StoreWorld.Token);
        await _store.Feedback.VoteAsync("a4", "v2", false, null, StoreWorld.Token);
        await _store.Feedback.VoteAsync("other", "v2", true, null, StoreWorld.Token);

        var figures = await _store.History.SumAsync(new TenantScope("discord", "42"), Now.AddDays(-7), StoreWorld.Token);

        Assert.Equal(3, figures.Outcomes[AnswerOutcome.Answered]);
        Assert.Equal(1, figures.Outcomes[AnswerOutcome.Abstained]);
        Assert.Equal((3, 1), (figures.Languages[Language.Indonesian], figures.Languages[Language.English]));
        Assert.Equal([(new DateOnly(2026, 3, 2), 1), (new DateOnly(2026, 3, 3), 2), (new DateOnly(2026, 3, 4), 1)], figures.Days);
        Assert.Equal((3, 1, 1), (figures.Askers, figures.Helpful, figures.NotHelpful));
        Assert.Equal((2d, 9d), (figures.MedianMs, figures.P95Ms));
        Assert.Equal([("berita", "¶3", 3)], figures.TopPassages);
        Assert.Equal(2, (await _store.History.SumAsync(null, Now.AddDays(-7), StoreWorld.Token)).Helpful);
    }

    [Fact]
    public async Task SumAsync_Nothing_IsZero()
    {
        var figures = await _store.History.SumAsync(null, Now.AddDays(-7), StoreWorld.Token);

        Assert.Equal((0, 0d, 0d, 0), (figures.Days.Count, figures.MedianMs, figures.P95Ms, figures.Outcomes.Count));
    }

    [Fact]
    public async Task ReadOpenQuestionsAsync_AbstainedAndVotedDown_NewestFirstWithTheReason()
    {
        Add("a1", Now.AddHours(-4), outcome: AnswerOutcome.Abstained);
        Add("a2", Now.AddHours(-3));
        Add("a3", Now.AddHours(-2));
        Add("a4", Now.AddHours(-1));
        await _store.Feedback.VoteAsync("a2", "v1", false, null, StoreWorld.Token);
        await _store.Feedback.VoteAsync("a2", "v2", false, "angkanya salah", StoreWorld.Token);
        await _store.Feedback.VoteAsync("a3", "v1", false, "keliru", StoreWorld.Token);
        await _store.Feedback.VoteAsync("a3", "v1", true, null, StoreWorld.Token);

        var open = await _store.History.ReadOpenQuestionsAsync(null, Now.AddDays(-1), 10, StoreWorld.Token);

        Assert.Equal([("a2", AnswerOutcome.Answered, "angkanya salah"), ("a1", AnswerOutcome.Abstained, null)], open.Select(q => (q.AnswerId, q.Outcome, q.Reason)));
        Assert.Equal(("Berapa nilai SK Hynix?", "asker1", Now.AddHours(-3)), (open[0].Question, open[0].Asker, open[0].At));
        Assert.Single(await _store.History.ReadOpenQuestionsAsync(null, Now.AddDays(-1), 1, StoreWorld.Token));
    }

    [Fact]
    public async Task VoteAsync_TheSameVoteWithoutAReason_KeepsTheReason()
    {
        Add("a1", Now);
        await _store.Feedback.VoteAsync("a1", "v1", false, "keliru", StoreWorld.Token);
        await _store.Feedback.VoteAsync("a1", "v1", false, null, StoreWorld.Token);
        Assert.Equal("keliru", Assert.Single(await _store.History.ReadOpenQuestionsAsync(null, Now.AddDays(-1), 10, StoreWorld.Token)).Reason);

        await _store.Feedback.VoteAsync("a1", "v1", true, null, StoreWorld.Token);
        await _store.Feedback.VoteAsync("a1", "v1", false, null, StoreWorld.Token);
        Assert.Null(Assert.Single(await _store.History.ReadOpenQuestionsAsync(null, Now.AddDays(-1), 10, StoreWorld.Token)).Reason);
    }

    [Fact]
    public async Task ReadCitingAsync_APassage_FindsItsAnswersNewestFirst()
    {
        Add("old", Now.AddDays(-9));
        Add("a1", Now.AddDays(-2));
        Add("a2", Now.AddDays(-1));
        Add("a3", Now, outcome: AnswerOutcome.Abstained);
        _store.Answers.Replace("a2", Logged("a4", Now));
        var passage = new PassageKey("berita", ulong.MaxValue - 1);

        var citing = await _store.History.ReadCitingAsync([passage, new PassageKey("berita", 5)], Now.AddDays(-7), 10, StoreWorld.Token);

        Assert.Equal(["a4", "a1"], citing.Select(answer => answer.Answer.TraceId));
        Assert.Single(await _store.History.ReadCitingAsync([passage], Now.AddDays(-7), 1, StoreWorld.Token));
        Assert.Empty(await _store.History.ReadCitingAsync([new PassageKey("lain", ulong.MaxValue - 1)], Now.AddDays(-7), 1, StoreWorld.Token));
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _world.Dispose();
    }

    private void Add(
        string id, DateTimeOffset at, string asker = "asker1", string tenant = "42", double elapsedMs = 1, AnswerOutcome outcome = AnswerOutcome.Answered, Language language = Language.Indonesian) =>
        _store.Answers.Add(Logged(id, at, asker, tenant, elapsedMs, outcome, language));

    private static LoggedAnswer Logged(
        string id, DateTimeOffset at, string asker = "asker1", string tenant = "42", double elapsedMs = 1, AnswerOutcome outcome = AnswerOutcome.Answered, Language language = Language.Indonesian) =>
        Samples.Logged(id, at, asker) with
        {
            Place = Samples.Place with { Tenant = tenant },
            Answer = Samples.Answer(id, outcome, language) with { Elapsed = TimeSpan.FromMilliseconds(elapsedMs) },
        };
}
