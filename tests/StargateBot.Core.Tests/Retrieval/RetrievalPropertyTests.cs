using CsCheck;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;
using StargateBot.Core.Retrieval;
using Xunit;

namespace StargateBot.Core.Tests.Retrieval;

public sealed class RetrievalPropertyTests : IDisposable
{
    private static readonly TextAnalyzer Analyzer = new(Lexicon.FromLines(["kopi, coffee", "teh, tea"]));

    private static readonly string[] Words = ["kopi", "teh", "gula", "susu", "roti", "pasar", "Medan", "Jakarta", "2010", "minum", "minuman", "makan", "pagi"];

    private static readonly Gen<string> Word = OneOf(Words);

    private static readonly Gen<string> Text = Word.Array[1, 14].Select(words => string.Join(' ', words) + ".");

    private static readonly Gen<(string[] Passages, string Question)> Case = Gen.Select(Text.Array[1, 60], Text);

    private readonly string _root = Path.Combine(Path.GetTempPath(), "stargatebot-property-" + Guid.NewGuid().ToString("n"));

    public void Dispose()
    {
        if (Directory.Exists(_root))
        {
            Directory.Delete(_root, recursive: true);
        }
    }

    [Fact]
    public void Search_FewWanted_AreTheFirstOfAll() => Case.Sample(
        test =>
        {
            // Skipping what cannot be among the best must not change what is best.
            using var index = Build(test.Passages, RetrievalOptions.Default with { ProximityWeight = 0, RerankedUnits = 1 });
            var all = Search(index, test.Question, test.Passages.Length);
            Assert.All([1, 2, 3, 7], top => Assert.Equal(all.Take(top), Search(index, test.Question, top)));
        },
        iter: 150);

    [Fact]
    public void Search_OneWord_ScoresAsBm25Says() => Gen.Select(Text.Array[1, 30], Word).Sample(
        test =>
        {
            var options = RetrievalOptions.Default with { StemWeight = 0, ConceptWeight = 0, TitleWeight = 0, NameBoost = 1, NumberBoost = 1, CorrectionWeight = 0 };
            using var index = Build(test.Item1, options);
            var counts = test.Item1.Select(text => TextAnalyzer.Tokenize(text, Language.Indonesian)).ToArray();
            var word = TextAnalyzer.Tokenize(test.Item2, Language.Indonesian)[0].Exact;
            var frequency = counts.Count(tokens => tokens.Any(t => t.Exact == word));
            var mean = counts.Average(tokens => tokens.Count(t => t.IsContent));
            foreach (var (unit, score) in Search(index, test.Item2, test.Item1.Length))
            {
                var n = counts[unit].Count(t => t.Exact == word);
                var idf = Math.Log(1 + ((counts.Length - frequency + 0.5) / (frequency + 0.5)));
                var length = counts[unit].Count(t => t.IsContent) / mean;
                Assert.Equal(idf * n * (options.K1 + 1) / (n + (options.K1 * (1 - options.B + (options.B * length)))), score, 1e-4);
            }
        },
        iter: 100);

    [Fact]
    public void Search_OnDisk_FindsWhatMemoryFinds() => Case.Sample(
        test =>
        {
            using var memory = Build(test.Passages, RetrievalOptions.Default);
            using var disk = Build(test.Passages, RetrievalOptions.Default with { MaxInMemoryUnits = 0, IndexFolder = _root });
            Assert.Equal(Search(memory, test.Question, 5), Search(disk, test.Question, 5));
            Assert.Equal(memory.GetUnit(0).Original.Text, disk.GetUnit(0).Original.Text);
        },
        iter: 15,
        threads: 1);

