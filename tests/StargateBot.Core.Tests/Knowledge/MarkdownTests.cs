using CsCheck;
using StargateBot.Core.Knowledge;
using Xunit;

namespace StargateBot.Core.Tests.Knowledge;

public sealed class MarkdownTests
{
    [Theory]
    [InlineData("Satu *dua* **tiga** ~~empat~~ `lima`.", "Satu dua tiga empat lima.")]
    [InlineData("Lihat [laman *ini*](https://a.id \"x\") dan <https://b.id> serta ![gambar](c.png).", "Lihat laman ini dan https://b.id serta gambar.")]
    [InlineData("Rujukan [laman][1] di sini.\n\n[1]: https://a.id", "Rujukan laman di sini.")]
    [InlineData("Baris satu\nbaris   dua  \nbaris\ttiga\\\nempat", "Baris satu baris dua baris tiga empat")]
    [InlineData("A &amp; B &lt;c&gt; &copy; 5 &lt; 6", "A & B <c> © 5 < 6")]
    [InlineData("Teks <b>te</b>bal<br>baru <!-- rahasia --> ya", "Teks tebal baru ya")]
    [InlineData("Bintang * lepas dan garis_bawah_kata 2*3*4", "Bintang * lepas dan garis_bawah_kata 234")]
    [InlineData("Tak\u200B\u200Enampak\u202E itu \u00ADhilang", "Taknampak itu hilang")]
    [InlineData("cafe\u0301", "café")]
    [InlineData("Kode &#0; &#x1; &#xD800; ujung", "Kode \uFFFD \uFFFD ujung")]
    [InlineData("1945. Tahun kemerdekaan.", "1945. Tahun kemerdekaan.")]
    [InlineData("Catatan[^1] kaki.\n\n[^1]: Isi catatan.", "Catatan kaki.|Isi catatan.")]
    [InlineData("    kode  x\n    kode y", "kode x\nkode y")]
    [InlineData("```csharp\nvar a = 1;\n\n# bukan judul\n```", "var a = 1;\n# bukan judul")]
    [InlineData("- [x] selesai\n- [ ] belum", "selesai\nbelum")]
    [InlineData("1. satu\n2. dua\n   - anak *satu*\n   - anak dua\n3. tiga\n\n   lanjut", "satu\ndua\nanak satu\nanak dua\ntiga\nlanjut")]
    [InlineData("| Kota | Jiwa |\n|---|--:|\n| *A* | 1 |\n| B \\| C | 2 |", "Kota | Jiwa\nA | 1\nB | C | 2")]
    [InlineData("> kutipan satu\n> lanjut\n>\n> kutipan dua", "kutipan satu lanjut\nkutipan dua")]
    [InlineData("> [!NOTE]\n> Penting sekali.", "Penting sekali.")]
    [InlineData("<div>\n<p>Satu &amp; dua</p><p>ti<b>g</b>a</p>\n<script>jahat()</script><style>x{}</style>\n</div>", "Satu & dua tiga")]
    [InlineData("<!-- rahasia\nsekali -->\n\nTeks.", "Teks.")]
    [InlineData("<script>\njahat()\n</script>\n\nTeks.", "Teks.")]
    [InlineData("Satu.\n\n---\n\nDua.", "Satu.|Dua.")]
    public void Read_Markup_IsRenderedAsPlainText(string markdown, string expected) =>
        Assert.Equal(SplitBars(expected), Read(markdown).Passages.Select(passage => passage.Text));

    [Fact]
    public void Read_Kinds_AreToldApart()
    {
        var document = Read("Satu.\n\n- dua\n\n> tiga\n\n| a | b |\n|---|---|\n| c | d |\n\n    lima\n");
        Assert.Equal(
            [PassageKind.Paragraph, PassageKind.List, PassageKind.Quote, PassageKind.Table, PassageKind.Paragraph],
            document.Passages.Select(passage => passage.Kind));
        Assert.Equal([1, 2, 3, 4, 5], document.Passages.Select(passage => passage.Number));
    }

