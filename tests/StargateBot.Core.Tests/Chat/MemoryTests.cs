using Microsoft.Extensions.Options;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Intake;
using StargateBot.Core.Chat.State;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Languages;
using StargateBot.Testing.Chat;
using Xunit;

namespace StargateBot.Core.Tests.Chat;

public sealed class MemoryTests
{
    private static readonly ChatPlace Place = new("fake", "T", "C");

    private readonly SignalTime _time = new();

    [Fact]
    public void TryAdd_OneKeyIsTaken_TakesNone()
    {
        var keys = new RecentKeys(10, TimeSpan.FromHours(24), _time);

        Assert.True(keys.TryAdd("a", "b"));
        Assert.False(keys.TryAdd("c", "b"));
        Assert.True(keys.TryAdd("c"));
    }

    [Fact]
    public void TryAdd_AfterADay_IsForgotten()
    {
        var keys = new RecentKeys(10, TimeSpan.FromHours(24), _time);
        keys.TryAdd("a");
        _time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.False(keys.TryAdd("a"));
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(keys.TryAdd("a"));
    }

    [Fact]
    public void TryAdd_MoreThanFit_ForgetsTheOldest()
    {
        var keys = new RecentKeys(3, TimeSpan.FromHours(1), _time);
        foreach (var key in (string[])["a", "b", "c", "d"])
        {
            Assert.True(keys.TryAdd(key));
        }

        Assert.Equal(3, keys.Count);
        Assert.False(keys.TryAdd("b"));
        Assert.True(keys.TryAdd("a"));
    }

    [Fact]
    public async Task RecallAsync_ManyQuestions_RemembersTheLastEightAndWhoAsked()
    {
        var memory = new MemoryConversations(_time);
        for (var i = 0; i < 10; i++)
        {
            await memory.RememberAsync("c", $"user{i % 2}", $"question {i}", Cited($"a{i}"), ChatWorld.Token);
        }

        await memory.RememberAsync("c", "user0", "unknown", Cited("none") with { Outcome = AnswerOutcome.Abstained, Citations = [] }, ChatWorld.Token);
        var conversation = await memory.RecallAsync("c", ChatWorld.Token);

        Assert.Equal([.. Enumerable.Range(3, 7).Select(i => $"question {i}"), "unknown"], conversation.Questions);
        Assert.Equal(["user0", "user1"], conversation.Askers);
        Assert.Equal("a9", conversation.LastAnswer?.TraceId);
        Assert.Same(Conversation.Empty, await memory.RecallAsync("other", ChatWorld.Token));
    }

    [Fact]
    public async Task RecallAsync_ThirtyMinutesAfterTheLastQuestion_IsForgotten()
    {
        var memory = new MemoryConversations(_time);
        await memory.RememberAsync("c", "u", "one", Cited("a"), ChatWorld.Token);
        _time.Advance(TimeSpan.FromMinutes(29));
        await memory.RememberAsync("c", "u", "two", Cited("b"), ChatWorld.Token);
        _time.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(["one", "two"], (await memory.RecallAsync("c", ChatWorld.Token)).Questions);
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Empty((await memory.RecallAsync("c", ChatWorld.Token)).Questions);
    }

    [Fact]
    public async Task FindAsync_AfterADay_IsForgotten()
    {
        var log = new MemoryAnswerLog(_time);
        log.Add(Logged("a"));
        log.Deliver("a", new MessageAddress(new ReplyTarget { Place = Place, MessageToEdit = "7" }, ["7"]));
        Assert.Equal(["7"], (await log.FindAsync("a", ChatWorld.Token))?.Address?.MessageIds);
        _time.Advance(TimeSpan.FromHours(24));

        Assert.Null(await log.FindAsync("a", ChatWorld.Token));
    }

    [Fact]
    public async Task RememberAsync_MoreThanFit_ForgetsTheOldest()
    {
        var memory = new MemoryConversations(_time);
        for (var i = 0; i <= MemoryConversations.Capacity; i++)
        {
            await memory.RememberAsync($"c{i}", "u", "q", Cited($"a{i}"), ChatWorld.Token);
        }

        Assert.Empty((await memory.RecallAsync("c0", ChatWorld.Token)).Questions);
        Assert.NotEmpty((await memory.RecallAsync("c1", ChatWorld.Token)).Questions);
    }

    [Fact]
    public async Task RememberAsync_LongQuestion_KeepsItsBeginningWithoutHalfACharacter()
    {
        var memory = new MemoryConversations(_time);
        await memory.RememberAsync("c", "u", new string('x', Conversation.MaxQuestionLength - 1) + "😀 and more", Cited("a"), ChatWorld.Token);

        Assert.Equal([new string('x', Conversation.MaxQuestionLength - 1)], (await memory.RecallAsync("c", ChatWorld.Token)).Questions);
    }

    [Fact]
    public async Task AddAsync_SameKey_GivesTheProgressOfTheFirst()
    {
        var store = new MemoryOutboxStore(_time);
        var reply = new OutgoingReply("key", ReplyComposer.Notice(Language.English, "Hello", AnswerOutcome.Help), new ReplyTarget { Place = Place });

        Assert.Null(await store.AddAsync(reply, ChatWorld.Token));
        store.Record("key", new DeliveryProgress(0, 1, ["7"], IsDone: true));

        Assert.Equal(["7"], (await store.AddAsync(reply, ChatWorld.Token))?.MessageIds);
        Assert.True((await store.FindAsync("key", ChatWorld.Token))?.IsDone);
        Assert.Null(await store.FindAsync("other", ChatWorld.Token));
    }

    [Fact]
    public void Take_ManyPersons_HoldsABoundedNumberAndDropsTheQuiet()
    {
        var limiter = new RateLimiter(Options.Create(new LimitOptions()), _time);
        for (var i = 0; i < RateLimiter.MaxBuckets + 100; i++)
        {
            limiter.Take(new ChatPlace("fake", "T", "C" + i), "U" + i);
        }

        Assert.Equal(2 * RateLimiter.MaxBuckets, limiter.Count);
        _time.Advance(TimeSpan.FromMinutes(1));
        limiter.Take(new ChatPlace("fake", "T", "C"), "U");
        Assert.Equal(2, limiter.Count);
    }

    private static Answer Cited(string id) => FakeAnswerService.Cited(new Question("q") { Language = Language.English }) with { TraceId = id };

    private LoggedAnswer Logged(string id) => new()
    {
        Answer = Cited(id),
        EventKey = id,
        Place = Place,
        Asker = "u",
        Question = new Question("q"),
        At = _time.GetUtcNow(),
    };
}
