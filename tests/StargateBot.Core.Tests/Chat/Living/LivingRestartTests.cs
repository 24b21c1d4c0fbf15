using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Handling;
using StargateBot.Core.Chat.Stores;
using StargateBot.Testing.Chat;
using Xunit;

namespace StargateBot.Core.Tests.Chat.Living;

public sealed class LivingRestartTests
{
    private const string Cost = "What does it cost?";

    /// <summary>Where the process ends.</summary>
    public enum Moment
    {
        BeforeAsking,
        WhileSending,
        AfterSending,
    }

    [Theory]
    [InlineData(Moment.BeforeAsking)]
    [InlineData(Moment.WhileSending)]
    [InlineData(Moment.AfterSending)]
    public async Task Crash_InTheMiddleOfCorrections_EachIsCorrectedExactlyOnce(Moment moment)
    {
        var stores = new LivingStores();
        var edited = new List<string?>();
        await using (var world = new LivingWorld(stores))
        {
            var hash = world.HashOf("It costs 500 billion.");
            for (var i = 1; i <= 3; i++)
            {
                world.Stands($"{Cost} {i}", "It costs 500 billion.", $"m{i}");
                world.Facts[$"{Cost} {i}"] = $"It costs {i}00 million.";
            }

            var reached = new TaskCompletionSource();
            var calls = 0;
            var answer = world.Answers.OnAnswer;
            world.Answers.OnAnswer = async (question, token) =>
            {
                if (moment == Moment.BeforeAsking && ++calls == 2)
                {
                    reached.SetResult();
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
                }

                return await answer(question, token);
            };
            world.Platform.OnSend = async (message, _, token) =>
            {
                if (moment != Moment.BeforeAsking && ++calls == 2)
                {
                    if (moment == Moment.AfterSending)
                    {
                        edited.Add(message.Target.MessageToEdit);
                    }

                    reached.SetResult();
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
                }

                edited.Add(message.Target.MessageToEdit);
                return new SendResult.Sent(message.Target.MessageToEdit);
            };
            await world.SwapAsync([hash], "v2");
            world.Start();
            if (moment != Moment.BeforeAsking)
            {
                // The second one waits its turn.
                await world.Time.PassAsync(1);
            }

            await reached.Task.WaitAsync(LivingWorld.Token);
        }

        stores.Restart();
        await using (var world = new LivingWorld(stores) { Version = "v2" })
        {
            for (var i = 1; i <= 3; i++)
            {
                world.Facts[$"{Cost} {i}"] = $"It costs {i}00 million.";
            }

            world.Platform.Repeats = (_, _) => true;
            world.Platform.OnSend = (message, _, _) =>
            {
                edited.Add(message.Target.MessageToEdit);
                return Task.FromResult<SendResult>(new SendResult.Sent(message.Target.MessageToEdit));
            };
            await world.Get<ChatResumption>().RunAsync(LivingWorld.Token);
            world.Start();
            await world.WaitForDoneAsync(3);
            Assert.Empty(stores.PendingReplies);
            Assert.Equal(Enumerable.Repeat(CorrectionState.Edited, 3), world.States);
            Assert.Equal(["m1", "m2", "m3"], edited.Distinct().Order());

            // Whether the one that was under way arrived nobody knew: it is sent again, with the same content, and no other is.
            Assert.Equal(moment == Moment.AfterSending ? 4 : 3, edited.Count);
            Assert.Equal(3, stores.Answers.Standing.Count);
            Assert.All(stores.Answers.Standing, answer => Assert.Equal("v2", answer.Answer.Snapshot));
        }
    }

    [Fact]
    public async Task Crash_BetweenLoggingAndHandingOver_TheSameAnswerIsShownUnderTheSameId()
    {
        var stores = new LivingStores();
        string id;
        await using (var world = new LivingWorld(stores))
        {
            var earlier = world.Stands(Cost, "It costs 500 billion.", "m1");
            await world.SwapAsync(Cost, "It costs 600 billion.", "v2");
            world.Start();
            await stores.Corrections.WaitForDoneAsync(1, LivingWorld.Token);
            id = world.Platform.Rendered[^1].Reply.TraceId;
            Assert.Equal(id, stores.Answers.All.Single(answer => answer.Answer.TraceId == earlier.Answer.TraceId).ReplacedBy);
        }

        // The same correction once more, as if nothing had been handed over.
        var again = new LivingStores();
        foreach (var answer in stores.Answers.All)
        {
            again.Answers.Add(answer);
        }

        await again.Corrections.AddAsync([stores.Corrections.All[0].Correction], LivingWorld.Token);
        await using var next = new LivingWorld(again) { Version = "v2" };
        next.Facts[Cost] = "It costs 600 billion.";
        next.Start();
        await again.Corrections.WaitForDoneAsync(1, LivingWorld.Token);

        Assert.Equal([CorrectionState.Edited], next.States);
        Assert.Equal(id, next.Platform.Rendered[^1].Reply.TraceId);
        Assert.Contains("500", FakePlatform.TextOf(Assert.Single(next.Edits)), StringComparison.Ordinal);
        Assert.Single(again.Answers.Standing);
    }
}
