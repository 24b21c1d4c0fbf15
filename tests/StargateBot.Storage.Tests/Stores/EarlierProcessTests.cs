using StargateBot.Core.Chat.Stores;

namespace StargateBot.Storage.Tests.Stores;

/// <summary>What an earlier process left is gone on with; what this one began is not.</summary>
public sealed class EarlierProcessTests : IDisposable
{
    private readonly StoreWorld _world = new();

    [Theory]
    [InlineData(1)]
    [InlineData(-60)]
    public async Task ReadPendingAsync_TakenSinceTheStart_IsNotAmongThem(int secondsBetween)
    {
        await using (var store = _world.Open())
        {
            await store.Questions.TakeAsync(["before"], Samples.Question("before"));
            await store.Outbox.AddAsync(new OutgoingReply("before", Samples.Reply(), Samples.Target(null)), StoreWorld.Token);
        }

        // Also when the clock was set back.
        _world.Time.AdjustTime(_world.Time.GetUtcNow().AddSeconds(secondsBetween));
        await using var next = _world.Open();
        await next.Questions.TakeAsync(["since"], Samples.Question("since"));
        await next.Outbox.AddAsync(new OutgoingReply("since", Samples.Reply(), Samples.Target(null)), StoreWorld.Token);

        Assert.Equal(["before"], (await next.Questions.ReadPendingAsync(StoreWorld.Token)).Select(taken => taken.Question.EventKey));
        Assert.Equal(["before"], (await next.Outbox.ReadPendingAsync(StoreWorld.Token)).Select(kept => kept.Reply.Key));
    }

    public void Dispose() => _world.Dispose();
}