    [Fact]
    public void Correct_OnDisk_SaysWhatMemorySays()
    {
        string[] passages = ["Investasi energi nuklir di Kalimantan dan Sulawesi mencapai rekor.", "Investor investasikan dana investigasi; energy emerging rekomendasi rekan."];
        using var memory = Build(passages, RetrievalOptions.Default);
        using var disk = Build(passages, RetrievalOptions.Default with { MaxInMemoryUnits = 0, IndexFolder = _root });
        var known = passages.SelectMany(p => TextAnalyzer.Tokenize(p, Language.Indonesian)).Select(t => t.Exact).Distinct().ToArray();
        Gen.Select(OneOf(known), Gen.Int[0, 12], Gen.Char['a', 'z'], Gen.Int[0, 2]).Sample(
            test =>
            {
                var word = Mistype(test.Item1, test.Item2, test.Item3, test.Item4);
                Assert.Equal(memory.Correct(word), disk.Correct(word));
            },
            iter: 500,
            threads: 1);
    }

    [Fact]
    public void Bounded_AnyWords_IsTheTrueDistanceUpToTheLimit() => Gen.Select(Gen.Char['a', 'c'].Array[0, 7], Gen.Char['a', 'c'].Array[0, 7], Gen.Int[0, 4]).Sample(
        test => Assert.Equal(Math.Min(Distance(test.Item1, test.Item2), test.Item3 + 1), EditDistance.Bounded(test.Item1, test.Item2, test.Item3)));

    [Fact]
    public void Decode_EncodedUnit_IsTheSame() => Gen.Select(Gen.String, Gen.String, Gen.Int[1, 100_000], Gen.Bool).Sample(test =>
    {
        var original = Units.Titled("id/a", test.Item1, Language.Indonesian, test.Item2).Passages[0] with { Number = test.Item3, Kind = PassageKind.Table, Heading = test.Item1 };
        var unit = new PassageUnit(original, test.Item4 ? original with { Language = Language.English, Sentences = [new TextSpan(0, 1), new TextSpan(3, 2)] } : null);
        var bytes = UnitCodec.Encode(unit);

        var decoded = UnitCodec.Decode(bytes, 0, bytes.Length);

        AssertSame(unit.Original, decoded.Original);
        Assert.Equal(unit.Translation is null, decoded.Translation is null);
        if (unit.Translation is { } translation)
        {
            AssertSame(translation, decoded.Translation!);
        }
    });

    private static Gen<string> OneOf(string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    private static void AssertSame(Passage expected, Passage actual)
    {
        // Lone surrogates cannot be written as UTF-8; reading knowledge never yields them.
        var text = System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(expected.Text));
        var title = System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(expected.DocumentTitle));
        Assert.Equal(expected with { Text = text, DocumentTitle = title, Heading = title, Sentences = [] }, actual with { Sentences = [] });
        Assert.Equal(expected.Sentences, actual.Sentences);
    }

    private static string Mistype(string word, int at, char letter, int kind)
    {
        at = Math.Min(at, word.Length - 1);
        return kind switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, letter.ToString()),
            _ => word[..at] + letter + word[(at + 1)..],
        };
    }

    private static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.IsEmpty || b.IsEmpty)
        {
            return a.Length + b.Length;
        }

        var least = Math.Min(Math.Min(Distance(a[1..], b), Distance(a, b[1..])) + 1, Distance(a[1..], b[1..]) + (a[0] == b[0] ? 0 : 1));
        return a.Length > 1 && b.Length > 1 && a[0] == b[1] && a[1] == b[0] ? Math.Min(least, Distance(a[2..], b[2..]) + 1) : least;
    }

    private static IPassageIndex Build(string[] passages, RetrievalOptions options) =>
        new PassageIndexBuilder(Analyzer, options)
            .Build([Units.Single("a", Language.Indonesian, passages)], Guid.NewGuid().ToString("n"), [], CancellationToken.None).Index;

    private static IReadOnlyList<ScoredUnit> Search(IPassageIndex index, string question, int top) =>
        index.Search(Analyzer.Analyze(question, Language.Indonesian, LexiconSide.Question), top, CancellationToken.None);
}
