using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;
using StargateBot.Core.Retrieval;
using Xunit;

namespace StargateBot.Core.Tests.Knowledge;

/// <summary>What is read again, and what is not.</summary>
public sealed class IncrementalReadingTests : IDisposable
{
    // Files written at this time have settled.
    private static readonly DateTime LongAgo = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly TempKnowledge _knowledge = new();
    private readonly string _index = Path.Combine(Path.GetTempPath(), "stargatebot-reading-" + Guid.NewGuid().ToString("n"));

    public static TheoryData<int> Sizes { get; } = [1_000, 0];

    public void Dispose()
    {
        _knowledge.Dispose();
        if (Directory.Exists(_index))
        {
            Directory.Delete(_index, recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Build_NothingChanged_OpensNoFile(int maxInMemory)
    {
        Write("a.md", "Satu.");
        Write("b.md", "Dua.");
        Write("words/w.txt", "a, b");
        var first = Build(maxInMemory);

        using var second = Build(maxInMemory, first);
        first.Dispose();

        Assert.Equal(new ReadingFigures(3, 3, 2), first.Figures);
        Assert.Equal(new ReadingFigures(3, 0, 0), second.Figures);
        Assert.Equal(first.Version, second.Version);
        Assert.Equal("Dua.", Find(second, "dua"));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Build_OneChanged_ReadsThatOneOnly(int maxInMemory)
    {
        Write("a.md", "Satu.");
        Write("b.md", "Dua.");
        Write("c.md", "Tiga.");
        using var first = Build(maxInMemory);
        Write("b.md", "Dua puluh.", LongAgo.AddDays(1));

        using var second = Build(maxInMemory, first);

        Assert.Equal(new ReadingFigures(3, 1, 1), second.Figures);
        Assert.Equal("Dua puluh.", Find(second, "puluh"));
        Assert.Equal("Tiga.", Find(second, "tiga"));
        Assert.Null(Find(first, "puluh"));
    }

    [Fact]
    public void Build_TouchedOnly_IsHashedAndNotParsed()
    {
        Write("a.md", "Satu.");
        Write("b.md", "Dua.");
        using var first = Build();
        Write("b.md", "Dua.", LongAgo.AddDays(1));

        using var second = Build(previous: first);

        Assert.Equal(new ReadingFigures(2, 1, 0), second.Figures);
        Assert.Equal(first.Version, second.Version);
    }

    [Fact]
    public void Build_LooksUnchanged_IsTrusted()
    {
        Write("a.md", "Satu.");
        using var first = Build();
        Write("a.md", "Enam.");

        using var second = Build(previous: first);
        using var anew = Build();

        Assert.Equal(first.Version, second.Version);
        Assert.Equal("Enam.", Find(anew, "enam"));
    }

    [Fact]
    public void Build_WrittenJustBeforeTheReading_IsLookedAtAgain()
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        Write("a.md", "Satu.", now);
        using var first = Build();
        Write("a.md", "Enam.", now);

        using var second = Build(previous: first);

        Assert.Equal(1, second.Figures.Opened);
        Assert.Equal("Enam.", Find(second, "enam"));
    }

    [Fact]
    public void Build_LinkLeadsElsewhere_IsLookedAtAgain()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links needs a right on Windows.");
        Write(".one.md", "Satu.");
        Write(".two.md", "Enam.");
        File.CreateSymbolicLink(_knowledge.PathOf("a.md"), ".one.md");
        using var first = Build();
        File.Delete(_knowledge.PathOf("a.md"));
        File.CreateSymbolicLink(_knowledge.PathOf("a.md"), ".two.md");

        using var second = Build(previous: first);

        Assert.Equal("Enam.", Find(second, "enam"));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Build_FaultyFilesUnchanged_FaultsAreRememberedAndComplete(int maxInMemory)
    {
        Write("baik.md", "Satu.");
        Write("bahasa.md", "---\nlanguage: fr\n---\n\nUn.");
        Write("biner.md", "a\0b");
        Write("terjemahan.md", "---\nlanguage: en\ntranslation-of: baik\n---\n\nOne.\n\nTwo.");
        Write("yatim.md", "---\ntranslation-of: tidak-ada\n---\n\nOne.");
        Write("words/w.txt", "sendiri");
        using var first = Build(maxInMemory);
        Write("rusak.pdf", "x");
        Write("lagi.md", "---\ntitle: [\n---\n\nx");

        using var second = Build(maxInMemory, first);

        Assert.Equal(["words/w.txt", "bahasa.md", "terjemahan.md", "biner.md", "yatim.md"], first.Faults.Select(fault => fault.File));
        Assert.Equal(["words/w.txt", "rusak.pdf", "bahasa.md", "terjemahan.md", "biner.md", "lagi.md", "yatim.md"], second.Faults.Select(fault => fault.File).Distinct());
        Assert.Equal(1, second.Figures.Parsed);
        using var third = Build(maxInMemory, second);
        Assert.Equal(second.Faults.Select(Text), third.Faults.Select(Text));
        Assert.Equal(0, third.Figures.Opened);
    }

    [Fact]
    public void Build_TranslationComes_ReadsTheOriginalToo()
    {
        Write("a.id.md", "---\nlanguage: id\n---\n\nSatu.");
        Write("b.md", "Dua.");
        using var first = Build();
        Write("a.en.md", "---\nlanguage: en\ntranslation-of: a.id\n---\n\nOne.");

        using var second = Build(previous: first);
        File.Delete(_knowledge.PathOf("a.en.md"));
        using var third = Build(previous: second);

        Assert.Equal((1, 2), (second.Figures.Opened, second.Figures.Parsed));
        Assert.Equal("One.", second.Index.GetUnit(0).Translation?.Text);
        Assert.Equal((0, 1), (third.Figures.Opened, third.Figures.Parsed));
        Assert.Null(third.Index.GetUnit(0).Translation);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Build_WordListChanged_IsSearchedByItWithoutParsing(int maxInMemory)
    {
        Write("a.md", "Kolam ikan dibersihkan.");
        using var first = Build(maxInMemory);
        Write("words/w.txt", "empang, kolam");

        using var second = Build(maxInMemory, first);

        Assert.Equal((1, 0), (second.Figures.Opened, second.Figures.Parsed));
        Assert.NotEqual(first.Version, second.Version);
        Assert.Equal("Kolam ikan dibersihkan.", Find(second, "empang"));
        Assert.Null(Find(first, "empang"));
    }

    [Fact]
    public void Build_OtherFallbackLanguage_ReadsAll()
    {
        Write("a.md", "12345");
        using var first = Build();

        using var second = Build(previous: first, fallback: Language.English);

        Assert.Equal(1, second.Figures.Parsed);
        Assert.Equal(Language.English, second.Index.GetUnit(0).Original.Language);
    }

    [Fact]
    public void Build_FileChangesWhileOthersAreRead_IsReadAgain()
    {
        Write("a.md", "Satu.");
        Write("b.md", "Dua.");
        Write("c.md", "Tiga.");
        var changes = 0;
        LanguageGuess Identify(string text)
        {
            if (changes++ == 0)
            {
                Write("b.md", "Delapan.", LongAgo.AddDays(1));
                File.Delete(_knowledge.PathOf("c.md"));
            }

            return TempKnowledge.Identify(text);
        }

        using var built = Build(identify: Identify);
        using var fresh = Build();

        Assert.Empty(built.Faults);
        Assert.Equal(fresh.Version, built.Version);
        Assert.Equal("Delapan.", Find(built, "delapan"));
    }

    [Fact]
    public void Build_FileThatNeverRests_IsAFaultUntilTheNextTime()
    {
        Write("a.md", "Satu.");
        Write("b.md", "Dua.");
        using var clean = Build();
        var changes = 0;
        var rests = false;
        LanguageGuess Identify(string text)
        {
            if (!rests)
            {
                Write("b.md", $"Delapan {++changes}.", LongAgo.AddDays(changes));
            }

            return TempKnowledge.Identify(text);
        }

        using var torn = Build(identify: Identify);
        rests = true;
        using var mended = Build(identify: Identify, previous: torn);

        Assert.Equal([("b.md", KnowledgeFaultCodes.Changed)], torn.Faults.Select(fault => (fault.File, fault.Code)));
        Assert.NotEqual(clean.Version, torn.Version);
        Assert.Empty(mended.Faults);
        Assert.Equal($"Delapan {changes}.", Find(mended, "delapan"));
        Assert.Equal(1, mended.Figures.Parsed);
    }

    [Fact]
    public void Build_IndexOfAnEarlierStart_IsGoodForReadingOnlyWhatChanges()
    {
        Write("a.md", "Satu.");
        Write("b.md", "Dua.");
        Write("rusak.md", "---\nlanguage: fr\n---\n\nUn.");
        Build(maxInMemory: 0).Dispose();
        using var reopened = Build(maxInMemory: 0);
        Write("b.md", "Delapan.", LongAgo.AddDays(1));

        using var next = Build(maxInMemory: 0, reopened);

        Assert.Equal(new ReadingFigures(3, 3, 0), reopened.Figures);
        Assert.Equal("rusak.md", Assert.Single(reopened.Faults).File);
        Assert.Equal(["a", "b"], reopened.Contents.Documents.Keys.Order());
        Assert.Equal(new ReadingFigures(3, 1, 1), next.Figures);
        Assert.Equal("Delapan.", Find(next, "delapan"));
    }

    [Fact]
    public void Build_EarlierSnapshotStillOpen_KeepsItsIndexForAReturn()
    {
        Write("a.md", "Satu.");
        using var first = Build(maxInMemory: 0);
        var folder = Path.Combine(_index, first.Version);
        Write("a.md", "Delapan.", LongAgo.AddDays(1));
        using (var second = Build(maxInMemory: 0, first))
        {
            Assert.True(Directory.Exists(folder));
            Assert.Equal("Satu.", Find(first, "satu"));
        }

        Write("a.md", "Satu.", LongAgo.AddDays(2));
        using (var back = Build(maxInMemory: 0, first))
        {
            Assert.Equal((first.Version, 0), (back.Version, back.Figures.Parsed));
        }

        first.Dispose();
        Write("a.md", "Tujuh.", LongAgo.AddDays(3));
        Build(maxInMemory: 0).Dispose();
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void Build_IncrementalCancelled_LeavesNothingHalfWritten()
    {
        for (var i = 0; i < 200; i++)
        {
            Write($"{i:000}.md", $"Nomor {i}.");
        }

        using var first = Build(maxInMemory: 0);
        Write("150.md", "Diganti.", LongAgo.AddDays(1));
        using var cancellation = new CancellationTokenSource();

        Assert.Throws<OperationCanceledException>(() => KnowledgeSnapshotBuilder.Build(
            _knowledge.Folder(), Options(0), first, new Cancelling(cancellation), cancellation.Token));

        Assert.Equal(first.Version, Path.GetFileName(Assert.Single(Directory.GetFileSystemEntries(_index))));
        Assert.Equal("Nomor 150.", Find(first, "150"));
    }

    private static string Text(KnowledgeFault fault) => KnowledgeFaultMessages.Describe(fault, Language.English);

    private static string? Find(KnowledgeSnapshot snapshot, string question)
    {
        var found = snapshot.Index.Search(snapshot.Analyzer.Analyze(question, Language.Indonesian, LexiconSide.Question), 1, TestContext.Current.CancellationToken);
        return found.Count == 0 ? null : snapshot.Index.GetUnit(found[0].Unit).Original.Text;
    }

    private void Write(string path, string text, DateTime? at = null)
    {
        _knowledge.With(path, text);
        File.SetLastWriteTimeUtc(_knowledge.PathOf(path), at ?? LongAgo);
    }

    private RetrievalOptions Options(int maxInMemory) => new() { MaxInMemoryUnits = maxInMemory, IndexFolder = _index, KeptIndexVersions = 1 };

    private KnowledgeSnapshot Build(
        int maxInMemory = 1_000, KnowledgeSnapshot? previous = null, Func<string, LanguageGuess>? identify = null, Language fallback = Language.Indonesian) =>
        KnowledgeSnapshotBuilder.Build(
            new KnowledgeFolder(_knowledge.Root, identify ?? TempKnowledge.Identify, fallback),
            Options(maxInMemory),
            previous,
            progress: null,
            TestContext.Current.CancellationToken);

    private sealed class Cancelling(CancellationTokenSource cancellation) : IProgress<KnowledgeProgress>
    {
        public void Report(KnowledgeProgress value) => cancellation.Cancel();
    }
}
