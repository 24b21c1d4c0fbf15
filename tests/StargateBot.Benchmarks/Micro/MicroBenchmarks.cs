using BenchmarkDotNet.Attributes;
using StargateBot.Core.Answering;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;
using StargateBot.Core.Retrieval;

namespace StargateBot.Benchmarks.Micro;

/// <summary>The parts of one question and the building of the index, over the knowledge that ships with the program.</summary>
[MemoryDiagnoser]
public class MicroBenchmarks
{
    private const string QuestionText = "berapa dana yang akan diinvestasikan untuk proyek itu dan siapa mitranya?";

    private AnalyzedText _question = null!;
    private AnalyzedText _misspelt = null!;
    private DocumentPair[] _documents = [];
    private KnowledgeSnapshot _snapshot = null!;
    private AnswerService _answers = null!;

    /// <summary>Gets the knowledge folder: the repository's own, or that of the environment variable STARGATEBOT_BENCH_KNOWLEDGE.</summary>
    private static string KnowledgePath => Environment.GetEnvironmentVariable("STARGATEBOT_BENCH_KNOWLEDGE") ?? FindKnowledge();

    [GlobalSetup]
    public void Open()
    {
        var folder = new KnowledgeFolder(KnowledgePath, LanguageIdentifier.Identify);
        _documents = [.. folder.Read([])];
        _snapshot = KnowledgeSnapshotBuilder.Build(folder, RetrievalOptions.Default, progress: null, CancellationToken.None);
        _answers = new AnswerService(_snapshot, new AnsweringOptions(), TimeProvider.System);
        _question = _snapshot.Analyzer.Analyze(QuestionText, Language.Indonesian, LexiconSide.Question);
        _misspelt = _snapshot.Analyzer.Analyze("brapa dana yg diinvetsasikan utk proyke itu", Language.Indonesian, LexiconSide.Question);
    }

    [GlobalCleanup]
    public void Close() => _snapshot.Dispose();

    [Benchmark(Description = "language of a question")]
    public LanguageGuess IdentifyLanguage() => LanguageIdentifier.Identify(QuestionText);

    [Benchmark(Description = "analysis of a question")]
    public AnalyzedText Analyze() => _snapshot.Analyzer.Analyze(QuestionText, Language.Indonesian, LexiconSide.Question);

    [Benchmark(Description = "search")]
    public IReadOnlyList<ScoredUnit> Search() => _snapshot.Index.Search(_question, 10, CancellationToken.None);

    [Benchmark(Description = "search with misspelt words")]
    public IReadOnlyList<ScoredUnit> SearchMisspelt() => _snapshot.Index.Search(_misspelt, 10, CancellationToken.None);

    [Benchmark(Description = "one question end to end")]
    public async Task<Answer> Answer() => await _answers.AnswerAsync(new Question(QuestionText), CancellationToken.None);

    [Benchmark(Description = "index build")]
    public int BuildIndex()
    {
        using var index = new PassageIndexBuilder(_snapshot.Analyzer, RetrievalOptions.Default).Build(_documents, "benchmark", [], CancellationToken.None).Index;
        return index.Count;
    }

    private static string FindKnowledge()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var knowledge = Path.Combine(folder.FullName, "knowledge");
            if (Directory.Exists(knowledge) && File.Exists(Path.Combine(folder.FullName, "StargateBot.sln")))
            {
                return knowledge;
            }
        }

        throw new DirectoryNotFoundException("There is no knowledge folder beside StargateBot.sln; set STARGATEBOT_BENCH_KNOWLEDGE.");
    }
}
