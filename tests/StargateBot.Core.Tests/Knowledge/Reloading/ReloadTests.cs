using Microsoft.Extensions.Time.Testing;
using StargateBot.Core.Answering;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Knowledge.Reloading;
using Xunit;

namespace StargateBot.Core.Tests.Knowledge.Reloading;

public sealed class ReloadTests
{
    private const string Broken = "---\nlanguage: fr\n---\n\nUne page.\n";

    private static readonly string[] Turned = ["opening"];

    [Fact]
    public async Task Reload_ChangedFile_IsSwappedAndTold()
    {
        await using var world = await new ReloadWorld().StartAsync();
        var stages = new Stages();
        world.Golden.Questions["room"] = ("How many people does the moon base have room for?", "40");
        var old = world.Version;

        world.Write("moon.md", ReloadWorld.Moon.Replace("2031", "2035", StringComparison.Ordinal));
        var report = await world.ReloadAsync(progress: stages);

        Assert.Equal(ReloadOutcome.Swapped, report.Outcome);
        Assert.Equal((old, world.Version), (report.OldVersion, report.NewVersion));
        Assert.Equal([1], Assert.Single(report.Difference.Documents).Changed);
        Assert.Equal(new GoldenComparison(1, 1, 1, [], []), report.Golden! with { TurnedRight = [], TurnedWrong = [] }, Equal);
        Assert.Equal([ReloadStage.Reading, ReloadStage.Checking, ReloadStage.Swapping], stages.Seen);
        Assert.Contains("2035", await world.AskAsync("When does the moon base of Luna open?"), StringComparison.Ordinal);
        Assert.Equal((ReloadReason.Chat, "Budi"), (world.Reloader.Current!.Reason, world.Reloader.Current.By));
        var swap = Assert.Single(world.Swaps);
        Assert.Equal((old, world.Version), (swap.OldVersion, swap.NewVersion));
        Assert.Equal(new FileInfo(Path.Combine(world.Knowledge, "moon.md")).Length, report.Bytes);

        static bool Equal(GoldenComparison a, GoldenComparison b) => (a.RightBefore, a.RightAfter, a.Total) == (b.RightBefore, b.RightAfter, b.Total);
    }

    [Fact]
    public async Task Reload_NothingChanged_IsUnchanged()
    {
        await using var world = await new ReloadWorld().StartAsync();

        var report = await world.ReloadAsync();

        Assert.Equal(ReloadOutcome.Unchanged, report.Outcome);
        Assert.Equal(world.Version, report.NewVersion);
        Assert.Empty(world.Swaps);
        Assert.Equal(0, world.Golden.Rounds);
    }

    [Theory]
    [InlineData(ReloadReason.Chat, ReloadOutcome.HeldBack)]
    [InlineData(ReloadReason.CommandLine, ReloadOutcome.Refused)]
    [InlineData(ReloadReason.Watch, ReloadOutcome.Refused)]
    public async Task Reload_NewFault_IsNotSwapped(ReloadReason reason, ReloadOutcome expected)
    {
        await using var world = await new ReloadWorld().StartAsync();
        var old = world.Version;

        world.Write("page.md", Broken);
        var report = await world.ReloadAsync(reason);

        Assert.Equal(expected, report.Outcome);
        Assert.Equal(KnowledgeFaultCodes.UnknownLanguage, Assert.Single(report.Faults).Code);
        Assert.Equal(old, world.Version);
        Assert.Empty(world.Swaps);
    }

    [Fact]
    public async Task Reload_FaultThatIsThereAlready_DoesNotHoldBack()
    {
        await using var world = new ReloadWorld();
        world.Write("page.md", Broken);
        await world.StartAsync();

        world.Write("page.md", "\n" + Broken.Replace("Une page", "Deux pages", StringComparison.Ordinal).TrimStart());
        world.Write("page.md", Broken + "\nEncore.\n");
        world.Write("sun.md", "# Sun\n\nThe sun is a star.\n");

        Assert.Equal(ReloadOutcome.Swapped, (await world.ReloadAsync(ReloadReason.Watch)).Outcome);
    }

