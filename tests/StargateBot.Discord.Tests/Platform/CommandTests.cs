using StargateBot.Core.Chat.Stores;
using StargateBot.Core.Knowledge.Reloading;
using StargateBot.Simulator.Discord.Observation;
using StargateBot.Simulator.Discord.World;

namespace StargateBot.Discord.Tests.Platform;

/// <summary>Commands of admins, forms and what belongs to them, over real sockets.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task AdminCommand_OfWhoManagesTheServer_IsCarriedOutPrivately()
    {
        await using var bot = await TestBot.ReadyAsync();

        var reply = await bot.ReplyToAsync(await UseAsync(bot, bot.World.Sari, "pengaturan", ("tanpa-sebutan", "on"), ("seluruh-server", "true")));

        Assert.Equal("Settings everywhere=on without-mention=on by Sari Wulandari", reply.Content);
        Assert.Equal(bot.World.Sari.Id, reply.VisibleOnlyTo);
        Assert.Empty(bot.Discord.Violations);
    }

    [Fact]
    public async Task AdminCommand_OfSomebodyElse_IsNotOffered()
    {
        await using var bot = await TestBot.ReadyAsync();

        var refused = await Assert.ThrowsAsync<ArgumentException>(() => UseAsync(bot, bot.World.Budi, "reload"));

        Assert.Contains("default_member_permissions", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => bot.Discord.People.UseCommandAsync(
            bot.World.DirectChannel(bot.World.Sari.Id).Id, bot.World.Sari.Id, "reload", cancellationToken: TestBot.Cancellation));
    }

    [Fact]
    public async Task AdminCommand_WhereAdminsAreListed_IsOfferedToAllAndRefusedToOthers()
    {
        await using var server = await Simulator.SimulatorServer.StartAsync(new Simulator.SimulatorOptions(), TestBot.Cancellation);
        await using var bot = TestBot.Start(server, null, ownsServer: false, ("Admin:Roles:0", server.Discord.World.EditorRoleId));
        await bot.WhenReadyAsync();

        var refused = await bot.ReplyToAsync(await UseAsync(bot, bot.World.Budi, "reload"));
        var done = await bot.ReplyToAsync(await UseAsync(bot, bot.World.James, "reload"));

        Assert.True(refused.IsEphemeral);
        Assert.DoesNotContain("Reload", refused.Content, StringComparison.Ordinal);
        Assert.Equal("Reload by Jim", done.Content);
    }

    [Fact]
    public async Task Teach_OpensAFormThatIsReadBack()
    {
        await using var bot = await TestBot.ReadyAsync();
        var command = await UseAsync(bot, bot.World.Sari, "ajari");
        var modal = await bot.Discord.People.WaitForModalAsync(command, TestBot.Cancellation);

        var reply = await bot.ReplyToAsync(await bot.Discord.People.SubmitModalAsync(
            command, new Dictionary<string, string> { ["title"] = "Jam kerja", ["text-id"] = "Buka jam 9." }, TestBot.Cancellation));

        Assert.Equal("sb1:teachtext:", modal.GetProperty("custom_id").GetString());
        Assert.Equal("SubmitTeach text-id=Buka jam 9. title=Jam kerja by Sari Wulandari", reply.Content);
        Assert.True(reply.IsEphemeral);
        Assert.Equal(
            ["""{"type":5,"data":{"flags":64}}"""],
            bot.Discord.Actions.Where(action => action.Kind == BotActionKind.Callback).Skip(1).Select(action => action.Body.GetRawText()));
        Assert.Empty(bot.Discord.Violations);
    }

    [Fact]
    public async Task NotHelpful_AsksForTheReasonWithTheAnswersId()
    {
        await using var bot = await TestBot.ReadyAsync();
        var answer = await bot.ReplyToAsync(await UseAsync(bot, bot.World.Budi, "privasi"));
        var press = await bot.Discord.People.PressButtonAsync(answer.Id, bot.World.Budi.Id, "sb1:nothelpful:t1", TestBot.Cancellation);
        await bot.Discord.People.WaitForModalAsync(press, TestBot.Cancellation);

        var reply = await bot.ReplyToAsync(await bot.Discord.People.SubmitModalAsync(
            press, new Dictionary<string, string> { ["reason"] = "tahunnya salah" }, TestBot.Cancellation));

        Assert.Equal("GiveReason t1 reason=tahunnya salah by Budi Santoso", reply.Content);
        Assert.True(reply.IsEphemeral);
    }

    [Fact]
    public async Task Teach_BySomebodyElse_IsRefusedWithoutAForm()
    {
        await using var bot = await TestBot.ReadyAsync(null, ("Admin:Users:0", "1"));

        var reply = await bot.ReplyToAsync(await UseAsync(bot, bot.World.Budi, "ajari"));

        Assert.True(reply.IsEphemeral);
        Assert.Equal("""{"type":5,"data":{"flags":64}}""", bot.Discord.Actions.Single(action => action.Kind == BotActionKind.Callback).Body.GetRawText());
    }

    [Fact]
    public async Task Rollback_OffersTheKeptVersionsToAdminsAlone()
    {
        await using var bot = await TestBot.ReadyAsync(null, ("Admin:Users:0", "1"));
        bot.Knowledge.History =
        [
            new SnapshotRecord(Loaded("bbb222"), IsCurrent: true),
            new SnapshotRecord(Loaded("aaa111"), IsCurrent: false),
            new SnapshotRecord(Loaded("ccc333"), IsCurrent: false),
        ];

        Assert.Equal([("aaa111 · 2026-01-02 03:04 UTC · Sari", "aaa111")], await CompleteAsync(bot, bot.World.Sari, "A"));
        Assert.Empty(await CompleteAsync(bot, bot.World.Budi, ""));
    }

    [Fact]
    public async Task Thread_Settings_GoByItsChannel()
    {
        await using var bot = await TestBot.ReadyAsync();
        var root = await bot.Discord.People.PostMessageAsync(bot.World.General.Id, bot.World.Sari.Id, "topik", cancellationToken: TestBot.Cancellation);
        var thread = await bot.Discord.People.StartThreadAsync(root, "diskusi", TestBot.Cancellation);
        await bot.Settings.SetAsync($"discord:{bot.World.GuildId}:{bot.World.General.Id}", new ChatSettings { Allowed = false }, TestBot.Cancellation);

        await bot.ReplyToAsync(await bot.Discord.People.MentionBotAsync(thread, bot.World.Sari.Id, "di sini?", cancellationToken: TestBot.Cancellation));

        Assert.Equal(0, bot.Answers.Count);
        await bot.Settings.SetAsync($"discord:{bot.World.GuildId}:{bot.World.General.Id}", ChatSettings.Unset, TestBot.Cancellation);
        await bot.ReplyToAsync(await bot.Discord.People.MentionBotAsync(thread, bot.World.Sari.Id, "sekarang?", cancellationToken: TestBot.Cancellation));
        Assert.Equal(1, bot.Answers.Count);
    }

    private static LoadedKnowledge Loaded(string version) =>
        new(version, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), ReloadReason.Chat, "Sari", 2, 9, 0);

    private static Task<string> UseAsync(TestBot bot, DiscordPerson by, string command, params (string Key, string Value)[] options) =>
        bot.Discord.People.UseCommandAsync(
            bot.World.General.Id, by.Id, command, options.ToDictionary(option => option.Key, option => option.Value), TestBot.Cancellation);

    private static async Task<IEnumerable<(string?, string?)>> CompleteAsync(TestBot bot, DiscordPerson by, string typed)
    {
        var id = await bot.Discord.People.AutocompleteAsync(bot.World.General.Id, by.Id, "rollback", "version", typed, TestBot.Cancellation);
        var choices = await bot.Discord.People.WaitForChoicesAsync(id, TestBot.Cancellation);
        return choices.EnumerateArray().Select(choice => (choice.GetProperty("name").GetString(), choice.GetProperty("value").GetString())).ToList();
    }
}
