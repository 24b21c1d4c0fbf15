using StargateBot.Core.Knowledge.Incremental;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Knowledge;

/// <summary>A folder of Markdown and plain text files that questions are answered from.</summary>
/// <remarks>
/// <para><b>Files.</b> Every <c>.md</c>, <c>.markdown</c> and <c>.txt</c> file, in folders at any depth, is one document; its id is the
/// path without extension. Hidden files, <c>*.jsonl</c> and the folder <c>words/</c> at the top are no documents. Files are UTF-8.</para>
/// <para><b>Front matter</b> may stand at the beginning, all of it optional; keys that are not listed are left to other programs:</para>
/// <code>
/// ---
/// title: "The title; in quotes when it has a colon"
/// language: en                        # id or en; identified from the text when it is absent
/// source: https://example.com/article
/// translation-of: announcement.id     # the id of the original that this file translates
/// ---
/// </code>
/// <para><b>Text.</b> A blank line ends a paragraph. Each paragraph, list, table, block quotation and code block is a passage that
/// answers cite (<c>¶3</c>); headings are its context. A passage over <see cref="KnowledgeLimits.MaxPassageLength"/> characters is split
/// at sentence ends. The title is that of the front matter, else the first heading, else the file's name; in plain text, a short first
/// line that stands alone is the heading.</para>
/// <para><b>Translations</b> have as many passages as their originals, of the same kinds, in the same order. An original has one
/// translation at most, in the other language.</para>
/// <para><b>Word lists</b>, <c>words/*.txt</c>, name words that mean the same (<see cref="Lexicon"/>).</para>
/// <para><b>Taught texts</b> lie in a second folder, outside of the first; they are documents of it with ids <c>taught/…</c>.</para>
/// <para>A file that cannot be read is refused with a fault and never takes others down. All methods look at the disk anew.</para>
/// </remarks>
public sealed class KnowledgeFolder
{
    private readonly string _root;
    private readonly string? _taught;
    private readonly KnowledgeLimits _limits;
    private readonly DocumentReader _reader;

    /// <summary>Makes a reader of a folder.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="identify">Identifies the language of files that do not state theirs; null for <see cref="LanguageIdentifier"/>.</param>
    /// <param name="fallback">The language of a document whose text holds no evidence.</param>
    /// <param name="limits">Bounds, or null for the defaults.</param>
    /// <param name="taughtPath">The folder of taught texts, which may be missing; or null.</param>
    /// <exception cref="KnowledgeException">There is no such folder.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A passage may not be as short as <paramref name="limits"/> says.</exception>
    public KnowledgeFolder(
        string path,
        Func<string, LanguageGuess>? identify = null,
        Language fallback = Language.Indonesian,
        KnowledgeLimits? limits = null,
        string? taughtPath = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _root = System.IO.Path.GetFullPath(path);
        if (!Directory.Exists(_root))
        {
            throw new KnowledgeException(File.Exists(_root) ? KnowledgeFaultCodes.FolderIsFile : KnowledgeFaultCodes.FolderMissing, path);
        }

        _taught = taughtPath is null ? null : System.IO.Path.GetFullPath(taughtPath);
        _limits = limits ?? KnowledgeLimits.Default;
        ArgumentOutOfRangeException.ThrowIfLessThan(_limits.MaxPassageLength, KnowledgeLimits.MinPassageLength, nameof(limits));
        identify ??= LanguageIdentifier.Identify;
        _reader = new DocumentReader(identify, fallback, _limits);
        Reader = ReaderSettings.Of(identify, fallback, _limits);
    }

    /// <summary>Gets the absolute path of the folder.</summary>
    public string Path => _root;

    /// <summary>Gets what the files could be read differently by.</summary>
    internal ReaderSettings Reader { get; }

