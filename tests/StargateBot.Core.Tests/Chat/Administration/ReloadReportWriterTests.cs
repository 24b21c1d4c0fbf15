using StargateBot.Core.Chat.Administration;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Knowledge.Reloading;
using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Chat.Administration;

public sealed class ReloadReportWriterTests
{
    internal static readonly ReloadReport Report = new()
    {
        Id = "0123456789abcdef",
        Outcome = ReloadOutcome.Swapped,
        OldVersion = "aaa1",
        NewVersion = "bbb2",
        Documents = 12,
        Passages = 340,
        Bytes = 1_234_567,
        Elapsed = TimeSpan.FromMilliseconds(840),
        Difference = new KnowledgeDifference(
        [
            new DocumentDifference("announcement.id", "Pengumuman", DocumentChange.Changed, [9, 10], [3], [2], [1]),
            new DocumentDifference("new", "New **thing**\n@everyone", DocumentChange.Added, [1, 2], [], [], []),
            new DocumentDifference("old", "Old", DocumentChange.Removed, [], [], [1], [2]),
            new DocumentDifference("title", "Renamed", DocumentChange.Changed, [], [], [], []),
        ]),
        Golden = new GoldenComparison(48, 46, 50, ["g1", "g2", "g3"], ["g4"]),
    };

    [Fact]
    public void Write_Swapped_TellsAllOfItInOrder()
    {
        var text = new ReloadReportWriter(Language.English).Write(Report, "**Done.**", 3);

        Assert.Equal(
            """
            **Done.**
            Version aaa1 → bbb2 · 12 documents, 340 passages, 1.2 MB; it took 0.84 s.

            **What changed**
            Documents: 1 added, 2 changed, 1 removed. Passages: 4 added, 1 changed, 2 removed.
            • Pengumuman (announcement.id): ¶3 changed; ¶9, ¶10 added; ¶2 removed
            • New *thing* @everyone (new): new, 2 passages
            • Old (old): removed
            • Renamed (title): only its title or the order of its passages

            **Golden questions:** 48 of 50 right before, 46 of 50 right now.
            • Wrong now: g1, g2, g3
            • Right now: g4

            **Earlier answers:** 3 of them rest on what changed. I am going through them and correct those that no longer hold.
            """,
            text,
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Write_HeldBack_TellsTheReasonsFirst()
    {
        var fault = new KnowledgeFault("a.md", 3, "empty", []);
        var lines = new ReloadReportWriter(Language.Indonesian)
            .Write(Report with { Outcome = ReloadOutcome.HeldBack, Faults = [fault] }, "", null).Split('\n');

        Assert.StartsWith("**Belum dipakai.**", lines[0], StringComparison.Ordinal);
        Assert.Equal("• Lebih sedikit pertanyaan acuan yang dijawab benar: dulu 48 dari 50, sekarang 46.", lines[1]);
        Assert.Equal("• Tidak semua berkas bisa dibaca: ada 1 kesalahan, lihat daftar di bawah.", lines[2]);
        Assert.Contains("• " + KnowledgeFaultMessages.Describe(fault, Language.Indonesian), lines);
    }

    [Fact]
    public void Write_Much_IsBoundedWithCounts()
    {
        var report = Report with
        {
            Difference = new KnowledgeDifference(
                [.. Enumerable.Range(1, 30).Select(i => new DocumentDifference($"d{i}", new string('x', 500), DocumentChange.Changed, [], [.. Enumerable.Range(1, 100)], [], []))]),
            Golden = new GoldenComparison(50, 0, 50, [.. Enumerable.Range(1, 50).Select(i => $"g{i}")], []),
            Faults = [.. Enumerable.Range(1, 40).Select(i => new KnowledgeFault($"f{i}.md", null, "empty", []))],
        };
        var text = new ReloadReportWriter(Language.English).Write(report, "Done.", 0);

        Assert.Contains("¶8 and 92 more changed", text, StringComparison.Ordinal);
        Assert.Contains("• and 22 more", text, StringComparison.Ordinal);
        Assert.Contains("g8 and 42 more", text, StringComparison.Ordinal);
        Assert.Contains("and 30 more; “stargatebot knowledge check” lists them all.", text, StringComparison.Ordinal);
        Assert.Contains("none of them rests on what changed", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 1_000, 5_000);
    }

    [Theory]
    [InlineData(ReloadOutcome.Unchanged, "**Nothing to do.**")]
    [InlineData(ReloadOutcome.Refused, "**Not used.**")]
    [InlineData(ReloadOutcome.Failed, "**That did not work.**")]
    public void Write_OtherOutcomes_AreToldApart(ReloadOutcome outcome, string beginning)
    {
        var failure = new KnowledgeFault("", null, "folder-missing", ["knowledge"]);
        var text = new ReloadReportWriter(Language.English).Write(
            Report with { Outcome = outcome, Failure = outcome == ReloadOutcome.Failed ? failure : null }, "Done.", null);

        Assert.StartsWith(beginning, text, StringComparison.Ordinal);
        Assert.Equal(outcome == ReloadOutcome.Failed, text.Contains("There is no knowledge folder", StringComparison.Ordinal));
    }
}
