using StargateBot.Core.Chat;
using StargateBot.Core.Languages;
using StargateBot.Testing;
using Xunit;

namespace StargateBot.Core.Tests.Chat;

public sealed class ChatTakingTests
{
    private readonly KeptChat _kept = new();

    [Fact]
    public async Task AdmitAsync_StoreIsStillWriting_NothingIsDoneBeforeItIsWritten()
    {
        await using var world = new ChatWorld(_kept);
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _kept.Writing = () => written.Task;
        var question = world.Question();
        var admission = await world.AskAsync(question with { ReplyTo = question.ReplyTo with { ShowWorkingAtOnce = true } });
        world.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.False(admission.Taken.IsCompleted);
        Assert.Empty(world.Answers.Asked);
        Assert.Empty(world.Platform.Signs);
        written.SetResult();
        Assert.True(await admission.Taken);
        await world.WaitForPostsAsync(1);
    }

    [Fact]
    public async Task Begin_Replied_IsCompletedAfterTheReply()
    {
        await using var world = new ChatWorld(_kept);
        var whileSending = 0;
        world.Platform.OnSend = (_, _, _) =>
        {
            whileSending = _kept.PendingQuestions.Count + _kept.PendingReplies.Count;
            return Task.FromResult<SendResult>(new SendResult.Sent("1"));
        };
        await world.AskAsync(world.Question());
        await world.DrainAsync();

        Assert.Equal(2, whileSending);
        Assert.Empty(_kept.PendingQuestions);
        Assert.Empty(_kept.PendingReplies);
    }

    [Fact]
    public async Task Begin_TakenByAnEarlierProcess_FreesItsPlaceAndSaysNothing()
    {
        IncomingQuestion question;
        await using (var before = new ChatWorld(_kept))
        {
            await before.AskAsync(question = before.Question());
            await before.DrainAsync();
        }

        await using var world = new ChatWorld(_kept.Restarted());
        var atOnce = question with { ReplyTo = question.ReplyTo with { ShowWorkingAtOnce = true } };
        var admission = await world.AskAsync(atOnce);
        await world.DrainAsync();
        world.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal((AdmissionKind.Answer, false), (admission.Kind, await admission.Taken));
        Assert.Equal(0, world.Worker.Pending);
        Assert.Empty(world.Platform.Tries);
        Assert.Empty(world.Platform.Signs);
        Assert.Empty(world.Answers.Asked);
    }

    [Fact]
    public async Task Begin_TakenByAnEarlierProcessAndNotAnsweredYet_IsLeftToTheResumption()
    {
        var question = await LeaveAsync();
        await using var world = new ChatWorld(_kept.Restarted());
        await world.AskAsync(question);
        await world.DrainAsync();

        Assert.Equal([question.EventKey], _kept.PendingQuestions);
        Assert.Empty(world.Platform.Tries);
    }

