using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Knowledge;

public sealed class TaughtFolderTests
{
    [Fact]
    public void Read_TaughtFolder_IsReadAsDocumentsBelowTaught()
    {
        using var knowledge = new TempKnowledge().With("a.md", "Satu.").With("z.md", "Tiga.");
        using var taught = new TempKnowledge().With("jam.id.md", "Buka pukul 08.00.").With("jam.en.md", "---\nlanguage: en\ntranslation-of: taught/jam.id\n---\n\nOpen at 08:00.");
        var faults = new List<KnowledgeFault>();

        var pairs = Folder(knowledge, taught.Root).Read(faults, cancellationToken: TestContext.Current.CancellationToken).ToArray();

        Assert.Empty(faults);
        Assert.Equal(["a", "taught/jam.id", "z"], pairs.Select(pair => pair.Original.Id));
        Assert.Equal("taught/jam.en", pairs[1].Translation?.Id);
    }

    [Fact]
    public void Read_FaultyTaughtFile_IsNamedBelowTaught()
    {
        using var knowledge = new TempKnowledge().With("a.md", "Satu.");
        using var taught = new TempKnowledge().With("rusak.md", "---\nlanguage: fr\n---\n\nUn.").With("words/x.txt", "a, b");
        var faults = new List<KnowledgeFault>();
        var folder = Folder(knowledge, taught.Root);

        Assert.Equal(["a", "taught/words/x"], folder.Read(faults, cancellationToken: TestContext.Current.CancellationToken).Select(pair => pair.Original.Id));

        Assert.Equal("taught/rusak.md", Assert.Single(faults).File);
        Assert.Empty(folder.ReadWordLines(faults));
    }

    [Fact]
    public void Read_NoTaughtFolder_IsNothing()
    {
        using var knowledge = new TempKnowledge().With("a.md", "Satu.");
        var faults = new List<KnowledgeFault>();
        var folder = Folder(knowledge, Path.Combine(knowledge.Root, "..", "no-such-folder-here"));

        Assert.Single(folder.Read(faults, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Empty(faults);
        Assert.Equal(knowledge.Folder().ComputeVersion(CancellationToken.None), folder.ComputeVersion(CancellationToken.None));
    }

    [Fact]
    public void Read_KnowledgeHasSuchAFolder_ServesTheKnowledgeAndTellsTheClash()
    {
        using var knowledge = new TempKnowledge().With("taught/a.md", "Satu.");
        using var taught = new TempKnowledge().With("b.md", "Dua.");
        var faults = new List<KnowledgeFault>();

        var pairs = Folder(knowledge, taught.Root).Read(faults, cancellationToken: TestContext.Current.CancellationToken).ToArray();

        Assert.Equal("taught/a", Assert.Single(pairs).Original.Id);
        var fault = Assert.Single(faults);
        Assert.Equal(("taught", KnowledgeFaultCodes.TaughtClash), (fault.File, fault.Code));
    }

    [Fact]
    public void Read_TaughtFolderInsideTheKnowledge_IsReadOnce()
    {
        using var knowledge = new TempKnowledge().With("taught/a.md", "Satu.");
        var faults = new List<KnowledgeFault>();

        var folder = Folder(knowledge, Path.Combine(knowledge.Root, "taught"));

        Assert.Equal("taught/a", Assert.Single(folder.Read(faults, cancellationToken: TestContext.Current.CancellationToken)).Original.Id);
        Assert.Empty(faults);
    }

    [Fact]
    public void ComputeVersion_TaughtText_IsCountedAndTheSameInOneFolder()
    {
        using var knowledge = new TempKnowledge().With("a.md", "Satu.");
        using var taught = new TempKnowledge().With("b.md", "Dua.");
        using var archive = new TempKnowledge().With("a.md", "Satu.").With("taught/b.md", "Dua.");

        var version = Folder(knowledge, taught.Root).ComputeVersion(CancellationToken.None);

        Assert.NotEqual(knowledge.Folder().ComputeVersion(CancellationToken.None), version);
        Assert.Equal(archive.Folder().ComputeVersion(CancellationToken.None), version);
    }

    [Fact]
    public void ListFiles_DocumentsAndWordLists_HavePlaceSizeAndHash()
    {
        using var knowledge = new TempKnowledge().With("a.md", "Satu.").With("sub/b.txt", "Dua.").With("words/w.txt", "a, b").With("golden.jsonl", "{}").With("x.png", "x");
        using var taught = new TempKnowledge().With("c.md", "Satu.");

        var files = Folder(knowledge, taught.Root).ListFiles(TestContext.Current.CancellationToken);

        Assert.Equal(["a.md", "sub/b.txt", "taught/c.md", "words/w.txt"], files.Select(file => file.Path));
        Assert.Equal([5, 4, 5, 4], files.Select(file => file.Size));
        Assert.Equal(Path.Combine(taught.Root, "c.md"), files[2].FullPath);
        Assert.Equal(files[0].ContentHash, files[2].ContentHash);
        Assert.All(files, file => Assert.Matches("^[0-9a-f]{32}$", file.ContentHash));
        Assert.Equal(3, files.Select(file => file.ContentHash).Distinct().Count());
    }

    private static KnowledgeFolder Folder(TempKnowledge knowledge, string taught) =>
        new(knowledge.Root, TempKnowledge.Identify, Language.Indonesian, limits: null, taught);
}
