using Microsoft.Extensions.Logging.Abstractions;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Delivery;
using StargateBot.Core.Chat.State;
using StargateBot.Core.Languages;
using StargateBot.Testing;
using StargateBot.Testing.Chat;
using Xunit;

namespace StargateBot.Core.Tests.Chat;

public sealed class OutboxTests
{
    private static readonly ChatPlace Place = new(FakePlatform.DefaultName, "T1", "C1");
    private static readonly ReplyTarget Post = new() { Place = Place };
    private static readonly Reply Answer = ReplyComposer.Notice(Language.English, "answer", AnswerOutcome.Answered);

    private readonly SignalTime _time = new();
    private readonly FakePlatform _platform = new();
    private readonly Outbox _outbox;

    public OutboxTests() => _outbox = new Outbox(new MemoryOutboxStore(_time), _time, NullLogger<Outbox>.Instance);

    private static string Look => ChatTexts.For(Language.English).PleaseAskAgain;

    [Fact]
    public async Task DeliverAsync_Taken_IsSentOnce()
    {
        Assert.Equal(DeliveryState.Delivered, await DeliverAsync());
        Assert.Equal(["answer"], _platform.PostedTexts);
        Assert.Empty(_time.Timers);
    }

    [Fact]
    public async Task DeliverAsync_SameKeyAgain_IsNotSentAgain()
    {
        await DeliverAsync();

        Assert.Equal(DeliveryState.Delivered, await DeliverAsync());
        Assert.Single(_platform.Tries);
    }

