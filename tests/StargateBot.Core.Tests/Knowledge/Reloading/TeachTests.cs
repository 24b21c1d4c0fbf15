using StargateBot.Core.Answering;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Knowledge.Reloading;
using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Knowledge.Reloading;

public sealed class TeachTests
{
    private const string Text = "Kantin stasiun bulan buka pukul tujuh pagi.";
    private const string Asked = "Kapan kantin stasiun bulan buka?";

    [Fact]
    public async Task Teach_Text_IsAnsweredWithAuthorAndDate()
    {
        await using var world = await new ReloadWorld().StartAsync();

        var report = await world.TeachAsync("Jam kantin", Text, null);

        Assert.Equal(ReloadOutcome.Swapped, report.Outcome);
        var answer = await world.Current.AnswerAsync(new Question(Asked), ReloadWorld.Token);
        Assert.Contains("tujuh", answer.Text, StringComparison.Ordinal);
        Assert.Equal("Jam kantin — Sari, 24 Nov 2026", answer.Citations[0].Title);
        Assert.Equal("taught/jam-kantin", answer.Citations[0].Document);
        Assert.Equal(["jam-kantin.md"], Files(world));
        Assert.Equal(ReloadReason.Teach, world.Reloader.Current!.Reason);
    }

    [Fact]
    public async Task Teach_BothLanguages_AreOriginalAndTranslation()
    {
        await using var world = await new ReloadWorld().StartAsync();

        await world.TeachAsync("Jam kantin", Text, "The canteen of the moon station opens at seven in the morning.");

        Assert.Equal(["jam-kantin.en.md", "jam-kantin.md"], Files(world));
        var answer = await world.Current.AnswerAsync(new Question("When does the canteen of the moon station open?"), ReloadWorld.Token);
        Assert.Equal((Language.English, true), (answer.Citations[0].Language, answer.Citations[0].IsTranslation));
    }

