using System.Text;
using CsCheck;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Knowledge;

public sealed class KnowledgeFolderTests
{
    [Fact]
    public void Read_FrontMatter_IsTaken()
    {
        using var knowledge = new TempKnowledge().With(
            "news/a.id.md",
            "---\n# a comment\nTitle: \"Berita: hari ini\"\nlanguage: id\nsource: https://contoh.id\ntags: [a, {b: c}]\ndate: 2025-10-01\n---\n\nOne is first.\n");

        var document = knowledge.ReadOne();

        Assert.Equal(("news/a.id", "Berita: hari ini", Language.Indonesian), (document.Id, document.Title, document.Language));
        Assert.Equal(("https://contoh.id", null), (document.Source, document.TranslationOf));
        Assert.Equal("One is first.", Assert.Single(document.Passages).Text);
    }

    [Theory]
    [InlineData("The sea is deep.", Language.English)]
    [InlineData("Laut dalam sekali.", Language.Indonesian)]
    [InlineData("12345", Language.Indonesian)]
    public void Read_NoLanguageStated_IsIdentified(string text, Language language)
    {
        using var knowledge = new TempKnowledge().With("a.md", text);
        Assert.Equal(language, knowledge.ReadOne().Language);
    }

    [Fact]
    public void Read_NoIdentifierGiven_TakesTheShippedOne()
    {
        using var knowledge = new TempKnowledge().With("a.md", "The partners have agreed to build the largest computer of the world.");
        var pair = Assert.Single(new KnowledgeFolder(knowledge.Root).Read([], cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(Language.English, pair.Original.Language);
    }

    [Fact]
    public void Read_FoldersAndKinds_AreOrderedById()
    {
        using var knowledge = new TempKnowledge()
            .With("b.TXT", "Dua.").With("z/deep/er/a.markdown", "Empat.").With("a.md", "Satu.").With("c.id.md", "Tiga.")
            .With(".hidden.md", "x").With(".git/a.md", "x").With("words/a.txt", "x, y").With("golden.jsonl", "{}").With("z/words/b.md", "Lima.");

        Assert.Equal(["a", "b", "c.id", "z/deep/er/a", "z/words/b"], knowledge.Read().Select(pair => pair.Original.Id));
        Assert.Empty(knowledge.Faults);
    }

    [Fact]
    public void Read_WindowsLineEndsAndByteOrderMark_GiveTheSamePassages()
    {
        const string Text = "---\ntitle: Judul\nlanguage: id\n---\n\nSatu baris\nlagi.\n\n- a\n- b\n";
        using var knowledge = new TempKnowledge()
            .With("a.md", Text)
            .With("b.md", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text.Replace("\n", "\r\n"))]);

        var documents = knowledge.Read().Select(pair => pair.Original).ToArray();

        Assert.Empty(knowledge.Faults);
        Assert.Equal(["Satu baris lagi.", "a\nb"], documents[0].Passages.Select(passage => passage.Text));
        Assert.Equal(documents[0].Passages.Select(passage => passage.Text), documents[1].Passages.Select(passage => passage.Text));
        Assert.Equal("Judul", documents[1].Title);
    }

    [Fact]
    public void Read_AnyFrontMatter_IsTakenOrRefusedNeverThrown()
    {
        string[] pieces =
        [
            "title", "language", "translation-of", ":", " ", "\n", "- ", "[", "]", "{", "}", "'", "\"", "|", "&a", "*a", "!", "%", "#",
            "id", "~", "null", ",", "?", "\t", "a", "---", "...",
        ];
        using var knowledge = new TempKnowledge();
        Gen.OneOf(pieces).Array[0, 20].Select(string.Concat).Sample(
            text =>
            {
                knowledge.With("a.md", $"---\n{text}\n---\n\nTeks.");
                Assert.Equal(knowledge.Read().Count == 0, knowledge.Faults.Count > 0);
            },
            iter: 500,
            threads: 1);
    }

    [Fact]
    public void Read_AnyBytes_AreTakenOrRefusedNeverThrown()
    {
        using var knowledge = new TempKnowledge();
        Gen.Select(Gen.Byte.Array[0, 40], Gen.Bool.Select(markdown => markdown ? "a.md" : "a.txt")).Sample(
            (bytes, name) =>
            {
                knowledge.With(name, bytes);
                knowledge.Read();
                File.Delete(Path.Combine(knowledge.Root, name));
            },
            iter: 500,
            threads: 1);
    }

    [Fact]
    public void Read_IsLazy_HoldsOneDocumentAtATime()
    {
        using var knowledge = new TempKnowledge().With("a.md", "Satu.").With("b.md", "Dua.");
        using var pairs = knowledge.Folder().Read(knowledge.Faults, cancellationToken: TestContext.Current.CancellationToken).GetEnumerator();
        Assert.True(pairs.MoveNext());

        knowledge.With("b.md", "Diganti.");

        Assert.True(pairs.MoveNext());
        Assert.Equal("Diganti.", pairs.Current.Original.Passages[0].Text);
    }

    [Fact]
    public void Read_Cancelled_Stops()
    {
        using var knowledge = new TempKnowledge().With("a.md", "Satu.").With("b.md", "Dua.");
        using var cancellation = new CancellationTokenSource();
        using var pairs = knowledge.Folder().Read(knowledge.Faults, cancellationToken: cancellation.Token).GetEnumerator();
        Assert.True(pairs.MoveNext());
        cancellation.Cancel();
        Assert.Throws<OperationCanceledException>(() => pairs.MoveNext());
    }

