using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Handling;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Languages;
using StargateBot.Core.Telemetry;
using StargateBot.Testing;
using StargateBot.Testing.Chat;
using Xunit;

namespace StargateBot.Core.Tests.Chat;

public sealed class ChatResumptionTests
{
    private readonly KeptChat _kept = new();

    [Fact]
    public async Task RunAsync_NothingWasLeft_DoesNothing()
    {
        await using var world = new ChatWorld(_kept);
        await world.ResumeAsync();

        Assert.Empty(world.Platform.Tries);
        Assert.Empty(world.LogLines);
    }

    [Fact]
    public async Task RunAsync_QuestionsWereLeft_AreAnsweredInTheirOrderAndCompleted()
    {
        await using var world = new ChatWorld(_kept);
        foreach (var text in new[] { "one", "two", "three" })
        {
            _kept.Left(world.Question(text), world.Time.GetUtcNow());
        }

        await world.ResumeAsync();
        await world.DrainAsync();

        Assert.Equal(["It says: one [1]", "It says: two [1]", "It says: three [1]"], world.Platform.PostedTexts);
        Assert.Empty(_kept.PendingQuestions);
    }

    [Fact]
    public async Task RunAsync_PlatformSendsItAgain_IsAnsweredOnce()
    {
        await using var world = new ChatWorld(_kept);
        var question = world.Question();
        _kept.Left(question, world.Time.GetUtcNow());
        await world.ResumeAsync();
        var again = await world.AskAsync(question);
        await world.DrainAsync();

        Assert.Equal(AdmissionKind.Duplicate, again.Kind);
        Assert.Single(world.Platform.Posted);
    }

    [Fact]
    public async Task RunAsync_ReplyIsOnItsWay_GoesOnAndIsNotMadeAnew()
    {
        await using var world = new ChatWorld(_kept);
        var question = world.Question();
        _kept.Left(question, world.Time.GetUtcNow());
        _kept.Left(Delivery(question, world));
        world.Platform.Repeats = (_, _) => true;
        await world.ResumeAsync();
        await world.DrainAsync();

        Assert.Equal(["kept reply"], world.Platform.PostedTexts);
        Assert.Empty(world.Answers.Asked);
        Assert.Empty(_kept.PendingQuestions);
        Assert.Empty(_kept.PendingReplies);
    }

    [Fact]
    public async Task RunAsync_ReplyWasDeliveredButNotCompleted_SaysNothingAndCompletesIt()
    {
        await using var world = new ChatWorld(_kept);
        var question = world.Question();
        _kept.Left(question, world.Time.GetUtcNow());
        var delivery = Delivery(question, world);
        _kept.Left(delivery with { Progress = delivery.Progress with { IsDone = true } });
        await world.ResumeAsync();
        await world.DrainAsync();

        Assert.Empty(world.Platform.Tries);
        Assert.Empty(world.Answers.Asked);
        Assert.Empty(_kept.PendingQuestions);
    }

    [Fact]
    public async Task RunAsync_AnswerStandsWhereItCanBeChanged_ItsAddressIsKept()
    {
        await using var world = new ChatWorld(_kept);
        var question = world.Question("Who?");
        var answer = FakeAnswerService.Cited(new Question("Who?"));
        world.Get<IAnswerLog>().Add(new LoggedAnswer
        {
            Answer = answer,
            EventKey = question.EventKey,
            Place = question.Place,
            Asker = "a",
            Question = new Question("Who?"),
            At = world.Time.GetUtcNow(),
        });
        var reply = world.Get<ReplyComposer>().Of(answer, world.Platform.Capabilities);
        _kept.Left(new KeptDelivery(new OutgoingReply(question.EventKey, reply, question.ReplyTo with { IsLasting = true }), DeliveryProgress.Start, world.Time.GetUtcNow()));
        world.Platform.OnFind = (_, _) => new SendResult.Sent("77");
        await world.ResumeAsync();

        var address = (await world.Get<IAnswerLog>().FindAsync(answer.TraceId, ChatWorld.Token))!.Address!;
        Assert.Equal("77", address.Target.MessageToEdit);
        Assert.Equal(["77"], address.MessageIds);
    }

