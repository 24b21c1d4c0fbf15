using StargateBot.Core.Answering;
using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Feedback;
using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Knowledge.Reloading;
using StargateBot.Core.Languages;
using StargateBot.Testing.Chat;
using Xunit;

namespace StargateBot.Core.Tests.Chat.Feedback;

public sealed class CoverageNotifierTests
{
    private static readonly KnowledgeSwap Swap = new("s1", "old", "new", new KnowledgeDifference([]), DateTimeOffset.UnixEpoch);

    [Fact]
    public async Task NotifyMe_OfAnAbstention_KeepsTheSubscriptionAndSaysHowToWithdraw()
    {
        await using var world = ChatWorld.WithInsights();
        var reply = await SubscribeAsync(world, "Berapa harga sahamnya?", Language.Indonesian);

        var open = Assert.Single(world.Stores.Open);
        Assert.Equal(("U1", "Berapa harga sahamnya?", Language.Indonesian), (open.UserId, open.Question.Text, open.Language));
        Assert.Equal(FeedbackTexts.For(Language.Indonesian).Subscribed, reply.Text);
        Assert.Equal(ChatCommand.ForgetMe, Assert.Single(reply.Actions).Request.Command);
    }

    [Fact]
    public async Task NotifyMe_OfAnAnswer_IsNotKept()
    {
        await using var world = ChatWorld.WithInsights();
        var answer = await world.ReplyToAsync(world.Question());
        var reply = await world.ReplyToAsync(world.Press(new ChatRequest(ChatCommand.NotifyMe) { AnswerId = answer.TraceId }));

        Assert.Empty(world.Stores.Open);
        Assert.Equal(FeedbackTexts.For(Language.English).AlreadyCovered, reply.Text);
    }

    [Fact]
    public async Task Swap_QuestionIsCoveredNow_TellsThePersonOnceAndCrossesThemOut()
    {
        await using var world = ChatWorld.WithInsights();
        await SubscribeAsync(world, "What is the **price** of @everyone?", Language.English);
        await using var running = new Running(world);
        await world.Answers.WaitForAskedAsync(2, ChatWorld.Token);

        // Not covered at the start.
        Assert.Single(world.Stores.Open);
        Answer(world);
        await running.Notifier.OnSwappedAsync(Swap, ChatWorld.Token);
        await running.PassUntilAsync(stores => stores.Open.Count == 0);

        var told = world.Platform.Rendered[^1];
        Assert.Equal(("@U1", "U1"), (told.Target.Place.Channel, told.Target.Recipient));
        Assert.StartsWith("Good news! There is an answer now to your question “What is the *price* of @everyone?”:\n\nIt says:", told.Reply.Text, StringComparison.Ordinal);
        var sources = told.Reply.Actions[0].Request;
        Assert.Equal(ChatCommand.Sources, sources.Command);
        Assert.Equal(ReplyKind.Sources, (await world.ReplyToAsync(world.Press(sources))).Kind);

        var rendered = world.Platform.Rendered.Count;
        var asked = world.Answers.Asked.Count;
        await running.Notifier.OnSwappedAsync(Swap, ChatWorld.Token);
        await SubscribeAgainAndPassAsync(world, running, asked);
        Assert.DoesNotContain(world.Platform.Rendered.Skip(rendered), later => later.Key == told.Key);
    }

    [Fact]
    public async Task Start_EarlierProcessToldAndCrashed_CrossesOutWithoutTellingAgain()
    {
        await using var world = ChatWorld.WithInsights();
        await SubscribeAsync(world, "How much?", Language.English);
        var subscription = world.Stores.Open[0];
        var asker = world.Get<UserPseudonyms>().Of(subscription.Place, subscription.UserId);
        var target = world.Platform.DirectTo(subscription.Place, subscription.UserId);
        await world.Get<IOutboxStore>().AddAsync(
            new OutgoingReply($"covered:{subscription.AnswerId}:{asker}", ReplyComposer.Notice(Language.English, "told", AnswerOutcome.Answered), target), ChatWorld.Token);
        Answer(world);
        var rendered = world.Platform.Rendered.Count;
        await using var running = new Running(world);
        await running.PassUntilAsync(stores => stores.Open.Count == 0);

        Assert.Equal(rendered, world.Platform.Rendered.Count);
    }

