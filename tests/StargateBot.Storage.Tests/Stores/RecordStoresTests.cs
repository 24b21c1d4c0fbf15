using StargateBot.Core.Answering;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Knowledge.Reloading;
using StargateBot.Core.Languages;

namespace StargateBot.Storage.Tests.Stores;

/// <summary>Subscriptions, corrections and snapshots.</summary>
public sealed class RecordStoresTests : IDisposable
{
    private readonly StoreWorld _world = new();

    [Fact]
    public async Task Subscriptions_AddedTwice_AreThereOnceUntilRemoved()
    {
        var first = new GapSubscription("a1", Samples.Place, "u1", new Question("Apa?") { History = ["Siapa?"] }, Language.English, _world.Time.GetUtcNow());
        await using (var store = _world.Open())
        {
            await store.Subscriptions.AddAsync(first, StoreWorld.Token);
            await store.Subscriptions.AddAsync(first with { At = first.At.AddDays(1) }, StoreWorld.Token);
            await store.Subscriptions.AddAsync(first with { UserId = "u2" }, StoreWorld.Token);
        }

        await using var next = _world.Open();
        var open = await next.Subscriptions.ReadOpenAsync(StoreWorld.Token);
        Assert.Equal(["u1", "u2"], open.Select(subscription => subscription.UserId));
        Assert.Equal((first.At, "Apa?", "Siapa?"), (open[0].At, open[0].Question.Text, open[0].Question.History[0]));

        await next.Subscriptions.RemoveAsync(open[0], StoreWorld.Token);
        Assert.Equal(["u2"], (await next.Subscriptions.ReadOpenAsync(StoreWorld.Token)).Select(subscription => subscription.UserId));
    }

    [Fact]
    public async Task Corrections_AddedAgain_AreNotMadeAgain()
    {
        await using (var store = _world.Open())
        {
            await store.Corrections.AddAsync([new("c1", "a2"), new("c1", "a1"), new("c2", "a1")], StoreWorld.Token);
            await store.Corrections.CompleteAsync(new("c1", "a2"), CorrectionState.Edited, StoreWorld.Token);
        }

        await using var next = _world.Open();
        await next.Corrections.AddAsync([new("c1", "a2"), new("c1", "a3")], StoreWorld.Token);
        Assert.Equal([new("c1", "a1"), new("c2", "a1"), new("c1", "a3")], await next.Corrections.ReadPendingAsync(10, StoreWorld.Token));
        Assert.Single(await next.Corrections.ReadPendingAsync(1, StoreWorld.Token));
        var counts = await next.Corrections.CountAsync("c1", StoreWorld.Token);
        Assert.Equal((2, 1), (counts[CorrectionState.Pending], counts[CorrectionState.Edited]));
    }

    [Fact]
    public async Task Snapshots_LoadedAgain_AreListedOnceNewestFirst()
    {
        await using (var store = _world.Open())
        {
            await store.Snapshots.AddAsync(Loaded("v1"), isPinned: false, StoreWorld.Token);
            await store.Snapshots.AddAsync(Loaded("v2"), isPinned: false, StoreWorld.Token);
            await store.Snapshots.AddAsync(Loaded("v1") with { Reason = ReloadReason.Rollback }, isPinned: true, StoreWorld.Token);
        }

        await using var next = _world.Open();
        Assert.Equal("v1", await next.Snapshots.FindPinnedAsync(StoreWorld.Token));
        Assert.Equal([Loaded("v1") with { Reason = ReloadReason.Rollback }, Loaded("v2")], await next.Snapshots.ReadAsync(10, StoreWorld.Token));

        await next.Snapshots.AddAsync(Loaded("v3"), isPinned: false, StoreWorld.Token);
        Assert.Null(await next.Snapshots.FindPinnedAsync(StoreWorld.Token));
        await next.Snapshots.RemoveAsync("v1", StoreWorld.Token);
        Assert.Equal(["v3", "v2"], (await next.Snapshots.ReadAsync(10, StoreWorld.Token)).Select(loaded => loaded.Version));
        Assert.Single(await next.Snapshots.ReadAsync(1, StoreWorld.Token));
    }

    public void Dispose() => _world.Dispose();

    private LoadedKnowledge Loaded(string version) => new(version, _world.Time.GetUtcNow(), ReloadReason.Chat, "Budi", 3, 20, 1);
}
