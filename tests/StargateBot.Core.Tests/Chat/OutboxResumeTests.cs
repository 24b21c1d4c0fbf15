using Microsoft.Extensions.Logging.Abstractions;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Delivery;
using StargateBot.Core.Chat.State;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Languages;
using StargateBot.Testing;
using StargateBot.Testing.Chat;
using Xunit;

namespace StargateBot.Core.Tests.Chat;

/// <summary>Deliveries that another process began.</summary>
public sealed class OutboxResumeTests
{
    private static readonly ChatPlace Place = new(FakePlatform.DefaultName, "T1", "C1");
    private static readonly ReplyTarget Post = new() { Place = Place };
    private static readonly Reply Answer = ReplyComposer.Notice(Language.English, "answer", AnswerOutcome.Answered);
    private static readonly Reply Long = Answer with { Text = string.Join("\n\n", "abc".Select(c => new string(c, 1_500))) };

    private readonly SignalTime _time = new();
    private readonly FakePlatform _platform = new();
    private readonly MemoryOutboxStore _store;
    private readonly Outbox _outbox;

    public OutboxResumeTests()
    {
        _store = new MemoryOutboxStore(_time);
        _outbox = new Outbox(_store, _time, NullLogger<Outbox>.Instance);
    }

    private static string Look => ChatTexts.For(Language.English).PleaseAskAgain;

    [Fact]
    public async Task ResumeAsync_Repeatable_IsSentAgainWithTheSameKeyAndItsAge()
    {
        var age = TimeSpan.Zero;
        _platform.Repeats = (_, old) =>
        {
            age = old;
            return true;
        };

        Assert.Equal(DeliveryState.Delivered, (await ResumeAsync(Answer, ago: TimeSpan.FromMinutes(2))).State);
        Assert.Equal(["key:0"], _platform.Tries.Select(message => message.Key));
        Assert.Equal(TimeSpan.FromMinutes(2), age);
        Assert.Empty(_platform.Lookups);
        Assert.True((await _outbox.FindAsync("key", ChatWorld.Token))!.IsDone);
    }

    [Fact]
    public async Task ResumeAsync_Found_IsNotSentAgain()
    {
        _platform.OnFind = (_, _) => new SendResult.Sent("9");
        var report = await ResumeAsync(Answer);

        Assert.Equal(DeliveryState.Delivered, report.State);
        Assert.Equal(["9"], report.MessageIds);
        Assert.Empty(_platform.Tries);
    }

    [Fact]
    public async Task ResumeAsync_SurelyNotThere_IsSent()
    {
        _platform.OnFind = (_, _) => new SendResult.NotYet(TimeSpan.Zero);

        Assert.Equal(DeliveryState.Delivered, (await ResumeAsync(Answer)).State);
        Assert.Equal(["answer"], _platform.PostedTexts);
    }

    [Fact]
    public async Task ResumeAsync_SurelyNotThereAndRefused_TakesTheOtherWay()
    {
        var fallback = Post with { ReplyToMessage = "fallback" };
        _platform.OnFind = (_, _) => new SendResult.NotYet(TimeSpan.Zero);
        _platform.OnSend = (message, _, _) => Task.FromResult<SendResult>(message.Target == fallback ? new SendResult.Sent("1") : new SendResult.Refused("x"));

        Assert.Equal(DeliveryState.Delivered, (await ResumeAsync(Answer, target: Post with { Fallback = fallback })).State);
        Assert.Equal(["answer"], _platform.PostedTexts);
    }

    [Fact]
    public async Task ResumeAsync_NotToBeFound_AsksToLookAndNeverAnswersTwice()
    {
        Assert.Equal(DeliveryState.Uncertain, (await ResumeAsync(Answer)).State);
        Assert.Equal([Look], _platform.Tries.Select(FakePlatform.TextOf));
        Assert.True((await _outbox.FindAsync("key", ChatWorld.Token))!.IsDone);
    }