    [Fact]
    public async Task DeliverAsync_ToldToWait_WaitsExactlySoLong()
    {
        Script(new SendResult.NotYet(TimeSpan.FromSeconds(7)));
        var delivery = DeliverAsync();
        await _time.WaitForTimersAsync(1);
        _time.Advance(TimeSpan.FromSeconds(6.9));
        Assert.Single(_platform.Tries);
        _time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal(DeliveryState.Delivered, await delivery);
        Assert.Equal([TimeSpan.FromSeconds(7)], _time.Timers);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DeliverAsync_RestOfAWaitBelowTheTimersTick_IsStillWaitedFor(bool lookup)
    {
        var rest = TimeSpan.FromMicroseconds(300);
        Script(lookup ? new SendResult.Unknown(Repeatable: false) : new SendResult.NotYet(rest));
        _platform.OnFind = (_, before) => before < 1 ? new SendResult.NotYet(rest) : new SendResult.Sent("9");
        var delivery = DeliverAsync();
        await _time.PassAsync(1);

        Assert.Equal(DeliveryState.Delivered, await delivery);
        Assert.Equal([MessageSender.LeastWait], _time.Timers);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DeliverAsync_NotTakenOrRepeatable_BacksOffAndSendsTheSameMessage(bool unknown)
    {
        SendResult failure = unknown ? new SendResult.Unknown(Repeatable: true) : new SendResult.NotYet(TimeSpan.Zero);
        Script(failure, failure, failure);
        var delivery = DeliverAsync();
        for (var i = 1; i <= 3; i++)
        {
            await _time.PassAsync(i);
        }

        Assert.Equal(DeliveryState.Delivered, await delivery);
        Assert.Equal(4, _platform.Tries.Count);
        Assert.Single(_platform.Tries.Select(message => message.Key).Distinct());
        Assert.Single(_platform.Posted);
        Assert.Empty(_platform.Lookups);
        Assert.All(_time.Timers.Index(), delay => Assert.InRange(delay.Item.TotalSeconds, 0.25 * Math.Pow(2, delay.Index), 0.5 * Math.Pow(2, delay.Index)));
    }

    [Fact]
    public async Task DeliverAsync_UnknownAndFound_IsDone()
    {
        Script(new SendResult.Unknown(Repeatable: false));
        _platform.OnFind = (_, before) => before < 2 ? new SendResult.NotYet(TimeSpan.FromSeconds(3)) : new SendResult.Sent("9");
        var delivery = DeliverAsync();
        await _time.PassAsync(1);
        await _time.PassAsync(2);

        Assert.Equal(DeliveryState.Delivered, await delivery);
        Assert.Equal((1, 3), (_platform.Tries.Count, _platform.Lookups.Count));
        Assert.Equal([TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3)], _time.Timers);
    }

    [Fact]
    public async Task DeliverAsync_UnknownAndSurelyNotThere_IsSentAgain()
    {
        Script(new SendResult.Unknown(Repeatable: false));
        _platform.OnFind = (_, _) => new SendResult.NotYet(TimeSpan.Zero);
        var delivery = DeliverAsync();
        await _time.PassAsync(1);

        Assert.Equal(DeliveryState.Delivered, await delivery);
        Assert.Equal(["answer"], _platform.PostedTexts);
        Assert.Equal(2, _platform.Tries.Count);
    }

    public static TheoryData<SendResult> NotToBeFound => [new SendResult.Unknown(Repeatable: false), new SendResult.Refused("missing_scope"), new SendResult.NotYet(TimeSpan.FromHours(1))];

    [Theory]
    [MemberData(nameof(NotToBeFound))]
    public async Task DeliverAsync_UnknownAndNotToBeFound_AsksToLookAndNeverAnswersTwice(SendResult found)
    {
        Script(new SendResult.Unknown(Repeatable: false));
        _platform.OnFind = (_, _) => found;

        Assert.Equal(DeliveryState.Uncertain, await DeliverAsync());
        Assert.Equal(["answer", Look], _platform.Tries.Select(FakePlatform.TextOf));
        Assert.Equal([Look], _platform.PostedTexts);
    }

    [Fact]
    public async Task DeliverAsync_LaterPartUnknown_TheWordComesAfterWhatArrived()
    {
        _platform.OnSend = (message, _, _) => Task.FromResult<SendResult>(
            message.Part == 1 && FakePlatform.TextOf(message) != Look ? new SendResult.Unknown(Repeatable: false) : new SendResult.Sent(null));

        Assert.Equal(DeliveryState.Uncertain, await DeliverAsync(Post, LongReply()));
        Assert.Equal([0, 1], _platform.Posted.Select(message => message.Part));
        Assert.Equal(Look, _platform.PostedTexts[1]);
    }

    [Fact]
    public async Task DeliverAsync_LookedForTooOften_AsksToLook()
    {
        Script(new SendResult.Unknown(Repeatable: false));
        _platform.OnFind = (_, _) => new SendResult.NotYet(TimeSpan.FromSeconds(1));
        var delivery = DeliverAsync();
        for (var i = 1; i < MessageSender.MaxLookups; i++)
        {
            await _time.PassAsync(i);
        }

        Assert.Equal(DeliveryState.Uncertain, await delivery);
        Assert.Equal(MessageSender.MaxLookups, _platform.Lookups.Count);
        Assert.Equal([Look], _platform.PostedTexts);
    }

    [Fact]
    public async Task DeliverAsync_NoticeIsUnknownToo_StopsThere()
    {
        _platform.OnSend = (_, _, _) => Task.FromResult<SendResult>(new SendResult.Unknown(Repeatable: false));

        Assert.Equal(DeliveryState.Uncertain, await DeliverAsync());
        Assert.Equal(2, _platform.Tries.Count);
    }

    [Fact]
    public async Task DeliverAsync_RefusedWithAnotherWay_TakesItWithItsOwnKey()
    {
        var fallback = Post with { ReplyToMessage = "fallback" };
        Script(new SendResult.Refused("10015"));

        Assert.Equal(DeliveryState.Delivered, await DeliverAsync(Post with { Fallback = fallback }));
        Assert.Equal([fallback], _platform.Posted.Select(message => message.Target));
        Assert.Equal(2, _platform.Tries.Select(message => message.Key).Distinct().Count());
    }

    [Fact]
    public async Task DeliverAsync_RefusedAfterItMayHaveArrived_AsksToLookInTheOtherWay()
    {
        var fallback = Post with { ReplyToMessage = "fallback" };
        _platform.OnSend = (message, before, _) => Task.FromResult<SendResult>(
            message.Target == fallback ? new SendResult.Sent(null) : before == 0 && FakePlatform.TextOf(message) != Look ? new SendResult.Unknown(Repeatable: true) : new SendResult.Refused("10015"));
        var delivery = DeliverAsync(Post with { Fallback = fallback });
        await _time.PassAsync(1);

        Assert.Equal(DeliveryState.Uncertain, await delivery);
        Assert.Equal([(Look, fallback)], _platform.Posted.Select(message => (FakePlatform.TextOf(message), message.Target)));
    }

    [Fact]
    public async Task DeliverAsync_RefusedWithoutAnotherWay_IsGivenUp()
    {
        Script(new SendResult.Refused("channel_not_found"));

        Assert.Equal(DeliveryState.GivenUp, await DeliverAsync());
        Assert.Single(_platform.Tries);
    }

    [Fact]
    public async Task DeliverAsync_PartRefused_LaterPartsAreNotSent()
    {
        _platform.OnSend = (message, _, _) => Task.FromResult<SendResult>(message.Part == 1 ? new SendResult.Refused("x") : new SendResult.Sent(null));

        Assert.Equal(DeliveryState.GivenUp, await DeliverAsync(Post, LongReply()));
        Assert.Equal([0, 1], _platform.Tries.Select(message => message.Part));
    }

    [Fact]
    public async Task DeliverAsync_PartRefusedWithAnotherWay_WhatArrivedIsNotSaidAgain()
    {
        var fallback = Post with { ReplyToMessage = "fallback" };
        _platform.OnSend = (message, _, _) =>
            Task.FromResult<SendResult>(message is { Part: 1, Target.Fallback: not null } ? new SendResult.Refused("x") : new SendResult.Sent(null));

        Assert.Equal(DeliveryState.Delivered, await DeliverAsync(Post with { Fallback = fallback }, LongReply()));
        Assert.Equal([0, 1, 2], _platform.Posted.Select(message => message.Part));
        Assert.Equal([null, "fallback", "fallback"], _platform.Posted.Select(message => message.Target.ReplyToMessage));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(59)]
    public async Task DeliverAsync_TokenEndsSoon_TakesTheOtherWayAtOnce(int secondsLeft)
    {
        var target = Post with { Token = new Secret("t"), TokenExpires = _time.GetUtcNow().AddSeconds(secondsLeft), Fallback = Post };

        Assert.Equal(DeliveryState.Delivered, await DeliverAsync(target));
        Assert.Equal([Post], _platform.Tries.Select(message => message.Target));
    }

    [Fact]
    public async Task DeliverAsync_TokenEndsWhileWaiting_TakesTheOtherWay()
    {
        Script(new SendResult.NotYet(TimeSpan.FromSeconds(30)));
        var delivery = DeliverAsync(Post with { Token = new Secret("t"), TokenExpires = _time.GetUtcNow().AddSeconds(80), Fallback = Post });
        await _time.PassAsync(1);

        Assert.Equal(DeliveryState.Delivered, await delivery);
        Assert.Equal([Post], _platform.Posted.Select(message => message.Target));
    }

    [Theory]
    [InlineData(30, DeliveryState.Delivered, 1)]
    [InlineData(-30, DeliveryState.GivenUp, 0)]
    public async Task DeliverAsync_TokenWithoutAnotherWay_IsUsedToItsEnd(int secondsLeft, object expected, int tries)
    {
        var target = Post with { Token = new Secret("t"), TokenExpires = _time.GetUtcNow().AddSeconds(secondsLeft) };

        Assert.Equal(expected, await DeliverAsync(target));
        Assert.Equal(tries, _platform.Tries.Count);
    }

    [Fact]
    public async Task DeliverAsync_NeverTaken_IsGivenUpAfterSoManyTriesAndBeforeTheDeadline()
    {
        _platform.OnSend = (_, _, _) => Task.FromResult<SendResult>(new SendResult.NotYet(TimeSpan.Zero));
        var began = _time.GetUtcNow();
        var delivery = DeliverAsync();
        for (var i = 1; i < MessageSender.MaxFailures; i++)
        {
            // The last tries may fall behind the deadline.
            await Task.WhenAny(delivery, _time.WaitForTimersAsync(i));
            if (delivery.IsCompleted)
            {
                break;
            }

            await _time.PassAsync(i);
        }

        Assert.Equal(DeliveryState.GivenUp, await delivery);
        Assert.InRange(_platform.Tries.Count, 20, MessageSender.MaxFailures);
        Assert.True(_time.GetUtcNow() - began <= Outbox.Deadline);
    }

    [Fact]
    public async Task DeliverAsync_ToldToWaitPastTheDeadline_IsGivenUpAtOnce()
    {
        Script(new SendResult.NotYet(TimeSpan.FromMinutes(11)));

        Assert.Equal(DeliveryState.GivenUp, await DeliverAsync());
        Assert.Empty(_time.Timers);
    }

    [Fact]
    public async Task DeliverAsync_CancelledWhileWaiting_Ends()
    {
        using var cancellation = new CancellationTokenSource();
        Script(new SendResult.NotYet(TimeSpan.FromMinutes(1)));
        var delivery = _outbox.DeliverAsync(_platform, Answer, Post, "key", cancellation.Token);
        await _time.WaitForTimersAsync(1);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => delivery.WaitAsync(TestTimeout.Step, TimeProvider.System, ChatWorld.Token));
    }

    private static Reply LongReply() => Answer with { Text = string.Join("\n\n", "abc".Select(c => new string(c, 1_500))) };

    private async Task<DeliveryState> DeliverAsync(ReplyTarget? target = null, Reply? reply = null)
    {
        var delivery = _outbox.DeliverAsync(_platform, reply ?? Answer, target ?? Post, "key", ChatWorld.Token);
        return (await delivery.WaitAsync(TestTimeout.Step, TimeProvider.System, ChatWorld.Token)).State;
    }

    // The first message's tries end so one after the other; all others are taken.
    private void Script(params SendResult[] results)
    {
        var next = 0;
        _platform.OnSend = (_, _, _) => Task.FromResult(next < results.Length ? results[next++] : new SendResult.Sent("1"));
    }
}