    [Fact]
    public async Task RunAsync_OlderThanADay_IsDroppedWithALogLine()
    {
        await using var world = new ChatWorld(_kept);
        var old = world.Question("old");
        var oldReply = world.Question("old reply");
        var young = world.Question("young");
        var day = TimeSpan.FromHours(24);
        _kept.Left(old, world.Time.GetUtcNow() - day - TimeSpan.FromSeconds(1));
        _kept.Left(oldReply, world.Time.GetUtcNow() - day - TimeSpan.FromSeconds(1));
        _kept.Left(Delivery(oldReply, world) with { Kept = world.Time.GetUtcNow() - day - TimeSpan.FromSeconds(1) });
        _kept.Left(young, world.Time.GetUtcNow() - day);
        await world.ResumeAsync();
        await world.DrainAsync();

        Assert.Equal(["It says: young [1]"], world.Platform.PostedTexts);
        Assert.Empty(_kept.PendingQuestions);
        Assert.Empty(_kept.PendingReplies);
        Assert.All([old, oldReply], question => Assert.Contains(
            world.LogLines, line => line.StartsWith("255 ", StringComparison.Ordinal) && line.Contains(question.EventKey, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task RunAsync_PlatformIsNotConfigured_IsLeftAndHoldsUpNobody()
    {
        await using var world = new ChatWorld(_kept);
        var gone = new ChatPlace("gone", "T1", "C1");
        var question = world.Question() with { EventKey = "gone:1", Place = gone, Conversation = gone.Key, ReplyTo = new ReplyTarget { Place = gone } };
        _kept.Left(question, world.Time.GetUtcNow());
        _kept.Left(Delivery(question with { EventKey = "gone:2" }, world));
        _kept.Left(world.Question("here"), world.Time.GetUtcNow());
        await world.ResumeAsync();
        await world.DrainAsync();

        Assert.Equal(["It says: here [1]"], world.Platform.PostedTexts);
        Assert.Equal(["gone:1"], _kept.PendingQuestions);
        Assert.Equal(["gone:2"], _kept.PendingReplies);
    }

    [Fact]
    public async Task RunAsync_ConversationHasNoRoom_WaitsAndHoldsUpNoOther()
    {
        await using var world = new ChatWorld(_kept);
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Answers.OnAnswer = async (question, token) =>
        {
            if (question.Text.StartsWith("slow", StringComparison.Ordinal))
            {
                await held.Task.WaitAsync(token);
            }

            return FakeAnswerService.Cited(question);
        };
        for (var i = 0; i < 18; i++)
        {
            _kept.Left(world.Question($"slow {i}"), world.Time.GetUtcNow());
        }

        _kept.Left(world.Question("other", channel: "C2"), world.Time.GetUtcNow());
        var resuming = world.ResumeAsync();
        await world.WaitForPostsAsync(1);
        Assert.Equal(["It says: other [1]"], world.Platform.PostedTexts);
        Assert.False(resuming.IsCompleted);
        held.SetResult();
        await world.WaitForPostsAsync(17);
        world.Time.Advance(TimeSpan.FromMilliseconds(50));
        await resuming;
        await world.DrainAsync();

        Assert.Equal(Enumerable.Range(0, 18).Select(i => $"It says: slow {i} [1]"), world.Platform.PostedTexts.Skip(1));
    }

    [Fact]
    public async Task RunAsync_NotPermittedAnyMore_IsRefusedPrivately()
    {
        await using var world = new ChatWorld(_kept, ("Permissions:Users:0", "U2"));
        var unasked = world.Question("unasked") with { OnlyIfAnswered = true };
        _kept.Left(world.Question(), world.Time.GetUtcNow());
        _kept.Left(unasked, world.Time.GetUtcNow());
        await world.ResumeAsync();
        await world.DrainAsync();

        Assert.Equal([ChatTexts.For(Language.English).NotAllowedHere], world.Platform.PostedTexts);
        Assert.True(world.Platform.Posted[0].Target.Private);
        Assert.Empty(_kept.PendingQuestions);
    }

    [Fact]
    public async Task RunAsync_CountedBefore_IsNotLimitedAgain()
    {
        await using var world = new ChatWorld(_kept, ("Limits:PerUserPerMinute", "1"));
        _kept.Left(world.Question("one"), world.Time.GetUtcNow());
        _kept.Left(world.Question("two"), world.Time.GetUtcNow());
        await world.ResumeAsync();
        await world.DrainAsync();

        Assert.Equal(["It says: one [1]", "It says: two [1]"], world.Platform.PostedTexts);
    }

    [Fact]
    public async Task RunAsync_Cancelled_LeavesWhatIsNotFinished()
    {
        await using var world = new ChatWorld(_kept);
        var question = world.Question();
        _kept.Left(Delivery(question, world));
        world.Platform.Repeats = (_, _) => true;
        world.Platform.OnSend = async (_, _, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            return new SendResult.Sent(null);
        };
        using var cancellation = new CancellationTokenSource();
        var resuming = world.Get<ChatResumption>().RunAsync(cancellation.Token);
        await world.Platform.WaitAsync(platform => platform.Tries.Count == 1, ChatWorld.Token);
        await cancellation.CancelAsync();
        await Task.WhenAny(resuming).WaitAsync(TestTimeout.Step, TimeProvider.System, ChatWorld.Token);

        Assert.Equal([question.EventKey], _kept.PendingReplies);
    }

    [Fact]
    public async Task RunAsync_OnePlatformFails_TheRestGoesOn()
    {
        await using var world = new ChatWorld(_kept);
        var broken = world.Question("broken", channel: "C9");
        _kept.Left(Delivery(broken, world));
        _kept.Left(world.Question("here"), world.Time.GetUtcNow());
        world.Platform.Repeats = (message, _) => message.Key.StartsWith(broken.EventKey, StringComparison.Ordinal) ? throw new InvalidOperationException("adapter") : true;
        await world.ResumeAsync();
        await world.DrainAsync();

        Assert.Equal(["It says: here [1]"], world.Platform.PostedTexts);
        Assert.Contains(world.LogLines, line => line.StartsWith("211 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_Counts_WhatWentOn()
    {
        var counts = new ConcurrentQueue<(string Instrument, string? Platform, string? What)>();
        using var meters = new MeterListener();
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == ChatTelemetry.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) =>
        {
            var all = tags.ToArray();
            counts.Enqueue((instrument.Name, (string?)all[0].Value, (string?)all[^1].Value));
        });
        meters.Start();
        await using var world = new ChatWorld(_kept);

        // Other tests run beside this one and report too.
        var place = world.OtherPlatform.PlaceOf("counted");
        IncomingQuestion Elsewhere(string text) => world.Question(text) with { Place = place, Conversation = "counted", ReplyTo = new ReplyTarget { Place = place } };
        _kept.Left(Elsewhere("question"), world.Time.GetUtcNow());
        _kept.Left(Delivery(Elsewhere("reply"), world));
        await world.ResumeAsync();
        await world.DrainAsync();

        Assert.Contains(("stargatebot.resumed", "other", "question"), counts);
        Assert.Contains(("stargatebot.resumed", "other", "reply"), counts);
        Assert.Contains(("stargatebot.replies.uncertain", "other", "other"), counts);
    }

    private static KeptDelivery Delivery(IncomingQuestion question, ChatWorld world) => new(
        new OutgoingReply(question.EventKey, ReplyComposer.Notice(Language.English, "kept reply", AnswerOutcome.Answered), question.ReplyTo),
        DeliveryProgress.Start,
        world.Time.GetUtcNow());
}
