using System.Globalization;
using StargateBot.Core.Knowledge;
using StargateBot.Core.Knowledge.Reloading;
using StargateBot.Core.Languages;
using StargateBot.Localization;
using StargateBot.Output;

namespace StargateBot.Admin;

/// <summary>Prints the report of a reload for people.</summary>
/// <param name="output">Where to print.</param>
/// <param name="language">The person's language.</param>
internal sealed class ReloadPrinter(TextWriter output, Language language)
{
    private const int MostDocuments = 30;
    private const int BytesInKilobyte = 1000;

    private readonly ReloadTexts _texts = ReloadTexts.For(language);

    /// <summary>Prints a report: what differs, what speaks against it, how it ended.</summary>
    /// <param name="report">The report.</param>
    public void Print(ReportJson report)
    {
        foreach (var document in report.Difference.Take(MostDocuments))
        {
            Write(LineOf(document));
        }

        if (report.DifferentDocuments > MostDocuments)
        {
            Write(_texts.MoreDocuments.With(report.DifferentDocuments - MostDocuments));
        }

        foreach (var fault in report.Faults)
        {
            Write("! " + KnowledgeFaultMessages.Describe(fault, language));
        }

        if (report.Golden is { } golden)
        {
            Write(_texts.Golden.With(golden.RightBefore, golden.RightAfter, golden.Total));
            WriteIds(_texts.TurnedWrong, golden.TurnedWrong);
            WriteIds(_texts.TurnedRight, golden.TurnedRight);
        }

        if (report.Outcome is not (ReloadOutcome.Failed or ReloadOutcome.Unchanged))
        {
            Write(_texts.Summary.With(
                report.Documents, report.Passages, (report.Bytes + BytesInKilobyte - 1) / BytesInKilobyte, report.ElapsedMs.ToString("0", CultureInfo.InvariantCulture)));
        }

        Write(EndOf(report));
    }

    /// <summary>Gets a line that tells how far a reload is.</summary>
    /// <param name="progress">How far it is.</param>
    public string LineOf(ReloadProgress progress)
    {
        var stage = progress.Stage switch
        {
            ReloadStage.Reading => _texts.Reading,
            ReloadStage.Checking => _texts.Checking,
            _ => _texts.Swapping,
        };
        return progress.Total > 0 ? string.Create(CultureInfo.InvariantCulture, $"{stage} {progress.Done}/{progress.Total}") : stage;
    }

    private string EndOf(ReportJson report) => report.Outcome switch
    {
        ReloadOutcome.Swapped => _texts.Swapped.With(report.NewVersion, report.OldVersion),
        ReloadOutcome.Unchanged => _texts.Unchanged.With(report.NewVersion),
        ReloadOutcome.HeldBack => _texts.HeldBack.With(report.Id),
        ReloadOutcome.Refused => _texts.Refused,
        _ => _texts.Failed.With(report.Failure is { } failure ? KnowledgeFaultMessages.Describe(failure, language) : "?"),
    };

    private string LineOf(DocumentJson document) => document.Change switch
    {
        DocumentChange.Added => _texts.Added.With(document.Id, document.Added.Count),
        DocumentChange.Removed => _texts.Removed.With(document.Id, document.Removed.Count),
        _ => _texts.Changed.With(document.Id, PassagesOf(document)),
    };

    private string PassagesOf(DocumentJson document)
    {
        var parts = new[] { (_texts.PassagesChanged, document.Changed), (_texts.PassagesAdded, document.Added), (_texts.PassagesRemoved, document.Removed) }
            .Where(part => part.Item2.Count > 0)
            .Select(part => part.Item1.With(Ranges(part.Item2)))
            .ToList();
        return parts.Count == 0 ? _texts.TitleOnly : string.Join("; ", parts);
    }

    // 1 2 3 7: ¶1–3, ¶7.
    private static string Ranges(IReadOnlyList<int> numbers)
    {
        var ranges = new List<string>();
        for (var start = 0; start < numbers.Count;)
        {
            var end = start;
            while (end + 1 < numbers.Count && numbers[end + 1] == numbers[end] + 1)
            {
                end++;
            }

            ranges.Add(start == end
                ? string.Create(CultureInfo.InvariantCulture, $"¶{numbers[start]}")
                : string.Create(CultureInfo.InvariantCulture, $"¶{numbers[start]}–{numbers[end]}"));
            start = end + 1;
        }

        return string.Join(", ", ranges);
    }

    private void WriteIds(string text, IReadOnlyList<string> ids)
    {
        if (ids.Count > 0)
        {
            Write(text.With(string.Join(", ", ids)));
        }
    }

    private void Write(string line) => output.WriteLine(SafeText.ForTerminal(line));
}