    [Fact]
    public async Task Start_PersonTakesNoDirectMessages_IsCrossedOutAndLogged()
    {
        await using var world = ChatWorld.WithInsights();
        await SubscribeAsync(world, "How much?", Language.English);
        Answer(world);
        world.Platform.OnSend = (message, _, _) => Task.FromResult<SendResult>(
            message.Target.Place.Channel == "@U1" ? new SendResult.Refused("50007") : new SendResult.Sent("1"));
        await using var running = new Running(world);
        await running.PassUntilAsync(stores => stores.Open.Count == 0);

        Assert.Contains(world.LogLines, line => line.StartsWith("266 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_PlatformIsNotConnected_WaitsForIt()
    {
        await using var world = ChatWorld.WithInsights();
        await SubscribeAsync(world, "How much?", Language.English);
        Answer(world);
        world.Platform.Status = new PlatformStatus(PlatformState.Connecting, "", []);
        await using var running = new Running(world);
        await running.WaitForTimerAsync(CoverageNotifier.RetryPause);

        Assert.Single(world.Stores.Open);
        world.Platform.Status = new PlatformStatus(PlatformState.Ready, "", []);
        await running.PassUntilAsync(stores => stores.Open.Count == 0);
    }

    [Fact]
    public async Task Start_StoreFails_IsTriedAgain()
    {
        await using var world = ChatWorld.WithInsights();
        await SubscribeAsync(world, "How much?", Language.English);
        Answer(world);
        world.Stores.Fault = new IOException("locked");
        await using var running = new Running(world);
        await running.WaitForTimerAsync(CoverageNotifier.RetryPause);
        world.Stores.Fault = null;
        await running.PassUntilAsync(stores => stores.Open.Count == 0);

        Assert.Contains(world.LogLines, line => line.StartsWith("267 ", StringComparison.Ordinal));
    }

    private static void Answer(ChatWorld world) => world.Answers.OnAnswer = (question, _) => ValueTask.FromResult(FakeAnswerService.Cited(question));

    private static async Task<Reply> SubscribeAsync(ChatWorld world, string question, Language language, string id = "t1")
    {
        world.Answers.OnAnswer = (_, _) => ValueTask.FromResult(new Answer
        {
            Outcome = AnswerOutcome.Abstained,
            Language = language,
            Text = "Not that.",
            TraceId = id,
        });
        var abstention = await world.ReplyToAsync(world.Question(question));
        return await world.ReplyToAsync(world.Press(abstention.Actions[^1].Request));
    }

    // That nothing is told again is seen when somebody else has been told after it.
    private static async Task SubscribeAgainAndPassAsync(ChatWorld world, Running running, int asked)
    {
        await SubscribeAsync(world, "Something else?", Language.English, "t2");
        Answer(world);
        await running.Notifier.OnSwappedAsync(Swap, ChatWorld.Token);
        await running.PassUntilAsync(stores => stores.Open.Count == 0);
        Assert.True(world.Answers.Asked.Count > asked);
    }

    /// <summary>The notifier at work.</summary>
    private sealed class Running : IAsyncDisposable
    {
        private readonly ChatWorld _world;
        private readonly CancellationTokenSource _end = CancellationTokenSource.CreateLinkedTokenSource(ChatWorld.Token);
        private readonly Task _run;

        public Running(ChatWorld world)
        {
            _world = world;
            Notifier = world.Get<CoverageNotifier>();
            _run = Notifier.RunAsync(_end.Token);
        }

        public CoverageNotifier Notifier { get; }

        /// <summary>Lets the time pass whenever the notifier waits for it, until a condition is fulfilled.</summary>
        public async Task PassUntilAsync(Func<FakeFeedbackStores, bool> condition)
        {
            var met = _world.Stores.WaitAsync(condition, ChatWorld.Token);
            var passed = 0;
            while (!met.IsCompleted)
            {
                var more = _world.Time.WaitForTimersAsync(passed + 1);
                await Task.WhenAny(met, more);
                for (var timers = _world.Time.Timers; passed < timers.Count; passed++)
                {
                    _world.Time.Advance(timers[passed] > TimeSpan.Zero ? timers[passed] : TimeSpan.Zero);
                }
            }

            await met;
        }

        public Task WaitForTimerAsync(TimeSpan due) => PassUntilTimerAsync(due);

        public async ValueTask DisposeAsync()
        {
            await _end.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _run);
            _end.Dispose();
        }

        private async Task PassUntilTimerAsync(TimeSpan due)
        {
            for (var passed = 0; ; passed++)
            {
                await _world.Time.WaitForTimersAsync(passed + 1);
                if (_world.Time.Timers[passed] == due)
                {
                    return;
                }

                _world.Time.Advance(_world.Time.Timers[passed] > TimeSpan.Zero ? _world.Time.Timers[passed] : TimeSpan.Zero);
            }
        }
    }
}