    [Fact]
    public async Task Reload_FewerGoldenQuestionsRight_IsHeldBackUntilSwappedAnyway()
    {
        await using var world = await new ReloadWorld().StartAsync();
        world.Golden.Questions["opening"] = ("When does the moon base of Luna open?", "2031");
        world.Write("moon.md", ReloadWorld.Moon.Replace("2031", "2035", StringComparison.Ordinal));

        var held = await world.ReloadAsync();

        Assert.Equal(ReloadOutcome.HeldBack, held.Outcome);
        Assert.Equal(Turned, held.Golden!.TurnedWrong);
        Assert.Contains("2031", await world.AskAsync("When does the moon base of Luna open?"), StringComparison.Ordinal);

        var swapped = await world.Reloader.SwapAnywayAsync(held.Id, new ReloadRequest(ReloadReason.Chat, "Wati"), ReloadWorld.Token);

        Assert.Equal(ReloadOutcome.Swapped, swapped!.Outcome);
        Assert.Contains("2035", await world.AskAsync("When does the moon base of Luna open?"), StringComparison.Ordinal);
        Assert.Equal("Wati", world.Reloader.Current!.By);
        Assert.Null(await world.Reloader.SwapAnywayAsync(held.Id, new ReloadRequest(ReloadReason.Chat), ReloadWorld.Token));
    }

    [Fact]
    public async Task Reload_AsManyGoldenQuestionsRightThoughOthers_IsSwapped()
    {
        await using var world = await new ReloadWorld().StartAsync();
        world.Golden.Questions["opening"] = ("When does the moon base of Luna open?", "2031");
        world.Golden.Questions["later"] = ("When does the moon base of Luna open?", "2035");
        world.Write("moon.md", ReloadWorld.Moon.Replace("2031", "2035", StringComparison.Ordinal));

        var report = await world.ReloadAsync();

        Assert.Equal(ReloadOutcome.Swapped, report.Outcome);
        Assert.Equal(Turned, report.Golden!.TurnedWrong);
        Assert.Equal("later", Assert.Single(report.Golden.TurnedRight));
    }

    [Fact]
    public async Task Reload_LoadedSnapshotAskedBefore_IsNotAskedAgain()
    {
        await using var world = await new ReloadWorld().StartAsync();
        world.Golden.Questions["room"] = ("How many people does the moon base have room for?", "40");

        foreach (var year in (int[])[2035, 2036, 2037])
        {
            world.Write("moon.md", ReloadWorld.Moon.Replace("2031", $"{year}", StringComparison.Ordinal));
            await world.ReloadAsync();
        }

        Assert.Equal(4, world.Golden.Rounds);
    }

    [Fact]
    public async Task Discard_Held_IsGone()
    {
        await using var world = await new ReloadWorld().StartAsync();
        world.Write("page.md", Broken);
        var held = await world.ReloadAsync();

        Assert.True(world.Reloader.Discard(held.Id));
        Assert.False(world.Reloader.Discard(held.Id));
        Assert.Null(await world.Reloader.SwapAnywayAsync(held.Id, new ReloadRequest(ReloadReason.Chat), ReloadWorld.Token));
    }

    [Fact]
    public async Task Held_HalfAnHourLater_IsGone()
    {
        var time = new FakeTimeProvider();
        await using var world = await new ReloadWorld(time).StartAsync();
        world.Write("page.md", Broken);
        var held = await world.ReloadAsync();

        time.Advance(TimeSpan.FromMinutes(31));

        Assert.Null(await world.Reloader.SwapAnywayAsync(held.Id, new ReloadRequest(ReloadReason.Chat), ReloadWorld.Token));
    }

    [Fact]
    public async Task Held_AnotherSwapHappened_IsGone()
    {
        await using var world = await new ReloadWorld().StartAsync();
        world.Write("page.md", Broken);
        var held = await world.ReloadAsync();
        File.Delete(Path.Combine(world.Knowledge, "page.md"));
        world.Write("sun.md", "# Sun\n\nThe sun is a star.\n");

        Assert.Equal(ReloadOutcome.Swapped, (await world.ReloadAsync()).Outcome);

        Assert.False(world.Reloader.Discard(held.Id));
    }

