using CsCheck;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;
using StargateBot.Core.Retrieval;
using Xunit;

namespace StargateBot.Core.Tests.Knowledge;

/// <summary>A snapshot made from the one before is the same as one made from nothing, whatever was edited.</summary>
public sealed class IncrementalPropertyTests : IDisposable
{
    private const int Names = 6;

    private static readonly string[] Words = ["kopi", "teh", "gula", "susu", "roti", "pasar", "Medan", "Jakarta", "2010", "minum", "minuman", "coffee", "tea", "sugar"];

    private static readonly string[] Questions = ["kopi Medan 2010", "minuman teh gula", "roti susu pasar Jakarta", "coffee and sugar", "minumn"];

    private static readonly Gen<string> Sentence = Gen.Int[0, Words.Length - 1].Array[1, 9].Select(words => string.Join(' ', words.Select(w => Words[w])) + ".");

    private static readonly Gen<Edit> AnyEdit = Gen.Select(Gen.Enum<EditKind>(), Gen.Int[0, Names - 1], Gen.Int[0, Names - 1], Sentence.Array[1, 5])
        .Select((kind, name, other, texts) => new Edit(kind, name, other, texts));

    private readonly string _root = Directory.CreateTempSubdirectory("stargatebot-incremental-").FullName;
    private int _clock;
    private int _case;

    private enum EditKind
    {
        Write,
        WriteAgain,
        WriteSettled,
        Delete,
        Rename,
        Translate,
        TranslateBadly,
        Break,
        Touch,
        Teach,
        WordList,
        Unsupported,
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData(1_000)]
    [InlineData(8)]
    [InlineData(0)]
    public void Build_FromTheSnapshotBefore_IsAsFromNothing(int maxInMemory) =>
        Gen.Select(AnyEdit.Array[3, 10], AnyEdit.Array[1, 3].Array[1, 5]).Sample(
            (first, steps) =>
            {
                using var folder = new Folders(Path.Combine(_root, $"{_case++}"), maxInMemory);
                Apply(folder, first);
                var current = folder.Build("kept", previous: null);
                try
                {
                    foreach (var step in steps)
                    {
                        Apply(folder, step);
                        var next = folder.Build("kept", current);
                        current.Dispose();
                        current = next;
                        folder.DeleteIndex("fresh");
                        using var fresh = folder.Build("fresh", previous: null);
                        AssertSame(fresh, current);
                    }
                }
                finally
                {
                    current.Dispose();
                }
            },
            iter: 15,
            threads: 1);

    private static void AssertSame(KnowledgeSnapshot expected, KnowledgeSnapshot actual)
    {
        Assert.Equal((expected.Version, expected.DocumentCount, expected.UnitCount), (actual.Version, actual.DocumentCount, actual.UnitCount));
        Assert.Equal(expected.Faults.Select(Text), actual.Faults.Select(Text));
        Assert.True(KnowledgeDifference.Between(expected.Contents, actual.Contents).IsEmpty);
        Assert.Equal(expected.Files, actual.Files);
        for (var unit = 0; unit < expected.UnitCount; unit++)
        {
            Assert.Equal(Text(expected.Index.GetUnit(unit)), Text(actual.Index.GetUnit(unit)));
        }

        foreach (var word in Words)
        {
            Assert.Equal(
                (expected.Index.ExactFrequency(word), expected.Index.NameFrequency(word), expected.Index.StemFrequency(word, Language.Indonesian)),
                (actual.Index.ExactFrequency(word), actual.Index.NameFrequency(word), actual.Index.StemFrequency(word, Language.Indonesian)));
        }

        foreach (var question in Questions)
        {
            Assert.Equal(Search(expected, question), Search(actual, question));
            Assert.Equal(expected.Index.Correct(question[..5]), actual.Index.Correct(question[..5]));
        }
    }

    private static IReadOnlyList<ScoredUnit> Search(KnowledgeSnapshot snapshot, string question) =>
        snapshot.Index.Search(snapshot.Analyzer.Analyze(question, Language.Indonesian, LexiconSide.Question), 20, CancellationToken.None);

    private static string Text(KnowledgeFault fault) => KnowledgeFaultMessages.Describe(fault, Language.English);

    private static string Text(PassageUnit unit) => Text(unit.Original) + " = " + (unit.Translation is { } translation ? Text(translation) : "");