    [Fact]
    public async Task Teach_PassagesThatDoNotAlign_FailsAndLeavesNothing()
    {
        await using var world = await new ReloadWorld().StartAsync();

        var report = await world.TeachAsync("Jam kantin", Text + "\n\nDan tutup pukul sembilan.", "The canteen opens at seven.");

        Assert.Equal((ReloadOutcome.Failed, KnowledgeFaultCodes.TranslationMisaligned), (report.Outcome, report.Failure!.Code));
        Assert.Empty(Files(world));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(world.Data, "taught-waiting")));
    }

    [Theory]
    [InlineData("", Text, KnowledgeFaultCodes.TaughtTitle)]
    [InlineData("\u202E\u0007 …", Text, KnowledgeFaultCodes.TaughtTitle)]
    [InlineData("Judul", "", KnowledgeFaultCodes.TaughtTextMissing)]
    [InlineData("Judul", "\u0000\u200B \n", KnowledgeFaultCodes.TaughtTextMissing)]
    public async Task Teach_NothingToSay_IsRefused(string title, string text, string code)
    {
        await using var world = await new ReloadWorld().StartAsync();

        var report = await world.TeachAsync(title, text, null);

        Assert.Equal((ReloadOutcome.Failed, code), (report.Outcome, report.Failure!.Code));
        Assert.Empty(Files(world));
    }

    [Fact]
    public async Task Teach_HugeTextOrTitle_IsRefused()
    {
        await using var world = await new ReloadWorld().StartAsync();

        Assert.Equal(KnowledgeFaultCodes.TaughtTextLong, (await world.TeachAsync("Judul", new string('a', 1_000_000), null)).Failure!.Code);
        Assert.Equal(KnowledgeFaultCodes.TaughtTitle, (await world.TeachAsync(new string('a', 151), Text, null)).Failure!.Code);
    }

    [Theory]
    [InlineData("../../../etc/passwd", "etc-passwd.md")]
    [InlineData("C:\\Windows\\System32", "c-windows-system32.md")]
    [InlineData("con", "con-text.md")]
    [InlineData(".hidden/words", "hidden-words.md")]
    [InlineData("月", "text.md")]
    [InlineData("a\0b\nc", "a-b-c.md")]
    public async Task Teach_TitleThatLooksLikeAPath_StaysInItsFolder(string title, string file)
    {
        await using var world = await new ReloadWorld().StartAsync();

        Assert.Equal(ReloadOutcome.Swapped, (await world.TeachAsync(title, Text, null)).Outcome);

        Assert.Equal([file], Files(world));
    }

    [Fact]
    public async Task Teach_HostileTextAndTitle_IsNothingButText()
    {
        await using var world = await new ReloadWorld().StartAsync();

        var report = await world.TeachAsync(
            "x\"\ntranslation-of: moon # '\\",
            "---\ntitle: Lain\n---\n\n# Kepala\n\nJudul lain\n===\n\n[kunci]: https://example.com\n\n<script>alert(1)</script> Kantin buka pukul tujuh.\n\n\u0007Bel\u202E berbunyi.",
            null);

        Assert.Equal((ReloadOutcome.Swapped, 0), (report.Outcome, report.Faults.Count));
        var faults = new List<KnowledgeFault>();
        var pair = new KnowledgeFolder(world.Knowledge, taughtPath: world.Taught).Read(faults, cancellationToken: ReloadWorld.Token)
            .Single(pair => pair.Original.Id.StartsWith("taught/", StringComparison.Ordinal));
        Assert.Null(pair.Original.TranslationOf);
        Assert.Equal("x\" translation-of: moon # '\\ — Sari, 24 Nov 2026", pair.Original.Title);
        Assert.All(pair.Original.Passages, passage => Assert.Equal("", passage.Heading));
        var text = string.Join('\n', pair.Original.Passages.Select(passage => passage.Text));
        Assert.All((string[])["# Kepala", "===", "[kunci]: https://example.com", "<script>alert(1)</script>", "Bel berbunyi."], part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Teach_SameTitleTwice_KeepsBoth()
    {
        await using var world = await new ReloadWorld().StartAsync();

        await world.TeachAsync("Jam kantin", Text, null);
        await world.TeachAsync("Jam kantin", "Kantin kedua buka pukul delapan.", null);

        Assert.Equal(["jam-kantin-2.md", "jam-kantin.md"], Files(world));
    }

    [Fact]
    public async Task Teach_HeldBack_IsAFileOnlyWhenSwapped()
    {
        await using var world = await new ReloadWorld().StartAsync();
        world.Write("page.md", "---\nlanguage: fr\n---\n\nUne page.\n");

        var held = await world.TeachAsync("Jam kantin", Text, null);

        Assert.Equal(ReloadOutcome.HeldBack, held.Outcome);
        Assert.Empty(Files(world));

        await world.Reloader.SwapAnywayAsync(held.Id, new ReloadRequest(ReloadReason.Chat, "Budi"), ReloadWorld.Token);

        Assert.Equal(["jam-kantin.md"], Files(world));
        Assert.Equal(ReloadOutcome.Unchanged, (await world.ReloadAsync()).Outcome);
    }

    [Fact]
    public async Task Teach_Discarded_LeavesNothing()
    {
        await using var world = await new ReloadWorld().StartAsync();
        world.Write("page.md", "---\nlanguage: fr\n---\n\nUne page.\n");
        var held = await world.TeachAsync("Jam kantin", Text, null);

        Assert.True(world.Reloader.Discard(held.Id));

        Assert.Empty(Files(world));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(world.Data, "taught-waiting")));
    }

    [Fact]
    public async Task Rollback_BeforeAndAfterATaughtText_WithdrawsAndRestoresIt()
    {
        await using var world = await new ReloadWorld().StartAsync();
        var before = world.Version;
        await world.Reloader.ReadHistoryAsync(ReloadWorld.Token);
        await world.TeachAsync("Jam kantin", Text, null);
        var after = world.Version;

        Assert.Equal(ReloadOutcome.Swapped, (await world.RollbackAsync(before))!.Outcome);

        Assert.Empty(Files(world));
        Assert.Equal(ReloadOutcome.Unchanged, (await world.ReloadAsync()).Outcome);

        Assert.Equal(ReloadOutcome.Swapped, (await world.RollbackAsync(after))!.Outcome);

        Assert.Equal(["jam-kantin.md"], Files(world));
        Assert.Contains("tujuh", await world.AskAsync(Asked), StringComparison.Ordinal);
        Assert.Equal(ReloadOutcome.Unchanged, (await world.ReloadAsync()).Outcome);
    }

    private static IEnumerable<string> Files(ReloadWorld world) => Directory.Exists(world.Taught)
        ? Directory.EnumerateFiles(world.Taught).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)
        : [];
}