    [Fact]
    public void Read_Headings_AreContextBelowTheTitle()
    {
        var document = Read("# Judul *besar*\n\nSatu.\n\n## Bab 1\n\nDua.\n\n### Rinci\n\nTiga.\n\n## Bab 2\n\nEmpat.\n\n# Lain\n\nLima.\n\nEnam\n----\n\nTujuh.\n");
        Assert.Equal("Judul besar", document.Title);
        Assert.Equal(["", "Bab 1", "Bab 1 › Rinci", "Bab 2", "Lain", "Lain › Enam"], document.Passages.Select(passage => passage.Heading));
    }

    [Theory]
    [InlineData("---\ntitle: Judul\n---\n\n# JUDUL\n\n## Bab\n\nTeks.", "Judul", "Bab")]
    [InlineData("---\ntitle: Judul\n---\n\n# Lain\n\n## Bab\n\nTeks.", "Judul", "Lain › Bab")]
    [InlineData("## Bab\n\nTeks.", "Bab", "")]
    [InlineData("Teks.", "a.b", "")]
    [InlineData("#\n\nTeks.", "a.b", "")]
    public void Read_Title_IsFrontMatterElseHeadingElseName(string markdown, string title, string heading)
    {
        var document = Read(markdown);
        Assert.Equal((title, heading), (document.Title, Assert.Single(document.Passages).Heading));
    }

    [Fact]
    public void Read_LongTable_IsCutIntoPartsWithTheHeader()
    {
        var rows = Enumerable.Range(0, 5_000).Select(i => $"| {i} | Kota *{i}* |");
        var document = Read("| No | Kota |\n|---|---|\n" + string.Join('\n', rows) + "\n\nAkhir.");

        Assert.All(document.Passages.SkipLast(1), passage => Assert.StartsWith("No | Kota\n", passage.Text, StringComparison.Ordinal));
        var lines = document.Passages.SkipLast(1).SelectMany(passage => passage.Text.Split('\n').Skip(1));
        Assert.Equal(Enumerable.Range(0, 5_000).Select(i => $"{i} | Kota {i}"), lines);
        Assert.Equal("Akhir.", document.Passages[^1].Text);
    }

    [Fact]
    public void Read_LongList_IsSplitBetweenItems()
    {
        var document = Read(string.Join('\n', Enumerable.Range(0, 2_000).Select(i => $"- Butir nomor {i}")));
        Assert.All(document.Passages, passage => Assert.Equal(PassageKind.List, passage.Kind));
        Assert.Equal(Enumerable.Range(0, 2_000).Select(i => $"Butir nomor {i}"), document.Passages.SelectMany(passage => passage.Text.Split('\n')));
    }

    [Fact]
    public void Read_AnyMarkdown_GivesCleanQuotablePassages()
    {
        string[] pieces = ["# ", "> ", "- ", "1. ", "| a | b |\n|---|---|\n", "*", "_", "`", "```\n", "<b>", "<div>", "<!--", "[a](b)", "![", "&amp;", "\n", "\n\n", "  ", "\t", "kata", "Kata.", "\\", "[^1]", "[x]: y", "é", "\U0001F600", "\u200B", "---\n", "~~"];
        using var knowledge = new TempKnowledge();
        Gen.OneOf(Gen.OneOf(pieces), Gen.String[0, 3]).Array[0, 30].Select(string.Concat).Sample(
            text =>
            {
                knowledge.With("a.md", "Awal.\n\n" + text.Replace("\0", ""));
                foreach (var passage in knowledge.Read().SelectMany(pair => pair.Original.Passages))
                {
                    Assert.Equal(passage.Text, PlainText.Clean(passage.Text, keepLines: true));
                    Assert.NotEmpty(passage.Sentences);
                    Assert.All(passage.Sentences, span => Assert.Contains(span.Of(passage.Text), passage.Text, StringComparison.Ordinal));
                }
            },
            iter: 300,
            threads: 1);
    }

    // A bar without blanks stands between two passages; cells have blanks around theirs.
    private static string[] SplitBars(string expected) => expected.Contains(" | ", StringComparison.Ordinal) ? [expected] : expected.Split('|');

    private static Document Read(string markdown)
    {
        using var knowledge = new TempKnowledge().With("a.b.md", markdown);
        return knowledge.ReadOne();
    }
}
