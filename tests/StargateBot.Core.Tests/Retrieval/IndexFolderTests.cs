using StargateBot.Core.Knowledge;
using StargateBot.Core.Knowledge.Incremental;
using StargateBot.Core.Languages;
using StargateBot.Core.Retrieval;
using Xunit;

namespace StargateBot.Core.Tests.Retrieval;

public sealed class IndexFolderTests : IDisposable
{
    private static readonly TextAnalyzer Analyzer = new(Lexicon.Empty);

    private readonly string _root = Path.Combine(Path.GetTempPath(), "stargatebot-index-" + Guid.NewGuid().ToString("n"));

    private readonly RetrievalOptions _options;

    public IndexFolderTests() => _options = new RetrievalOptions { IndexFolder = _root, MaxInMemoryUnits = 2, KeptIndexVersions = 2 };

    private static DocumentPair[] Knowledge =>
    [
        Units.Single("hewan", Language.Indonesian, "Kucing tidur di atas kursi. Ia bangun siang.", "Gajah hidup di Way Kambas."),
        new(Units.Document("gunung", Language.Indonesian, "Gunung Merapi meletus pada 2010."), Units.Document("gunung.en", Language.English, "Mount Merapi erupted in 2010.")),
    ];

    public void Dispose()
    {
        if (Directory.Exists(_root))
        {
            Directory.Delete(_root, recursive: true);
        }
    }

    [Fact]
    public void Build_MoreUnitsThanMemoryMayHold_GoesToDiskWithTexts()
    {
        using var index = Build("v1").Index;

        Assert.Equal(3, index.Count);
        Assert.True(File.Exists(Path.Combine(_root, "v1", IndexManifest.FileName)));
        var unit = index.GetUnit(2);
        Assert.Equal("Gunung Merapi meletus pada 2010.", unit.Original.Text);
        Assert.Equal("Mount Merapi erupted in 2010.", unit.In(Language.English).Text);
        Assert.Same(unit, index.GetUnit(2));
        Assert.Equal([2], Search(index, "kapan Merapi meletus"));
    }

    [Fact]
    public void Build_FewUnits_StaysInMemory()
    {
        using var index = new PassageIndexBuilder(Analyzer, _options with { MaxInMemoryUnits = 3 }).Build(Knowledge, "v1", [], TestContext.Current.CancellationToken).Index;

        Assert.Equal(3, index.Count);
        Assert.False(Directory.Exists(_root));
    }

    [Fact]
    public void TryOpen_CompleteIndex_OpensWithoutReadingKnowledge()
    {
        KnowledgeFault[] faults = [new("rusak.md", 3, "front-matter", ["xx"])];
        new PassageIndexBuilder(Analyzer, _options).Build(Knowledge, "v1", faults, TestContext.Current.CancellationToken).Index.Dispose();

        var found = new PassageIndexBuilder(Analyzer, _options).TryOpen("v1");

        Assert.NotNull(found);
        using var index = found.Index;
        Assert.Equal(3, found.Documents);
        var fault = Assert.Single(found.Faults);
        Assert.Equal(("rusak.md", 3, "front-matter"), (fault.File, fault.Line, fault.Code));
        Assert.Equal(["xx"], fault.Arguments);
        Assert.Equal([1], Search(index, "gajah Way Kambas"));
    }

    [Fact]
    public void TryOpen_OtherVersion_IsNull()
    {
        Build("v1").Index.Dispose();

        Assert.Null(new PassageIndexBuilder(Analyzer, _options).TryOpen("v2"));
    }

    [Fact]
    public void TryOpen_OtherFormat_IsNullAndBuildReplaces()
    {
        var older = new IndexFolder(_root, _options) { Format = "0" };
        older.Build((directory, _) =>
        {
            using var texts = new UnitFileWriter(directory.Directory.FullName);
            using var writer = new PassageIndexWriter(directory, Analyzer, 16);
            writer.Add(new PassageUnit(Knowledge[0].Original.Passages[0], null));
            writer.Complete();
            return new IndexedKnowledge("v1", [PairItem.Of(Units.Single("a", Language.Indonesian, "Satu.")).Reading], []);
        }).Index.Dispose();

        Assert.Null(new PassageIndexBuilder(Analyzer, _options).TryOpen("v1"));
        Build("v1").Index.Dispose();
        Assert.Null(older.TryOpen("v1"));
        using var index = new PassageIndexBuilder(Analyzer, _options).TryOpen("v1")!.Index;
        Assert.Equal(3, index.Count);
    }

