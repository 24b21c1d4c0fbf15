using System.CommandLine;
using System.Globalization;
using StargateBot.CommandLine;
using StargateBot.Configuration;
using StargateBot.Core.Knowledge;
using StargateBot.Localization;
using StargateBot.Output;

namespace StargateBot.Commands;

/// <summary><c>knowledge check</c>: prints all faults of the knowledge folder and a summary.</summary>
internal sealed class KnowledgeCheckCommand : Command
{
    private readonly Texts _texts;
    private readonly Option<string?> _knowledge;

    /// <summary>Makes the command.</summary>
    /// <param name="texts">Texts in the person's language.</param>
    public KnowledgeCheckCommand(Texts texts)
        : base("check", texts.KnowledgeCheckDescription)
    {
        _texts = texts;
        _knowledge = CommonOptions.Knowledge(texts);
        Add(_knowledge);
        SetAction((parsed, cancellationToken) => RunAsync(parsed, TimeProvider.System, cancellationToken));
    }

    private async Task<int> RunAsync(ParseResult parsed, TimeProvider time, CancellationToken cancellationToken)
    {
        var folder = KnowledgeOpener.OpenFolder(parsed.GetValue(_knowledge), _texts);
        var start = time.GetTimestamp();
        var (faults, counts, version) = await Loading.ShowAsync(
            _texts, (progress, token) => Read(folder, progress, token), cancellationToken);
        foreach (var fault in faults)
        {
            Console.Out.WriteLine(SafeText.ForTerminal(KnowledgeFaultMessages.Describe(fault, _texts.Language)));
        }

        Console.Out.WriteLine(faults.Count == 0 ? _texts.CheckFine : _texts.CheckFaults.With(faults.Count));
        Console.Out.WriteLine(_texts.CheckSummary.With(
            counts.Documents,
            counts.Passages,
            counts.Sentences,
            counts.WordLines,
            version,
            time.GetElapsedTime(start).TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture)));
        return faults.Count == 0 ? ExitCode.Done : ExitCode.CheckFailed;
    }

    private static (List<KnowledgeFault> Faults, Counts Counts, string Version) Read(
        KnowledgeFolder folder, IProgress<KnowledgeProgress>? progress, CancellationToken cancellationToken)
    {
        var faults = new List<KnowledgeFault>();
        var counts = new Counts(0, 0, 0, folder.ReadWordLines(faults).Count);
        foreach (var pair in folder.Read(faults, progress, cancellationToken))
        {
            counts = counts.With(pair.Original);
            counts = pair.Translation is { } translation ? counts.With(translation) : counts;
        }

        return (faults, counts, folder.ComputeVersion(cancellationToken));
    }

    private readonly record struct Counts(int Documents, long Passages, long Sentences, int WordLines)
    {
        public Counts With(Document document) => this with
        {
            Documents = Documents + 1,
            Passages = Passages + document.Passages.Count,
            Sentences = Sentences + document.Passages.Sum(passage => (long)passage.Sentences.Count),
        };
    }
}
