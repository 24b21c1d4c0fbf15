using StargateBot.Core.Answering;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Languages;

namespace StargateBot.Storage.Tests.Stores;

/// <summary>Answers, conversations, settings and sessions: seen at once, and by the next process.</summary>
public sealed class MemoryStoresTests : IDisposable
{
    private readonly StoreWorld _world = new();

    [Fact]
    public async Task FindAsync_AnAnswerThatWasDelivered_IsWholeOverARestart()
    {
        var answer = Samples.Logged("a1", _world.Time.GetUtcNow());
        var address = new MessageAddress(Samples.Target(null) with { MessageToEdit = "m1" }, ["m1", "m2"]);
        await using (var store = _world.Open())
        {
            store.Answers.Add(answer);
            store.Answers.Deliver("a1", address);
            Check(answer, address, await store.Answers.FindAsync("a1", StoreWorld.Token));
        }

        await using var next = _world.Open();
        Check(answer, address, await next.Answers.FindAsync("a1", StoreWorld.Token));
        Assert.Null(await next.Answers.FindAsync("a2", StoreWorld.Token));
    }

    [Fact]
    public async Task Replace_AnAnswer_FindsBothAndTellsWhichStandsThere()
    {
        var at = _world.Time.GetUtcNow();
        await using (var store = _world.Open())
        {
            store.Answers.Add(Samples.Logged("a1", at));
            store.Answers.Replace("a1", Samples.Logged("a2", at) with { Address = new MessageAddress(Samples.Target(null), ["m1"]) });
            store.Answers.Replace("a2", Samples.Logged("a2", at, question: "renewed"));
            Assert.Equal("a2", (await store.Answers.FindAsync("a1", StoreWorld.Token))!.ReplacedBy);
        }

        await using var next = _world.Open();
        Assert.Equal("a2", (await next.Answers.FindAsync("a1", StoreWorld.Token))!.ReplacedBy);
        var later = await next.Answers.FindAsync("a2", StoreWorld.Token);
        Assert.Equal((null, "renewed"), (later!.ReplacedBy, later.Question.Text));
    }

    [Fact]
    public async Task FindAsync_MoreAnswersThanAreInMemory_AreAllThere()
    {
        await using var store = _world.Open();
        for (var i = 0; i < 3000; i++)
        {
            store.Answers.Add(Samples.Logged($"a{i}", _world.Time.GetUtcNow()));
        }

        for (var i = 0; i < 3000; i += 100)
        {
            Assert.Equal($"a{i}", (await store.Answers.FindAsync($"a{i}", StoreWorld.Token))!.Answer.TraceId);
        }
    }

    [Fact]
    public async Task RecallAsync_AfterRemember_IsTheSameNowAndAfterARestart()
    {
        await using (var store = _world.Open())
        {
            await store.Conversations.RememberAsync("c", "p1", "satu", Samples.Answer("a1"), StoreWorld.Token);
            await store.Conversations.RememberAsync("c", "p2", "dua", Samples.Answer("a2", AnswerOutcome.Abstained), StoreWorld.Token);
            Check(await store.Conversations.RecallAsync("c", StoreWorld.Token));
        }

        await using var next = _world.Open();
        Check(await next.Conversations.RecallAsync("c", StoreWorld.Token));
        await next.Conversations.RememberAsync("c", "p1", "tiga", Samples.Answer("a3"), StoreWorld.Token);
        Assert.Equal(["satu", "dua", "tiga"], (await next.Conversations.RecallAsync("c", StoreWorld.Token)).Questions);

        static void Check(Conversation conversation)
        {
            Assert.Equal(["satu", "dua"], conversation.Questions);
            Assert.Equal(["p1", "p2"], conversation.Askers);
            Assert.Equal("a1", conversation.LastAnswer!.TraceId);
            Assert.Equal(Samples.Answer("a1").Citations, conversation.LastAnswer.Citations);
        }
    }

    [Fact]
    public async Task RecallAsync_HalfAnHourLater_IsForgotten()
    {
        await using var store = _world.Open();
        await store.Conversations.RememberAsync("c", "p1", "satu", Samples.Answer("a1"), StoreWorld.Token);
        _world.Time.Advance(TimeSpan.FromMinutes(30));

        Assert.Empty((await store.Conversations.RecallAsync("c", StoreWorld.Token)).Questions);
        await store.Conversations.RememberAsync("c", "p1", "dua", Samples.Answer("a1"), StoreWorld.Token);
        Assert.Equal(["dua"], (await store.Conversations.RecallAsync("c", StoreWorld.Token)).Questions);
    }

    [Fact]
    public async Task RememberAsync_ByManyAtOnce_LosesNoAsker()
    {
        await using (var store = _world.Open())
        {
            await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(
                async () => await store.Conversations.RememberAsync("c", $"p{i}", "satu", Samples.Answer("a1"), StoreWorld.Token))));
        }

        await using var next = _world.Open();
        Assert.Equal(20, (await next.Conversations.RecallAsync("c", StoreWorld.Token)).Askers.Count);
    }

    [Fact]
    public async Task SetAsync_Settings_AreThereBeforeTheFirstQuestionOfTheNextProcess()
    {
        var settings = new ChatSettings { Allowed = false, Language = Language.English };
        await using (var store = _world.Open())
        {
            await store.Settings.SetAsync("discord:42", settings, StoreWorld.Token);
            await store.Settings.SetAsync("discord:43", settings, StoreWorld.Token);
            await store.Settings.SetAsync("discord:43", ChatSettings.Unset, StoreWorld.Token);
            Assert.Equal(settings, store.Settings.Find("discord:42"));
        }

        await using var next = _world.Open();
        Assert.Equal(settings, next.Settings.Find("discord:42"));
        Assert.Equal(ChatSettings.Unset, next.Settings.Find("discord:43"));
    }

    [Fact]
    public async Task Save_Sessions_KeepsTheLastOne()
    {
        var session = new StoredSession("s1", "wss://gateway", 17, _world.Time.GetUtcNow());
        await using (var store = _world.Open())
        {
            store.Sessions.Save("discord:bot", session);
            store.Sessions.Save("discord:bot", session with { Sequence = 18 });
            store.Sessions.Save("discord:other", session);
            store.Sessions.Save("discord:other", null);
        }

        await using var next = _world.Open();
        Assert.Equal(session with { Sequence = 18 }, await next.Sessions.FindAsync("discord:bot", StoreWorld.Token));
        Assert.Null(await next.Sessions.FindAsync("discord:other", StoreWorld.Token));
    }

    public void Dispose() => _world.Dispose();

    private static void Check(LoggedAnswer expected, MessageAddress address, LoggedAnswer? found)
    {
        Assert.NotNull(found);
        Assert.Equal(address.MessageIds, found.Address!.MessageIds);
        Assert.Equal(address.Target, found.Address.Target);
        Assert.Equal(expected.Answer.Citations, found.Answer.Citations);
        Assert.Equal(expected.Answer.Retrieved, found.Answer.Retrieved);
        Assert.Equal(expected.Question.History, found.Question.History);
        Assert.Equal((expected.Place, expected.Asker, expected.EventKey, expected.At), (found.Place, found.Asker, found.EventKey, found.At));
        Assert.Equal(
            (expected.Answer.Outcome, expected.Answer.Text, expected.Answer.Elapsed, expected.Question.Text, expected.Question.Locale),
            (found.Answer.Outcome, found.Answer.Text, found.Answer.Elapsed, found.Question.Text, found.Question.Locale));
    }
}