    [Fact]
    public async Task AdmitAsync_SameMessageInAnotherEventAfterARestart_IsNotAnsweredTwice()
    {
        IncomingQuestion question;
        await using (var before = new ChatWorld(_kept))
        {
            await before.AskAsync(question = before.Question() with { MessageKey = "message" });
            await before.DrainAsync();
        }

        await using var world = new ChatWorld(_kept.Restarted());
        var admission = await world.AskAsync(question with { EventKey = "another" });
        await world.DrainAsync();

        Assert.False(await admission.Taken);
        Assert.Empty(world.Platform.Tries);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AdmitAsync_StoreFails_IsAnsweredAndLogged(bool atOnce)
    {
        await using var world = new ChatWorld(_kept);
        _kept.Writing = () => atOnce ? throw new InvalidOperationException("broken store") : Task.FromException(new InvalidOperationException("broken store"));
        var admission = await world.AskAsync(world.Question());
        await world.WaitForPostsAsync(1);

        Assert.True(await admission.Taken);
        Assert.Contains(world.LogLines, line => line.StartsWith("204 ", StringComparison.Ordinal) && line.Contains("broken store", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AdmitAsync_Refused_IsCompletedOnceItIsTold()
    {
        await using var world = new ChatWorld(_kept, ("Permissions:Users:0", "U2"));
        var admission = await world.AskAsync(world.Question());
        await world.DrainAsync();

        Assert.Equal(AdmissionKind.Refuse, admission.Kind);
        Assert.Equal([ChatTexts.For(Language.English).NotAllowedHere], world.Platform.PostedTexts);
        Assert.Empty(_kept.PendingQuestions);
    }

    [Fact]
    public async Task Begin_AnsweringFails_IsToldAndCompleted()
    {
        await using var world = new ChatWorld(_kept);
        world.Platform.OnSend = (_, _, _) => throw new InvalidOperationException("adapter");
        await world.AskAsync(world.Question());
        await world.DrainAsync();

        Assert.Empty(_kept.PendingQuestions);
    }

    [Fact]
    public async Task DrainAsync_DeadlinePassesAndTheStoreIsDurable_LeavesEveryQuestionAndSaysNothing()
    {
        await using var world = new ChatWorld(_kept);
        Hold(world);
        string[] texts = ["in flight", "waiting"];
        foreach (var text in texts)
        {
            await world.AskAsync(world.Question(text));
        }

        await world.Answers.WaitForAskedAsync(1, ChatWorld.Token);
        await world.Worker.DrainAsync(new CancellationToken(canceled: true)).WaitAsync(TestTimeout.Step, TimeProvider.System, ChatWorld.Token);

        Assert.Equal(["fake:T1:event:1", "fake:T1:event:2"], _kept.PendingQuestions);
        Assert.Empty(world.Platform.Tries);
        Assert.Contains(world.LogLines, line => line.StartsWith("257 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task DrainAsync_DeadlinePassesWhileAReplyIsSent_LeavesQuestionAndReply()
    {
        await using var world = new ChatWorld(_kept);
        world.Platform.OnSend = async (_, _, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            return new SendResult.Sent(null);
        };
        await world.AskAsync(world.Question());
        await world.Platform.WaitAsync(platform => platform.Tries.Count == 1, ChatWorld.Token);
        await world.Worker.DrainAsync(new CancellationToken(canceled: true)).WaitAsync(TestTimeout.Step, TimeProvider.System, ChatWorld.Token);

        Assert.Equal(["fake:T1:event:1"], _kept.PendingQuestions);
        Assert.Equal(["fake:T1:event:1"], _kept.PendingReplies);
    }

    [Fact]
    public async Task AdmitAsync_AfterTheEndAndTheStoreIsDurable_IsLeftForTheNextProcess()
    {
        IncomingQuestion question;
        await using (var before = new ChatWorld(_kept))
        {
            Hold(before);
            await before.AskAsync(before.Question("in flight"));
            await before.Answers.WaitForAskedAsync(1, ChatWorld.Token);
            await before.Worker.DrainAsync(new CancellationToken(canceled: true)).WaitAsync(TestTimeout.Step, TimeProvider.System, ChatWorld.Token);
            var admission = await before.AskAsync(question = before.Question("late"));

            Assert.Equal(AdmissionKind.Ignore, admission.Kind);
            Assert.True(await admission.Taken);
        }

        Assert.Contains(question.EventKey, _kept.PendingQuestions);
        await using var world = new ChatWorld(_kept.Restarted());
        await world.ResumeAsync();
        await world.WaitForPostsAsync(2);
        Assert.Contains("It says: late [1]", world.Platform.PostedTexts);
    }

    private static void Hold(ChatWorld world) => world.Answers.OnAnswer = async (question, token) =>
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        return Testing.Chat.FakeAnswerService.Cited(question);
    };

    private async Task<IncomingQuestion> LeaveAsync()
    {
        await using var before = new ChatWorld(_kept);
        Hold(before);
        var question = before.Question();
        await before.AskAsync(question);
        await before.Answers.WaitForAskedAsync(1, ChatWorld.Token);
        await before.Worker.DrainAsync(new CancellationToken(canceled: true)).WaitAsync(TestTimeout.Step, TimeProvider.System, ChatWorld.Token);
        return question;
    }
}
