namespace StargateBot.Core.Knowledge.Incremental;

/// <summary>Reads the documents of a survey that an earlier snapshot has not read already.</summary>
/// <param name="survey">The files; those that change meanwhile are noted there.</param>
/// <param name="reader">Reads single documents.</param>
/// <param name="translations">Which document translates which.</param>
/// <param name="before">What the earlier snapshot remembers, or null.</param>
internal sealed class IncrementalReader(KnowledgeSurvey survey, DocumentReader reader, TranslationMap translations, KnowledgeMemory? before)
{
    private readonly List<PairReading> _readings = [];

    /// <summary>Gets what came of the documents; complete when the enumeration ended.</summary>
    public IReadOnlyList<PairReading> Readings => _readings;

    /// <summary>Gets how many files were parsed so far.</summary>
    public int Parsed { get; private set; }

    /// <summary>Reads the pairs in order; refused ones too, for their faults.</summary>
    /// <param name="faults">Takes what is wrong.</param>
    /// <param name="meter">Told of every file.</param>
    /// <param name="cancellationToken">Gives up between two pairs.</param>
    public IEnumerable<PairItem> Read(FaultSink faults, ProgressMeter meter, CancellationToken cancellationToken)
    {
        var known = before?.ByPath();
        var pairs = new PairReader(reader, translations, meter, survey.HashOf);
        foreach (var file in survey.Files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (translations.IsPaired(file.Id))
            {
                continue;
            }

            var item = known is not null && known.TryGetValue(file.Path, out var kept) && kept.Reading.Key == KeyOf(file)
                ? Keep(kept.Reading, kept.FirstUnit, meter)
                : Read(file, pairs);
            foreach (var fault in item.Reading.Faults)
            {
                faults.Add(fault);
            }

            _readings.Add(item.Reading);
            yield return item;
        }
    }

    private static PairItem Keep(PairReading reading, int firstUnit, ProgressMeter meter)
    {
        meter.Add(reading.Original?.Passages.Count ?? 0);
        if (reading.Key.TranslationPath is not null)
        {
            meter.Add(reading.Translation?.Passages.Count ?? 0);
        }

        return new PairItem(reading, Pair: null, firstUnit);
    }

    private PairItem Read(KnowledgeFile file, PairReader pairs)
    {
        var faults = new List<KnowledgeFault>();
        var pair = pairs.Read(file, new FaultSink(faults, int.MaxValue));
        survey.NoteChanges(faults);
        Parsed += translations.TranslationOf(file.Id) is null ? 1 : 2;
        return new PairItem(PairReading.Of(KeyOf(file), pair, faults), pair);
    }

    private PairKey KeyOf(KnowledgeFile file)
    {
        var translation = translations.TranslationOf(file.Id);
        return new PairKey(
            file.Path,
            survey.HashOf(file),
            translation?.Path,
            translation is null ? default : survey.HashOf(translation),
            translations.TryGetFault(file.Id, out var fault) ? string.Join('\n', [fault.Code, .. fault.Arguments]) : null);
    }
}
