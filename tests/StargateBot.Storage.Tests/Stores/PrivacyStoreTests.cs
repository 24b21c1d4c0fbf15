using StargateBot.Core.Answering;
using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Languages;

namespace StargateBot.Storage.Tests.Stores;

public sealed class PrivacyStoreTests : IDisposable
{
    private const string Words = "kata-kata yang hanya dia tulis";

    private readonly StoreWorld _world = new();

    [Fact]
    public async Task ForgetAsync_APersonAmongMany_LeavesNoWordOfItInAnyFile()
    {
        await using (var store = _world.Open())
        {
            var me = store.Pseudonyms.Of(Samples.Place, "me");
            for (var i = 0; i < 400; i++)
            {
                // Long and short rows side by side, so that pages split and rows move between them.
                Add(store, $"x{i}", "other", $"pertanyaan lain {new string('z', i * 7 % 900)}", []);
                Add(store, $"m{i}", me, $"{Words} {i}", []);
                Add(store, $"y{i}", "other", "dan itu?", [$"{Words} {i}", "lainnya"]);
                await store.Conversations.RememberAsync($"c{i % 20}", i % 3 == 0 ? me : "other", i % 3 == 0 ? $"{Words} {i}" : "apa?", Samples.Answer($"m{i}"), StoreWorld.Token);
            }

            await store.Questions.TakeAsync(["e1"], Samples.Question("e1", Words, "me"));
            await store.Questions.TakeAsync(["e2"], Samples.Question("e2", "punya orang lain", "you"));
            await store.Questions.TakeAsync(["e3"], Samples.Question("e3", "", "me") with { Request = new ChatRequest(ChatCommand.ForgetMe, "yes") });
            await store.Feedback.VoteAsync("x1", me, false, Words, StoreWorld.Token);
            await store.Feedback.VoteAsync("m1", "other", true, null, StoreWorld.Token);
            await store.Subscriptions.AddAsync(Subscription("m2", "me", Words, []), StoreWorld.Token);
            await store.Subscriptions.AddAsync(Subscription("m3", "you", $"{Words} 3", []), StoreWorld.Token);
            await store.Subscriptions.AddAsync(Subscription("y4", "you", "dan itu?", [$"{Words} 4"]), StoreWorld.Token);
            Assert.True(_world.IsInFiles(Words));
            Assert.Equal(new PersonRecord(400, 1, 1), await store.Privacy.CountAsync(Samples.Place, "me", StoreWorld.Token));

            Assert.Equal(new PersonRecord(400, 1, 1), await store.Privacy.ForgetAsync(Samples.Place, "me", StoreWorld.Token));

            Assert.False(_world.IsInFiles(Words));
            Assert.False(_world.IsInFiles(me));
            Assert.Equal(new PersonRecord(0, 0, 0), await store.Privacy.CountAsync(Samples.Place, "me", StoreWorld.Token));
            Assert.Null(await store.Answers.FindAsync("m5", StoreWorld.Token));
            Assert.Equal(["lainnya"], (await store.Answers.FindAsync("y5", StoreWorld.Token))!.Question.History);
            Assert.Equal(Conversation.Empty, await store.Conversations.RecallAsync("c3", StoreWorld.Token));
            Assert.Equal(["e2", "e3"], _world.PendingInFile());
            Assert.Empty(Assert.Single(await store.Subscriptions.ReadOpenAsync(StoreWorld.Token)).Question.History);
            Assert.Equal(800, (await store.History.SumAsync(null, DateTimeOffset.UnixEpoch, StoreWorld.Token)).Outcomes[AnswerOutcome.Answered]);
        }

        Assert.False(_world.IsInFiles(Words));
    }

    [Fact]
    public async Task ForgetAsync_TheSameIdInAnotherWorkspace_IsAnotherPerson()
    {
        await using var store = _world.Open();
        var elsewhere = Samples.Place with { Tenant = "99" };
        Add(store, "a1", store.Pseudonyms.Of(Samples.Place, "me"), "apa?", []);

        Assert.Equal(new PersonRecord(0, 0, 0), await store.Privacy.ForgetAsync(elsewhere, "me", StoreWorld.Token));
        Assert.NotNull(await store.Answers.FindAsync("a1", StoreWorld.Token));
    }

    public void Dispose() => _world.Dispose();

    private void Add(Store store, string id, string asker, string question, string[] history)
    {
        var logged = Samples.Logged(id, _world.Time.GetUtcNow(), asker, question);
        store.Answers.Add(logged with { Question = logged.Question with { History = history } });
        _world.Time.Advance(TimeSpan.FromMilliseconds(1));
    }

    private GapSubscription Subscription(string answerId, string userId, string question, string[] history) =>
        new(answerId, Samples.Place, userId, new Question(question) { History = history }, Language.Indonesian, _world.Time.GetUtcNow());
}
