using StargateBot.Core.Chat;
using StargateBot.Core.Chat.Administration;
using StargateBot.Core.Chat.Commands;
using StargateBot.Core.Knowledge.Reloading;
using StargateBot.Core.Languages;
using StargateBot.Core.Tests.Chat.Living;
using Xunit;

namespace StargateBot.Core.Tests.Chat.Administration;

public sealed class ReloadCommandsTests
{
    [Fact]
    public async Task Reload_HeldBack_OffersBothDecisionsPrivately()
    {
        await using var world = new LivingWorld();
        world.Knowledge.Report = ReloadReportWriterTests.Report with { Outcome = ReloadOutcome.HeldBack };
        var render = await world.AskAsync(new ChatRequest(ChatCommand.Reload));

        Assert.True(render.Target.Private);
        Assert.StartsWith("**Not in use yet.**", render.Reply.Text, StringComparison.Ordinal);
        Assert.Equal(["Swap anyway", "Keep the old one"], render.Reply.Actions.Select(action => action.Label));
        Assert.Equal(new ReloadRequest(ReloadReason.Chat, "Sari"), world.Knowledge.Wanted.Single().Request);

        var swap = ActionCodec.Read(ActionCodec.Write(render.Reply.Actions[0].Request))!;
        Assert.All(render.Reply.Actions, action => Assert.InRange(ActionCodec.Write(action.Request).Length, 1, 100));
        world.Knowledge.Report = ReloadReportWriterTests.Report;
        var swapped = await world.AskAsync(swap);
        Assert.StartsWith("**Done. The new knowledge is in use.**", swapped.Reply.Text, StringComparison.Ordinal);
        Assert.Equal(("swap", "0123456789abcdef"), (world.Knowledge.Wanted[1].Change, world.Knowledge.Wanted[1].Argument));
        Assert.Equal(new ChatRequest(ChatCommand.Rollback, "aaa1"), swapped.Reply.Actions.Single().Request);
    }

    [Theory]
    [InlineData(ChatCommand.SwapAnyway)]
    [InlineData(ChatCommand.DiscardReload)]
    public async Task Decision_NoLongerHeld_IsToldKindlyWithAReloadButton(ChatCommand decision)
    {
        await using var world = new LivingWorld();
        world.Knowledge.IsKept = false;
        var reply = (await world.AskAsync(new ChatRequest(decision, "0123456789abcdef"))).Reply;

        Assert.Contains("no longer waiting for a decision", reply.Text, StringComparison.Ordinal);
        Assert.Equal(ChatCommand.Reload, reply.Actions.Single().Request.Command);
    }

    [Fact]
    public async Task Discard_Held_IsConfirmed()
    {
        await using var world = new LivingWorld();

        Assert.Contains("was dropped", (await world.AskAsync(new ChatRequest(ChatCommand.DiscardReload, "r1"))).Reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reload_Swapped_TellsHowManyEarlierAnswersAreLookedAt()
    {
        await using var world = new LivingWorld();
        world.Stands("What does it cost?", "It costs 500 billion.", "m1");
        world.Knowledge.Report = ReloadReportWriterTests.Report;
        world.Knowledge.During = (_, _) => world.SwapAsync("What does it cost?", "It costs 600 billion.", "bbb2");
        var reply = (await world.AskAsync(new ChatRequest(ChatCommand.Reload))).Reply;

        Assert.Contains("**Earlier answers:** 1 of them", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reload_TakesLong_ProgressIsShownBeforeTheReport()
    {
        await using var world = new LivingWorld();
        world.Platform.Capabilities = world.Platform.Capabilities with { ReplacesInterim = true };
        world.Knowledge.During = async (progress, token) =>
        {
            progress!.Report(new ReloadProgress(ReloadStage.Reading, 3, 12));
            await world.Platform.WaitAsync(platform => platform.Posted.Count == 1, token);
        };
        await world.AskAsync(new ChatRequest(ChatCommand.Reload));

        Assert.Equal("Reading the files: 3 of 12 (25 %)…", world.Platform.PostedTexts[0]);
        Assert.Equal(2, world.Platform.Posted.Count);
    }

    [Fact]
    public async Task Show_ReportedFromManyThreads_ShowsOneAtATimeAndNothingAfterTheEnd()
    {
        var atOnce = 0;
        var shown = 0;
        var most = 0;
        await using var world = new LivingWorld();
        CommandCall? call = null;
        call = new CommandCall(
            null!, world.Platform.Capabilities, Language.Indonesian, "", async (_, _) =>
            {
                most = Math.Max(most, Interlocked.Increment(ref atOnce));
                await Task.Yield();
                Interlocked.Increment(ref shown);
                Interlocked.Decrement(ref atOnce);
            });
        var show = new ReloadShow(call, LivingWorld.Token);
        Parallel.For(0, 500, i => show.Report(new ReloadProgress(ReloadStage.Checking, i, 500)));
        await show.EndAsync();
        var before = shown;
        show.Report(new ReloadProgress(ReloadStage.Swapping, 0, 0));

        Assert.Equal(1, most);
        Assert.InRange(before, 1, 500);
        Assert.Equal(before, shown);
    }

    [Fact]
    public async Task Rollback_ToAVersion_IsReportedAsSuch()
    {
        await using var world = new LivingWorld();
        world.Knowledge.Report = ReloadReportWriterTests.Report;
        var reply = (await world.AskAsync(new ChatRequest(ChatCommand.Rollback, "aaa1"))).Reply;

        Assert.StartsWith("**Done. I am back on the earlier knowledge.**", reply.Text, StringComparison.Ordinal);
        Assert.Equal(("rollback", "aaa1", new ReloadRequest(ReloadReason.Rollback, "Sari")), world.Knowledge.Wanted.Single());
    }

    [Fact]
    public async Task Rollback_NotKept_NamesWhatIsKept()
    {
        await using var world = new LivingWorld();
        world.Knowledge.IsKept = false;
        world.Knowledge.History = [new SnapshotRecord(KnowledgeCommandTests.Loaded("old1"), IsCurrent: false)];
        var reply = (await world.AskAsync(new ChatRequest(ChatCommand.Rollback, "zzz"))).Reply;

        Assert.StartsWith("Version zzz is not kept any more.", reply.Text, StringComparison.Ordinal);
        Assert.Contains("• old1, in use since", reply.Text, StringComparison.Ordinal);
        Assert.Equal(new ChatRequest(ChatCommand.Rollback, "old1"), reply.Actions[0].Request);
    }

    [Fact]
    public async Task Rollback_NothingBefore_SaysSo()
    {
        await using var world = new LivingWorld();
        world.Knowledge.IsKept = false;
        var reply = (await world.AskAsync(new ChatRequest(ChatCommand.Rollback))).Reply;

        Assert.Equal("There is no earlier version that I could go back to yet.", reply.Text);
        Assert.Null(world.Knowledge.Wanted.Single().Argument);
    }
}
