using StargateBot.Core.Chat;
using StargateBot.Core.Knowledge.Reloading;
using StargateBot.Core.Languages;
using StargateBot.Core.Tests.Chat.Living;
using Xunit;

namespace StargateBot.Core.Tests.Chat.Administration;

public sealed class KnowledgeCommandTests
{
    internal static LoadedKnowledge Loaded(string version, string by = "Budi") =>
        new(version, new DateTimeOffset(2026, 8, 17, 9, 5, 0, TimeSpan.Zero), ReloadReason.Chat, by, 12, 340, 0);

    [Fact]
    public async Task Knowledge_Loaded_ShowsItAndWhatIsKeptWithButtons()
    {
        await using var world = new LivingWorld();
        world.Knowledge.Current = Loaded("new3") with { Faults = 2 };
        world.Knowledge.History =
        [
            new SnapshotRecord(world.Knowledge.Current, IsCurrent: true),
            .. Enumerable.Range(1, 14).Select(i => new SnapshotRecord(Loaded($"old{i}", by: ""), IsCurrent: false)),
        ];
        var reply = (await world.AskAsync(new ChatRequest(ChatCommand.Knowledge))).Reply;

        Assert.StartsWith(
            "**In use: version new3**\nSince 17 Aug 2026 09:05 UTC: reloaded from chat (Budi)\n12 documents, 340 passages; 2 faults in the files were passed over\n\n"
            + "**Versions that I can go back to**\n• old1, in use since 17 Aug 2026 09:05 UTC: reloaded from chat\n",
            reply.Text,
            StringComparison.Ordinal);
        Assert.EndsWith("\n• and 4 more", reply.Text, StringComparison.Ordinal);
        Assert.Equal(["Back to old1", "Back to old2", "Back to old3", "Reload"], reply.Actions.Select(action => action.Label));
    }

    [Fact]
    public async Task Knowledge_WhileAnswersAreCorrected_ShowsHowFarThatIs()
    {
        await using var world = new LivingWorld();
        world.Knowledge.Current = Loaded("new3");
        world.Stands("What does it cost?", "It costs 500 billion.", "m1");
        await world.SwapAsync("What does it cost?", "It costs 600 billion.", "new3");
        Assert.Contains(
            "0 corrected, 0 still right, 0 that I cannot change, 1 to go.", (await world.AskAsync(new ChatRequest(ChatCommand.Knowledge))).Reply.Text, StringComparison.Ordinal);

        world.Start();
        await world.WaitForDoneAsync(1);
        Assert.Contains(
            "1 corrected, 0 still right, 0 that I cannot change, 0 to go.", (await world.AskAsync(new ChatRequest(ChatCommand.Knowledge))).Reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Knowledge_NothingLoaded_SaysSo()
    {
        await using var world = new LivingWorld();

        Assert.StartsWith("I am still reading", (await world.AskAsync(new ChatRequest(ChatCommand.Knowledge))).Reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Knowledge_InIndonesian_IsInIndonesian()
    {
        await using var world = new LivingWorld();
        world.Knowledge.Current = Loaded("new3");
        var reply = (await world.AskAsync(new ChatRequest(ChatCommand.Knowledge), question => question with { Locale = Language.Indonesian })).Reply;

        Assert.StartsWith("**Sedang dipakai: versi new3**\nSejak 17 Agu", reply.Text, StringComparison.Ordinal);
    }
}
