using StargateBot.Core.Knowledge;
using Xunit;

namespace StargateBot.Core.Tests.Knowledge;

public sealed class PlainTextTests
{
    private static readonly string LongLine = string.Join(" ", Enumerable.Repeat("Kalimat ini panjang.", 12));

    [Fact]
    public void Read_WrappedText_JoinsLinesAndSplitsAtBlankLines()
    {
        var document = Read("Judul dokumen\n\nBaris satu\nbaris dua. # bukan judul\n \t\n* bukan daftar *\n\n\nAkhir");
        Assert.Equal("Judul dokumen", document.Title);
        Assert.Equal(["Baris satu baris dua. # bukan judul", "* bukan daftar *", "Akhir"], document.Passages.Select(passage => passage.Text));
        Assert.All(document.Passages, passage => Assert.Equal((PassageKind.Paragraph, ""), (passage.Kind, passage.Heading)));
    }

    [Fact]
    public void Read_UnwrappedText_TakesEveryLineAsAParagraph()
    {
        var document = Read($"Judul dokumen\n{LongLine}\nPendek.\n{LongLine}");
        Assert.Equal("Judul dokumen", document.Title);
        Assert.Equal([LongLine, "Pendek.", LongLine], document.Passages.Select(passage => passage.Text));
    }

    [Theory]
    [InlineData("Ini kalimat biasa.\n\nDua.", "a", 2)]
    [InlineData("Baris satu\nbaris dua\n\nDua.", "a", 2)]
    [InlineData("Hanya satu baris", "a", 1)]
    [InlineData("\n\nJudul\n\nDua.", "Judul", 1)]
    [InlineData("---\ntitle: Resmi\n---\nResmi\n\nDua.", "Resmi", 1)]
    [InlineData("---\ntitle: Resmi\n---\nLain\n\nDua.", "Resmi", 2)]
    public void Read_FirstLine_IsTheTitleWhenItStandsAlone(string text, string title, int passages)
    {
        var document = Read(text);
        Assert.Equal((title, passages), (document.Title, document.Passages.Count));
    }

    [Fact]
    public void Read_LongParagraph_IsSplitAtSentences()
    {
        var sentences = Enumerable.Range(0, 1_000).Select(i => $"Kalimat nomor {i} ada di sini.").ToArray();
        var document = Read(string.Join(' ', sentences));
        Assert.True(document.Passages.Count > 1);
        Assert.All(document.Passages, passage => Assert.InRange(passage.Text.Length, 1, KnowledgeLimits.Default.MaxPassageLength));
        Assert.Equal(sentences, document.Passages.SelectMany(passage => passage.Sentences.Select(span => span.Of(passage.Text))));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("kata ")]
    [InlineData("\U0001F600")]
    public void Read_EndlessSentence_IsSplitWithoutLoss(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 10_001)).Trim();
        var document = Read(text);
        Assert.All(document.Passages, passage => Assert.InRange(passage.Text.Length, 1, KnowledgeLimits.Default.MaxPassageLength));
        Assert.All(document.Passages, passage => Assert.DoesNotContain('\uFFFD', passage.Text));
        Assert.Equal(text.Replace(" ", ""), string.Concat(document.Passages.Select(passage => passage.Text.Replace(" ", ""))));
    }

    [Fact]
    public void Read_ShortestPassages_AreCutBetweenCharacters()
    {
        using var knowledge = new TempKnowledge().With("a.txt", string.Concat(Enumerable.Repeat("x\U0001F600", 50)));
        var passages = Assert.Single(knowledge.Read(new KnowledgeLimits { MaxPassageLength = KnowledgeLimits.MinPassageLength })).Original.Passages;
        Assert.Equal(150, passages.Sum(passage => passage.Text.Length));
        Assert.Throws<ArgumentOutOfRangeException>(() => knowledge.Folder(new KnowledgeLimits { MaxPassageLength = 15 }));
    }

    private static Document Read(string text)
    {
        using var knowledge = new TempKnowledge().With("a.txt", text);
        return knowledge.ReadOne();
    }
}