    private static string Text(Passage passage) =>
        $"{passage.DocumentId} {passage.DocumentTitle} {passage.Language} {passage.Locator} {passage.Kind} {passage.Heading} {passage.Text} {string.Join(' ', passage.Sentences)}";

    private void Apply(Folders folder, IEnumerable<Edit> edits)
    {
        foreach (var edit in edits)
        {
            Apply(folder, edit);
        }
    }

    private void Apply(Folders folder, Edit edit)
    {
        var path = folder.Knowledge($"berkas-{edit.Name}.md");
        var body = string.Join("\n\n", edit.Texts);
        switch (edit.Kind)
        {
            case EditKind.Write or EditKind.WriteAgain:
                File.WriteAllText(path, $"---\nlanguage: id\n---\n\n# Judul {edit.Other}\n\n{body}\n");
                break;
            case EditKind.WriteSettled:
                File.WriteAllText(path, $"---\nlanguage: id\n---\n\n{body}\n");
                File.SetLastWriteTimeUtc(path, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(_clock++));
                break;
            case EditKind.Delete:
                File.Delete(path);
                break;
            case EditKind.Rename when File.Exists(path):
                File.Move(path, folder.Knowledge($"berkas-{edit.Other}.md"), overwrite: true);
                break;
            case EditKind.Translate when File.Exists(path):
                // As many passages as the original, whatever that is made of.
                var count = File.ReadAllText(path).Split("\n\n").Count(block => block.Length > 0 && !block.StartsWith('-') && !block.StartsWith('#'));
                var translated = string.Join("\n\n", Enumerable.Range(0, count).Select(i => "Coffee, tea and " + edit.Texts[i % edit.Texts.Length]));
                File.WriteAllText(folder.Knowledge($"terjemahan-{edit.Other}.md"), $"---\nlanguage: en\ntranslation-of: berkas-{edit.Name}\n---\n\n{translated}\n");
                break;
            case EditKind.TranslateBadly:
                File.WriteAllText(folder.Knowledge($"terjemahan-{edit.Other}.md"), $"---\nlanguage: id\ntranslation-of: berkas-{edit.Name}\n---\n\n{body}\n");
                break;
            case EditKind.Break:
                File.WriteAllText(path, $"---\nlanguage: fr\ntitle: [\n---\n\n{body}\n");
                break;
            case EditKind.Touch when File.Exists(path):
                File.SetLastWriteTimeUtc(path, new DateTime(2021, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(_clock++));
                break;
            case EditKind.Teach:
                File.WriteAllText(folder.Taught($"ajaran-{edit.Name}.md"), body);
                break;
            case EditKind.WordList when edit.Name == 0:
                File.WriteAllText(folder.Knowledge("words/w.txt"), $"{Words[edit.Other]}, {Words[edit.Other + 1]}\nsendiri\n");
                break;
            case EditKind.Unsupported when edit.Name == 1:
                File.WriteAllText(folder.Knowledge($"berkas-{edit.Other}.pdf"), body);
                break;
            default:
                break;
        }
    }

    private sealed record Edit(EditKind Kind, int Name, int Other, string[] Texts);

    private sealed class Folders : IDisposable
    {
        private readonly string _root;
        private readonly int _maxInMemory;

        public Folders(string root, int maxInMemory)
        {
            _root = root;
            _maxInMemory = maxInMemory;
            Directory.CreateDirectory(Knowledge("words"));
            Directory.CreateDirectory(Path.Combine(root, "taught"));
        }

        public string Knowledge(string path) => Path.Combine(_root, "knowledge", path);

        public string Taught(string path) => Path.Combine(_root, "taught", path);

        public void DeleteIndex(string name)
        {
            if (Directory.Exists(Path.Combine(_root, name)))
            {
                Directory.Delete(Path.Combine(_root, name), recursive: true);
            }
        }

        public KnowledgeSnapshot Build(string index, KnowledgeSnapshot? previous)
        {
            var options = new RetrievalOptions { MaxInMemoryUnits = _maxInMemory, IndexFolder = Path.Combine(_root, index), KeptIndexVersions = 1 };
            var folder = new KnowledgeFolder(Path.Combine(_root, "knowledge"), LanguageIdentifier.Identify, Language.Indonesian, limits: null, Path.Combine(_root, "taught"));
            return KnowledgeSnapshotBuilder.Build(folder, options, previous, progress: null, CancellationToken.None);
        }

        public void Dispose() => Directory.Delete(_root, recursive: true);
    }
}
