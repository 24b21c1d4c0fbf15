using Lucene.Net.Analysis;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Id;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;

namespace StargateBot.Benchmarks.Evaluation;

/// <summary>Lucene as it comes: one text field, the language's own analyzer, BM25, the sentence of largest idf overlap.</summary>
internal sealed class LuceneBaseline : ISystemUnderTest
{
    private readonly RAMDirectory _directory = new();
    private readonly Analyzer _analyzer;
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;
    private readonly IReadOnlyList<PassageUnit> _units;
    private readonly IdfSentence _sentence;

    public LuceneBaseline(IReadOnlyList<PassageUnit> units, IdfSentence sentence)
    {
        _units = units;
        _sentence = sentence;
        _analyzer = units.Count > 0 && units[0].Original.Language == Language.English
            ? new EnglishAnalyzer(LuceneVersion.LUCENE_48)
            : new IndonesianAnalyzer(LuceneVersion.LUCENE_48);
        var similarity = new BM25Similarity();
        using (var writer = new IndexWriter(_directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, _analyzer)
        {
            Similarity = similarity,
            MergePolicy = new LogDocMergePolicy(),
        }))
        {
            foreach (var unit in units)
            {
                writer.AddDocument([new TextField("text", unit.Original.Text, Field.Store.NO)]);
            }

            writer.ForceMerge(1);
        }

        _reader = DirectoryReader.Open(_directory);
        _searcher = new IndexSearcher(_reader) { Similarity = similarity };
    }

    public string Name => "Lucene BM25 + idf sentence";

    public ValueTask<SystemAnswer> AnswerAsync(string question, Language language, CancellationToken cancellationToken)
    {
        var query = new BooleanQuery();
        using (var stream = _analyzer.GetTokenStream("text", question))
        {
            var term = stream.GetAttribute<ICharTermAttribute>();
            stream.Reset();
            while (stream.IncrementToken())
            {
                query.Add(new TermQuery(new Term("text", term.ToString())), Occur.SHOULD);
            }

            stream.End();
        }

        return ValueTask.FromResult(Baselines.Answer([.. _searcher.Search(query, 3).ScoreDocs.Select(d => d.Doc)], _units, _sentence, question));
    }

    public void Dispose()
    {
        _reader.Dispose();
        _directory.Dispose();
        _analyzer.Dispose();
    }
}
