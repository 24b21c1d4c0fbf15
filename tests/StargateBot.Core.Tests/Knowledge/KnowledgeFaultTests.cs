using System.Text;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Knowledge;

public sealed class KnowledgeFaultTests
{
    private const string Good = "---\nlanguage: id\n---\n\nSatu kalimat.\n";

    [Theory]
    [InlineData("---\ntitle: a: b\nlanguage: id\n---\n\nTeks.", KnowledgeFaultCodes.FrontMatter, 2)]
    [InlineData("---\nlanguage: id\ntitle: \"tidak ditutup\n---\n\nTeks.", KnowledgeFaultCodes.FrontMatter, 3)]
    [InlineData("---\n- satu\n---\n\nTeks.", KnowledgeFaultCodes.FrontMatterForm, 2)]
    [InlineData("---\nteks saja\n---\n\nTeks.", KnowledgeFaultCodes.FrontMatterForm, 2)]
    [InlineData("---\n...\ttitle?a,!*a\n---\n\nTeks.", KnowledgeFaultCodes.FrontMatter, 1)]
    [InlineData("---\ntitle: x\n\nTeks tanpa penutup.", KnowledgeFaultCodes.FrontMatterOpen, 1)]
    [InlineData("---\ntags: [a, b]\ntitle: [a, b]\n---\n\nTeks.", KnowledgeFaultCodes.FrontMatterValue, 3)]
    [InlineData("---\ntitle:\n  a: b\n---\n\nTeks.", KnowledgeFaultCodes.FrontMatterValue, 2)]
    [InlineData("---\ntitle: |\n  a\n  b\n---\n\nTeks.", KnowledgeFaultCodes.FrontMatterValue, 2)]
    [InlineData("---\ntitle: a\nTitle: b\n---\n\nTeks.", KnowledgeFaultCodes.FrontMatterTwice, 3)]
    [InlineData("---\ntitle: a\nlanguage: fr\n---\n\nTeks.", KnowledgeFaultCodes.UnknownLanguage, 3)]
    [InlineData("---\ntranslation-of: tiada\n---\n\nTeks.", KnowledgeFaultCodes.TranslationMissing, 2)]
    [InlineData("---\ntranslation-of: x\n---\n\nTeks.", KnowledgeFaultCodes.TranslationOfTranslation, 2)]
    [InlineData("", KnowledgeFaultCodes.Empty, null)]
    [InlineData(" \n\t\n", KnowledgeFaultCodes.Empty, null)]
    [InlineData("# Judul saja\n", KnowledgeFaultCodes.Empty, null)]
    [InlineData("---\ntitle: a\n---\n", KnowledgeFaultCodes.Empty, null)]
    [InlineData("Satu.\n\nDua\0.", KnowledgeFaultCodes.ControlCharacter, 3)]
    [InlineData("Satu.\nDua\u001B[31m.", KnowledgeFaultCodes.ControlCharacter, 2)]
    public void Read_FaultyText_IsRefusedWithItsLine(string text, string code, int? line)
    {
        using var knowledge = new TempKnowledge().With("good.md", Good).With("x.md", text);

        var pair = Assert.Single(knowledge.Read());

        Assert.Equal("good", pair.Original.Id);
        var fault = Assert.Single(knowledge.Faults);
        Assert.Equal(("x.md", line, code), (fault.File, fault.Line, fault.Code));
        AssertDescribed(fault);
    }

