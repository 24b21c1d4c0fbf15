using StargateBot.Core.Chat;
using StargateBot.Testing.Chat;
using Xunit;

namespace StargateBot.Core.Tests.Chat;

public sealed class WorkingSignTests
{
    [Fact]
    public async Task Sign_FastAnswer_IsNotShown()
    {
        await using var world = new ChatWorld();
        await world.AskAsync(world.Question());
        await world.DrainAsync();
        world.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Empty(world.Platform.Signs);
    }

    [Fact]
    public async Task Sign_SlowAnswer_IsShownAfterAWhileAndRenewedUntilItComes()
    {
        await using var world = new ChatWorld();
        var answer = Hold(world);
        await world.AskAsync(world.Question());
        await world.Answers.WaitForAskedAsync(1, ChatWorld.Token);
        world.Time.Advance(TimeSpan.FromMilliseconds(399));
        Assert.Empty(world.Platform.Signs);
        world.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal([true], world.Platform.Signs);
        world.Time.Advance(TimeSpan.FromSeconds(8));
        Assert.Equal([true, true], world.Platform.Signs);
        answer.SetResult();
        await world.WaitForPostsAsync(1);
        await world.DrainAsync();
        world.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal([true, true], world.Platform.Signs);
    }

    [Fact]
    public async Task Sign_WantedAtOnce_IsShownWhileAnsweringAndAwaitedBeforeTheReply()
    {
        await using var world = new ChatWorld();
        var shown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Platform.OnShowWorking = (_, token) => shown.Task.WaitAsync(token);
        await world.AskAsync(AtOnce(world));
        await world.Answers.WaitForAskedAsync(1, ChatWorld.Token);
        await world.Time.WaitForTimersAsync(2);
        Assert.Equal([true], world.Platform.Signs);
        Assert.Empty(world.Platform.Tries);
        shown.SetResult();
        await world.WaitForPostsAsync(1);
    }

    [Fact]
    public async Task Sign_NeverArrives_TheReplyWaitsTwoSecondsForIt()
    {
        await using var world = new ChatWorld();
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Platform.OnShowWorking = async (_, token) =>
        {
            await using var registration = token.Register(cancelled.SetResult);
            await cancelled.Task;
        };
        await world.AskAsync(AtOnce(world));
        await world.Time.WaitForTimersAsync(2);
        world.Time.Advance(TimeSpan.FromSeconds(2));
        await world.WaitForPostsAsync(1);

        await cancelled.Task.WaitAsync(Testing.TestTimeout.Step, TimeProvider.System, ChatWorld.Token);
    }

    [Fact]
    public async Task Sign_NothingCouldBePosted_IsCleared()
    {
        await using var world = new ChatWorld();
        world.Platform.OnSend = (_, _, _) => Task.FromResult<SendResult>(new SendResult.Refused("x"));
        await world.AskAsync(AtOnce(world));
        await world.DrainAsync();

        Assert.Equal([true, false], world.Platform.Signs);
    }

    [Fact]
    public async Task Sign_StopWhileItIsOnItsWay_TellsToAskAgainAndClearsIt()
    {
        await using var world = new ChatWorld();
        world.Platform.OnShowWorking = (working, token) => working ? Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token) : Task.CompletedTask;
        await world.AskAsync(AtOnce(world));
        await world.Time.WaitForTimersAsync(2);
        var drain = world.Worker.DrainAsync(new CancellationToken(canceled: true));
        await world.WaitForPostsAsync(1);

        Assert.Equal([ChatTexts.For(Core.Languages.Language.English).Restarting], world.Platform.PostedTexts);
        await drain.WaitAsync(Testing.TestTimeout.Step, TimeProvider.System, ChatWorld.Token);
        Assert.Equal([true, false], world.Platform.Signs);
    }

    [Fact]
    public async Task Sign_CannotBeShown_TheReplyComesAnyway()
    {
        await using var world = new ChatWorld();
        world.Platform.OnShowWorking = (_, _) => throw new InvalidOperationException("adapter");
        await world.AskAsync(AtOnce(world));
        await world.WaitForPostsAsync(1);
    }

    private static IncomingQuestion AtOnce(ChatWorld world)
    {
        var question = world.Question();
        return question with { ReplyTo = question.ReplyTo with { ShowWorkingAtOnce = true } };
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
