namespace StargateBot.Core.Knowledge.Incremental;

/// <summary>What a snapshot remembers of its files, so that the next one need not read those that have not changed.</summary>
/// <param name="Reader">How they were read.</param>
/// <param name="Words">The word lists.</param>
/// <param name="Documents">The documents' files.</param>
/// <param name="Readings">What came of the documents, in reading order.</param>
internal sealed record KnowledgeMemory(
    ReaderSettings Reader, WordReading Words, KnowledgeSurvey Documents, IReadOnlyList<PairReading> Readings)
{
    /// <summary>Finds the readings by their documents' paths, each with its first unit.</summary>
    public Dictionary<string, (PairReading Reading, int FirstUnit)> ByPath()
    {
        var found = new Dictionary<string, (PairReading, int)>(Readings.Count, StringComparer.Ordinal);
        var unit = 0;
        foreach (var reading in Readings)
        {
            found.Add(reading.Key.Path, (reading, unit));
            unit += reading.Units;
        }

        return found;
    }

    /// <summary>Lists the files as they were read.</summary>
    public IReadOnlyList<KnowledgeSourceFile> ListFiles() => [.. Documents.All.Concat(Words.Survey.All).Select(file => file.ToSourceFile())];
}

/// <summary>What the folder's own word lists say.</summary>
/// <param name="Survey">Their files.</param>
/// <param name="Lines">Their good lines.</param>
/// <param name="Faults">What is wrong with the others.</param>
internal sealed record WordReading(KnowledgeSurvey Survey, IReadOnlyList<string> Lines, IReadOnlyList<KnowledgeFault> Faults);
