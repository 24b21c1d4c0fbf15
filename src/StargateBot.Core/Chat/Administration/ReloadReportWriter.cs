using System.Globalization;
using System.Text;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Knowledge.Reloading;
using StargateBot.Core.Languages;

namespace StargateBot.Core.Chat.Administration;

/// <summary>Writes what a reload found and did, for an admin to read in chat.</summary>
/// <param name="language">The admin's language.</param>
internal sealed class ReloadReportWriter(Language language)
{
    /// <summary>How many documents are named.</summary>
    public const int MaxDocuments = 8;

    /// <summary>How many passages of a document, and how many golden questions, are named.</summary>
    public const int MaxNames = 8;

    /// <summary>How many faults are told.</summary>
    public const int MaxFaults = 10;

    private readonly AdministrationTexts _texts = AdministrationTexts.For(language);
    private readonly StringBuilder _text = new();

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="done">What is said first when the new snapshot is in use.</param>
    /// <param name="corrections">How many earlier answers are looked at, or null when that is not known.</param>
    /// <returns>Lines with bold leads.</returns>
    public string Write(ReloadReport report, string done, int? corrections)
    {
        _text.Clear();
        switch (report.Outcome)
        {
            case ReloadOutcome.Swapped:
                Line(done);
                break;
            case ReloadOutcome.Unchanged:
                Line(_texts.With(AdministrationText.Unchanged, report.OldVersion));
                WriteFaults(report.Faults);
                return _text.ToString();
            case ReloadOutcome.HeldBack:
                Line(_texts[AdministrationText.HeldBack]);
                WriteReasons(report);
                break;
            case ReloadOutcome.Refused:
                Line(_texts[AdministrationText.Refused]);
                WriteReasons(report);
                break;
            default:
                Line(_texts[AdministrationText.Failed]);
                if (report.Failure is { } failure)
                {
                    Bullet(Describe(failure));
                }

                WriteFaults(report.Faults);
                return _text.ToString();
        }

        WriteVersions(report);
        WriteDifference(report.Difference);
        WriteGolden(report.Golden);
        WriteFaults(report.Faults);
        if (report.Outcome == ReloadOutcome.Swapped && corrections is { } count)
        {
            Paragraph(count > 0 ? _texts.With(AdministrationText.Corrections, count) : _texts[AdministrationText.NoCorrections]);
        }

        return _text.ToString();
    }

    private void WriteReasons(ReloadReport report)
    {
        var isWorse = report.Golden is { } golden && golden.RightAfter < golden.RightBefore;
        if (isWorse)
        {
            Bullet(_texts.With(AdministrationText.ReasonGolden, report.Golden!.RightBefore, report.Golden.RightAfter, report.Golden.Total));
        }

        if (report.Failure is { } failure)
        {
            Bullet(Describe(failure));
        }

        if (report.Faults.Count > 0)
        {
            Bullet(_texts.With(AdministrationText.ReasonFaults, report.Faults.Count));
        }

        if (!isWorse && report.Failure is null && report.Faults.Count == 0)
        {
            Bullet(_texts[AdministrationText.ReasonOther]);
        }
    }

    private void WriteVersions(ReloadReport report)
    {
        var version = report.OldVersion.Length > 0
            ? _texts.With(AdministrationText.Versions, report.OldVersion, report.NewVersion)
            : _texts.With(AdministrationText.VersionOnly, report.NewVersion);
        Line($"{version} · " + _texts.With(
            AdministrationText.Size, report.Documents, report.Passages, _texts.WriteSize(report.Bytes), _texts.WriteSeconds(report.Elapsed)));
    }

    private void WriteDifference(KnowledgeDifference difference)
    {
        var documents = difference.Documents;
        Paragraph(_texts[AdministrationText.Difference]);
        if (difference.IsEmpty)
        {
            Line(_texts[AdministrationText.NoDifference]);
            return;
        }

        Line(_texts.With(
            AdministrationText.DocumentCounts,
            documents.Count(document => document.Change == DocumentChange.Added),
            documents.Count(document => document.Change == DocumentChange.Changed),
            documents.Count(document => document.Change == DocumentChange.Removed),
            documents.Sum(document => document.Added.Count),
            documents.Sum(document => document.Changed.Count),
            documents.Sum(document => document.Removed.Count)));
        foreach (var document in documents.Take(MaxDocuments))
        {
            Bullet(Describe(document));
        }

        More(AdministrationText.AndMore, documents.Count - MaxDocuments);
    }

    private string Describe(DocumentDifference document)
    {
        var title = AdministrationTexts.Plain(document.Title);
        var id = AdministrationTexts.Plain(document.Id);
        return document.Change switch
        {
            DocumentChange.Added => _texts.With(AdministrationText.DocumentAdded, title, id, document.Added.Count),
            DocumentChange.Removed => _texts.With(AdministrationText.DocumentRemoved, title, id),
            _ => _texts.With(AdministrationText.DocumentChanged, title, id, PassagesOf(document)),
        };
    }

    private string PassagesOf(DocumentDifference document)
    {
        (IReadOnlyList<int> Numbers, AdministrationText Text)[] kinds =
        [
            (document.Changed, AdministrationText.PassagesChanged),
            (document.Added, AdministrationText.PassagesAdded),
            (document.Removed, AdministrationText.PassagesRemoved),
        ];
        var written = kinds.Where(kind => kind.Numbers.Count > 0).Select(kind => _texts.With(kind.Text, Locators(kind.Numbers))).ToList();
        return written.Count > 0 ? string.Join("; ", written) : _texts[AdministrationText.TitleOrOrder];
    }

    private string Locators(IReadOnlyList<int> numbers) =>
        _texts.WriteList([.. numbers.Select(number => string.Create(CultureInfo.InvariantCulture, $"¶{number}"))], MaxNames);

    private void WriteGolden(GoldenComparison? golden)
    {
        if (golden is null)
        {
            return;
        }

        Paragraph(_texts.With(AdministrationText.Golden, golden.RightBefore, golden.RightAfter, golden.Total));
        Turned(AdministrationText.TurnedWrong, golden.TurnedWrong);
        Turned(AdministrationText.TurnedRight, golden.TurnedRight);
    }

    private void Turned(AdministrationText text, IReadOnlyList<string> questions)
    {
        if (questions.Count > 0)
        {
            Bullet(_texts.With(text, _texts.WriteList([.. questions.Select(AdministrationTexts.Plain)], MaxNames)));
        }
    }

    private void WriteFaults(IReadOnlyList<KnowledgeFault> faults)
    {
        if (faults.Count == 0)
        {
            return;
        }

        Paragraph(_texts.With(AdministrationText.Faults, faults.Count));
        foreach (var fault in faults.Take(MaxFaults))
        {
            Bullet(Describe(fault));
        }

        More(AdministrationText.MoreFaults, faults.Count - MaxFaults);
    }

    private string Describe(KnowledgeFault fault) =>
        KnowledgeFaultMessages.Describe(fault, language).Replace("**", "*", StringComparison.Ordinal);

    private void More(AdministrationText text, int count)
    {
        if (count > 0)
        {
            Bullet(_texts.With(text, count));
        }
    }

    private void Paragraph(string line)
    {
        _text.Append('\n');
        Line(line);
    }

    private void Bullet(string line) => Line("• " + line);

    private void Line(string line) => _text.Append(_text.Length > 0 ? "\n" : "").Append(line);
}
