using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;
using StargateBot.Core.Retrieval;
using Xunit;

namespace StargateBot.Core.Tests.Retrieval;

public sealed class KnowledgeSnapshotTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("stargatebot-snapshot-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Build_FolderWithOwnWords_FindsByThem()
    {
        Write("kebun.md", "# Kebun\n\nPohon mangga berbuah pada bulan Oktober.\n\nKolam ikan dibersihkan setiap Senin.");
        Write("words/kebun.txt", "empang, kolam");

        using var snapshot = Build();

        Assert.Equal((1, 2), (snapshot.DocumentCount, snapshot.UnitCount));
        Assert.Empty(snapshot.Faults);
        var found = snapshot.Index.Search(snapshot.Analyzer.Analyze("empang", Language.Indonesian, LexiconSide.Question), 3, TestContext.Current.CancellationToken);
        Assert.Equal("Kolam ikan dibersihkan setiap Senin.", snapshot.Index.GetUnit(Assert.Single(found).Unit).Original.Text);
    }

    [Fact]
    public void Build_RefusedFile_IsAFaultAndTheOthersAreServed()
    {
        Write("baik.md", "# Baik\n\nPohon mangga berbuah pada bulan Oktober.");
        Write("kosong.md", "");

        using var snapshot = Build();

        Assert.Equal(1, snapshot.UnitCount);
        Assert.Equal("kosong.md", Assert.Single(snapshot.Faults).File);
    }

    [Fact]
    public void Build_NothingToRead_IsEmptyAndAnswersNothing()
    {
        using var snapshot = Build();

        Assert.Equal(0, snapshot.UnitCount);
        Assert.Empty(snapshot.Index.Search(snapshot.Analyzer.Analyze("mangga", Language.Indonesian, LexiconSide.Question), 3, TestContext.Current.CancellationToken));
        Assert.Null(snapshot.Index.Correct("manga"));
    }

    [Fact]
    public void Build_LargeFolderAsked_Twice_OpensTheSameIndexWithItsFaults()
    {
        Write("a.md", "# A\n\nPohon mangga berbuah.\n\nKolam ikan.\n\nJalan setapak.");
        Write("kosong.md", "");
        Build(maxInMemory: 1).Dispose();
        var files = new List<KnowledgeProgress>();

        using var again = Build(maxInMemory: 1, new Recorder(files));

        Assert.Empty(files);
        Assert.Equal(3, again.UnitCount);
        Assert.Equal("kosong.md", Assert.Single(again.Faults).File);
    }

    [Fact]
    public void Build_ContentChanged_IsAnotherVersion()
    {
        Write("a.md", "# A\n\nPohon mangga.");
        string before;
        using (var snapshot = Build())
        {
            before = snapshot.Version;
        }

        Write("a.md", "# A\n\nPohon jambu.");
        using var after = Build();

        Assert.NotEqual(before, after.Version);
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, "knowledge", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private KnowledgeSnapshot Build(int maxInMemory = 100, IProgress<KnowledgeProgress>? progress = null)
    {
        var path = Directory.CreateDirectory(Path.Combine(_folder, "knowledge")).FullName;
        var options = new RetrievalOptions { MaxInMemoryUnits = maxInMemory, IndexFolder = Path.Combine(_folder, "index") };
        return KnowledgeSnapshotBuilder.Build(new KnowledgeFolder(path, LanguageIdentifier.Identify), options, progress, TestContext.Current.CancellationToken);
    }

    private sealed class Recorder(List<KnowledgeProgress> seen) : IProgress<KnowledgeProgress>
    {
        public void Report(KnowledgeProgress value) => seen.Add(value);
    }
}