    [Theory]
    [InlineData("shorten")]
    [InlineData("remove")]
    [InlineData("manifest")]
    [InlineData("no-manifest")]
    public void TryOpen_BrokenIndex_IsNullAndBuildMends(string damage)
    {
        Build("v1").Index.Dispose();
        var folder = Path.Combine(_root, "v1");
        var victim = Directory.GetFiles(folder, "*.cfs").Concat(Directory.GetFiles(folder, "*.fdt")).First();
        switch (damage)
        {
            case "shorten":
                using (var stream = File.OpenWrite(victim))
                {
                    stream.SetLength(stream.Length / 2);
                }

                break;
            case "remove":
                File.Delete(victim);
                break;
            case "manifest":
                File.WriteAllText(Path.Combine(folder, IndexManifest.FileName), "{ \"format\":");
                break;
            default:
                File.Delete(Path.Combine(folder, IndexManifest.FileName));
                break;
        }

        Assert.Null(new PassageIndexBuilder(Analyzer, _options).TryOpen("v1"));
        using var index = Build("v1").Index;
        Assert.Equal([2], Search(index, "Merapi"));
    }

    [Fact]
    public void TryOpen_SegmentsFileOverwrittenAtSameLength_IsNull()
    {
        Build("v1").Index.Dispose();
        var segments = Directory.GetFiles(Path.Combine(_root, "v1"), "segments_*").Single();
        File.WriteAllBytes(segments, new byte[new FileInfo(segments).Length]);

        Assert.Null(new PassageIndexBuilder(Analyzer, _options).TryOpen("v1"));
    }

    [Fact]
    public void Build_FailsInTheMiddle_LeavesNothing()
    {
        Assert.Throws<InvalidOperationException>(() => new PassageIndexBuilder(Analyzer, _options).Build(Failing(), "v1", [], TestContext.Current.CancellationToken));

        Assert.Empty(Directory.EnumerateFileSystemEntries(_root));
        Assert.Null(new PassageIndexBuilder(Analyzer, _options).TryOpen("v1"));

        static IEnumerable<DocumentPair> Failing()
        {
            foreach (var pair in Knowledge)
            {
                yield return pair;
            }

            throw new InvalidOperationException("The folder went away.");
        }
    }

    [Fact]
    public void Build_Cancelled_LeavesNothing()
    {
        using var cancel = new CancellationTokenSource();

        Assert.Throws<OperationCanceledException>(() => new PassageIndexBuilder(Analyzer, _options).Build(Cancelling(), "v1", [], cancel.Token));

        Assert.False(Directory.Exists(_root) && Directory.EnumerateFileSystemEntries(_root).Any());

        IEnumerable<DocumentPair> Cancelling()
        {
            yield return Knowledge[0];
            yield return Knowledge[1];
            cancel.Cancel();
            yield return Knowledge[0];
        }
    }

    [Fact]
    public void Build_AfterAKilledBuild_RemovesItsRemains()
    {
        var killed = Path.Combine(_root, ".building-0123");
        Directory.CreateDirectory(killed);
        File.WriteAllText(Path.Combine(killed, "_0.fdt"), "half");

        Build("v1").Index.Dispose();

        Assert.False(Directory.Exists(killed));
    }

    [Fact]
    public void Build_WhileAnotherProgramBuilds_LeavesItsFolderAlone()
    {
        var other = Path.Combine(_root, ".building-0123");
        Directory.CreateDirectory(other);
        using (new FileStream(other + ".lock", FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            Build("v1").Index.Dispose();
        }

        Assert.True(Directory.Exists(other));
    }

    [Fact]
    public void Build_MoreVersionsThanKept_RemovesTheOldest()
    {
        foreach (var (version, day) in new[] { ("v1", 1), ("v2", 2), ("v3", 3) })
        {
            Build(version).Index.Dispose();
            File.SetLastWriteTimeUtc(Path.Combine(_root, version, IndexManifest.FileName), new DateTime(2025, 1, day, 0, 0, 0, DateTimeKind.Utc));
        }

        Assert.Equal(["v2", "v3"], Directory.GetDirectories(_root).Select(Path.GetFileName).Order());
    }

    private static int[] Search(IPassageIndex index, string question) =>
        [.. index.Search(Analyzer.Analyze(question, Language.Indonesian, LexiconSide.Question), 5, TestContext.Current.CancellationToken).Select(u => u.Unit)];

    private BuiltIndex Build(string version) =>
        new PassageIndexBuilder(Analyzer, _options).Build(Knowledge, version, [], TestContext.Current.CancellationToken);
}
