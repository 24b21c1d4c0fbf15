using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Retrieval;

/// <summary>Writes units into a Lucene index, one document each, in reading order: a unit's number is its Lucene document number. The texts are kept elsewhere.</summary>
internal sealed class PassageIndexWriter : IDisposable
{
    private readonly TextAnalyzer _analyzer;
    private readonly IndexWriter _writer;
    private readonly Lucene.Net.Documents.Document _document = [];
    private readonly Dictionary<string, TermListStream> _streams = new(StringComparer.Ordinal);
    private readonly NumericDocValuesField _length = new(IndexFields.Length, 0);

    /// <summary>Begins an index.</summary>
    /// <param name="directory">An empty directory.</param>
    /// <param name="analyzer">Makes the terms.</param>
    /// <param name="bufferMegabytes">Memory that may be filled before a segment is written, in MiB.</param>
    public PassageIndexWriter(Lucene.Net.Store.Directory directory, TextAnalyzer analyzer, double bufferMegabytes)
    {
        _analyzer = analyzer;
        _writer = new IndexWriter(directory, NewConfig(bufferMegabytes));
        AddField(IndexFields.Exact, IndexFields.Counted);
        AddField(IndexFields.Stem(Language.Indonesian), IndexFields.Placed);
        AddField(IndexFields.Stem(Language.English), IndexFields.Placed);
        AddField(IndexFields.Concept, IndexFields.Counted);
        AddField(IndexFields.Name, IndexFields.Listed);
        AddField(IndexFields.Title, IndexFields.Listed);
        _document.Add(_length);
    }

    /// <summary>Makes the settings of a new index.</summary>
    /// <param name="bufferMegabytes">Memory that may be filled before a segment is written, in MiB.</param>
    public static IndexWriterConfig NewConfig(double bufferMegabytes) => new(LuceneVersion.LUCENE_48, analyzer: null)
    {
        OpenMode = OpenMode.CREATE,
        RAMBufferSizeMB = bufferMegabytes,

        // Only neighbours are merged, so that documents keep the reading order.
        MergePolicy = new LogDocMergePolicy(),
        MergeScheduler = new SerialMergeScheduler(),
    };

    /// <summary>Adds the next unit.</summary>
    /// <param name="unit">The unit.</param>
    public void Add(PassageUnit unit)
    {
        foreach (var stream in _streams.Values)
        {
            stream.Terms.Clear();
        }

        var length = AddText(unit.Original);
        if (unit.Translation is { } translation)
        {
            length = (length + AddText(translation) + 1) / 2;
        }

        _length.SetInt64Value(length);
        _writer.AddDocument(_document);
    }

    /// <summary>Joins everything into one segment and makes it durable.</summary>
    public void Complete()
    {
        _writer.ForceMerge(1);
        _writer.Commit();
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private void AddField(string name, FieldType type)
    {
        _streams[name] = new TermListStream();
        _document.Add(new Field(name, _streams[name], type));
    }

    /// <summary>Adds the terms of one text.</summary>
    /// <returns>Content words.</returns>
    private int AddText(Passage passage)
    {
        var text = _analyzer.Analyze(passage.Text, passage.Language, LexiconSide.Passage);
        var exact = _streams[IndexFields.Exact].Terms;
        var names = _streams[IndexFields.Name].Terms;
        var stems = _streams[IndexFields.Stem(passage.Language)].Terms;
        var length = 0;
        foreach (var token in text.Tokens)
        {
            exact.Add(token.Exact);
            if (IndexFields.IsWrittenAsName(token))
            {
                names.Add(token.Exact);
            }

            if (token.IsContent)
            {
                stems.Add(token.Stem);
                length++;
            }
        }

        var concepts = _streams[IndexFields.Concept].Terms;
        foreach (var span in text.Concepts)
        {
            concepts.Add(IndexFields.ConceptTerm(span.Concept));
        }

        AddTitle(passage.DocumentTitle, passage.Language);
        AddTitle(passage.Heading, passage.Language);
        return length;
    }

    private void AddTitle(string title, Language language)
    {
        var terms = _streams[IndexFields.Title].Terms;
        foreach (var token in TextAnalyzer.Tokenize(title, language))
        {
            if (token.IsContent)
            {
                terms.Add(token.Exact);
                if (token.Stem != token.Exact)
                {
                    terms.Add(token.Stem);
                }
            }
        }
    }
}
