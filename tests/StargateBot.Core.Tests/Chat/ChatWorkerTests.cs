using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using StargateBot.Core.Answering;
using StargateBot.Core.Chat;
using StargateBot.Core.Languages;
using StargateBot.Core.Telemetry;
using StargateBot.Testing;
using StargateBot.Testing.Chat;
using Xunit;

namespace StargateBot.Core.Tests.Chat;

public sealed class ChatWorkerTests
{
    private static string Restarting => ChatTexts.For(Language.English).Restarting;

    [Fact]
    public async Task DrainAsync_QuestionsInFlight_AreFinishedFirst()
    {
        await using var world = new ChatWorld();
        var held = Hold(world);
        await world.AskAsync(world.Question("one"));
        await world.AskAsync(world.Question("two"));
        var drain = world.DrainAsync();
        Assert.False(drain.IsCompleted);
        held.SetResult();
        await drain;

        Assert.Equal(["It says: one [1]", "It says: two [1]"], world.Platform.PostedTexts);
        Assert.Equal(0, world.Worker.Pending);
    }

    [Fact]
    public async Task DrainAsync_Begun_NewQuestionsAreToldToAskAgain()
    {
        await using var world = new ChatWorld();
        await world.DrainAsync();
        var admission = await world.AskAsync(world.Question());
        await world.WaitForPostsAsync(1);

        Assert.Equal((AdmissionKind.Refuse, AnswerOutcome.Limited), (admission.Kind, admission.Refusal!.Outcome));
        Assert.Equal([Restarting], world.Platform.PostedTexts);
    }

    [Fact]
    public async Task DrainAsync_DeadlinePasses_WhoeverStillWaitsIsToldToAskAgain()
    {
        await using var world = new ChatWorld();
        Hold(world);
        await world.AskAsync(world.Question("in flight"));
        await world.AskAsync(world.Question("waiting"));
        await world.Answers.WaitForAskedAsync(1, ChatWorld.Token);
        using var deadline = new CancellationTokenSource();
        var drain = world.Worker.DrainAsync(deadline.Token);
        await deadline.CancelAsync();
        await drain.WaitAsync(TestTimeout.Step, TimeProvider.System, ChatWorld.Token);

        Assert.Equal([Restarting, Restarting], world.Platform.PostedTexts);
        Assert.Equal(["fake:T1:event:1", "fake:T1:event:2"], world.Platform.Rendered.Select(render => render.Key).Order());
        Assert.Single(world.Answers.Asked);
    }

    [Fact]
    public async Task Begin_OnePlatformHangs_TheOtherIsAnswered()
    {
        await using var world = new ChatWorld(("Limits:Enabled", "false"));
        var hanging = new TaskCompletionSource<SendResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Platform.OnSend = (_, _, token) => hanging.Task.WaitAsync(token);
        for (var i = 0; i < 512; i++)
        {
            await world.AskAsync(world.Question(channel: $"C{i}"));
        }

        var elsewhere = world.OtherPlatform.PlaceOf("C1");
        var question = world.Question() with { Place = elsewhere, Conversation = "elsewhere", ReplyTo = new ReplyTarget { Place = elsewhere } };
        Assert.Equal(AdmissionKind.Answer, (await world.AskAsync(question)).Kind);
        await world.OtherPlatform.WaitAsync(platform => platform.Posted.Count == 1, ChatWorld.Token);

        Assert.Empty(world.Platform.Posted);
        Assert.InRange(world.Worker.Pending, 512, 513);
        hanging.SetResult(new SendResult.Sent(null));
        await world.DrainAsync();
        Assert.Equal(512, world.Platform.Posted.Count);
    }

    [Fact]
    public async Task DrainAsync_DeadlinePassesAndThePlatformHangs_ReturnsAfterASecond()
    {
        await using var world = new ChatWorld();
        world.Platform.OnSend = async (_, _, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            return new SendResult.Sent(null);
        };
        await world.AskAsync(world.Question("in flight"));
        await world.AskAsync(world.Question("waiting"));
        await world.Platform.WaitAsync(platform => platform.Tries.Count == 1, ChatWorld.Token);
        var timers = world.Time.Timers.Count;
        var drain = world.Worker.DrainAsync(new CancellationToken(canceled: true));
        await world.Platform.WaitAsync(platform => platform.Tries.Count == 2, ChatWorld.Token);
        await world.Time.WaitForTimersAsync(timers + 1);
        world.Time.Advance(TimeSpan.FromSeconds(1));

        await drain.WaitAsync(TestTimeout.Step, TimeProvider.System, ChatWorld.Token);
    }

    [Fact]
    public async Task Telemetry_OfAQuestion_TellsPlatformOutcomeAndTrace()
    {
        var activities = new ConcurrentQueue<Activity>();
        var counts = new ConcurrentQueue<(string Instrument, string Tags)>();
        using var traces = new ActivityListener
        {
            ShouldListenTo = source => source.Name == ChatTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => activities.Enqueue(activity),
        };
        ActivitySource.AddActivityListener(traces);
        using var meters = new MeterListener();
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == ChatTelemetry.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => counts.Enqueue((instrument.Name, Text(tags))));
        meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => counts.Enqueue((instrument.Name, Text(tags))));
        meters.Start();
        await using var world = new ChatWorld();
        var question = world.Question() with { EventKey = "telemetry" };
        await world.AskAsync(question);
        await world.DrainAsync();

        // Other tests run beside this one and report too.
        var activity = Assert.Single(activities, activity => Equals(activity.GetTagItem("stargatebot.event"), "telemetry"));
        Assert.Equal(("question", "fake", "answered"), (activity.DisplayName, activity.GetTagItem("stargatebot.platform"), activity.GetTagItem("stargatebot.outcome")));
        Assert.Contains(("stargatebot.questions", "platform=fake outcome=answered"), counts);
        Assert.Contains(("stargatebot.answer.duration", "platform=fake outcome=answered"), counts);

        static string Text(ReadOnlySpan<KeyValuePair<string, object?>> tags) => string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"));
    }

    private static TaskCompletionSource Hold(ChatWorld world)
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Answers.OnAnswer = async (question, token) =>
        {
            await held.Task.WaitAsync(token);
            return FakeAnswerService.Cited(question);
        };
        return held;
    }
}