    [Fact]
    public async Task Reload_FolderGone_FailsAndKeepsAnswering()
    {
        await using var world = await new ReloadWorld().StartAsync();
        Directory.Delete(world.Knowledge, recursive: true);

        var report = await world.ReloadAsync();

        Assert.Equal(ReloadOutcome.Failed, report.Outcome);
        Assert.Equal(KnowledgeFaultCodes.FolderMissing, report.Failure!.Code);
        Assert.Contains("2031", await world.AskAsync("When does the moon base of Luna open?"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reload_FolderEmpty_Fails()
    {
        await using var world = await new ReloadWorld().StartAsync();
        File.Delete(Path.Combine(world.Knowledge, "moon.md"));

        var report = await world.ReloadAsync();

        Assert.Equal(ReloadOutcome.Failed, report.Outcome);
        Assert.Equal(KnowledgeFaultCodes.NoDocuments, report.Failure!.Code);
    }

    [Fact]
    public async Task Reload_BuildThrows_FailsWithTheSystemsWords()
    {
        await using var world = await new ReloadWorld().StartAsync();
        world.Open = (_, _, _, _) => throw new IOException("No space left on device.");

        var report = await world.ReloadAsync();

        Assert.Equal(ReloadOutcome.Failed, report.Outcome);
        Assert.Equal(["No space left on device."], report.Failure!.Arguments);
    }

    [Fact]
    public async Task Reload_SeveralAtOnce_AreOne()
    {
        await using var world = await new ReloadWorld().StartAsync();
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Golden.Before = () => go.Task;
        world.Write("moon.md", ReloadWorld.Moon.Replace("2031", "2035", StringComparison.Ordinal));

        var reloads = Enumerable.Range(0, 8).Select(_ => world.ReloadAsync()).ToList();
        go.SetResult();
        var reports = await Task.WhenAll(reloads);

        Assert.Single(reports.Select(report => report.Id).Distinct());
        Assert.Single(world.Swaps);
    }

    [Fact]
    public async Task Reload_OneOfTwoGivesUp_GoesOnForTheOther()
    {
        await using var world = await new ReloadWorld().StartAsync();
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Golden.Before = () => go.Task;
        world.Write("moon.md", ReloadWorld.Moon.Replace("2031", "2035", StringComparison.Ordinal));
        using var giveUp = new CancellationTokenSource();

        var first = world.Reloader.ReloadAsync(new ReloadRequest(ReloadReason.Chat), null, giveUp.Token);
        var second = world.ReloadAsync();
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        go.SetResult();

        Assert.Equal(ReloadOutcome.Swapped, (await second).Outcome);
    }

    [Fact]
    public async Task Reload_AllGiveUp_StopsAndTheNextOneWorks()
    {
        await using var world = await new ReloadWorld().StartAsync();
        var old = world.Version;
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Open = (settings, time, progress, token) =>
        {
            begun.TrySetResult();
            token.WaitHandle.WaitOne();
            token.ThrowIfCancellationRequested();
            return AnsweringServices.Open(settings, time, progress, token);
        };
        world.Write("moon.md", ReloadWorld.Moon.Replace("2031", "2035", StringComparison.Ordinal));
        using var giveUp = new CancellationTokenSource();

        var reload = world.Reloader.ReloadAsync(new ReloadRequest(ReloadReason.Chat), null, giveUp.Token);
        await begun.Task;
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reload);
        Assert.Equal(old, world.Version);

        world.Open = AnsweringServices.Open;
        Assert.Equal(ReloadOutcome.Swapped, (await world.ReloadAsync()).Outcome);
    }

    [Fact]
    public async Task Reload_ObserverThrows_IsSwappedAndTheOthersAreTold()
    {
        await using var world = new ReloadWorld();
        world.Observers.Add(new Faulty());
        await world.StartAsync();
        world.Write("sun.md", "# Sun\n\nThe sun is a star.\n");

        Assert.Equal(ReloadOutcome.Swapped, (await world.ReloadAsync()).Outcome);
        Assert.Single(world.Swaps);
    }

    private sealed class Faulty : IKnowledgeObserver
    {
        public ValueTask OnSwappedAsync(KnowledgeSwap swap, CancellationToken cancellationToken) => throw new InvalidOperationException("Broken.");
    }
}