    /// <summary>Gets the clock that tells whether a file was written just now.</summary>
    internal TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Reads the documents one after the other, ordered by the original's id (ordinal); each with its translation.</summary>
    /// <param name="faults">Takes what is wrong; complete when the enumeration ended.</param>
    /// <param name="progress">Told every few files, or null.</param>
    /// <param name="cancellationToken">Gives up between two files.</param>
    /// <remarks>Memory holds the paths of the files and one pair of documents at a time.</remarks>
    /// <exception cref="KnowledgeException">The folder cannot be listed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public IEnumerable<DocumentPair> Read(
        ICollection<KnowledgeFault> faults, IProgress<KnowledgeProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var sink = NewSink(faults);
        var files = ListDocuments(sink, cancellationToken);
        var meter = new ProgressMeter(progress, files.Count);
        var translations = TranslationMap.Learn(files, file =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return TranslationMap.ReadOriginal(file, _limits);
        });
        var reader = new PairReader(_reader, translations, meter, expected: null);
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!translations.IsPaired(file.Id) && reader.Read(file, sink) is { } pair)
            {
                yield return pair;
            }
        }

        meter.Finish();
        sink.Close();
    }

    /// <summary>Reads the lines of the folder's own word lists, in Solr synonym form; malformed lines become faults.</summary>
    /// <param name="faults">Takes what is wrong.</param>
    /// <returns>Lines in the order of the files' names, without comments and empty lines.</returns>
    public IReadOnlyList<string> ReadWordLines(ICollection<KnowledgeFault> faults)
    {
        var sink = NewSink(faults);
        var lines = KnowledgeFiles.ListWordLists(_root, sink).SelectMany(file => WordListReader.Read(file, _limits.MaxFileBytes, sink)).ToArray();
        sink.Close();
        return lines;
    }

    /// <summary>Computes the snapshot version: a content hash over all documents and word lists, names included.</summary>
    /// <param name="cancellationToken">Gives up between two files.</param>
    /// <returns>12 hexadecimal digits.</returns>
    /// <exception cref="KnowledgeException">The folder cannot be listed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public string ComputeVersion(CancellationToken cancellationToken)
    {
        return KnowledgeVersion.Compute(SurveyAll(cancellationToken));
    }

    /// <summary>Lists the documents and word lists, ordered by path; what is refused because of its name or place is left out.</summary>
    /// <param name="cancellationToken">Gives up between two files.</param>
    /// <exception cref="KnowledgeException">The folder cannot be listed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public IReadOnlyList<KnowledgeSourceFile> ListFiles(CancellationToken cancellationToken) =>
        [.. SurveyAll(cancellationToken).Select(file => file.ToSourceFile())];

    /// <summary>Makes what collects the faults of one reading.</summary>
    internal FaultSink NewSink(ICollection<KnowledgeFault> faults) => new(faults, _limits.MaxFaults);

    /// <summary>Looks at the documents' files.</summary>
    /// <param name="before">An earlier survey, or null.</param>
    /// <param name="faults">Takes what is wrong with names and links.</param>
    /// <param name="cancellationToken">Gives up between two files.</param>
    /// <exception cref="KnowledgeException">The folder cannot be listed.</exception>
    internal KnowledgeSurvey SurveyDocuments(KnowledgeSurvey? before, FaultSink faults, CancellationToken cancellationToken)
    {
        var now = Time.GetUtcNow();
        return KnowledgeSurvey.Take(ListDocuments(faults, cancellationToken), before, now, _limits, cancellationToken);
    }

    /// <summary>Reads the word lists, or takes what an earlier snapshot read where they are the same.</summary>
    /// <param name="before">What the earlier snapshot read, or null.</param>
    /// <param name="cancellationToken">Gives up between two files.</param>
    internal WordReading ReadWords(WordReading? before, CancellationToken cancellationToken)
    {
        var now = Time.GetUtcNow();
        var faults = new List<KnowledgeFault>();
        var sink = NewSink(faults);
        var survey = KnowledgeSurvey.Take(KnowledgeFiles.ListWordLists(_root, sink), before?.Survey, now, _limits, cancellationToken);
        if (before is not null && survey.IsSameAs(before.Survey))
        {
            return before with { Survey = survey };
        }

        var lines = survey.Files.SelectMany(file => WordListReader.Read(file, _limits.MaxFileBytes, sink, survey.HashOf(file))).ToArray();
        survey.NoteChanges(faults);
        sink.Close();
        return new WordReading(survey, lines, faults);
    }

    /// <summary>Makes what reads the documents of a survey.</summary>
    /// <param name="survey">The files.</param>
    /// <param name="before">What an earlier snapshot remembers, or null.</param>
    internal IncrementalReader ReaderOf(KnowledgeSurvey survey, KnowledgeMemory? before) =>
        new(survey, _reader, TranslationMap.Learn(survey.Files, survey.OriginalOf), before);

    private IReadOnlyList<KnowledgeFile> ListDocuments(FaultSink faults, CancellationToken cancellationToken)
    {
        var files = KnowledgeFiles.ListDocuments(_root, _taught, _limits, faults, cancellationToken);
        if (files.Count == 0)
        {
            faults.Add("", KnowledgeFaultCodes.NoDocuments);
        }

        return files;
    }

    private IEnumerable<SurveyedFile> SurveyAll(CancellationToken cancellationToken)
    {
        var unheard = new FaultSink([], 0);
        var now = Time.GetUtcNow();
        IReadOnlyList<KnowledgeFile> files = [.. ListDocuments(unheard, cancellationToken), .. KnowledgeFiles.ListWordLists(_root, unheard)];
        return KnowledgeSurvey.Take(files, before: null, now, _limits, cancellationToken).All;
    }
}
