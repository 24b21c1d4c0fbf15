using StargateBot.Core.Chat.Stores;

namespace StargateBot.Storage.Tests.Stores;

public sealed class OutboxStoreTests : IDisposable
{
    private readonly StoreWorld _world = new();

    [Fact]
    public async Task AddAsync_ANewKey_IsKeptWithItsProgressOverARestart()
    {
        var kept = _world.Time.GetUtcNow();
        var target = Samples.Target(kept.AddMinutes(15));
        await using (var store = _world.Open())
        {
            Assert.Null(await store.Outbox.AddAsync(new OutgoingReply("k1", Samples.Reply(), target), StoreWorld.Token));
            Assert.Equal(DeliveryProgress.Start, WithoutIds(await store.Outbox.FindAsync("k1", StoreWorld.Token)));
            store.Outbox.Record("k1", new DeliveryProgress(1, 2, ["m1", "m2"], IsDone: false));
        }

        _world.Time.Advance(TimeSpan.FromMinutes(1));
        await using var next = _world.Open();
        var pending = Assert.Single(await next.Outbox.ReadPendingAsync(StoreWorld.Token));

        Assert.Equal(kept, pending.Kept);
        Assert.Equal("k1", pending.Reply.Key);
        Assert.Equal(target, pending.Reply.Target);
        Assert.Equal(Samples.Reply().Text, pending.Reply.Reply.Text);
        Assert.Equal(Samples.Reply().Sources, pending.Reply.Reply.Sources);
        Assert.Equal((1, 2, false), (pending.Progress.Way, pending.Progress.Arrived, pending.Progress.IsDone));
        Assert.Equal(["m1", "m2"], pending.Progress.MessageIds);
    }

    [Fact]
    public async Task Record_Done_LeavesKeyAndMessagesAlone()
    {
        await using (var store = _world.Open())
        {
            await store.Outbox.AddAsync(new OutgoingReply("k1", Samples.Reply("kata kata balasan"), Samples.Target(null)), StoreWorld.Token);
            store.Outbox.Record("k1", new DeliveryProgress(0, 1, ["m1"], IsDone: true));
        }

        await using var next = _world.Open();
        Assert.Empty(await next.Outbox.ReadPendingAsync(StoreWorld.Token));
        var known = await next.Outbox.AddAsync(new OutgoingReply("k1", Samples.Reply(), Samples.Target(null)), StoreWorld.Token);
        Assert.True(known!.IsDone);
        Assert.Equal(["m1"], known.MessageIds);
        Assert.False(_world.IsInFiles("kata kata balasan"));
    }

    [Fact]
    public async Task FindAsync_AnUnknownKey_IsNull()
    {
        await using var store = _world.Open();
        Assert.Null(await store.Outbox.FindAsync("k1", StoreWorld.Token));
    }

    public void Dispose() => _world.Dispose();

    private static DeliveryProgress? WithoutIds(DeliveryProgress? progress) => progress is null ? null : progress with { MessageIds = DeliveryProgress.Start.MessageIds };
}
