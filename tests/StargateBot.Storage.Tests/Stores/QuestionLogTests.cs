using StargateBot.Core.Chat;

namespace StargateBot.Storage.Tests.Stores;

public sealed class QuestionLogTests : IDisposable
{
    private readonly StoreWorld _world = new();

    [Fact]
    public async Task TakeAsync_NewKeys_KeepsTheWholeQuestionOverARestart()
    {
        var question = Samples.Question("e1", tokenExpires: _world.Time.GetUtcNow().AddMinutes(15));
        await using (var store = _world.Open())
        {
            Assert.True(await store.Questions.TakeAsync(["e1", "message:e1"], question));
        }

        await using var next = _world.Open();
        var taken = Assert.Single(await next.Questions.ReadPendingAsync(StoreWorld.Token));

        Assert.Equal(_world.Time.GetUtcNow(), taken.Taken);
        var read = taken.Question;
        Assert.Equal(question.ReplyTo, read.ReplyTo);
        Assert.Equal(question.Author.Roles, read.Author.Roles);
        Assert.Equal(question.Request.Fields, read.Request.Fields);
        Assert.Equal(Comparable(question), Comparable(read));
    }

    [Fact]
    public async Task TakeAsync_AKeyTakenBefore_WritesNothing()
    {
        await using (var store = _world.Open())
        {
            Assert.True(await store.Questions.TakeAsync(["e1", "m1"], Samples.Question("e1")));
        }

        await using var next = _world.Open();
        Assert.False(await next.Questions.TakeAsync(["e2", "m1"], Samples.Question("e2")));
        Assert.Equal(["e1"], (await next.Questions.ReadPendingAsync(StoreWorld.Token)).Select(taken => taken.Question.EventKey));
        Assert.True(await next.Questions.TakeAsync(["e2", "m2"], Samples.Question("e2")));
    }

    [Fact]
    public async Task TakeAsync_TheSameKeyTwiceAtOnce_IsNewOnce()
    {
        await using var store = _world.Open();
        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => store.Questions.TakeAsync(["e1", "e1"], Samples.Question("e1"))));

        Assert.Single(taken, isNew => isNew);
    }

    [Fact]
    public async Task Complete_ATakenQuestion_LeavesItsKeysAndNoWordOfIt()
    {
        await using (var store = _world.Open())
        {
            await store.Questions.TakeAsync(["e1"], Samples.Question("e1", "pertanyaan yang rahasia"));
            Assert.True(_world.IsInFiles("pertanyaan yang rahasia"));
            store.Questions.Complete("e1");
            Assert.Empty(await store.Questions.ReadPendingAsync(StoreWorld.Token));
            Assert.False(await store.Questions.TakeAsync(["e1"], Samples.Question("e1")));
        }

        Assert.False(_world.IsInFiles("pertanyaan yang rahasia"));
    }

    [Fact]
    public async Task ReadPendingAsync_ManyQuestions_KeepsTheirOrder()
    {
        await using (var store = _world.Open())
        {
            await Task.WhenAll(Enumerable.Range(0, 100).Select(i => store.Questions.TakeAsync([$"e{i}"], Samples.Question($"e{i}"))));
        }

        _world.Time.Advance(TimeSpan.FromSeconds(1));
        await using var next = _world.Open();
        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"e{i}"), (await next.Questions.ReadPendingAsync(StoreWorld.Token)).Select(taken => taken.Question.EventKey));
    }

    [Fact]
    public async Task ReadPendingAsync_AnotherHashKey_TakesTokensForEnded()
    {
        await using (var store = _world.Open())
        {
            await store.Questions.TakeAsync(["e1"], Samples.Question("e1", tokenExpires: _world.Time.GetUtcNow().AddMinutes(15)));
            Assert.False(_world.IsInFiles("token-of-the-interaction"));
        }

        var options = _world.Options;
        options.HashKey = "another key of the store";
        await using var next = _world.Open(options: options);
        var target = Assert.Single(await next.Questions.ReadPendingAsync(StoreWorld.Token)).Question.ReplyTo;

        Assert.Equal(new Secret(""), target.Token);
        Assert.True(target.TokenExpires < _world.Time.GetUtcNow());
        Assert.Null(target.Fallback!.Token);
    }

    public void Dispose() => _world.Dispose();

    // Records compare lists by reference.
    private static IncomingQuestion Comparable(IncomingQuestion question) => question with
    {
        Author = question.Author with { Roles = Array.Empty<string>() },
        Request = question.Request with { Fields = ChatRequest.NoFields },
    };
}