    [Fact]
    public async Task ResumeAsync_EndsAgainBeforeTheWordIsSent_StaysKept()
    {
        using var end = new CancellationTokenSource();
        _platform.OnSend = async (_, _, token) =>
        {
            await end.CancelAsync();
            token.ThrowIfCancellationRequested();
            return new SendResult.Sent(null);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _outbox.ResumeAsync(_platform, Kept(Answer, Post, DeliveryProgress.Start, TimeSpan.Zero), end.Token));
        Assert.Null(await _outbox.FindAsync("key", ChatWorld.Token));
    }

    [Fact]
    public async Task ResumeAsync_RepeatableAndRefused_AsksToLook()
    {
        _platform.Repeats = (_, _) => true;
        _platform.OnSend = (message, _, _) =>
            Task.FromResult<SendResult>(FakePlatform.TextOf(message) == Look ? new SendResult.Sent(null) : new SendResult.Refused("10015"));

        Assert.Equal(DeliveryState.Uncertain, (await ResumeAsync(Answer)).State);
        Assert.Equal([Look], _platform.PostedTexts);
    }

    [Fact]
    public async Task ResumeAsync_SecondPartWasInterrupted_OnlyThatOneIsLookedFor()
    {
        _platform.OnFind = (message, _) => message.Part == 1 ? new SendResult.Sent("b") : new SendResult.Unknown(Repeatable: false);
        _platform.OnSend = (message, _, _) => Task.FromResult<SendResult>(new SendResult.Sent("c"));
        var report = await ResumeAsync(Long, new DeliveryProgress(0, 1, ["a"], IsDone: false));

        Assert.Equal(DeliveryState.Delivered, report.State);
        Assert.Equal(["a", "b", "c"], report.MessageIds);
        Assert.Equal(["key:1"], _platform.Lookups.Select(message => message.Key));
        Assert.Equal(["key:2"], _platform.Tries.Select(message => message.Key));
    }

    [Fact]
    public async Task ResumeAsync_WayWasSwitched_GoesOnThereWithItsKey()
    {
        var fallback = Post with { ReplyToMessage = "fallback" };
        _platform.OnFind = (_, _) => new SendResult.NotYet(TimeSpan.Zero);
        var report = await ResumeAsync(Long, new DeliveryProgress(1, 1, ["a"], IsDone: false), target: Post with { Fallback = fallback });

        Assert.Equal((DeliveryState.Delivered, fallback), (report.State, report.Target));
        Assert.Equal(["key~1:1", "key~1:2"], _platform.Posted.Select(message => message.Key));
        Assert.All(_platform.Posted, message => Assert.Equal("fallback", message.Target.ReplyToMessage));
    }

    [Fact]
    public async Task ResumeAsync_TokenHasEnded_TheWordGoesTheOtherWay()
    {
        _platform.Repeats = (_, _) => true;
        var target = Post with { Token = new Secret(""), TokenExpires = _time.GetUtcNow().AddMinutes(-1), Fallback = Post };

        Assert.Equal(DeliveryState.Uncertain, (await ResumeAsync(Answer, target: target)).State);
        Assert.Equal([(Look, Post)], _platform.Tries.Select(message => (FakePlatform.TextOf(message), message.Target)));
    }

    [Fact]
    public async Task ResumeAsync_Progress_IsRecordedAfterEveryPart()
    {
        _platform.OnFind = (_, _) => new SendResult.NotYet(TimeSpan.Zero);
        var seen = new List<int?>();
        _platform.OnSend = async (message, _, token) =>
        {
            seen.Add((await _outbox.FindAsync("key", token))?.Arrived);
            return new SendResult.Sent("1");
        };
        await ResumeAsync(Long);

        Assert.Equal([null, 1, 2], seen);
    }

    private static KeptDelivery Kept(Reply reply, ReplyTarget target, DeliveryProgress progress, TimeSpan ago) =>
        new(new OutgoingReply("key", reply, target), progress, new SignalTime().GetUtcNow() - ago);

    private Task<DeliveryReport> ResumeAsync(Reply reply, DeliveryProgress? progress = null, ReplyTarget? target = null, TimeSpan ago = default) =>
        _outbox.ResumeAsync(_platform, Kept(reply, target ?? Post, progress ?? DeliveryProgress.Start, ago), ChatWorld.Token)
            .WaitAsync(TestTimeout.Step, TimeProvider.System, ChatWorld.Token);
}