    [Theory]
    [InlineData(new byte[] { (byte)'a', (byte)'\n', (byte)'b', 0xE9, (byte)' ' }, KnowledgeFaultCodes.Encoding, 2)]
    [InlineData(new byte[] { (byte)'a', 0xE2, 0x82 }, KnowledgeFaultCodes.Encoding, 1)]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'a', 0 }, KnowledgeFaultCodes.EncodingWide, null)]
    [InlineData(new byte[] { 0xFE, 0xFF, 0, (byte)'a' }, KnowledgeFaultCodes.EncodingWide, null)]
    [InlineData(new byte[] { 0xFF, 0xFE, 0, 0, (byte)'a', 0, 0, 0 }, KnowledgeFaultCodes.EncodingWide, null)]
    public void Read_OtherEncoding_IsRefusedWithItsLine(byte[] bytes, string code, int? line)
    {
        using var knowledge = new TempKnowledge().With("good.md", Good).With("x.txt", bytes);

        Assert.Single(knowledge.Read());

        var fault = Assert.Single(knowledge.Faults);
        Assert.Equal(("x.txt", line, code), (fault.File, fault.Line, fault.Code));
        AssertDescribed(fault);
    }

    [Fact]
    public void Read_SeveralFaultsInOneFile_TellsAll()
    {
        using var knowledge = new TempKnowledge().With("x.md", "---\ntitle: [a]\nlanguage: fr\nsource: {}\n---\n\nTeks.");
        Assert.Empty(knowledge.Read());
        Assert.Equal([2, 3, 4], knowledge.Faults.Select(fault => fault.Line ?? 0).Order());
    }

    [Fact]
    public void Read_SameNameTwice_ServesTheFirst()
    {
        using var knowledge = new TempKnowledge().With("a.md", "Satu.").With("a.txt", "Dua.").With("A.md", "Tiga.");
        Assert.Equal(["Tiga.", "Satu."], knowledge.Read().Select(pair => pair.Original.Passages[0].Text));
        AssertFault(knowledge, "a.txt", KnowledgeFaultCodes.DuplicateId, "a.md");
    }

    [Fact]
    public void Read_LargerThanTheBound_IsRefused()
    {
        using var knowledge = new TempKnowledge().With("a.md", new string('a', 11)).With("b.md", new string('a', 10));
        Assert.Equal("b", Assert.Single(knowledge.Read(new KnowledgeLimits { MaxFileBytes = 10 })).Original.Id);
        AssertFault(knowledge, "a.md", KnowledgeFaultCodes.TooLarge, "11", "10");
    }

    [Fact]
    public void Read_MorePassagesThanTheBound_IsRefused()
    {
        using var knowledge = new TempKnowledge().With("a.md", "Satu.\n\nDua.\n\nTiga.");
        Assert.Empty(knowledge.Read(new KnowledgeLimits { MaxPassagesPerDocument = 2 }));
        AssertFault(knowledge, "a.md", KnowledgeFaultCodes.TooManyPassages, "3", "2");
    }

    [Fact]
    public void Read_MoreDocumentsThanTheBound_ReadsTheFirst()
    {
        using var knowledge = new TempKnowledge().With("a.md", "Satu.").With("b.md", "Dua.").With("c.md", "Tiga.");
        Assert.Equal(["a", "b"], knowledge.Read(new KnowledgeLimits { MaxDocuments = 2 }).Select(pair => pair.Original.Id));
        AssertFault(knowledge, "c.md", KnowledgeFaultCodes.TooManyDocuments, "3", "2");
    }

    [Fact]
    public void Read_MoreFaultsThanTheBound_TellsHowManyMore()
    {
        using var knowledge = new TempKnowledge();
        for (var i = 0; i < 5; i++)
        {
            knowledge.With($"{i}.md", "");
        }

        Assert.Empty(knowledge.Read(new KnowledgeLimits { MaxFaults = 2 }));
        Assert.Equal(3, knowledge.Faults.Count);
        Assert.Equal((KnowledgeFaultCodes.MoreFaults, "3"), (knowledge.Faults[2].Code, knowledge.Faults[2].Arguments[0]));
        AssertDescribed(knowledge.Faults[2]);
    }

    [Fact]
    public void Read_NoDocument_TellsSo()
    {
        using var knowledge = new TempKnowledge().With("words/a.txt", "a, b").With("golden.jsonl", "{}").With(".git/x.md", "x").With("p.png", "");
        Assert.Empty(knowledge.Read());
        AssertFault(knowledge, "", KnowledgeFaultCodes.NoDocuments);
    }

    [Fact]
    public void Read_UnsupportedKind_TellsTheMend()
    {
        using var knowledge = new TempKnowledge().With("a.md", Good).With("lapor.PDF", "x").With("foto.jpg", "x");
        Assert.Single(knowledge.Read());
        AssertFault(knowledge, "lapor.PDF", KnowledgeFaultCodes.Unsupported, ".pdf");
    }

    [Fact]
    public void Read_LongOrOddPath_IsRefused()
    {
        using var knowledge = new TempKnowledge().With("sub/abcdef.md", Good).With("a\u202Eb.md", Good).With("ok.md", Good);
        Assert.Equal("ok", Assert.Single(knowledge.Read(new KnowledgeLimits { MaxPathLength = 10 })).Original.Id);
        Assert.Equal(
            [("a\u202Eb.md", KnowledgeFaultCodes.PathCharacter, "U+202E"), ("sub/abcdef.md", KnowledgeFaultCodes.PathTooLong, "13")],
            knowledge.Faults.Select(fault => (fault.File, fault.Code, fault.Arguments[0])));
        Assert.All(knowledge.Faults, AssertDescribed);
    }

    [Fact]
    public void Read_FoldersNestedTooDeep_AreRefused()
    {
        using var knowledge = new TempKnowledge().With("a/b/c.md", Good).With("a/b/c/d.md", Good);
        Assert.Equal("a/b/c", Assert.Single(knowledge.Read(new KnowledgeLimits { MaxDepth = 2 })).Original.Id);
        AssertFault(knowledge, "a/b/c", KnowledgeFaultCodes.PathTooDeep, "2");
    }

    [Theory]
    [InlineData("> ")]
    [InlineData("1. ")]
    public void Read_MarkupNestedTooDeep_IsRefused(string piece)
    {
        using var knowledge = new TempKnowledge().With("a.md", string.Concat(Enumerable.Repeat(piece, 50_000)) + "x").With("ok.md", Good);
        Assert.Equal("ok", Assert.Single(knowledge.Read()).Original.Id);
        AssertFault(knowledge, "a.md", KnowledgeFaultCodes.TooComplex);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{a: ")]
    [InlineData("[")]
    [InlineData("? ")]
    [InlineData("&a [")]
    public void Read_HostileFrontMatter_IsRefusedOrSkippedFast(string piece)
    {
        using var knowledge = new TempKnowledge().With("a.md", "---\n" + string.Concat(Enumerable.Repeat(piece, 16_000 / piece.Length)) + "\n---\n\nTeks.");
        Assert.Equal(1, knowledge.Read().Count + knowledge.Faults.Count);
    }

    [Fact]
    public void Read_TooManyLinkDefinitions_IsRefused()
    {
        using var knowledge = new TempKnowledge().With("a.md", string.Concat(Enumerable.Repeat("[x]:y\n\n", 20_001)) + "Teks.");
        Assert.Empty(knowledge.Read());
        AssertFault(knowledge, "a.md", KnowledgeFaultCodes.TooComplex);
    }

    [Theory]
    [InlineData("[a](")]
    [InlineData("*a ")]
    [InlineData("[")]
    [InlineData("![")]
    [InlineData("`a``")]
    [InlineData("<a ")]
    [InlineData("|a")]
    [InlineData("(")]
    [InlineData("&")]
    [InlineData("\\")]
    public void Read_HostileInlines_AreServedAsText(string piece)
    {
        using var knowledge = new TempKnowledge().With("a.md", "x" + string.Concat(Enumerable.Repeat(piece, 30_000)));
        var document = knowledge.ReadOne();
        Assert.All(document.Passages, passage => Assert.InRange(passage.Text.Length, 1, KnowledgeLimits.Default.MaxPassageLength));
    }

    [Fact]
    public void Constructor_NoFolder_ThrowsWithTheMend()
    {
        using var knowledge = new TempKnowledge().With("file", "x");
        AssertRefused(Path.Combine(knowledge.Root, "nowhere"), KnowledgeFaultCodes.FolderMissing);
        AssertRefused(Path.Combine(knowledge.Root, "file"), KnowledgeFaultCodes.FolderIsFile);

        static void AssertRefused(string path, string code)
        {
            var exception = Assert.Throws<KnowledgeException>(() => new KnowledgeFolder(path));
            Assert.Equal(code, exception.Code);
            Assert.Contains(path, KnowledgeFaultMessages.Describe(exception, Language.Indonesian), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Read_FileVanishes_IsAFault()
    {
        using var knowledge = new TempKnowledge().With("a.md", Good).With("b.md", Good);
        var pairs = knowledge.Folder().Read(knowledge.Faults, cancellationToken: TestContext.Current.CancellationToken).GetEnumerator();
        Assert.True(pairs.MoveNext());
        File.Delete(Path.Combine(knowledge.Root, "b.md"));
        Assert.False(pairs.MoveNext());
        Assert.Equal(("b.md", KnowledgeFaultCodes.Unreadable), (knowledge.Faults[0].File, knowledge.Faults[0].Code));
        AssertDescribed(knowledge.Faults[0]);
    }

    [Fact]
    public void Read_FileBecomesTranslationWhileReading_IsAFault()
    {
        using var knowledge = new TempKnowledge().With("a.md", Good).With("b.md", Good);
        var pairs = knowledge.Folder().Read(knowledge.Faults, cancellationToken: TestContext.Current.CancellationToken).GetEnumerator();
        Assert.True(pairs.MoveNext());
        knowledge.With("b.md", Encoding.UTF8.GetBytes("---\ntranslation-of: a\n---\n\nTeks."));
        Assert.False(pairs.MoveNext());
        AssertFault(knowledge, "b.md", KnowledgeFaultCodes.Changed);
    }

    private static void AssertFault(TempKnowledge knowledge, string file, string code, params string[] arguments)
    {
        var fault = Assert.Single(knowledge.Faults);
        Assert.Equal((file, code), (fault.File, fault.Code));
        Assert.Equal(arguments, fault.Arguments);
        AssertDescribed(fault);
    }

    private static void AssertDescribed(KnowledgeFault fault)
    {
        var texts = Enum.GetValues<Language>().Select(language => KnowledgeFaultMessages.Describe(fault, language)).ToArray();
        Assert.Equal(2, texts.Distinct().Count());
        Assert.All(texts, text => Assert.DoesNotMatch(@"\{\d\}|\n", text));
    }
}
