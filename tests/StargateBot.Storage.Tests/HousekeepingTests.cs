using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Languages;

namespace StargateBot.Storage.Tests;

public sealed class HousekeepingTests : IDisposable
{
    private readonly StoreWorld _world = new();

    [Fact]
    public async Task RemoveTokensAsync_AQuarterOfAnHourLater_NoTokenIsLeft()
    {
        var longToken = _world.Time.GetUtcNow().AddMinutes(30);
        await using (var before = _world.Open())
        {
            await before.Questions.TakeAsync(["e1"], Samples.Question("e1", tokenExpires: longToken));
            await before.Outbox.AddAsync(new OutgoingReply("k1", Samples.Reply(), Samples.Target(longToken)), StoreWorld.Token);
        }

        await using (var store = _world.Open())
        {
            _world.Time.Advance(TimeSpan.FromMinutes(14));
            await store.Housekeeping.RemoveTokensAsync(StoreWorld.Token);
            Assert.Equal(new Secret("token-of-the-interaction"), Assert.Single(await store.Questions.ReadPendingAsync(StoreWorld.Token)).Question.ReplyTo.Token);

            _world.Time.Advance(TimeSpan.FromSeconds(30));
            await store.Housekeeping.RemoveTokensAsync(StoreWorld.Token);
        }

        await using var next = _world.Open();
        Check(Assert.Single(await next.Questions.ReadPendingAsync(StoreWorld.Token)).Question.ReplyTo);
        Check(Assert.Single(await next.Outbox.ReadPendingAsync(StoreWorld.Token)).Reply.Target);

        void Check(ReplyTarget target)
        {
            Assert.Equal(new Secret(""), target.Token);
            Assert.True(target.TokenExpires < _world.Time.GetUtcNow());
        }
    }

    [Fact]
    public async Task PurgeAsync_OldAndNewRecords_RemovesTheOldOnes()
    {
        await using var store = _world.Open();
        await FillAsync("old", 600);
        _world.Time.Advance(TimeSpan.FromDays(30) + TimeSpan.FromSeconds(1));
        await FillAsync("new", 3);

        await store.Housekeeping.PurgeAsync(StoreWorld.Token);

        Assert.Equal(3, (await store.History.SumAsync(null, DateTimeOffset.UnixEpoch, StoreWorld.Token)).Days.Sum(day => day.Answers));
        Assert.Single(await store.History.ReadOpenQuestionsAsync(null, DateTimeOffset.UnixEpoch, 10, StoreWorld.Token));
        Assert.Equal(3, Assert.Single((await store.History.SumAsync(null, DateTimeOffset.UnixEpoch, StoreWorld.Token)).TopPassages).Times);
        Assert.Null(await store.Outbox.FindAsync("old1", StoreWorld.Token));
        Assert.NotNull(await store.Outbox.FindAsync("new1", StoreWorld.Token));
        Assert.True(await store.Questions.TakeAsync(["old1"], Samples.Question("old1")));
        Assert.False(await store.Questions.TakeAsync(["new1"], Samples.Question("new1")));
        Assert.Single(await store.Subscriptions.ReadOpenAsync(StoreWorld.Token));
        Assert.Single(await store.Corrections.ReadPendingAsync(10, StoreWorld.Token));

        async Task FillAsync(string name, int count)
        {
            for (var i = 0; i < count; i++)
            {
                var id = $"{name}{i}";
                _ = store.Questions.TakeAsync([id], Samples.Question(id));
                store.Questions.Complete(id);
                store.Answers.Add(Samples.Logged(id, _world.Time.GetUtcNow()));
                store.Outbox.Record(id, new DeliveryProgress(0, 1, ["m"], IsDone: true));
            }

            await store.Feedback.VoteAsync(name + "1", "v1", false, null, StoreWorld.Token);
            await store.Subscriptions.AddAsync(
                new GapSubscription(name, Samples.Place, "u", new("Apa?"), Language.English, _world.Time.GetUtcNow()), StoreWorld.Token);
            await store.Corrections.AddAsync([new Correction(name, "a")], StoreWorld.Token);
        }
    }

    [Fact]
    public async Task RunAsync_ConversationsThatEnded_AreRemovedByItself()
    {
        await using (var store = _world.Open())
        {
            await store.Conversations.RememberAsync("c", "p", "kata dalam percakapan", Samples.Answer("a1"), StoreWorld.Token);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(StoreWorld.Token);
            var running = store.RunAsync(stop.Token);
            _world.Time.Advance(TimeSpan.FromMinutes(31));
            while (await store.Conversations.CountAsync(StoreWorld.Token) > 0)
            {
                await Task.Yield();
            }

            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        }

        Assert.False(_world.IsInFiles("kata dalam percakapan"));
    }

    public void Dispose() => _world.Dispose();
}