    [Fact]
    public void Read_WithProgress_TellsTheEnd()
    {
        using var knowledge = new TempKnowledge();
        for (var i = 0; i < 70; i++)
        {
            knowledge.With($"{i:00}.md", "Satu.\n\nDua.");
        }

        var told = new Collected();
        Assert.Equal(70, knowledge.Folder().Read(knowledge.Faults, told, TestContext.Current.CancellationToken).Count());
        Assert.Equal([new KnowledgeProgress(64, 70, 128), new KnowledgeProgress(70, 70, 140)], told.Values);
    }

    [Fact]
    public void ReadWordLines_GoodAndBadLines_AreToldApart()
    {
        using var knowledge = new TempKnowledge()
            .With("words/b.txt", "besar, raksasa # komentar\n\n# hanya komentar\ncip => chip\nsendiri\na => b => c\n=> x\nsatu dua tiga empat lima enam tujuh, x\n?, y\n")
            .With("words/a.txt", "kota, city\n")
            .With("words/c.md", "x, y\n")
            .With("words/d.txt", [0xFF, (byte)'a', (byte)'\n']);

        var lines = knowledge.Folder().ReadWordLines(knowledge.Faults);

        Assert.Equal(["kota, city", "besar, raksasa", "cip => chip"], lines);
        Assert.Equal(
            [
                ("words/b.txt", 5, KnowledgeFaultCodes.WordLine),
                ("words/b.txt", 6, KnowledgeFaultCodes.WordLineArrows),
                ("words/b.txt", 7, KnowledgeFaultCodes.WordLine),
                ("words/b.txt", 8, KnowledgeFaultCodes.WordPhrase),
                ("words/b.txt", 9, KnowledgeFaultCodes.WordPhrase),
                ("words/d.txt", 1, KnowledgeFaultCodes.Encoding),
            ],
            knowledge.Faults.Select(fault => (fault.File, fault.Line ?? 0, fault.Code)));
    }

    [Fact]
    public void ReadWordLines_NoWordsFolder_GivesNone()
    {
        using var knowledge = new TempKnowledge().With("a.md", "Satu.");
        Assert.Empty(knowledge.Folder().ReadWordLines(knowledge.Faults));
        Assert.Empty(knowledge.Faults);
    }

    [Fact]
    public void ComputeVersion_SameContent_IsTheSameEverywhere()
    {
        using var one = new TempKnowledge().With("a.md", "Satu.").With("sub/b.md", "Dua.").With("words/w.txt", "a, b");
        using var other = new TempKnowledge().With("words/w.txt", "a, b").With("sub/b.md", "Dua.").With("a.md", "Satu.").With(".x.md", "x").With("g.jsonl", "x");
        var version = VersionOf(one);
        Assert.Matches("^[0-9a-f]{12}$", version);
        Assert.Equal(version, VersionOf(other));
    }

    [Fact]
    public void ComputeVersion_AnyChange_ChangesIt()
    {
        using var knowledge = new TempKnowledge();
        var versions = new List<string>();
        foreach (var (path, text) in new[]
        {
            ("a.md", "Satu."), ("a.md", "Satu!"), ("b.md", ""), ("b.md", "Satu!"), ("words/w.txt", "a, b"), ("words/w.txt", "a, c"), ("a.md", "Satu!Satu!"),
        })
        {
            versions.Add(VersionOf(knowledge.With(path, text)));
        }

        File.Move(Path.Combine(knowledge.Root, "b.md"), Path.Combine(knowledge.Root, "c.md"));
        versions.Add(VersionOf(knowledge));
        Assert.Equal(versions.Count, versions.Distinct().Count());
    }

    [Fact]
    public void Read_Links_StayInside()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links needs a right on Windows.");
        using var outside = new TempKnowledge().With("secret.md", "Rahasia.").With("sub/secret.md", "Rahasia.");
        using var knowledge = new TempKnowledge().With("real.md", "Satu.").With("sub/x.md", "Dua.");
        File.CreateSymbolicLink(knowledge.PathOf("inside.md"), "sub/../real.md");
        File.CreateSymbolicLink(knowledge.PathOf("leak.md"), Path.Combine(outside.Root, "secret.md"));
        File.CreateSymbolicLink(knowledge.PathOf("broken.md"), "nowhere.md");
        File.CreateSymbolicLink(knowledge.PathOf("circle.md"), "circle.md");
        Directory.CreateSymbolicLink(knowledge.PathOf("folder"), "sub");
        Directory.CreateSymbolicLink(knowledge.PathOf(".way"), Path.Combine(outside.Root, "sub"));
        File.CreateSymbolicLink(knowledge.PathOf("by-way.md"), ".way/secret.md");
        File.CreateSymbolicLink(knowledge.PathOf("by-parent.md"), ".way/../secret.md");

        Assert.Equal(["inside", "real", "sub/x"], knowledge.Read().Select(pair => pair.Original.Id));
        Assert.Equal(
            ["broken.md", "by-parent.md", "by-way.md", "circle.md", "leak.md"],
            knowledge.Faults.Where(fault => fault.Code == KnowledgeFaultCodes.LinkOutside).Select(fault => fault.File));
        Assert.Equal("folder", Assert.Single(knowledge.Faults, fault => fault.Code == KnowledgeFaultCodes.LinkToFolder).File);
    }

    private static string VersionOf(TempKnowledge knowledge) => knowledge.Folder().ComputeVersion(TestContext.Current.CancellationToken);

    // Progress<T> posts to other threads; this one tells at once.
    private sealed class Collected : IProgress<KnowledgeProgress>
    {
        public List<KnowledgeProgress> Values { get; } = [];

        public void Report(KnowledgeProgress value) => Values.Add(value);
    }
}
