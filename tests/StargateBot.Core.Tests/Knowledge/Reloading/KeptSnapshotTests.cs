using StargateBot.Core.Knowledge;
using StargateBot.Core.Knowledge.Reloading;
using Xunit;

namespace StargateBot.Core.Tests.Knowledge.Reloading;

public sealed class KeptSnapshotTests
{
    private const string Question = "When does the moon base of Luna open?";

    [Fact]
    public async Task Rollback_VersionBefore_ServesItAndStaysOverRestarts()
    {
        await using var world = await new ReloadWorld().StartAsync();
        var first = world.Version;
        await ChangeAsync(world, "2035");
        var second = world.Version;

        var report = await world.RollbackAsync(null);

        Assert.Equal((ReloadOutcome.Swapped, second, first), (report!.Outcome, report.OldVersion, report.NewVersion));
        Assert.Contains("2031", await world.AskAsync(Question), StringComparison.Ordinal);
        Assert.True(world.Current.Served!.IsPinned);
        Assert.Equal((ReloadReason.Rollback, "Budi"), (world.Reloader.Current!.Reason, world.Reloader.Current.By));
        Assert.Equal([first, second], (await world.Reloader.ReadHistoryAsync(ReloadWorld.Token)).Select(record => record.Loaded.Version));

        await world.StartAsync();

        Assert.Contains("2031", await world.AskAsync(Question), StringComparison.Ordinal);
        Assert.True(world.Current.Served!.IsPinned);
        Assert.Equal(ReloadReason.Rollback, world.Reloader.Current!.Reason);
    }

    [Fact]
    public async Task Reload_AfterARollback_ServesTheFolderAgain()
    {
        await using var world = await new ReloadWorld().StartAsync();
        await ChangeAsync(world, "2035");
        await world.RollbackAsync(null);

        Assert.Equal(ReloadOutcome.Swapped, (await world.ReloadAsync()).Outcome);

        Assert.Contains("2035", await world.AskAsync(Question), StringComparison.Ordinal);
        Assert.Null(await world.Store.FindPinnedAsync(ReloadWorld.Token));
    }

    [Theory]
    [InlineData("0123456789ab")]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    public async Task Rollback_VersionThatIsNotKept_IsNull(string version)
    {
        await using var world = await new ReloadWorld().StartAsync();

        Assert.Null(await world.RollbackAsync(version));
    }

    [Fact]
    public async Task Rollback_VersionThatIsLoaded_StaysOverRestarts()
    {
        await using var world = await new ReloadWorld().StartAsync();

        Assert.Equal(ReloadOutcome.Unchanged, (await world.RollbackAsync(world.Version))!.Outcome);

        Assert.Equal(world.Version, await world.Store.FindPinnedAsync(ReloadWorld.Token));
    }

    [Fact]
    public async Task Rollback_DamagedContent_FailsAndKeepsWhatIsLoaded()
    {
        await using var world = await new ReloadWorld().StartAsync();
        var first = world.Version;
        await ChangeAsync(world, "2035");
        await world.Reloader.ReadHistoryAsync(ReloadWorld.Token);
        foreach (var blob in Directory.EnumerateFiles(Path.Combine(world.Data, "knowledge", "blobs"), "*", SearchOption.AllDirectories))
        {
            await File.AppendAllTextAsync(blob, "x", ReloadWorld.Token);
        }

        var report = await world.RollbackAsync(first);

        Assert.Equal(ReloadOutcome.Failed, report!.Outcome);
        Assert.Equal(KnowledgeFaultCodes.ReloadFailed, report.Failure!.Code);
        Assert.Contains("2035", await world.AskAsync(Question), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keep_MoreVersionsThanAsked_ForgetsTheOldestWithTheirContents()
    {
        await using var world = await new ReloadWorld { KeptSnapshots = 2 }.StartAsync();
        world.Write("sun.md", "# Sun\n\nThe sun is a star.\n");
        foreach (var year in (string[])["2032", "2033", "2034"])
        {
            await ChangeAsync(world, year);
            await world.Reloader.ReadHistoryAsync(ReloadWorld.Token);
        }

        Assert.Equal(2, (await world.Reloader.ReadHistoryAsync(ReloadWorld.Token)).Count);

        // Two texts of the moon, and that of the sun once.
        Assert.Equal(3, Directory.EnumerateFiles(Path.Combine(world.Data, "knowledge", "blobs"), "*", SearchOption.AllDirectories).Count());
        Assert.NotNull(await world.RollbackAsync(null));
        Assert.Contains("2033", await world.AskAsync(Question), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keep_DataFolderCannotBeWritten_AnswersAndReloadsAllTheSame()
    {
        await using var world = new ReloadWorld();
        await File.WriteAllTextAsync(world.Data, "A file where the folder should be.", ReloadWorld.Token);
        await world.StartAsync();

        await ChangeAsync(world, "2035");

        Assert.Contains("2035", await world.AskAsync(Question), StringComparison.Ordinal);
        Assert.Null(await world.RollbackAsync(null));
        Assert.True(Assert.Single(await world.Reloader.ReadHistoryAsync(ReloadWorld.Token), record => record.IsCurrent).IsCurrent);
    }

    [Fact]
    public async Task Start_FolderChangedWhileStopped_TellsTheDifference()
    {
        await using var world = await new ReloadWorld().StartAsync();
        var first = world.Version;
        await world.StopAsync();
        world.Write("moon.md", ReloadWorld.Moon.Replace("2031", "2035", StringComparison.Ordinal));

        await world.StartAsync();

        var swap = Assert.Single(world.Swaps);
        Assert.Equal((first, world.Version), (swap.OldVersion, swap.NewVersion));
        Assert.Equal([1], Assert.Single(swap.Difference.Documents).Changed);
    }

    [Fact]
    public async Task Start_NothingChanged_KeepsSinceWhenAndBecauseOfWhom()
    {
        await using var world = await new ReloadWorld().StartAsync();
        await ChangeAsync(world, "2035");
        var before = world.Reloader.Current;

        await world.StartAsync();

        Assert.Equal(before, world.Reloader.Current);
        Assert.Single(world.Swaps);
    }

    private static async Task ChangeAsync(ReloadWorld world, string year)
    {
        // What is loaded is being kept: it must not change meanwhile.
        await world.Reloader.ReadHistoryAsync(ReloadWorld.Token);
        world.Write("moon.md", ReloadWorld.Moon.Replace("2031", year, StringComparison.Ordinal));
        Assert.Equal(ReloadOutcome.Swapped, (await world.ReloadAsync()).Outcome);
    }
}
